//! Text to plain JSON values. YAML's keys become strings, as `200:` stands for `"200":`; its tags are dropped.

use serde_json::{Map, Value};
use serde_yaml::Value as Yaml;

use super::DescriptionError;

/// Reads JSON where the text begins with a brace, else YAML.
pub(super) fn parse_text(text: &str) -> Result<Value, DescriptionError> {
    if text.trim_start().starts_with('{') {
        return Ok(serde_json::from_str(text)?);
    }
    Ok(plain(serde_yaml::from_str(text)?))
}

fn plain(yaml: Yaml) -> Value {
    match yaml {
        Yaml::Null => Value::Null,
        Yaml::Bool(flag) => Value::Bool(flag),
        Yaml::Number(number) => serde_json::to_value(number).unwrap_or(Value::Null),
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(items) => items.into_iter().map(plain).collect(),
        Yaml::Mapping(entries) => entries
            .into_iter()
            .map(|(key, value)| (key_text(plain(key)), plain(value)))
            .collect::<Map<_, _>>()
            .into(),
        Yaml::Tagged(tagged) => plain(tagged.value),
    }
}

fn key_text(key: Value) -> String {
    match key {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
