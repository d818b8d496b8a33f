//! What `normalize` carried in `x-oas-` keys, given back.
//!
//! Bounds and values get their exact numbers; schemas that `openapiv3` has no field for are read once into a [`Store`], so
//! that they can be borrowed as all others are.

use indexmap::IndexMap;
use openapiv3::{Operation, PathItem, ReferenceOr, Schema, SchemaData};
use serde_json::Value as Json;

use super::keywords::{Keywords, Rules};
use super::values::read_value;
use crate::document::{Document, extensions as keys};
use crate::model::{Number, Value};
use crate::pointer::Pointer;

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

/// Schemas, path items and operations from `x-oas-` keys, by their pointer in the normalized document.
#[derive(Debug, Default)]
pub(super) struct Store {
    schemas: IndexMap<Pointer, ReferenceOr<Schema>>,
    path_items: IndexMap<Pointer, ReferenceOr<PathItem>>,
    operations: IndexMap<Pointer, Operation>,
}

impl Store {
    /// Reads every carried schema of a document.
    pub(super) fn collect(document: &Document) -> Self {
        let mut store = Self::default();
        for carried in document.carried() {
            let key = carried.pointer.last().unwrap_or_default();
            store.take(&key, &carried.value, &carried.pointer);
        }
        store
    }

    pub(super) fn schema(&self, pointer: &Pointer) -> Option<&ReferenceOr<Schema>> {
        self.schemas.get(pointer)
    }

    pub(super) fn path_item(&self, pointer: &Pointer) -> Option<&ReferenceOr<PathItem>> {
        self.path_items.get(pointer)
    }

    pub(super) fn operation(&self, pointer: &Pointer) -> Option<&Operation> {
        self.operations.get(pointer)
    }

    /// The operations of a path item that have no key of 3.0, with their pointers: the last token is the method.
    pub(super) fn operations(
        &self,
        item: &Pointer,
    ) -> impl Iterator<Item = (&Pointer, &Operation)> {
        let group = item.child(keys::OPERATIONS);
        self.operations
            .iter()
            .filter(move |(pointer, _)| pointer.parent().as_ref() == Some(&group))
    }

    /// The webhooks by name.
    pub(super) fn webhooks(&self) -> impl Iterator<Item = (&Pointer, &ReferenceOr<PathItem>)> {
        let webhooks = Pointer::root().child(keys::WEBHOOKS);
        self.path_items
            .iter()
            .filter(move |(pointer, _)| pointer.parent().as_ref() == Some(&webhooks))
    }

    fn take(&mut self, key: &str, member: &Json, at: &Pointer) {
        match key {
            keys::PATTERN_PROPERTIES | keys::DEFS | keys::DEPENDENT_SCHEMAS => {
                for (name, schema) in member.as_object().into_iter().flatten() {
                    self.take_schema(schema, at.child(name));
                }
            }
            keys::PREFIX_ITEMS => {
                for (index, schema) in member.as_array().into_iter().flatten().enumerate() {
                    self.take_schema(schema, at.item(index));
                }
            }
            keys::PROPERTY_NAMES
            | keys::CONTAINS
            | keys::IF
            | keys::THEN
            | keys::ELSE
            | keys::UNEVALUATED_PROPERTIES
            | keys::UNEVALUATED_ITEMS
                if member.is_object() =>
            {
                self.take_schema(member, at.clone());
            }
            keys::WEBHOOKS | keys::PATH_ITEMS => {
                for (name, item) in member.as_object().into_iter().flatten() {
                    if let Ok(item) = serde_json::from_value(item.clone()) {
                        self.path_items.insert(at.child(name), item);
                    }
                }
            }
            keys::OPERATIONS => {
                for (method, operation) in member.as_object().into_iter().flatten() {
                    if let Ok(operation) = serde_json::from_value(operation.clone()) {
                        self.operations.insert(at.child(method), operation);
                    }
                }
            }
            _ => {}
        }
    }

