//! Values of the description as declarations write them down.
//!
//! Takes a value of the model; gives a [`Literal`], in which numbers are as Rust writes them. Knows which numbers a type
//! of Rust holds with all their digits.

use crate::model::{Number, Value};

/// A JSON value in a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the JSON type of its name")]
pub enum Literal {
    Null,
    Bool(bool),
    /// The literal as Rust writes it, perhaps with a sign.
    Number(String),
    Text(String),
    List(Vec<Literal>),
    Object(Vec<(String, Literal)>),
}

impl From<&Value> for Literal {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(number.to_string()),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(members) => Self::Object(
                members
                    .iter()
                    .map(|(name, value)| (name.clone(), Self::from(value)))
                    .collect(),
            ),
        }
    }
}

/// Whether a type of Rust holds all digits of the numbers within a value.
pub(super) fn is_held(value: &Value) -> bool {
    match value {
        Value::Number(number) => is_held_number(number),
        Value::Array(items) => items.iter().all(is_held),
        Value::Object(members) => members.values().all(is_held),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}

/// An integer of up to 128 bits, or a number that is the shortest decimal of a double.
fn is_held_number(number: &Number) -> bool {
    number.as_i128().is_some() || is_double(number)
}

/// Whether a number is the shortest decimal of a double.
pub(super) fn is_double(number: &Number) -> bool {
    let float: Option<f64> = number.to_string().parse().ok();
    let shortest = float
        .filter(|float| float.is_finite())
        .and_then(|float| format!("{float:e}").parse::<Number>().ok());
    shortest.as_ref() == Some(number)
}
