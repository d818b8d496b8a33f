//! Schemas: JSON Schema 2020-12's words (OpenAPI 3.1) in those of OpenAPI 3.0.
//!
//! Keywords that 3.0 lacks keep their meaning under `x-` names. What they mean for a type is decided later.

use super::walk::{Walk, made};
use super::{exact, rename, types};
use crate::diagnostic::{Diagnostic, catalog};
use crate::document::extensions as x;
use crate::source::Span;
use crate::tree::{Entry, Map, Node};

/// The schemas `true` and `false`: anything fits, nothing fits.
pub(super) fn replace_boolean(node: &mut Node) {
    let Some(value) = node.as_bool() else {
        return;
    };
    let span = node.span;
    let mut map = Map::new();
    if !value {
        map.set(Entry::new("not", span, Node::map(span, Map::new())));
        map.set(Entry::new(
            made(x::BOOLEAN),
            span,
            Node::boolean(span, false),
        ));
    }
    *node = Node::map(span, map);
}

/// Words that say something about a reference and constrain nothing.
const ANNOTATIONS: &[&str] = &[
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "nullable",
    "externalDocs",
    "xml",
];

/// `$ref` with siblings becomes `allOf: [$ref]` beside them. In 3.0 only annotations count, the others mean nothing.
pub(super) fn wrap_reference(walk: &mut Walk<'_>, node: &mut Node) {
    let span = node.span;
    let Some(map) = node.as_map_mut() else {
        return;
    };
    let version = walk.version;
    map.retain(|entry| {
        let counts =
            &*entry.key == "$ref" || version.reads_beside_reference(&entry.key, ANNOTATIONS);
        if !counts {
            let ignored = Diagnostic::new(&catalog::IGNORED_SIBLING, &[&entry.key]);
            walk.diagnostics.push(ignored.at(entry.key_span));
        }
        counts
    });
    if map.len() == 1 {
        return;
    }
    let Some(reference) = map.remove("$ref") else {
        return;
    };
    let place = reference.key_span;
    let mut inner = Map::new();
    inner.set(reference);
    let inner = Node::map(span, inner);
    match map.get_mut("allOf").and_then(Node::as_list_mut) {
        Some(items) => items.insert(0, inner),
        None => map.set(Entry::new("allOf", place, Node::list(span, vec![inner]))),
    }
    let mark = Node::boolean(place, true);
    map.set(Entry::new(made(x::REF_SIBLINGS), place, mark));
}

/// Keywords that only change their name.
const RENAMES: &[(&str, &str)] = &[
    ("contentSchema", x::CONTENT_SCHEMA),
    ("prefixItems", x::PREFIX_ITEMS),
    ("patternProperties", x::PATTERN_PROPERTIES),
    ("propertyNames", x::PROPERTY_NAMES),
    ("contains", x::CONTAINS),
    ("minContains", x::MIN_CONTAINS),
    ("maxContains", x::MAX_CONTAINS),
    ("dependentRequired", x::DEPENDENT_REQUIRED),
    ("dependentSchemas", x::DEPENDENT_SCHEMAS),
    ("if", x::IF),
    ("then", x::THEN),
    ("else", x::ELSE),
    ("unevaluatedProperties", x::UNEVALUATED_PROPERTIES),
    ("unevaluatedItems", x::UNEVALUATED_ITEMS),
    ("$defs", x::DEFS),
    ("definitions", x::DEFS),
    ("$id", x::ID),
    ("$anchor", x::ANCHOR),
    ("$dynamicAnchor", x::DYNAMIC_ANCHOR),
    ("$dynamicRef", x::DYNAMIC_REF),
];

/// Keywords about the schema as a text.
const SILENT: &[&str] = &["$schema", "$comment", "$vocabulary"];

/// Says a schema's own words anew.
pub(super) fn rewrite(walk: &mut Walk<'_>, map: &mut Map, span: Span) {
    map.retain(|entry| !SILENT.contains(&&*entry.key));
    empty_lists(walk, map);
    required_flag(walk, map);
    tuple_items(walk, map);
    rename(map, walk.version, walk.diagnostics, RENAMES);
    map.rename("xml", x::XML);
    constant(walk, map);
    types::rewrite(walk, map, span);
    examples(walk, map);
    content(walk, map);
    discriminator(walk, map);
    exact::bounds(walk, map);
    exact::texts_of_strings(walk, map);
    exact::carry(map, &["default", "example", "enum"]);
}

/// Choices of nothing: no value would fit (JSON Schema 2020-12, Core §10.2, Validation §6.1.2), which nobody means.
fn empty_lists(walk: &mut Walk<'_>, map: &mut Map) {
    for key in ["enum", "allOf", "anyOf", "oneOf"] {
        let is_empty = |list: &[Node]| list.is_empty();
        let Some(entry) = map
            .entry(key)
            .filter(|entry| entry.value.as_list().is_some_and(is_empty))
        else {
            continue;
        };
        walk.report(Diagnostic::new(&catalog::EMPTY_LIST, &[&key]).at(entry.value.span));
        map.remove(key);
    }
}

