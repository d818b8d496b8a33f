//! What serde_json does differently with its feature `arbitrary_precision`, which any crate of a program turns on for all.
//!
//! There a number comes as an object with one entry, the digits, where anything is asked for; a `Value` gives its numbers as
//! the very type that is asked for or not at all. Knows no types: the readers beside this file ask it.

use serde::de::Error;
use serde_json::{Number, Value};

/// Whether the feature is on: numbers are texts then, and numbers else. Were the answer wrong, reading would be slower
/// and no less right.
pub(super) const ON: bool = std::mem::needs_drop::<Number>();

/// The key below which the digits come.
pub(super) const NUMBER: &str = "$serde_json::private::Number";

/// Refuses what digits beyond a double's range were made of: the text's reader refuses it, a `Value` doesn't.
pub(super) fn check_float<E: Error>(value: f64) -> Result<(), E> {
    if ON && value.is_infinite() {
        return Err(out_of_range());
    }
    Ok(())
}

/// Refuses the numbers that no double holds, as they are refused without the feature.
pub(super) fn check_value<E: Error>(value: &Value) -> Result<(), E> {
    match value {
        Value::Number(number) if number.as_f64().is_none() => Err(out_of_range()),
        Value::Array(items) if ON => items.iter().try_for_each(check_value),
        Value::Object(entries) if ON => entries.values().try_for_each(check_value),
        _ => Ok(()),
    }
}

/// In serde_json's words.
#[cold]
pub(super) fn out_of_range<E: Error>() -> E {
    E::custom("number out of range")
}