    fn take_schema(&mut self, json: &Json, at: Pointer) {
        if let Ok(schema) = serde_json::from_value(json.clone()) {
            self.schemas.insert(at, schema);
        }
    }
}

/// Gives a schema's keywords what was carried for them.
pub(super) fn restore(keywords: &mut Keywords<'_>) {
    let extensions = &keywords.data.extensions;
    if let Some(bounds) = extensions.get(keys::BOUNDS) {
        restore_bounds(&mut keywords.rules, bounds);
    }
    if let Some(values) = exact(keywords.data, "enum") {
        keywords.values = match values {
            Value::Array(values) => Some(values),
            _ => None,
        };
    }
    let length = |key| {
        extensions
            .get(key)
            .and_then(Json::as_array)
            .map_or(0, Vec::len)
    };
    let names = extensions
        .get(keys::PATTERN_PROPERTIES)
        .and_then(Json::as_object);
    keywords.carried = Carried {
        patterns: names
            .map(|names| names.keys().cloned().collect())
            .unwrap_or_default(),
        prefix_items: length(keys::PREFIX_ITEMS),
        unevaluated: [keys::UNEVALUATED_PROPERTIES, keys::UNEVALUATED_ITEMS]
            .iter()
            .any(|key| says(extensions.get(*key))),
        closed: extensions.get(keys::UNEVALUATED_PROPERTIES) == Some(&Json::Bool(false)),
        asserting: keys::ASSERTING
            .into_iter()
            .filter(|key| says(extensions.get(*key)))
            .collect(),
        dynamic: extensions.contains_key(keys::DYNAMIC_REF),
    };
}

/// Whether a carried keyword asks for anything.
fn says(value: Option<&Json>) -> bool {
    !matches!(value, None | Some(Json::Bool(true)))
}

/// The names of a carried map, sorted: their order means nothing.
pub(super) fn names(value: &Json) -> Vec<String> {
    let members = value.as_object().into_iter().flatten();
    let mut names: Vec<String> = members.map(|(name, _)| name.clone()).collect();
    names.sort();
    names
}

/// The texts of a carried list.
pub(super) fn texts(value: Option<&Json>) -> Vec<String> {
    let items = value.and_then(Json::as_array).into_iter().flatten();
    let texts = items.filter_map(Json::as_str);
    texts.map(str::to_owned).collect()
}

fn restore_bounds(rules: &mut Rules, bounds: &Json) {
    let bound = |key: &str| bounds.get(key)?.as_str()?.parse::<Number>().ok();
    rules.minimum = bound("minimum");
    rules.maximum = bound("maximum");
    rules.exclusive_minimum = bound("exclusiveMinimum");
    rules.exclusive_maximum = bound("exclusiveMaximum");
    rules.multiple_of = bound("multipleOf");
}

/// The value of a keyword with exact numbers, where it was carried.
pub(super) fn exact(data: &SchemaData, keyword: &str) -> Option<Value> {
    exact_in(&data.extensions, keyword)
}

/// As [`exact`], for an object other than a schema.
pub(super) fn exact_in(extensions: &IndexMap<String, Json>, keyword: &str) -> Option<Value> {
    let text = extensions.get(keys::EXACT)?.get(keyword)?.as_str()?;
    Value::parse(text)
}

/// A schema's default.
pub(super) fn default(data: &SchemaData) -> Option<Value> {
    exact(data, "default").or_else(|| data.default.as_ref().map(read_value))
}

/// A schema's examples, each with the keys that lead to it.
pub(super) fn examples(data: &SchemaData) -> Vec<(Value, Vec<String>)> {
    if let Some(Json::Array(examples)) = data.extensions.get(keys::EXAMPLES) {
        let place = |at: usize| vec![keys::EXAMPLES.to_owned(), at.to_string()];
        let read = examples.iter().enumerate();
        return read
            .map(|(at, example)| (read_value(example), place(at)))
            .collect();
    }
    let example = exact(data, "example").or_else(|| data.example.as_ref().map(read_value));
    example
        .map(|example| (example, vec!["example".to_owned()]))
        .into_iter()
        .collect()
}
