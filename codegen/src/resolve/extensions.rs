//! The extensions that this generator knows: `x-sensitive`, `x-enum-open`, `x-after-now`, names for enum values, and the
//! mark of a type that a person owns.

use indexmap::IndexMap;

use crate::document::{Schema, Word, extensions as keys};
use crate::model::{Extensions, ShapeKind};

type Map = IndexMap<String, serde_json::Value>;

/// Whether a schema is marked `x-sensitive`.
pub(super) fn is_sensitive(schema: Schema<'_>) -> bool {
    flag_of(schema, "x-sensitive") == Some(true)
}

/// What an object other than a schema is marked with.
pub(super) fn read_extensions(extensions: &Map) -> Extensions {
    Extensions {
        sensitive: flag(extensions, "x-sensitive") == Some(true),
    }
}

/// `x-enum-open`.
pub(super) fn enum_open(schema: Schema<'_>) -> Option<bool> {
    flag_of(schema, "x-enum-open")
}

/// What stands where the type is said that a person has in place of one that is written.
pub(super) fn own_type(schema: Schema<'_>) -> Option<serde_json::Value> {
    schema.word(keys::OWN_TYPE).map(Word::json)
}

/// `x-after-now`, for a time.
pub(super) fn after_now(schema: Schema<'_>, kind: &ShapeKind) -> Option<String> {
    let text = schema.text("x-after-now")?;
    matches!(kind, ShapeKind::Integer(_) | ShapeKind::String(_)).then(|| text.to_owned())
}

/// Names for enum values, by position: `x-enum-varnames`, `x-enumNames`.
pub(super) fn enum_names(schema: Schema<'_>) -> Vec<Option<String>> {
    texts(schema, &["x-enum-varnames", "x-enumNames", "x-enum-names"])
}

/// Prose for enum values, by position: `x-enum-descriptions`, `x-enumDescriptions`.
pub(super) fn enum_descriptions(schema: Schema<'_>) -> Vec<Option<String>> {
    texts(schema, &["x-enum-descriptions", "x-enumDescriptions"])
}

fn texts(schema: Schema<'_>, keys: &[&str]) -> Vec<Option<String>> {
    let list = |key: &&str| schema.word(key).filter(|word| word.is_list());
    let list = keys.iter().find_map(list);
    let text = |value: serde_json::Value| value.as_str().map(str::to_owned);
    list.map(|list| list.values().map(text).collect())
        .unwrap_or_default()
}

fn flag_of(schema: Schema<'_>, key: &str) -> Option<bool> {
    schema.word(key)?.flag()
}

fn flag(extensions: &Map, key: &str) -> Option<bool> {
    extensions.get(key)?.as_bool()
}
