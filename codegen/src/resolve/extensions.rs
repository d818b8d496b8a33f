//! The extensions that this generator knows: `x-sensitive`, `x-enum-open`, `x-after-now`, names for enum values, and the
//! mark of a type that a person owns.

use indexmap::IndexMap;
use openapiv3::SchemaData;

use crate::document::extensions as keys;
use crate::model::{Extensions, ShapeKind};

type Map = IndexMap<String, serde_json::Value>;

/// Whether a schema is marked `x-sensitive`.
pub(super) fn is_sensitive(data: &SchemaData) -> bool {
    flag(&data.extensions, "x-sensitive") == Some(true)
}

/// What an object other than a schema is marked with.
pub(super) fn read_extensions(extensions: &Map) -> Extensions {
    Extensions {
        sensitive: flag(extensions, "x-sensitive") == Some(true),
    }
}

/// `x-enum-open`.
pub(super) fn enum_open(data: &SchemaData) -> Option<bool> {
    flag(&data.extensions, "x-enum-open")
}

/// What stands where the type is said that a person has in place of one that is written.
pub(super) fn own_type(data: &SchemaData) -> Option<&serde_json::Value> {
    data.extensions.get(keys::OWN_TYPE)
}

/// `x-after-now`, for a time.
pub(super) fn after_now(data: &SchemaData, kind: &ShapeKind) -> Option<String> {
    let text = data.extensions.get("x-after-now")?.as_str()?;
    matches!(kind, ShapeKind::Integer(_) | ShapeKind::String(_)).then(|| text.to_owned())
}

/// Names for enum values, by position: `x-enum-varnames`, `x-enumNames`.
pub(super) fn enum_names(data: &SchemaData) -> Vec<Option<String>> {
    texts(data, &["x-enum-varnames", "x-enumNames", "x-enum-names"])
}

/// Prose for enum values, by position: `x-enum-descriptions`, `x-enumDescriptions`.
pub(super) fn enum_descriptions(data: &SchemaData) -> Vec<Option<String>> {
    texts(data, &["x-enum-descriptions", "x-enumDescriptions"])
}

fn texts(data: &SchemaData, keys: &[&str]) -> Vec<Option<String>> {
    let list = keys
        .iter()
        .find_map(|key| data.extensions.get(*key)?.as_array());
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    list.map(|list| list.iter().map(text).collect())
        .unwrap_or_default()
}

fn flag(extensions: &Map, key: &str) -> Option<bool> {
    extensions.get(key)?.as_bool()
}
