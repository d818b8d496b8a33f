//! Rules on operations.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::http::path_placeholders;
use crate::model::Api;
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
