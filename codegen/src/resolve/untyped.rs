//! Schemas that say what members are and not that they have any: read as objects and arrays, and told once.
//!
//! Takes what was merged and the class it was given; gives one diagnostic for each of the two types, at the first place.

use std::collections::BTreeSet;

use super::Resolver;
use super::classify::Class;
use super::compose::Merged;
use super::keywords::Keywords;
use crate::diagnostic::{Diagnostic, catalog as codes};
use crate::document::extensions as x;
use crate::pointer::Pointer;

/// Where schemas of objects and of arrays have no type.
#[derive(Debug, Default)]
pub(super) struct Untyped {
    objects: BTreeSet<(usize, Pointer)>,
    arrays: BTreeSet<(usize, Pointer)>,
}

impl<'d> Resolver<'d, '_> {
    /// Notes a schema whose type is only told by its members.
    pub(super) fn note_untyped(&mut self, merged: &Merged<'d>, class: &Class) {
        if merged.word.is_some() {
            return;
        }
        let word: fn(&Keywords<'_>) -> Option<&'static str> = match class {
            Class::Object => object_word,
            Class::Array => array_word,
            _ => return,
        };
        let mut parts = merged.parts.iter();
        let place = parts.find_map(|part| Some(part.pointer.child(word(&part.keywords)?)));
        let Some(place) = place else { return };
        let at = self.document.key_span_of(&place).start();
        let places = match class {
            Class::Object => &mut self.untyped.objects,
            _ => &mut self.untyped.arrays,
        };
        places.insert((at, place));
    }

    /// Tells of them.
    pub(super) fn report_untyped(&mut self) {
        let untyped = std::mem::take(&mut self.untyped);
        let kinds = [
            (untyped.objects, "an object", "object"),
            (untyped.arrays, "an array", "array"),
        ];
        for (places, noun, typ) in kinds {
            let Some((_, first)) = places.first() else {
                continue;
            };
            let key = first.last().unwrap_or_default();
            let word = match &*key {
                x::PATTERN_PROPERTIES => "patternProperties",
                x::PREFIX_ITEMS => "prefixItems",
                key => key,
            };
            let others = match places.len() - 1 {
                0 => String::new(),
                1 => " (and so is one more schema)".to_owned(),
                more => format!(" (and so are {more} more schemas)"),
            };
            let diagnostic = Diagnostic::new(&codes::UNTYPED, &[&word, &noun, &others, &typ]);
            let span = self.document.key_span_of(first);
            self.diagnostics.push(diagnostic.at(span));
        }
    }
}

fn object_word(keywords: &Keywords<'_>) -> Option<&'static str> {
    if !keywords.properties.is_empty() {
        Some("properties")
    } else if !keywords.carried.patterns.is_empty() {
        Some(x::PATTERN_PROPERTIES)
    } else {
        keywords.additional.map(|_| "additionalProperties")
    }
}

fn array_word(keywords: &Keywords<'_>) -> Option<&'static str> {
    if keywords.carried.prefix_items > 0 {
        return Some(x::PREFIX_ITEMS);
    }
    keywords.items.map(|_| "items")
}
