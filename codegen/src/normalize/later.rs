//! What 3.2 adds to objects that are there for people: tags, servers, examples, the words of responses.
//!
//! Takes an object; says the same in 3.0's words where there are some, else under `x-` keys.

use super::exact;
use super::version::Version;
use super::walk::Walk;
use crate::document::extensions as x;
use crate::source::Span;
use crate::tree::{Entry, Map, Node};

/// A tag may have a short name, another tag above it, and a kind.
pub(super) fn tag(map: &mut Map) {
    stand_in(map, "summary", "description");
    map.rename("parent", x::PARENT);
    map.rename("kind", x::KIND);
}

/// A server may have a name.
pub(super) fn server(map: &mut Map) {
    stand_in(map, "name", "description");
}

/// A response needs no description any more, and may have a summary.
pub(super) fn response(walk: &Walk<'_>, map: &mut Map, span: Span) {
    stand_in(map, "summary", "description");
    if walk.version >= Version::V32 && !map.contains("description") && !map.contains("$ref") {
        let place = map.iter().next().map_or(span, |entry| entry.key_span);
        map.set(Entry::new("description", place, Node::string(place, "")));
    }
}

/// An example is a value as data, as it is sent, or both.
pub(super) fn example(walk: &mut Walk<'_>, map: &mut Map) {
    for word in ["dataValue", "serializedValue"] {
        if let Some(entry) = map.entry(word) {
            let place = entry.key_span;
            walk.version.note_addition(word, place, walk.diagnostics);
        }
    }
    stand_in(map, "dataValue", "value");
    map.rename("serializedValue", x::SERIALIZED);
    exact::carry(map, &["value"]);
}

/// Lets one key be read as another that isn't there.
fn stand_in(map: &mut Map, word: &str, other: &str) {
    if map.contains(other) {
        map.remove(word);
    } else {
        map.rename(word, other);
    }
}
