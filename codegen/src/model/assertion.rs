//! Rules that no type says, as a tree: what JSON Schema asserts of a value, with every reference resolved.
//!
//! A list of assertions is what one Schema Object asks for: all of them hold.

use super::{Constraints, StringFormat, Value};

/// A rule that may hold others.
#[derive(Clone, Debug, PartialEq)]
pub enum Assertion {
    /// Nothing keeps it: the schema `false`.
    Never,
    /// `type`, and `null` where it is allowed beside it.
    Types(Vec<JsonType>),
    /// `enum`, `const`.
    Allowed(Vec<Value>),
    /// The keywords about lengths, numbers and counts, without assertions of their own.
    Rules(Box<Constraints>),
    /// `format` of a text.
    Format(StringFormat),
    /// `required`.
    Required(Vec<String>),
    /// `properties`: one of them.
    Property(String, Vec<Assertion>),
    /// `patternProperties`: one of them.
    Matching(String, Vec<Assertion>),
    /// `additionalProperties`: the properties that [`Self::Property`] and [`Self::Matching`] beside it leave.
    Others(Vec<Assertion>),
    /// `propertyNames`.
    Keys(Vec<Assertion>),
    /// `dependentRequired`, `dependentSchemas`: what holds where a property is there.
    Dependent(String, Vec<Assertion>),
    /// `unevaluatedProperties`.
    Unevaluated(Vec<Assertion>),
    /// `items`: beside [`Self::Prefix`], those after it.
    Items(Vec<Assertion>),
    /// `prefixItems`.
    Prefix(Vec<Vec<Assertion>>),
    /// `contains`, `minContains`, `maxContains`.
    Contains {
        /// What an item keeps.
        rules: Vec<Assertion>,
        /// So many at least.
        least: u64,
        /// So many at most.
        most: Option<u64>,
    },
    /// `unevaluatedItems`.
    UnevaluatedItems(Vec<Assertion>),
    /// `not`.
    Not(Vec<Assertion>),
    /// `allOf`.
    All(Vec<Vec<Assertion>>),
    /// `anyOf`.
    Any(Vec<Vec<Assertion>>),
    /// `oneOf`.
    One(Vec<Vec<Assertion>>),
    /// `if`, `then`, `else`.
    When {
        /// The condition.
        rules: Vec<Assertion>,
        /// What holds with it.
        then: Vec<Assertion>,
        /// What holds without it.
        otherwise: Vec<Assertion>,
    },
}

/// A rule about which properties must be there together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// At least one of these groups (`anyOf` of `required` lists).
    Any(Vec<Vec<String>>),
    /// Exactly one of these groups (`oneOf` of `required` lists).
    One(Vec<Vec<String>>),
}

/// The types of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each variant is the type of its name")]
pub enum JsonType {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl JsonType {
    /// The word that JSON Schema has for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

impl Assertion {
    /// Whether `null` keeps it.
    pub fn lets_null(&self) -> bool {
        let all = |rules: &Vec<Self>| rules.iter().all(Self::lets_null);
        match self {
            Self::Never => false,
            Self::Types(types) => types.contains(&JsonType::Null),
            Self::Allowed(values) => values.iter().any(Value::is_null),
            Self::Not(rules) => !all(rules),
            Self::All(groups) => groups.iter().all(all),
            Self::Any(groups) => groups.iter().any(all),
            Self::One(groups) => groups.iter().filter(|rules| all(rules)).count() == 1,
            Self::When {
                rules,
                then,
                otherwise,
            } => all(if all(rules) { then } else { otherwise }),
            _ => true,
        }
    }

    /// Whether a branch of it declares members that are not declared beside it: what is closed has these too.
    pub fn brings(&self, declared: &dyn Fn(&str) -> bool) -> bool {
        let any = |rules: &Vec<Self>| rules.iter().any(|rule| rule.declares(declared));
        match self {
            Self::All(groups) | Self::Any(groups) | Self::One(groups) => groups.iter().any(any),
            Self::Dependent(_, rules) => any(rules),
            Self::When {
                rules,
                then,
                otherwise,
            } => any(rules) || any(then) || any(otherwise),
            _ => false,
        }
    }

    fn declares(&self, declared: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Self::Property(name, _) => !declared(name),
            Self::Matching(..) | Self::Others(_) => true,
            rule => rule.brings(declared),
        }
    }

    /// Whether it speaks of properties that `declared` does not name, so that they must be kept to be looked at.
    pub fn looks_beyond(&self, declared: &dyn Fn(&str) -> bool) -> bool {
        let any = |rules: &Vec<Self>| rules.iter().any(|rule| rule.looks_beyond(declared));
        match self {
            Self::Required(names) => names.iter().any(|name| !declared(name)),
            Self::Property(name, _) => !declared(name),
            Self::Dependent(name, rules) => !declared(name) || any(rules),
            Self::Keys(_) | Self::Matching(..) | Self::Others(_) | Self::Unevaluated(_) => true,
            Self::Not(rules) => any(rules),
            Self::All(groups) | Self::Any(groups) | Self::One(groups) => groups.iter().any(any),
            Self::When {
                rules,
                then,
                otherwise,
            } => any(rules) || any(then) || any(otherwise),
            _ => false,
        }
    }
}
