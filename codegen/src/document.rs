//! The document as written: an `openapiv3::OpenAPI` in 3.0's words, and beside it where each place stands.
//!
//! What 3.1 adds and what `openapiv3` would lose rides in the `x-` keys that [`extensions`] lists. Unknown and misspelt
//! keys are told on the way in. Nothing here follows a reference or knows what a thing means.

use openapiv3::OpenAPI;
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::grammar::Kind;
use crate::pointer::Pointer;
use crate::source::Span;
use crate::tree::Node;

mod carried;
mod deserialize;
pub mod extensions;
mod keys;
mod places;
#[cfg(test)]
mod tests;

pub use carried::Carried;
use places::Places;

/// A document in 3.0's words, with the places of its parts.
#[derive(Clone, Debug)]
pub struct Document {
    /// The document.
    pub api: OpenAPI,
    places: Places,
    carried: Vec<Carried>,
}

/// Reads a normalized tree. `None` where `openapiv3` can't hold it.
pub fn read(root: Node, diagnostics: &mut Diagnostics) -> Option<Document> {
    keys::report_unknown(&root, diagnostics);
    let api = match on_large_stack(|| deserialize(&root)) {
        Ok(api) => api,
        Err((place, error)) => {
            diagnostics.push(Diagnostic::new(&catalog::UNREADABLE, &[&error]).at(place));
            return None;
        }
    };
    Some(Document {
        api,
        carried: carried::collect(&root),
        places: Places::of(root),
    })
}

fn deserialize(root: &Node) -> Result<OpenAPI, (Span, String)> {
    OpenAPI::deserialize(root)
        .map_err(|error| locate(root).unwrap_or_else(|| (root.span, error.to_string())))
}

/// The stack that `openapiv3` may need: it takes some 30 KB a level of nesting where nothing is optimised.
const STACK: usize = 32 << 20;

/// Runs where the deepest tree fits; where no thread can be had, here.
fn on_large_stack<T: Send>(work: impl Fn() -> T + Send + Sync) -> T {
    let done = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        thread.spawn_scoped(scope, &work).ok()?.join().ok()
    });
    done.unwrap_or_else(work)
}

/// The first path or schema that `openapiv3` refuses: its own errors name no place.
fn locate(root: &Node) -> Option<(Span, String)> {
    let paths = root.get("paths").and_then(Node::as_map);
    let schemas = root
        .get("components")
        .and_then(|components| components.get("schemas"));
    let groups = [
        (Kind::PathItem, paths),
        (Kind::Schema, schemas.and_then(Node::as_map)),
    ];
    groups.into_iter().find_map(|(kind, entries)| {
        let mut entries = entries.into_iter().flatten();
        entries.find_map(|entry| {
            let error = deserialize::refusal(kind, &entry.value)?;
            Some((entry.key_span, error))
        })
    })
}

impl Document {
    /// What rides in the keys of [`extensions`] and holds more than a scalar, in the order of the document.
    pub fn carried(&self) -> &[Carried] {
        &self.carried
    }

    /// Where the value stands that a pointer names; for a pointer into nothing, where the nearest thing above stands.
    ///
    /// Pointers are those of the normalized document: a place that normalizing made has the span of what it was made
    /// from.
    pub fn span_of(&self, pointer: &Pointer) -> Span {
        self.places.find(pointer).span
    }

    /// Where the key of a member stands; for an item or the root, as [`Self::span_of`].
    pub fn key_span_of(&self, pointer: &Pointer) -> Span {
        let found = self.places.find(pointer);
        found.key_span.unwrap_or(found.span)
    }
}
