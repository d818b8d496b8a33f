//! Rules on operations.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::Narrow;
use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::http::{Location, path_placeholders};
use crate::model::{Api, Operation, SecurityAlternative, SecurityKind};
use crate::source::Span;

pub(super) fn ids_are_unique(api: &Api, diagnostics: &mut Diagnostics) {
    let mut seen: IndexMap<&str, Span> = IndexMap::new();
    for operation in api.operations.values() {
        let Some(id) = &operation.id else { continue };
        let span = operation.origin.span;
        if let Some(first) = seen.get(id.as_str()) {
            let diagnostic = Diagnostic::new(&codes::REPEATED_OPERATION_ID, &[id]);
            diagnostics.push(diagnostic.at(span).label(*first, "the first one is here"));
        } else {
            seen.insert(id, span);
        }
    }
}

pub(super) fn paths_can_be_read(api: &Api, diagnostics: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for operation in api.operations.values() {
        let span = operation.path_span;
        if !seen.insert(span) {
            continue;
        }
        let Some(names) = path_placeholders(&operation.path) else {
            diagnostics.push(Diagnostic::new(&codes::BROKEN_PATH, &[&operation.path]).at(span));
            continue;
        };
        for (at, name) in names.iter().enumerate() {
            if names.iter().take(at).any(|before| before == name) {
                diagnostics.push(Diagnostic::new(&codes::REPEATED_PLACEHOLDER, &[name]).at(span));
            }
        }
    }
}

/// What follows `#` in a path never leaves the client (RFC 9110 §7.1). Some descriptions tell all their operations apart by
/// it, so it is told once.
pub(super) fn paths_have_no_fragment(api: &Api, diagnostics: &mut Diagnostics) {
    let mut cut: IndexMap<Span, &str> = IndexMap::new();
    for operation in api.operations.values() {
        if let Some(at) = operation.path.find('#') {
            let fragment = operation.path.get(at..).unwrap_or_default();
            cut.entry(operation.path_span).or_insert(fragment);
        }
    }
    let others = match cut.len() {
        0 | 1 => String::new(),
        2 => ", here and in another path".to_owned(),
        count => format!(", here and in {} other paths", count - 1),
    };
    if let Some((span, fragment)) = cut.first() {
        let diagnostic = Diagnostic::new(&codes::FRAGMENT_IN_PATH, &[fragment, &others]);
        diagnostics.push(diagnostic.at(*span));
    }
}

/// Two credentials of one requirement go into places of their own.
pub(super) fn credentials_have_room(api: &Api, narrow: Narrow<'_>, diagnostics: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for operation in api.operations.values() {
        for alternative in &operation.security {
            let Some((one, other, place)) = crowded(api, alternative) else {
                continue;
            };
            if told.insert((one, other)) {
                let diagnostic =
                    Diagnostic::new(&codes::CROWDED_CREDENTIALS, &[&one, &other, &place]);
                diagnostics.push(diagnostic.at(requirement(operation, narrow)));
            }
        }
    }
}

/// Where an operation says what it needs; of what the whole description says, the operation.
fn requirement(operation: &Operation, narrow: Narrow<'_>) -> Span {
    let own = narrow(&operation.origin, "security");
    match own == narrow(&operation.origin, "") {
        true => operation.origin.span,
        false => own,
    }
}

/// Two schemes that write the same place, and which it is.
fn crowded<'a>(
    api: &'a Api,
    alternative: &'a SecurityAlternative,
) -> Option<(&'a str, &'a str, String)> {
    let mut written: IndexMap<(Location, String), &str> = IndexMap::new();
    for name in alternative.schemes.keys() {
        let scheme = api.security_schemes.get(name)?;
        let Some(place) = place_of(&scheme.kind) else {
            continue;
        };
        if let Some(before) = written.insert(place.clone(), name) {
            let (location, key) = place;
            return Some((before, name, format!("the {} `{key}`", location.as_str())));
        }
    }
    None
}

/// Where a credential goes.
fn place_of(kind: &SecurityKind) -> Option<(Location, String)> {
    match kind {
        SecurityKind::MutualTls => None,
        SecurityKind::ApiKey {
            location: Location::Header,
            name,
        } => Some((Location::Header, name.to_ascii_lowercase())),
        SecurityKind::ApiKey { location, name } => Some((*location, name.clone())),
        _ => Some((Location::Header, "authorization".to_owned())),
    }
}
