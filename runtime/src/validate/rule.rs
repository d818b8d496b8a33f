//! The rules that declarations can set, as static data: what the macros write and the driver reads.
//!
//! Bounds are exact: counts are integers, and numbers are [`Decimal`]s, never floats.

use std::fmt;

use super::decimal::Decimal;
use super::format::Format;
use super::pattern::Pattern;

/// A rule that a value must keep. A rule about another kind of value than the one at hand holds, as in JSON Schema.
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
    /// The rules of each item.
    Items(&'static [Rule]),
    /// The rules of each value of a map.
    Values(&'static [Rule]),
    /// All properties of at least one of these groups, by wire name.
    RequireAny(&'static [&'static [&'static str]]),
    /// All properties of exactly one of these groups, by wire name.
    RequireOne(&'static [&'static [&'static str]]),
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
    /// `anyOf` of lists of required properties
    AnyOf,
    /// `oneOf` of lists of required properties
    OneOf,
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
        }
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
