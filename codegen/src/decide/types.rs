//! Marks the schemas in whose place a person has a type of their own.
//!
//! The mark is a key of the schema, which `resolve` reads. What stands in examples and defaults is no schema.

use std::collections::{BTreeMap, BTreeSet};

use super::target;
use crate::config::{Replaced, TypeRule};
use crate::tree::{Entry, Map, Node};

/// The mark, which `resolve` knows by this name too.
const OWN_TYPE: &str = "x-typewright-type";

/// Keys whose members a person names, so that no member is a keyword.
const NAMED: &[&str] = &[
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "dependentSchemas",
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
    "securitySchemes",
    "callbacks",
    "pathItems",
    "paths",
    "webhooks",
    "content",
    "links",
];

/// Keys of values that only look like schemas.
const VALUES: &[&str] = &["example", "examples", "default", "enum", "const"];

/// Marks what the rules speak of; a rule about one schema counts more than one about a format.
pub(super) fn mark(root: &mut Node, rules: &[TypeRule]) {
    let by_format = rules.iter().filter_map(|rule| match &rule.of.value {
        Replaced::Format(format) => Some((format.as_str(), rule.path.as_str())),
        Replaced::Schema(_) => None,
    });
    let by_format: BTreeMap<&str, &str> = by_format.collect();
    if !by_format.is_empty() {
        mark_formats(root, false, &by_format);
    }
    for rule in rules {
        let Replaced::Schema(name) = &rule.of.value else {
            continue;
        };
        let pointer = target::of(root, name);
        if let Some(schema) = pointer.and_then(|pointer| target::at_mut(root, &pointer)) {
            put(schema, &rule.path);
        }
    }
}

fn mark_formats(node: &mut Node, named: bool, by_format: &BTreeMap<&str, &str>) {
    if let Some(items) = node.as_list_mut() {
        let items = items.iter_mut();
        items.for_each(|item| mark_formats(item, false, by_format));
        return;
    }
    let format = match named {
        true => None,
        false => node.get("format").and_then(Node::as_str),
    };
    if let Some(path) = format.and_then(|format| by_format.get(format)) {
        put(node, path);
    }
    for (key, _, value) in node.as_map_mut().into_iter().flat_map(Map::iter_mut) {
        if named || !is_value(key) {
            mark_formats(value, !named && NAMED.contains(&key), by_format);
        }
    }
}

/// The formats of the schemas.
pub(super) fn formats(root: &Node) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![(root, false)];
    while let Some((node, named)) = waiting.pop() {
        let items = node.as_list().into_iter().flatten();
        waiting.extend(items.map(|item| (item, false)));
        if !named {
            found.extend(node.get("format").and_then(Node::as_str));
        }
        for entry in node.as_map().into_iter().flatten() {
            if named || !is_value(&entry.key) {
                waiting.push((&entry.value, !named && NAMED.contains(&&*entry.key)));
            }
        }
    }
    found
}

fn is_value(key: &str) -> bool {
    VALUES.contains(&key) || key.starts_with("x-")
}

fn put(schema: &mut Node, path: &str) {
    let span = schema.span;
    if let Some(map) = schema.as_map_mut() {
        map.set(Entry::new(OWN_TYPE, span, Node::string(span, path)));
    }
}
