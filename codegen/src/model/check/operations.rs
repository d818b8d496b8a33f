//! Rules on operations.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::http::Location;
use crate::model::{Api, Operation};
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

pub(super) fn paths_and_parameters_agree(api: &Api, diagnostics: &mut Diagnostics) {
    for operation in api.operations.values() {
        let mut report =
            |code, name: &str, span| diagnostics.push(Diagnostic::new(code, &[&name]).at(span));
        let span = operation.origin.span;
        let Some(placeholders) = placeholders(&operation.path) else {
            report(&codes::BROKEN_PATH, &operation.path, span);
            continue;
        };
        for (at, name) in placeholders.iter().enumerate() {
            if placeholders.iter().take(at).any(|before| before == name) {
                report(&codes::REPEATED_PLACEHOLDER, name, span);
            } else if !gives(operation, name) {
                report(&codes::MISSING_PATH_PARAMETER, name, span);
            }
        }
        for parameter in &operation.parameters {
            if parameter.location == Location::Path
                && !placeholders.contains(&parameter.name.as_str())
            {
                report(
                    &codes::IDLE_PATH_PARAMETER,
                    &parameter.name,
                    parameter.origin.span,
                );
            }
        }
    }
}

fn gives(operation: &Operation, name: &str) -> bool {
    operation
        .parameters
        .iter()
        .any(|parameter| parameter.location == Location::Path && parameter.name == name)
}

/// The names in braces, in order; `None` where a brace lacks its other half.
fn placeholders(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        if before.contains('}') || name.contains('{') {
            return None;
        }
        names.push(name);
        rest = after;
    }
    (!rest.contains('}')).then_some(names)
}
