//! Paths, operations and their parts: what 3.1 and 3.2 add, and what `openapiv3` has no field for.

use super::walk::Walk;
use super::{exact, rename};
use crate::diagnostic::{Diagnostic, catalog};
use crate::document::extensions as x;
use crate::grammar::is_extension;
use crate::http::Status;
use crate::source::Span;
use crate::tree::{Entry, Map, Node};

pub(super) fn components(walk: &mut Walk<'_>, map: &mut Map) {
    let version = walk.version;
    rename(
        map,
        version,
        walk.diagnostics,
        &[("pathItems", x::PATH_ITEMS)],
    );
    links(walk, map);
}

/// `openapiv3` loses every path that begins with no slash.
pub(super) fn paths(walk: &mut Walk<'_>, map: &mut Map) {
    let bare = |key: &str| !key.starts_with('/') && !is_extension(key);
    let found: Vec<_> = map
        .iter()
        .filter(|entry| bare(&entry.key))
        .map(|entry| (entry.key.clone(), entry.key_span))
        .collect();
    for (key, span) in found {
        walk.report(Diagnostic::new(&catalog::PATH_WITHOUT_SLASH, &[&key]).at(span));
        map.rename(&key, &format!("/{key}"));
    }
}

/// 3.2's methods: those without a key of 3.0 go under one.
pub(super) fn path_item(walk: &mut Walk<'_>, map: &mut Map) {
    // Only below a callback a path item with a reference comes here: elsewhere it is a Reference Object to `openapiv3`.
    if let Some(reference) = map.remove("$ref") {
        map.set(Entry::new(
            x::PATH_ITEM_REFERENCE,
            reference.key_span,
            reference.value,
        ));
    }
    for word in ["query", "additionalOperations"] {
        if let Some(entry) = map.entry(word) {
            walk.version
                .note_addition(word, entry.key_span, walk.diagnostics);
        }
    }
    let mut operations = match map.remove("additionalOperations") {
        Some(entry) => entry,
        None if !map.contains("query") => return,
        None => Entry::new("", Span::default(), Node::map(Span::default(), Map::new())),
    };
    if let Some(query) = map.remove("query") {
        operations.key_span = query.key_span;
        let span = query.value.span;
        if let Some(inner) = operations.value.as_map_mut() {
            inner.set(Entry::new("QUERY", query.key_span, query.value));
        }
        operations.value.span = span;
    }
    map.set(Entry::new(
        x::OPERATIONS,
        operations.key_span,
        operations.value,
    ));
}

/// A callback that is a reference: `openapiv3` has no place for one.
pub(super) fn operation(_: &mut Walk<'_>, map: &mut Map) {
    let Some(callbacks) = map.get_mut("callbacks") else {
        return;
    };
    let span = callbacks.span;
    let Some(callbacks) = callbacks.as_map_mut() else {
        return;
    };
    let mut references = Map::new();
    callbacks.retain(|entry| {
        let reference = entry
            .value
            .get("$ref")
            .filter(|node| node.as_str().is_some());
        let Some(reference) = reference else {
            return !is_extension(&entry.key);
        };
        references.set(Entry::new(
            entry.key.clone(),
            entry.key_span,
            reference.clone(),
        ));
        false
    });
    if !references.is_empty() {
        map.set(Entry::new(
            x::CALLBACK_REFERENCES,
            span,
            Node::map(span, references),
        ));
    }
}

/// Extensions of a callback would be read as path items.
pub(super) fn callback(map: &mut Map) {
    map.retain(|entry| !is_extension(&entry.key));
}

/// 3.2's parameter that is the whole query: nothing here writes it, so it is told and left out.
pub(super) fn is_whole_query(walk: &mut Walk<'_>, node: &Node) -> bool {
    let place = node
        .get("in")
        .filter(|place| place.as_str() == Some("querystring"));
    if let Some(place) = place {
        walk.report(
            Diagnostic::new(&catalog::LATER_ADDITION, &[&"in: querystring"]).at(place.span),
        );
    }
    place.is_some()
}

