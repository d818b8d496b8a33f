//! The rules of numbers, by exact decimals: a float is the shortest decimal that reads as it.

use super::decimal::{Decimal, Exact};
use super::phrase::phrase;
use super::rule::{Keyword, Rule};
use super::string::check_after_now;
use super::walk::Walk;
use crate::codec::View;

/// Checks the number that `text` writes. It is not asked for when no rule is about numbers.
pub(super) fn check(walk: &mut Walk<'_>, rules: &[Rule], text: impl Fn() -> String) {
    if rules.is_empty() {
        return;
    }
    let text = text();
    let value = text
        .bytes()
        .all(|byte| !matches!(byte, b'N' | b'i'))
        .then(|| Exact::parse(&text));
    for rule in rules {
        match rule {
            Rule::AfterNow(_) => check_after_now(walk, rule, text.parse().ok()),
            _ => check_bound(walk, rule, value.as_ref()),
        }
    }
}

/// The number that `view` shows; none for what is no finite number.
pub(crate) fn exact(view: View<'_>) -> Option<Exact> {
    Some(Exact::parse(&match view {
        View::I64(value) => value.to_string(),
        View::U64(value) => value.to_string(),
        View::I128(value) => value.to_string(),
        View::U128(value) => value.to_string(),
        View::F32(value) if value.is_finite() => format!("{value:e}"),
        View::F64(value) if value.is_finite() => format!("{value:e}"),
        _ => return None,
    }))
}

/// What is no finite number keeps no bound.
fn check_bound(walk: &mut Walk<'_>, rule: &Rule, value: Option<&Exact>) {
    let Some((keyword, bound)) = bound(rule) else {
        return;
    };
    let exact = bound.exact();
    let keeps = value.is_some_and(|value| match keyword {
        Keyword::Minimum => *value >= exact,
        Keyword::Maximum => *value <= exact,
        Keyword::ExclusiveMinimum => *value > exact,
        Keyword::ExclusiveMaximum => *value < exact,
        _ => value.is_multiple_of(&exact),
    });
    if !keeps {
        walk.broke(keyword, || phrase(rule));
    }
}

fn bound(rule: &Rule) -> Option<(Keyword, Decimal)> {
    Some(match rule {
        Rule::Minimum(bound) => (Keyword::Minimum, *bound),
        Rule::Maximum(bound) => (Keyword::Maximum, *bound),
        Rule::ExclusiveMinimum(bound) => (Keyword::ExclusiveMinimum, *bound),
        Rule::ExclusiveMaximum(bound) => (Keyword::ExclusiveMaximum, *bound),
        Rule::MultipleOf(bound) => (Keyword::MultipleOf, *bound),
        _ => return None,
    })
}
