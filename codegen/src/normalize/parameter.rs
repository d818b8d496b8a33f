//! Parameters, headers and content: where they go and how they are written.
//!
//! What 3.2 adds goes under `x-` keys beside the words of 3.0 that come closest.

use super::exact;
use super::version::Version;
use super::walk::Walk;
use crate::diagnostic::{Diagnostic, catalog};
use crate::document::extensions as x;
use crate::source::Span;
use crate::tree::{Entry, Map, Node};

pub(super) fn parameter(walk: &mut Walk<'_>, map: &mut Map, span: Span) {
    whole_query(walk, map);
    schema_or_content(walk, map, span);
    cookie_style(walk, map);
    reserved(walk, map);
    let location = map.get("in").and_then(Node::as_str);
    let allowed: &[&str] = match location {
        Some("path") => &["simple", "label", "matrix"],
        Some("header") => &["simple"],
        Some("cookie") => &["form", "cookie"],
        _ => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    };
    style(walk, map, allowed);
    exact::carry(map, &["example"]);
}

/// 3.2's parameter that is the whole query is one of the query, marked.
fn whole_query(walk: &mut Walk<'_>, map: &mut Map) {
    let place = map.entry("in").map(|entry| (entry.key_span, &entry.value));
    let Some((key, span)) = place
        .filter(|(_, place)| place.as_str() == Some("querystring"))
        .map(|(key, place)| (key, place.span))
    else {
        return;
    };
    walk.version
        .note_addition("in: querystring", span, walk.diagnostics);
    map.set(Entry::new("in", key, Node::string(span, "query")));
    map.set(Entry::new(
        x::LOCATION,
        key,
        Node::string(span, "querystring"),
    ));
    for word in ["style", "explode", "allowReserved", "allowEmptyValue"] {
        if let Some(entry) = map.remove(word) {
            let words: [&dyn std::fmt::Display; 2] = [&word, &"it is left out"];
            walk.report(Diagnostic::new(&catalog::WHOLE_QUERY, &words).at(entry.key_span));
        }
    }
    if map.contains("content") {
        return;
    }
    if let Some(schema) = map.remove("schema") {
        let words: [&dyn std::fmt::Display; 2] = [&"schema", &"it is read as that of a form"];
        let place = schema.key_span;
        walk.report(Diagnostic::new(&catalog::WHOLE_QUERY, &words).at(place));
        let span = schema.value.span;
        let wrap = |key: &str, entry: Entry| {
            let mut outer = Map::new();
            outer.set(entry);
            Entry::new(key, place, Node::map(span, outer))
        };
        let form = wrap("application/x-www-form-urlencoded", schema);
        map.set(wrap("content", form));
    }
}

/// 3.2's style for cookies is `form`, marked.
fn cookie_style(walk: &mut Walk<'_>, map: &mut Map) {
    let in_cookie = map.get("in").and_then(Node::as_str) == Some("cookie");
    let style = map.entry("style");
    let Some(style) = style.filter(|style| style.value.as_str() == Some("cookie") && in_cookie)
    else {
        return;
    };
    let (key, span) = (style.key_span, style.value.span);
    walk.version
        .note_addition("style: cookie", span, walk.diagnostics);
    map.set(Entry::new("style", key, Node::string(span, "form")));
    map.set(Entry::new(x::STYLE, key, Node::string(span, "cookie")));
}

/// 3.2 has `allowReserved` wherever something is percent-encoded, the versions before it in queries alone.
fn reserved(walk: &mut Walk<'_>, map: &mut Map) {
    let Some(entry) = map.entry("allowReserved") else {
        return;
    };
    let (place, said) = (entry.key_span, entry.value.as_bool() == Some(true));
    let location = map.get("in").and_then(Node::as_str);
    match location.filter(|_| said && walk.version >= Version::V32) {
        Some("path") => {
            map.set(Entry::new(
                x::ALLOW_RESERVED,
                place,
                Node::boolean(place, true),
            ));
        }
        Some("cookie") => {
            let addition = Diagnostic::new(&catalog::LATER_ADDITION, &[&"allowReserved"]);
            walk.report(addition.at(place));
        }
        _ => {}
    }
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
    for word in ["schema", "content"] {
        if let Some(entry) = map.entry(word).filter(|entry| entry.value.is_null()) {
            let words: [&dyn std::fmt::Display; 2] = [&word, &"an object"];
            walk.report(Diagnostic::new(&catalog::NULL_LEFT_OUT, &words).at(entry.value.span));
            map.remove(word);
        }
    }
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
    leave_out(walk, map, &["prefixEncoding", "itemEncoding"]);
    exact::carry(map, &["example"]);
}

/// Encodings of parts by their places, and of parts within parts (OpenAPI 3.2.0, Media Type Object).
fn leave_out(walk: &mut Walk<'_>, map: &mut Map, words: &[&str]) {
    for word in words {
        if let Some(entry) = map.remove(word) {
            walk.report(Diagnostic::new(&catalog::LATER_ADDITION, &[word]).at(entry.key_span));
        }
    }
}

/// Left out and `false` differ here (OpenAPI 3.0.4, Encoding Object), and `openapiv3` tells no difference.
pub(super) fn encoding(walk: &mut Walk<'_>, map: &mut Map) {
    leave_out(walk, map, &["encoding", "prefixEncoding", "itemEncoding"]);
    if let Some(entry) = map.remove("explode") {
        map.set(Entry::new(x::EXPLODE, entry.key_span, entry.value));
    }
}
