//! The rules that declarations can set, as static data: what the macros write and the driver reads.
//!
//! Bounds are exact: counts are integers, and numbers are [`Decimal`]s, never floats.

use std::fmt;

use super::decimal::Decimal;
use super::format::Format;
use super::pattern::Pattern;
use crate::codec::{Kinds, Literal};

/// A rule that a value must keep. A rule about another kind of value than the one at hand holds, as in JSON Schema.
///
/// Rules within rules are about the value as it is written: what is left out is not there, and null is a value.
#[derive(Debug)]
#[non_exhaustive]
pub enum Rule {
    /// At least so many characters (Unicode scalar values).
    MinLength(u64),
    /// At most so many characters (Unicode scalar values).
    MaxLength(u64),
    /// A match of this somewhere in the text.
    Pattern(&'static Pattern),
    /// This or more.
    Minimum(Decimal),
    /// This or less.
    Maximum(Decimal),
    /// More than this.
    ExclusiveMinimum(Decimal),
    /// Less than this.
    ExclusiveMaximum(Decimal),
    /// A whole number of times this.
    MultipleOf(Decimal),
    /// At least so many items.
    MinItems(u64),
    /// At most so many items.
    MaxItems(u64),
    /// No two items that are the same JSON value.
    UniqueItems,
    /// At least so many properties.
    MinProperties(u64),
    /// At most so many properties.
    MaxProperties(u64),
    /// A text of this form.
    Format(Format),
    /// A time at least so many milliseconds after the present.
    AfterNow(u64),
    /// The rules of each item; beside [`Rule::Prefix`], of those after it.
    Items(&'static [Rule]),
    /// The rules of the first items, each its own.
    Prefix(&'static [&'static [Rule]]),
    /// How many items keep these rules.
    Contains {
        /// The rules.
        rules: &'static [Rule],
        /// So many at least.
        least: u64,
        /// So many at most.
        most: Option<u64>,
    },
    /// The rules of each value of a map.
    Values(&'static [Rule]),
    /// All properties of at least one of these groups, by wire name.
    RequireAny(&'static [&'static [&'static str]]),
    /// All properties of exactly one of these groups, by wire name.
    RequireOne(&'static [&'static [&'static str]]),
    /// These properties are there.
    Required(&'static [&'static str]),
    /// The rules of one property's value, where it is there.
    Property(&'static str, &'static [Rule]),
    /// The rules of the values of properties whose name has a match.
    Matching(&'static Pattern, &'static [Rule]),
    /// The rules of the values of all other properties.
    Others {
        /// The names that it passes over.
        names: &'static [&'static str],
        /// The patterns of names that it passes over.
        patterns: &'static [&'static Pattern],
        /// The rules.
        rules: &'static [Rule],
    },
    /// The rules of each property's name.
    Keys(&'static [Rule]),
    /// The rules of the object where a property is there.
    Dependent(&'static str, &'static [Rule]),
    /// The rules of the values of properties of which no other rule beside it, nor a field, speaks.
    Unevaluated(&'static [Rule]),
    /// The rules of the items of which no other rule beside it speaks.
    UnevaluatedItems(&'static [Rule]),
    /// One of these values.
    Allowed(&'static [Literal]),
    /// A value of these kinds. A number without a fraction is an integer, however it is written.
    Types(Kinds),
    /// Not all of these rules hold.
    Not(&'static [Rule]),
    /// Each of these groups holds.
    All(&'static [&'static [Rule]]),
    /// At least one of these groups holds.
    Any(&'static [&'static [Rule]]),
    /// Exactly one of these groups holds.
    One(&'static [&'static [Rule]]),
    /// What holds depends on whether other rules do.
    When {
        /// The condition.
        rules: &'static [Rule],
        /// What holds with it.
        then: &'static [Rule],
        /// What holds without it.
        otherwise: &'static [Rule],
    },
    /// Nothing keeps this rule.
    Never,
}

/// The name of a rule, as OpenAPI has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Keyword {
    /// `minLength`
    MinLength,
    /// `maxLength`
    MaxLength,
    /// `pattern`
    Pattern,
    /// `minimum`
    Minimum,
    /// `maximum`
    Maximum,
    /// `exclusiveMinimum`
    ExclusiveMinimum,
    /// `exclusiveMaximum`
    ExclusiveMaximum,
    /// `multipleOf`
    MultipleOf,
    /// `minItems`
    MinItems,
    /// `maxItems`
    MaxItems,
    /// `uniqueItems`
    UniqueItems,
    /// `minProperties`
    MinProperties,
    /// `maxProperties`
    MaxProperties,
    /// `format`
    Format,
    /// `x-after-now`, of this project
    AfterNow,
    /// `anyOf`
    AnyOf,
    /// `oneOf`
    OneOf,
    /// `not`
    Not,
    /// `type`
    Type,
    /// `enum`
    Enum,
    /// `const`
    Const,
    /// `required`
    Required,
    /// `contains`, `minContains`
    Contains,
    /// `maxContains`
    MaxContains,
    /// `propertyNames`
    PropertyNames,
    /// `additionalProperties`
    AdditionalProperties,
    /// The schema `false`, by which nothing is allowed
    False,
}

impl Keyword {
    /// The keyword as a description writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MinLength => "minLength",
            Self::MaxLength => "maxLength",
            Self::Pattern => "pattern",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::ExclusiveMinimum => "exclusiveMinimum",
            Self::ExclusiveMaximum => "exclusiveMaximum",
            Self::MultipleOf => "multipleOf",
            Self::MinItems => "minItems",
            Self::MaxItems => "maxItems",
            Self::UniqueItems => "uniqueItems",
            Self::MinProperties => "minProperties",
            Self::MaxProperties => "maxProperties",
            Self::Format => "format",
            Self::AfterNow => "x-after-now",
            Self::AnyOf => "anyOf",
            Self::OneOf => "oneOf",
            Self::Not => "not",
            Self::Type => "type",
            Self::Enum => "enum",
            Self::Const => "const",
            Self::Required => "required",
            Self::Contains => "contains",
            Self::MaxContains => "maxContains",
            Self::PropertyNames => "propertyNames",
            Self::AdditionalProperties => "additionalProperties",
            Self::False => "false",
        }
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
