//! The extensions that this generator knows: `x-sensitive`, `x-enum-open`, `x-after-now`, names and prose for enum values,
//! older words for `deprecated`, and the mark of a type that a person owns.

use indexmap::IndexMap;

use crate::document::{Schema, Word, extensions as keys};
use crate::model::{Extensions, ShapeKind, Value};

type Map = IndexMap<String, serde_json::Value>;

/// Whether a schema is marked `x-sensitive`.
pub(super) fn is_sensitive(schema: Schema<'_>) -> bool {
    flag_of(schema, "x-sensitive") == Some(true)
}

/// Whether a value must not be shown: it is marked, or a password.
pub(super) fn is_secret(schema: Schema<'_>) -> bool {
    is_sensitive(schema) || schema.text("format") == Some("password")
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

/// Prose for enum values.
#[derive(Default)]
pub(super) struct EnumProse<'d> {
    /// By position: `x-enum-descriptions`, `x-enumDescriptions`.
    placed: Vec<Option<String>>,
    /// By value: the same as maps.
    by_value: Option<Word<'d>>,
    /// By value: `x-enum-elements` as `[{name: OPEN, description: …}]`.
    elements: Vec<serde_json::Value>,
}

impl<'d> EnumProse<'d> {
    pub(super) fn of(schema: Schema<'d>) -> Self {
        let mut words = DESCRIPTIONS.iter().filter_map(|key| schema.word(key));
        let elements = schema.word("x-enum-elements");
        Self {
            placed: texts(schema, DESCRIPTIONS),
            by_value: words.find(|word| !word.is_list()),
            elements: elements.into_iter().flat_map(Word::values).collect(),
        }
    }

    /// The prose for the value at a position.
    pub(super) fn get(&self, at: usize, value: &Value) -> Option<String> {
        let name = match value {
            Value::String(text) => text.clone(),
            value => value.to_string(),
        };
        let placed = self.placed.get(at).cloned().flatten();
        let by_value = || Some(self.by_value?.get(&name)?.text()?.to_owned());
        let element = || {
            let is_named = |element: &&serde_json::Value| {
                let named = element.get("name").and_then(serde_json::Value::as_str);
                named == Some(name.as_str())
            };
            let element = self.elements.iter().find(is_named)?;
            Some(element.get("description")?.as_str()?.to_owned())
        };
        placed.or_else(by_value).or_else(element)
    }
}

const DESCRIPTIONS: &[&str] = &["x-enum-descriptions", "x-enumDescriptions"];

/// What marked a thing as deprecated before `deprecated` could stand there.
const DEPRECATED: &[&str] = &["x-deprecated", "x-is-deprecated"];

/// Whether a schema is deprecated.
pub(super) fn is_deprecated(schema: Schema<'_>) -> bool {
    schema.is("deprecated") || DEPRECATED.iter().any(|key| schema.is(key))
}

/// Whether an object other than a schema is marked as deprecated by an extension.
pub(super) fn marks_deprecated(extensions: &Map) -> bool {
    let mut marks = DEPRECATED.iter();
    marks.any(|key| flag(extensions, key) == Some(true))
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