pub(super) fn parameter(walk: &mut Walk<'_>, map: &mut Map, span: Span) {
    schema_or_content(walk, map, span);
    let location = map.get("in").and_then(Node::as_str);
    let allowed: &[&str] = match location {
        Some("path") => &["simple", "label", "matrix"],
        Some("header") => &["simple"],
        Some("cookie") => &["form"],
        _ => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    };
    style(walk, map, allowed);
    exact::carry(map, &["example"]);
}

pub(super) fn header(walk: &mut Walk<'_>, map: &mut Map, span: Span) {
    schema_or_content(walk, map, span);
    style(walk, map, &["simple"]);
    if let Some(entry) = map.remove("explode") {
        map.set(Entry::new(x::EXPLODE, entry.key_span, entry.value));
    }
    exact::carry(map, &["example"]);
}

/// `openapiv3` refuses a parameter with neither, and takes the first of both.
fn schema_or_content(walk: &mut Walk<'_>, map: &mut Map, span: Span) {
    match (map.contains("schema"), map.contains("content")) {
        (false, false) => {
            let place = map.iter().next().map_or(span, |entry| entry.key_span);
            walk.report(Diagnostic::new(&catalog::NO_SCHEMA, &[]).at(place));
            map.set(Entry::new("schema", place, Node::map(place, Map::new())));
        }
        (true, true) => {
            if let Some(content) = map.remove("content") {
                walk.report(
                    Diagnostic::new(&catalog::SCHEMA_AND_CONTENT, &[]).at(content.key_span),
                );
            }
        }
        _ => {}
    }
}

fn style(walk: &mut Walk<'_>, map: &mut Map, allowed: &[&str]) {
    let Some(text) = map.get("style").and_then(Node::as_str) else {
        return;
    };
    if allowed.contains(&text) {
        return;
    }
    let words: Vec<_> = allowed.iter().map(|word| format!("`{word}`")).collect();
    let sentence = Diagnostic::new(&catalog::STYLE_LEFT_OUT, &[&text, &words.join(", ")]);
    if let Some(entry) = map.remove("style") {
        walk.report(sentence.at(entry.value.span));
    }
}

pub(super) fn media_type(walk: &mut Walk<'_>, map: &mut Map) {
    for (word, to) in [("itemSchema", x::ITEM_SCHEMA)] {
        if let Some(entry) = map.entry(word) {
            walk.report(Diagnostic::new(&catalog::LATER_ADDITION, &[&word]).at(entry.key_span));
            map.rename(word, to);
        }
    }
    exact::carry(map, &["example"]);
}

/// Left out and `false` differ here (OpenAPI 3.0.4, Encoding Object), and `openapiv3` tells no difference.
pub(super) fn encoding(map: &mut Map) {
    if let Some(entry) = map.remove("explode") {
        map.set(Entry::new(x::EXPLODE, entry.key_span, entry.value));
    }
}

pub(super) fn response(walk: &mut Walk<'_>, map: &mut Map) {
    links(walk, map);
}

/// `openapiv3` refuses a link that names no operation, and the document with it.
fn links(walk: &mut Walk<'_>, map: &mut Map) {
    let Some(links) = map.get_mut("links").and_then(Node::as_map_mut) else {
        return;
    };
    links.retain(|entry| {
        let Some(link) = entry.value.as_map_mut() else {
            return true;
        };
        if link.contains("$ref") {
            return true;
        }
        if link.contains("operationId") {
            link.remove("operationRef");
            return true;
        }
        let named = link.contains("operationRef");
        if !named {
            let sentence = Diagnostic::new(&catalog::LINK_LEFT_OUT, &[&entry.key]);
            walk.report(sentence.at(entry.key_span));
        }
        named
    });
}

/// `openapiv3` loses every key that is no status in silence.
pub(super) fn responses(walk: &mut Walk<'_>, map: &mut Map) {
    map.retain(|entry| {
        let key = &*entry.key;
        let is_response = is_extension(key) || Status::parse(key).is_some();
        if !is_response {
            walk.report(Diagnostic::new(&catalog::NOT_A_STATUS, &[&key]).at(entry.key_span));
        }
        is_response
    });
}

pub(super) fn example(map: &mut Map) {
    exact::carry(map, &["value"]);
}
