//! The headers of an answer as a typed value.
//!
//! Takes a header map and a model whose fields are named as headers are; gives the model, or says which header does not
//! fit. Values are in the style `simple` (OpenAPI 3.1.1, Header Object): items between commas, the names and values of an
//! object likewise, or joined by `=`; what has members may also be JSON.

use std::fmt;

use http::HeaderMap;
use serde_json::Value;

use crate::codec::{Fields, Target, Wire};
use crate::decode::without_value;

/// A header that does not fit its type, or is missing. It never holds what came: headers hold secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderError {
    path: String,
    message: String,
}

impl HeaderError {
    /// The header, and where in it: `X-Tags[1]`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What does not fit.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the headers of the answer are not as documented: ")?;
        if !self.path.is_empty() {
            write!(formatter, "`{}`: ", self.path)?;
        }
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for HeaderError {}

/// Reads the headers that `T` has fields for. Others are passed over.
pub(crate) fn read<T: Wire>(headers: &HeaderMap) -> Result<T, HeaderError> {
    // A scratch value says of what type each header is; the codec then reads all of them, and says what does not fit.
    let mut scratch = T::empty();
    let Target::Model(fields) = scratch.target() else {
        return Err(HeaderError {
            path: String::new(),
            message: "they are read into a model alone".to_owned(),
        });
    };
    let mut found = serde_json::Map::new();
    for (at, field) in fields.schema().fields.iter().enumerate() {
        if let Some(text) = text_of(headers, field.name) {
            found.insert(field.name.to_owned(), value_of(&text, fields.target(at)));
        }
    }
    let json = Value::Object(found).to_string();
    crate::json::from_slice(json.as_bytes()).map_err(|error| HeaderError {
        path: error.path().to_owned(),
        message: without_value(error.message()),
    })
}

/// A header's text: several lines of one name are one list (RFC 9110 §5.3).
fn text_of(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines: Vec<&str> = headers
        .get_all(name)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .collect();
    (!lines.is_empty()).then(|| lines.join(", "))
}

/// What a text says, for a place of this kind.
pub(crate) fn value_of(text: &str, target: Target<'_>) -> Value {
    let text = text.trim();
    match target {
        Target::Option(option) => value_of(text, option.some()),
        Target::Secret(slot) => value_of(text, slot.target()),
        Target::Str(_) | Target::Text(_) => Value::from(text),
        Target::List(list) => json_of(text, '[').unwrap_or_else(|| {
            let items = text.split(',').filter(|_| !text.is_empty());
            items.map(|item| value_of(item, list.push())).collect()
        }),
        Target::Map(map) => json_of(text, '{').unwrap_or_else(|| {
            let value =
                |(name, value): (&str, &str)| (name.to_owned(), value_of(value, map.insert(name)));
            Value::Object(pairs(text).into_iter().map(value).collect())
        }),
        Target::Model(fields) => json_of(text, '{').unwrap_or_else(|| object(text, fields)),
        _ => serde_json::from_str(text).unwrap_or_else(|_| Value::from(text)),
    }
}

/// JSON, where it begins as JSON of that kind does.
fn json_of(text: &str, begins: char) -> Option<Value> {
    let is_json = text.starts_with(begins);
    is_json.then(|| serde_json::from_str(text).ok()).flatten()
}

fn object(text: &str, fields: &mut dyn Fields) -> Value {
    let schema = fields.schema();
    let value = |(name, value): (&str, &str)| {
        let at = schema.fields.iter().position(|field| field.name == name);
        let value = at.map_or_else(
            || Value::from(value),
            |at| value_of(value, fields.target(at)),
        );
        (name.to_owned(), value)
    };
    Value::Object(pairs(text).into_iter().map(value).collect())
}

/// `a,1,b,2`, or `a=1,b=2` where it is exploded.
fn pairs<'a>(text: &'a str) -> Vec<(&'a str, &'a str)> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    if parts.iter().all(|part| part.contains('=')) {
        return parts
            .iter()
            .filter_map(|part| part.split_once('='))
            .collect();
    }
    let pair = |pair: &[&'a str]| Some((*pair.first()?, *pair.get(1)?));
    parts.chunks(2).filter_map(pair).collect()
}
