//! Paths, operations and their parts: what 3.1 and 3.2 add, and what `openapiv3` has no field for.

use std::collections::BTreeMap;

use super::walk::{Walk, made};
use super::{later, rename};
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
    media_types(walk, map);
    links(walk, map);
}

/// 3.2's shared media types. Which of them are sequences is for the content to say that refers to them.
fn media_types(walk: &mut Walk<'_>, map: &mut Map) {
    let Some(entry) = map.entry("mediaTypes") else {
        return;
    };
    walk.version
        .note_addition("mediaTypes", entry.key_span, walk.diagnostics);
    map.rename("mediaTypes", x::MEDIA_TYPES);
    let shared = map.get_mut(x::MEDIA_TYPES).and_then(Node::as_map_mut);
    for (_, _, media) in shared.into_iter().flat_map(Map::iter_mut) {
        if let Some(media) = media.as_map_mut() {
            media.rename("itemSchema", &made(x::ITEM_SCHEMA));
        }
    }
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

pub(super) fn response(walk: &mut Walk<'_>, map: &mut Map, span: Span) {
    later::response(walk, map, span);
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

/// `openapiv3` loses every key that is no status in silence. Ranges are written as the specification has them: `2XX`.
pub(super) fn responses(walk: &mut Walk<'_>, map: &mut Map) {
    let mut seen = BTreeMap::new();
    map.retain(|entry| {
        let key = &*entry.key;
        if is_extension(key) {
            return true;
        }
        let Some(status) = Status::parse(key) else {
            walk.report(Diagnostic::new(&catalog::NOT_A_STATUS, &[&key]).at(entry.key_span));
            return false;
        };
        let Some((first, place)) = seen.get(&status) else {
            seen.insert(status, (entry.key.clone(), entry.key_span));
            return true;
        };
        let again = Diagnostic::new(&catalog::REPEATED_STATUS, &[&key, first]).at(entry.key_span);
        walk.report(again.label(*place, "the first one is here"));
        false
    });
    // Places are pointers, which must be the same whoever makes them.
    let ranges: Vec<String> = map
        .iter()
        .filter(|entry| entry.key.ends_with('x'))
        .filter_map(|entry| Status::parse(&entry.key).map(|_| entry.key.to_string()))
        .collect();
    for range in ranges {
        map.rename(&range, &range.to_uppercase());
    }
}
