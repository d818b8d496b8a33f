//! JSON as it is written: what a typed value no longer tells, for those who hold it to its description.
//!
//! Takes text; gives its members and the very digits of its numbers. Knows no types.

use indexmap::IndexMap;
use serde_json::value::RawValue;

/// A value as it stands in the text.
#[derive(Debug)]
pub(crate) enum Written<'t> {
    /// What holds no other value.
    Scalar(&'t str),
    /// An array.
    List(&'t str, Vec<Self>),
    /// An object. Of a key that stands twice, the last value.
    Map(&'t str, IndexMap<String, Self>),
}

impl<'t> Written<'t> {
    /// Deeper than this, no type holds anything.
    const DEPTH: u32 = 128;

    /// The value of a whole text.
    pub(crate) fn read(text: &'t str) -> serde_json::Result<Self> {
        Ok(Self::of(serde_json::from_str(text)?, 0))
    }

    /// What can't be taken apart any further is a scalar.
    fn of(raw: &'t RawValue, depth: u32) -> Self {
        let text = raw.get();
        let parts = match text.as_bytes().first() {
            Some(b'[') if depth < Self::DEPTH => {
                serde_json::from_str(text).map(|items: Vec<&'t RawValue>| {
                    Self::List(
                        text,
                        items
                            .into_iter()
                            .map(|item| Self::of(item, depth + 1))
                            .collect(),
                    )
                })
            }
            Some(b'{') if depth < Self::DEPTH => {
                serde_json::from_str(text).map(|members: IndexMap<String, &'t RawValue>| {
                    let members = members.into_iter();
                    Self::Map(
                        text,
                        members
                            .map(|(key, raw)| (key, Self::of(raw, depth + 1)))
                            .collect(),
                    )
                })
            }
            _ => return Self::Scalar(text),
        };
        parts.unwrap_or(Self::Scalar(text))
    }

    /// Its text.
    pub(crate) fn json(&self) -> &'t str {
        match self {
            Self::Scalar(text) | Self::List(text, _) | Self::Map(text, _) => text,
        }
    }

    /// The property or item that a step of a pointer leads to.
    pub(crate) fn get(&self, step: &str) -> Option<&Self> {
        match self {
            Self::Scalar(_) => None,
            Self::List(_, items) => items.get(step.parse::<usize>().ok()?),
            Self::Map(_, members) => members.get(step),
        }
    }

    /// The properties, where it is an object.
    pub(crate) fn members(&self) -> Option<&IndexMap<String, Self>> {
        match self {
            Self::Map(_, members) => Some(members),
            _ => None,
        }
    }

    /// The digits, where it is a number.
    pub(crate) fn number(&self) -> Option<&'t str> {
        let begins =
            |text: &&str| text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        match self {
            Self::Scalar(text) => Some(*text).filter(begins),
            _ => None,
        }
    }

    /// The text, where it is one.
    pub(crate) fn text(&self) -> Option<String> {
        match self {
            Self::Scalar(text) => serde_json::from_str(text).ok(),
            _ => None,
        }
    }
}
