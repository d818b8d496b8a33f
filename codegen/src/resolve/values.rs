//! JSON values of the document as the model holds them.

use crate::model::{Number, Value};

/// Reads a value as `openapiv3` keeps it. A float is read by its shortest text.
pub(super) fn read_value(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Bool(*value),
        serde_json::Value::Number(number) => read_number(&number.to_string()),
        serde_json::Value::String(text) => Value::String(text.clone()),
        serde_json::Value::Array(items) => Value::Array(items.iter().map(read_value).collect()),
        serde_json::Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(name, value)| (name.clone(), read_value(value)));
            Value::Object(Box::new(members.collect()))
        }
    }
}

/// Reads a number's text; what is no number stays a text.
fn read_number(text: &str) -> Value {
    text.parse::<Number>()
        .map_or_else(|_| Value::String(text.to_owned()), Value::Number)
}
