//! A tree as JSON text, with every number as written.

use super::{Node, ScalarKind, Value};

/// Appends compact JSON.
pub(super) fn write_json(node: &Node, text: &mut String) {
    match &node.value {
        Value::Scalar(scalar) => match scalar.kind() {
            ScalarKind::Null => text.push_str("null"),
            ScalarKind::Boolean => text.push_str(if node.as_bool() == Some(true) {
                "true"
            } else {
                "false"
            }),
            ScalarKind::Number => text.push_str(&scalar.as_number().unwrap_or_default()),
            ScalarKind::String => quote(scalar.text(), text),
        },
        Value::List(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                write_json(item, text);
            }
            text.push(']');
        }
        Value::Map(map) => {
            text.push('{');
            for (at, entry) in map.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                quote(&entry.key, text);
                text.push(':');
                write_json(&entry.value, text);
            }
            text.push('}');
        }
    }
}

fn quote(string: &str, text: &mut String) {
    text.push_str(&serde_json::Value::from(string).to_string());
}
