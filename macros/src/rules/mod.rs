//! The rule grammar that `Model` fields and `#[api]` parameters share: `min_length = 1, pattern = "…", items(…)`.
//!
//! [`Rules::read_key`] takes one key of an attribute; [`Rules::check`] holds the rules against the type that they are
//! written on; as tokens they are an expression of type `&'static [Rule]`. Knows nothing of structs or operations.

mod check;
mod expand;
mod kind;
mod nested;
mod number;
mod read;

pub(crate) use kind::{Kind, last_segment, only_argument};
pub(crate) use number::Number;
pub(crate) use read::{KEYS, path_text, skip_value};

use proc_macro2::Span;
use syn::LitStr;

use crate::literal::Literal;

/// The rules that were written on one thing, in the order of writing.
#[derive(Clone, Default)]
pub(crate) struct Rules {
    pub(crate) rules: Vec<Rule>,
}

/// A rule and the span of its key.
#[derive(Clone)]
pub(crate) struct Rule {
    pub(crate) key: &'static str,
    pub(crate) span: Span,
    pub(crate) bound: Bound,
}

/// What a rule holds a value against.
#[derive(Clone)]
pub(crate) enum Bound {
    /// `min_length`, `max_items`, …
    Count(u64),
    /// `minimum`, `multiple_of`, …
    Number(Number),
    /// `pattern`
    Pattern(LitStr),
    /// `format`: the variant of the runtime's `Format`.
    Format(&'static str),
    /// `after_now`, in milliseconds.
    AfterNow(u64),
    /// `unique_items`, `never`
    Flag,
    /// `items(…)`, `values(…)`, `not(…)`, `keys(…)`, …
    Nested(Rules),
    /// `property("…", …)`, `dependent("…", …)`
    Named(LitStr, Rules),
    /// `matching("…", …)`
    Matching(LitStr, Rules),
    /// `others(…)`: which others those are is said by the rules beside it.
    Others(Rules),
    /// `required("…", …)`
    Names(Vec<LitStr>),
    /// `allowed(…)`
    Allowed(Vec<Literal>),
    /// `types(…)`: the names of the runtime's `Kinds`.
    Types(Vec<&'static str>),
    /// `any(…, …)`, `one(…, …)`, `all(…, …)`, `prefix(…, …)`
    Alternatives(Vec<Rules>),
    /// `contains(…, at_least = 1, at_most = 2)`
    Contains {
        rules: Rules,
        least: u64,
        most: Option<u64>,
    },
    /// `when(…, then(…), otherwise(…))`
    When {
        rules: Rules,
        then: Rules,
        otherwise: Rules,
    },
    /// `require_any(…)`, `require_one(…)`: groups of wire names.
    Groups(Vec<Vec<String>>),
}

impl Rules {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The rule that `key` set.
    pub(crate) fn get(&self, key: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.key == key)
    }
}

#[cfg(test)]
mod tests;
