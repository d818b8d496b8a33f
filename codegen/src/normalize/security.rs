//! Security schemes of kinds that `openapiv3` doesn't know.

use super::walk::Walk;
use crate::diagnostic::{Diagnostic, catalog};
use crate::document::extensions as x;
use crate::source::Span;
use crate::tree::{Entry, Map, Node};

const KNOWN: &[&str] = &["apiKey", "http", "oauth2", "openIdConnect"];

/// What `openapiv3` refuses a scheme of each type without.
const NEEDED: &[(&str, &[&str])] = &[
    ("apiKey", &["in", "name"]),
    ("http", &["scheme"]),
    ("oauth2", &["flows"]),
    ("openIdConnect", &["openIdConnectUrl"]),
];

/// 3.1's `mutualTLS`, and whatever comes after, travels as an `http` scheme that keeps its type beside it.
pub(super) fn scheme(walk: &mut Walk<'_>, map: &mut Map) {
    let Some(entry) = map.entry("type") else {
        return;
    };
    let place = entry.key_span;
    let Some(name) = entry.value.as_str().map(str::to_owned) else {
        return;
    };
    if !KNOWN.contains(&&*name) {
        let span = entry.value.span;
        if name != "mutualTLS" {
            walk.report(Diagnostic::new(&catalog::UNKNOWN_SECURITY_TYPE, &[&name]).at(span));
        }
        map.set(Entry::new(
            x::SECURITY_TYPE,
            place,
            Node::string(span, name),
        ));
        map.set(Entry::new("type", place, Node::string(span, "http")));
        map.set(Entry::new("scheme", place, Node::string(span, "")));
        return;
    }
    let needed = NEEDED.iter().filter(|(scheme, _)| *scheme == name);
    for key in needed.flat_map(|(_, keys)| *keys) {
        need(walk, map, "a security scheme of this type", key, place);
    }
}

/// Each flow needs its own URLs. 3.2's device flow has none that `openapiv3` knows.
pub(super) fn flows(walk: &mut Walk<'_>, map: &mut Map) {
    if let Some(entry) = map.remove("deviceAuthorization") {
        let sentence = Diagnostic::new(&catalog::LATER_ADDITION, &[&"deviceAuthorization"]);
        walk.report(sentence.at(entry.key_span));
    }
    for (name, place, flow) in map.iter_mut() {
        let needed: &[&str] = match name {
            "implicit" => &["authorizationUrl"],
            "authorizationCode" => &["authorizationUrl", "tokenUrl"],
            "password" | "clientCredentials" => &["tokenUrl"],
            _ => &[],
        };
        if let Some(flow) = flow.as_map_mut() {
            let mut missing = |key| need(walk, flow, "this flow", key, place);
            needed.iter().for_each(|key| missing(key));
        }
    }
}

fn need(walk: &mut Walk<'_>, map: &mut Map, what: &str, key: &str, place: Span) {
    if map.contains(key) {
        return;
    }
    walk.report(Diagnostic::new(&catalog::MISSING_KEY, &[&what, &key]).at(place));
    let value = match key {
        "flows" => Node::map(place, Map::new()),
        "in" => Node::string(place, "header"),
        _ => Node::string(place, ""),
    };
    map.set(Entry::new(key, place, value));
}
