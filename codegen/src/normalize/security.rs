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
    say_later_words(map);
    let needed = NEEDED.iter().filter(|(scheme, _)| *scheme == name);
    for key in needed.flat_map(|(_, keys)| *keys) {
        need(walk, map, "a security scheme of this type", key, place);
    }
}

/// What 3.2 says of a scheme is said in its description: nothing is done by it.
fn say_later_words(map: &mut Map) {
    let mut said = Vec::new();
    if let Some(entry) = map.remove("deprecated")
        && entry.value.as_bool() == Some(true)
    {
        said.push((entry.key_span, "This scheme is deprecated.".to_owned()));
    }
    if let Some(entry) = map.remove("oauth2MetadataUrl")
        && let Some(url) = entry.value.as_str()
    {
        said.push((
            entry.key_span,
            format!("The authorization server is described at <{url}>."),
        ));
    }
    for (place, text) in said {
        let before = map.get("description").and_then(Node::as_str);
        let text = before.map_or_else(|| text.clone(), |before| format!("{before}\n\n{text}"));
        map.set(Entry::new("description", place, Node::string(place, text)));
    }
}

/// Each flow needs its own URLs. `openapiv3` has no field for 3.2's device flow.
pub(super) fn flows(walk: &mut Walk<'_>, map: &mut Map) {
    if let Some(entry) = map.entry("deviceAuthorization") {
        walk.version
            .note_addition("deviceAuthorization", entry.key_span, walk.diagnostics);
    }
    map.rename("deviceAuthorization", x::DEVICE_FLOW);
    for (name, place, flow) in map.iter_mut() {
        let needed: &[&str] = match name {
            "implicit" => &["authorizationUrl"],
            "authorizationCode" => &["authorizationUrl", "tokenUrl"],
            "password" | "clientCredentials" => &["tokenUrl"],
            x::DEVICE_FLOW => &["deviceAuthorizationUrl", "tokenUrl"],
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
