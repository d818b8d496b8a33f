//! `type` of 3.1: several types, and null as a type.

use super::walk::Walk;
use crate::diagnostic::{Diagnostic, catalog};
use crate::document::extensions as x;
use crate::source::Span;
use crate::tree::{Entry, Map, Node};

/// Says `type` as one name beside `nullable`, or as `anyOf` where several names are left.
pub(super) fn rewrite(walk: &mut Walk<'_>, map: &mut Map, span: Span) {
    let Some(entry) = map.entry("type") else {
        return;
    };
    let place = entry.key_span;
    let value_span = entry.value.span;
    let is_null = entry.value.as_str() == Some("null") || entry.value.is_null();
    let names = match entry.value.as_list() {
        Some(items) => names_of(items),
        None if is_null => vec!["null".to_owned()],
        None => return,
    };
    let version = walk.version;
    version.note_later_word("type", place, walk.diagnostics);
    map.remove("type");
    let mut set = |key: &str, value: Node| map.set(Entry::new(key, place, value));
    let (nulls, mut names): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name == "null");
    if !nulls.is_empty() {
        set("nullable", Node::boolean(value_span, true));
    }
    // Every integer is a number.
    if names.iter().any(|name| name == "number") {
        names.retain(|name| name != "integer");
    }
    match names.as_slice() {
        [] if nulls.is_empty() => {
            let sentence = Diagnostic::new(
                &catalog::WRONG_TYPE,
                &[&"type", &"a string", &"an empty list"],
            );
            walk.report(sentence.at(value_span));
        }
        [] => {
            set("enum", Node::list(value_span, vec![Node::null(value_span)]));
            set(x::NULL, Node::boolean(value_span, true));
        }
        [name] => set("type", Node::string(value_span, name.as_str())),
        names => {
            set(x::TYPES, Node::boolean(value_span, true));
            any_of(map, names, place, value_span, span);
        }
    }
}

fn names_of(items: &[Node]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for item in items {
        // `[string, null]` without quotes is null itself in YAML.
        let name = match item.is_null() {
            true => "null",
            false => item.as_str().unwrap_or_default(),
        };
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

fn any_of(map: &mut Map, names: &[String], place: Span, value_span: Span, span: Span) {
    let typed = |name: &String| {
        let mut inner = Map::new();
        inner.set(Entry::new(
            "type",
            place,
            Node::string(value_span, name.as_str()),
        ));
        Node::map(value_span, inner)
    };
    let types = Node::list(value_span, names.iter().map(typed).collect());
    let Some(own) = map.remove("anyOf") else {
        map.set(Entry::new("anyOf", place, types));
        return;
    };
    let both = [Entry::new("anyOf", place, types), own].map(|entry| {
        let mut inner = Map::new();
        inner.set(entry);
        Node::map(span, inner)
    });
    match map.get_mut("allOf").and_then(Node::as_list_mut) {
        Some(items) => items.extend(both),
        None => map.set(Entry::new("allOf", place, Node::list(span, both.into()))),
    }
}
