//! The error of reading an enum of strings, or an entity, from text.

use std::fmt;

use crate::codec::TextError;

/// A string that is none of the values of its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    text: String,
    values: &'static [&'static str],
}

impl UnknownValue {
    /// `text` is none of `values`.
    #[must_use]
    pub fn new(text: &str, values: &'static [&'static str]) -> Self {
        Self {
            text: text.to_owned(),
            values,
        }
    }

    /// The string.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The values that there are.
    #[must_use]
    pub const fn values(&self) -> &'static [&'static str] {
        self.values
    }

    fn expected(&self) -> String {
        let quoted: Vec<String> = self
            .values
            .iter()
            .map(|value| format!("`{value}`"))
            .collect();
        match quoted.as_slice() {
            [only] => only.clone(),
            _ => format!("one of {}", quoted.join(", ")),
        }
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "unknown value {:?}, expected {}",
            self.text,
            self.expected()
        )
    }
}

impl std::error::Error for UnknownValue {}

impl From<UnknownValue> for TextError {
    fn from(error: UnknownValue) -> Self {
        Self::expected(error.expected())
    }
}