/// `required: true` in a property belongs to JSON Schema of 2010; the list of its object says it now.
fn required_flag(walk: &mut Walk<'_>, map: &mut Map) {
    let is_flag = map
        .get("required")
        .is_some_and(|required| required.as_bool().is_some());
    if !is_flag {
        return;
    }
    if let Some(entry) = map.remove("required") {
        walk.report(Diagnostic::new(&catalog::REQUIRED_FLAG, &[]).at(entry.key_span));
    }
}

/// `items: [A, B]` of older JSON Schema is `prefixItems`.
fn tuple_items(walk: &mut Walk<'_>, map: &mut Map) {
    let is_tuple = map
        .get("items")
        .is_some_and(|items| items.as_list().is_some());
    if !is_tuple {
        return;
    }
    let Some(items) = map.remove("items") else {
        return;
    };
    let sentence = Diagnostic::new(&catalog::TUPLE_ITEMS, &[]).at(items.key_span);
    walk.report(sentence);
    if let Some(rest) = map.remove("additionalItems") {
        map.set(Entry::new("items", rest.key_span, rest.value));
    }
    map.set(Entry::new(x::PREFIX_ITEMS, items.key_span, items.value));
}

/// `const: V` is `enum: [V]`.
fn constant(walk: &mut Walk<'_>, map: &mut Map) {
    let Some(entry) = map.remove("const") else {
        return;
    };
    let place = entry.key_span;
    let version = walk.version;
    version.note_later_word("const", place, walk.diagnostics);
    let span = entry.value.span;
    let values = Node::list(span, vec![entry.value]);
    map.set(Entry::new("enum", place, values));
    map.set(Entry::new(x::CONST, place, Node::boolean(place, true)));
}

/// 3.1 has a list of examples; the first is 3.0's `example`.
fn examples(walk: &mut Walk<'_>, map: &mut Map) {
    let Some(entry) = map.remove("examples") else {
        return;
    };
    let version = walk.version;
    version.note_later_word("examples", entry.key_span, walk.diagnostics);
    let values = match entry.value.as_list() {
        Some(values) => values.to_vec(),
        // Named examples belong to media types, but are often put here.
        None => named_values(&entry.value),
    };
    if let (Some(first), false) = (values.first(), map.contains("example")) {
        map.set(Entry::new("example", entry.key_span, first.clone()));
    }
    let values = Node::list(entry.value.span, values);
    map.set(Entry::new(x::EXAMPLES, entry.key_span, values));
}

fn named_values(node: &Node) -> Vec<Node> {
    let entries = node.as_map().into_iter().flatten();
    let values = entries.map(|entry| entry.value.get("value").unwrap_or(&entry.value));
    values.cloned().collect()
}

/// Encoded and binary content are formats in 3.0 (OpenAPI 3.0.4, "Working with Binary Data").
fn content(walk: &mut Walk<'_>, map: &mut Map) {
    let version = walk.version;
    for word in ["contentEncoding", "contentMediaType"] {
        if let Some(entry) = map.entry(word) {
            version.note_later_word(word, entry.key_span, walk.diagnostics);
        }
    }
    let encoding = map
        .entry("contentEncoding")
        .map(|entry| (entry.key_span, entry.value.as_str()));
    let media = map
        .entry("contentMediaType")
        .map(|entry| (entry.key_span, entry.value.as_str()));
    let format = match (encoding, media) {
        (Some((place, Some("base64"))), _) => Some((place, "byte")),
        (None, Some((place, Some(media)))) if is_raw(media) => Some((place, "binary")),
        _ => None,
    };
    if let (Some((place, name)), false) = (format, map.contains("format")) {
        map.set(Entry::new("format", place, Node::string(place, name)));
    }
    map.rename("contentEncoding", x::CONTENT_ENCODING);
    map.rename("contentMediaType", x::CONTENT_MEDIA_TYPE);
}

/// Whether a media type's content is no text, and so raw bytes where it is not encoded.
fn is_raw(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    match essence.split_once('/') {
        Some(("audio" | "font" | "video", _)) => true,
        Some(("image", kind)) => !kind.ends_with("+xml"),
        Some(("application", kind)) => {
            matches!(kind, "gzip" | "octet-stream" | "pdf" | "wasm" | "zip")
        }
        _ => false,
    }
}

/// Swagger 2 named the property alone.
fn discriminator(walk: &mut Walk<'_>, map: &mut Map) {
    let Some(node) = map.get_mut("discriminator") else {
        return;
    };
    if let Some(entry) = node.as_map().and_then(|map| map.entry("defaultMapping")) {
        walk.version
            .note_addition("defaultMapping", entry.key_span, walk.diagnostics);
    }
    if let Some(map) = node.as_map_mut() {
        map.rename("defaultMapping", &made(x::DEFAULT_MAPPING));
    }
    if node.as_str().is_none() {
        return;
    }
    let span = node.span;
    let name = std::mem::replace(node, Node::null(span));
    let mut object = Map::new();
    object.set(Entry::new("propertyName", span, name));
    *node = Node::map(span, object);
    walk.report(
        Diagnostic::new(
            &catalog::MENDED,
            &[&"discriminator", &"an object", &"a string"],
        )
        .at(span),
    );
}
