//! What `normalize` carried in `x-oas-` keys, given back.
//!
//! Bounds and values get their exact numbers, and of keywords that 3.0 has no words for it is told which are there.

use indexmap::IndexMap;
use serde_json::Value as Json;

use super::keywords::{Keywords, Rules};
use super::values::read_value;
use crate::document::{Schema, Word, extensions as keys};
use crate::model::{Number, Value};

/// Keywords of one schema that `openapiv3` has no field for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Carried {
    /// The patterns of `patternProperties`, each with the pointer of its schema's key within the schema.
    pub(super) patterns: Vec<String>,
    /// How many `prefixItems` there are.
    pub(super) prefix_items: usize,
    /// Whether there is a rule about members of which no other rule speaks.
    pub(super) unevaluated: bool,
    /// `unevaluatedProperties: false`, which a closed object says.
    pub(super) closed: bool,
    /// The keys of keywords that few types can say.
    pub(super) asserting: Vec<&'static str>,
    /// `$dynamicRef`, which leads where nobody here can tell.
    pub(super) dynamic: bool,
}

/// Gives a schema's keywords what was carried for them.
pub(super) fn restore(keywords: &mut Keywords<'_>) {
    let schema = keywords.data;
    if let Some(bounds) = schema.word(keys::BOUNDS) {
        restore_bounds(&mut keywords.rules, bounds);
    }
    if let Some(values) = exact(schema, "enum") {
        keywords.values = match values {
            Value::Array(values) => Some(values),
            _ => None,
        };
    }
    let patterns = schema.word(keys::PATTERN_PROPERTIES).map(Word::names);
    let prefix = schema.word(keys::PREFIX_ITEMS).map(Word::entries);
    let closed = schema
        .word(keys::UNEVALUATED_PROPERTIES)
        .and_then(Word::flag);
    keywords.carried = Carried {
        patterns: patterns.into_iter().flatten().map(str::to_owned).collect(),
        prefix_items: prefix.map_or(0, |prefix| prefix.iter().count()),
        unevaluated: [keys::UNEVALUATED_PROPERTIES, keys::UNEVALUATED_ITEMS]
            .iter()
            .any(|key| says(schema.word(key))),
        closed: closed == Some(false),
        asserting: keys::ASSERTING
            .into_iter()
            .filter(|key| says(schema.word(key)))
            .collect(),
        dynamic: schema.has(keys::DYNAMIC_REF),
    };
}

/// Whether a carried keyword asks for anything.
fn says(word: Option<Word<'_>>) -> bool {
    word.is_some_and(|word| word.flag() != Some(true))
}

fn restore_bounds(rules: &mut Rules, bounds: Word<'_>) {
    let bound = |key: &str| bounds.get(key)?.text()?.parse::<Number>().ok();
    rules.minimum = bound("minimum");
    rules.maximum = bound("maximum");
    rules.exclusive_minimum = bound("exclusiveMinimum");
    rules.exclusive_maximum = bound("exclusiveMaximum");
    rules.multiple_of = bound("multipleOf");
}

/// The value of a schema's keyword with exact numbers, where it was carried.
pub(super) fn exact(schema: Schema<'_>, keyword: &str) -> Option<Value> {
    let text = schema.word(keys::EXACT)?.get(keyword)?.text()?;
    Value::parse(text)
}

/// As [`exact`], for an object other than a schema.
pub(super) fn exact_in(extensions: &IndexMap<String, Json>, keyword: &str) -> Option<Value> {
    let text = extensions.get(keys::EXACT)?.get(keyword)?.as_str()?;
    Value::parse(text)
}

/// A schema's default.
pub(super) fn default(schema: Schema<'_>) -> Option<Value> {
    value(schema, "default")
}

fn value(schema: Schema<'_>, keyword: &str) -> Option<Value> {
    let plain = || schema.value(keyword).map(|value| read_value(&value));
    exact(schema, keyword).or_else(plain)
}

/// A schema's examples, each with the keys that lead to it.
pub(super) fn examples(schema: Schema<'_>) -> Vec<(Value, Vec<String>)> {
    if let Some(examples) = schema.word(keys::EXAMPLES).filter(|word| word.is_list()) {
        let place = |at: usize| vec![keys::EXAMPLES.to_owned(), at.to_string()];
        let read = examples.values().enumerate();
        return read
            .map(|(at, example)| (read_value(&example), place(at)))
            .collect();
    }
    value(schema, "example")
        .map(|example| (example, vec!["example".to_owned()]))
        .into_iter()
        .collect()
}
