//! The document as written: an `openapiv3::OpenAPI` in 3.0's words, and beside it where each place stands.
//!
//! What 3.1 adds and what `openapiv3` would lose rides in the `x-` keys that [`extensions`] lists. Nothing here follows
//! a reference or knows what a thing means.

use std::collections::HashMap;

use openapiv3::OpenAPI;

use crate::pointer::Pointer;
use crate::source::Span;

pub mod extensions;

/// A document in 3.0's words, with the places of its parts.
#[derive(Clone, Debug)]
pub struct Document {
    /// The document.
    pub api: OpenAPI,
    spans: Spans,
}

/// Spans by pointer. Pointers are those of the normalized document: a place that normalizing made has the span of
/// what it was made from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans {
    values: HashMap<Pointer, Span>,
    keys: HashMap<Pointer, Span>,
}

impl Document {
    /// Where the value stands that a pointer names; for a pointer into nothing, where the nearest thing above stands.
    pub fn span_of(&self, pointer: &Pointer) -> Span {
        nearest(&self.spans.values, pointer)
    }

    /// Where the key of a member stands; for an item or a pointer into nothing, as [`Self::span_of`].
    pub fn key_span_of(&self, pointer: &Pointer) -> Span {
        let key = self.spans.keys.get(pointer).copied();
        key.unwrap_or_else(|| self.span_of(pointer))
    }
}

fn nearest(spans: &HashMap<Pointer, Span>, pointer: &Pointer) -> Span {
    let mut at = pointer.clone();
    loop {
        if let Some(span) = spans.get(&at) {
            return *span;
        }
        match at.parent() {
            Some(parent) => at = parent,
            None => return Span::default(),
        }
    }
}
