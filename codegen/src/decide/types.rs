//! Marks the schemas in whose place a person has a type of their own.
//!
//! The mark is an extension of the schema, which `resolve` reads.

use std::collections::{BTreeMap, BTreeSet};

use super::{schemas, target};
use crate::config::{Replaced, TypeRule};
use crate::document::extensions::OWN_TYPE;
use crate::pointer::Pointer;
use crate::tree::{Entry, Node};

/// Marks what the rules speak of; a rule about one schema counts more than one about a format.
pub(super) fn mark(root: &mut Node, rules: &[TypeRule]) {
    for (place, path) in of_formats(root, rules) {
        put(root, &place, path);
    }
    for rule in rules {
        if let Replaced::Schema(name) = &rule.of.value
            && let Some(place) = target::of(root, name)
        {
            put(root, &place, &rule.path);
        }
    }
}

/// The places of the schemas that a rule about formats speaks of, with its type.
fn of_formats<'r>(root: &Node, rules: &'r [TypeRule]) -> Vec<(Pointer, &'r str)> {
    let by_format = rules.iter().filter_map(|rule| match &rule.of.value {
        Replaced::Format(format) => Some((format.as_str(), rule.path.as_str())),
        Replaced::Schema(_) => None,
    });
    let by_format: BTreeMap<&str, &str> = by_format.collect();
    let mut found = Vec::new();
    if !by_format.is_empty() {
        schemas::each(root, &mut |schema, place| {
            let path = format_of(schema).and_then(|format| by_format.get(format));
            found.extend(path.map(|path| (place.clone(), *path)));
        });
    }
    found
}

/// The formats of the schemas.
pub(super) fn formats(root: &Node) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    schemas::each(root, &mut |schema, _| found.extend(format_of(schema)));
    found
}

fn format_of(schema: &Node) -> Option<&str> {
    schema.get("format").and_then(Node::as_str)
}

fn put(root: &mut Node, place: &Pointer, path: &str) {
    let Some(schema) = target::at_mut(root, place) else {
        return;
    };
    let span = schema.span;
    if let Some(map) = schema.as_map_mut() {
        map.set(Entry::new(OWN_TYPE, span, Node::string(span, path)));
    }
}
