//! Keys that mean nothing: misspelt ones are errors with a suggestion, others warnings.
//!
//! `openapiv3` loses both in silence.

use crate::diagnostic::{Diagnostic, Diagnostics, catalog, suggest};
use crate::grammar::{Kind, Shape, is_extension};
use crate::tree::{Entry, Node};

/// Tells every unknown key of a normalized document.
pub(super) fn report_unknown(root: &Node, diagnostics: &mut Diagnostics) {
    object(Kind::OpenApi, root, diagnostics);
}

fn object(kind: Kind, node: &Node, diagnostics: &mut Diagnostics) {
    for entry in node.as_map().into_iter().flatten() {
        match kind.shape_of(&entry.key) {
            Some(shape) => place(shape, &entry.value, diagnostics),
            None if is_extension(&entry.key) => {}
            None => diagnostics.push(unknown(kind, node, entry)),
        }
    }
}

fn place(shape: Shape, node: &Node, diagnostics: &mut Diagnostics) {
    match shape {
        Shape::Object(kind) => object(kind, node, diagnostics),
        Shape::Referable(kind) => {
            if node.get("$ref").and_then(Node::as_str).is_none() {
                object(kind, node, diagnostics);
            }
        }
        Shape::FlagOrSchema => place(Shape::Referable(Kind::Schema), node, diagnostics),
        Shape::List(inner) => {
            let items = node.as_list().into_iter().flatten();
            items.for_each(|item| place(*inner, item, diagnostics));
        }
        Shape::Map(inner) => {
            let entries = node.as_map().into_iter().flatten();
            entries.for_each(|entry| place(*inner, &entry.value, diagnostics));
        }
        Shape::Text | Shape::Word(_) | Shape::Flag | Shape::Count | Shape::Any => {}
    }
}

fn unknown(kind: Kind, node: &Node, entry: &Entry) -> Diagnostic {
    let name = kind.name();
    match nearest(kind, node, &entry.key) {
        Some(known) => Diagnostic::new(&catalog::MISSPELT_KEY, &[&entry.key, &name, &known]),
        None => Diagnostic::new(&catalog::UNKNOWN_KEY, &[&entry.key, &name]),
    }
    .at(entry.key_span)
}

/// Words that a schema's author may mean and that have another name after normalizing.
const SCHEMA_WORDS: &[&str] = &[
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "const",
    "examples",
    "xml",
    "prefixItems",
    "patternProperties",
    "propertyNames",
    "contains",
    "dependentRequired",
    "unevaluatedProperties",
    "contentEncoding",
    "contentMediaType",
];

/// The known key that a misspelt one is closest to.
fn nearest(kind: Kind, node: &Node, key: &str) -> Option<&'static str> {
    let words: &[&str] = if kind == Kind::Schema {
        SCHEMA_WORDS
    } else {
        &[]
    };
    let fields = kind.fields().iter().map(|field| field.name);
    let known = fields
        .chain(words.iter().copied())
        .filter(|name| !is_extension(name))
        // Words of three letters are close to each other: `get` is no slip of `put`.
        .filter(|name| key.chars().count() > 3 || name.len() > 3 || key.eq_ignore_ascii_case(name));
    // A key that is there already isn't what was meant.
    let free = known.filter(|name| !is_written(node, name));
    suggest::nearest(key, free)
}

/// Whether a key stands in the text: what normalizing put in has the place of the key before which it was put.
fn is_written(node: &Node, name: &str) -> bool {
    let Some(map) = node.as_map() else {
        return false;
    };
    let entry = map.entry(name);
    entry.is_some_and(|entry| {
        let owner = map.iter().find(|other| other.key_span == entry.key_span);
        owner.is_some_and(|owner| owner.key == entry.key)
    })
}
