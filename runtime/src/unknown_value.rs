//! The errors of reading an enum of strings, or an entity, from text, and an enum of numbers from a number.

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

/// A number that is none of the values of its type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnknownNumber<T: 'static> {
    number: T,
    values: &'static [T],
}

impl<T: Copy> UnknownNumber<T> {
    /// `number` is none of `values`.
    #[must_use]
    pub const fn new(number: T, values: &'static [T]) -> Self {
        Self { number, values }
    }

    /// The number.
    #[must_use]
    pub const fn number(&self) -> T {
        self.number
    }

    /// The values that there are.
    #[must_use]
    pub const fn values(&self) -> &'static [T] {
        self.values
    }
}

impl<T: fmt::Display> fmt::Display for UnknownNumber<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted: Vec<String> = self
            .values
            .iter()
            .map(|value| format!("`{value}`"))
            .collect();
        let all = if quoted.len() == 1 { "" } else { "one of " };
        write!(
            f,
            "unknown value {}, expected {all}{}",
            self.number,
            quoted.join(", ")
        )
    }
}

impl<T: fmt::Debug + fmt::Display> std::error::Error for UnknownNumber<T> {}

#[cfg(test)]
mod tests {
    use typewright::{Entity, StringEnum};

    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
    enum Flag {
        #[value("Y")]
        Upper,
        #[value("y")]
        Lower,
    }

    #[derive(Clone, Debug, PartialEq, Eq, Hash, StringEnum)]
    enum Open {
        #[value("a")]
        A,
        #[unknown]
        Unknown(String),
    }

    #[test]
    fn values_that_differ_in_case_are_two() {
        assert_eq!("Y".parse(), Ok(Flag::Upper));
        assert_eq!("y".parse(), Ok(Flag::Lower));
        assert_eq!(
            (Flag::VALUES, Flag::ALL),
            (["Y", "y"].as_slice(), [Flag::Upper, Flag::Lower].as_slice())
        );
        let error = Flag::try_from("n").unwrap_err().to_string();
        assert_eq!(error, "unknown value \"n\", expected one of `Y`, `y`");
    }

    #[test]
    fn an_open_enum_keeps_what_it_does_not_know() {
        let open: Open = serde_json::from_str("\"b\"").unwrap();
        assert_eq!(open, Open::Unknown("b".to_owned()));
        assert_eq!(serde_json::to_string(&open).unwrap(), "\"b\"");
        assert_eq!(
            (Open::from("a"), format!("{:>3}", Open::A)),
            (Open::A, "  a".to_owned())
        );
    }

    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
    #[entity("in.co.sandbox.request")]
    struct RequestEntity;

    #[test]
    fn a_foreign_entity_is_refused_with_both_strings() {
        assert_eq!(
            serde_json::to_string(&RequestEntity).unwrap(),
            "\"in.co.sandbox.request\""
        );
        let error = serde_json::from_str::<RequestEntity>("\"other\"")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("in.co.sandbox.request") && error.contains("other"),
            "{error}"
        );
        assert_eq!(RequestEntity::VALUE.parse(), Ok(RequestEntity));
        assert_eq!(
            "other".parse::<RequestEntity>().unwrap_err().text(),
            "other"
        );
    }
}
