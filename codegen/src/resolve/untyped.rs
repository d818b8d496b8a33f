//! Schemas that say less than they mean, read as what descriptions mean by them, and told once.
//!
//! What members are and not that they have any: objects and arrays. What values of a pattern are and nothing of other
//! names: maps of such values. Takes what was merged; gives one diagnostic for each kind, at the first place.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::Resolver;
use super::classify::Class;
use super::compose::Merged;
use super::keywords::Keywords;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{self as codes, Entry};
use crate::document::extensions as x;
use crate::pointer::Pointer;

/// Places in the order of the text.
type Places = BTreeSet<(usize, Pointer)>;

/// Where schemas of objects and of arrays have no type, and where other names than those of a pattern may be anything.
#[derive(Debug, Default)]
pub(super) struct Untyped {
    objects: Places,
    arrays: Places,
    patterns: Places,
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

    /// Notes a pattern that is all that is said of an object.
    pub(super) fn note_only_pattern(&mut self, place: Pointer) {
        let at = self.document.key_span_of(&place).start();
        self.untyped.patterns.insert((at, place));
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
            let arguments: [&dyn Display; 4] = [&word, &noun, &others(&places), &typ];
            self.report_first(&codes::UNTYPED, first, &arguments);
        }
        if let Some((_, first)) = untyped.patterns.first() {
            let pattern = first.last().unwrap_or_default();
            let arguments: [&dyn Display; 2] = [&pattern, &others(&untyped.patterns)];
            self.report_first(&codes::ONLY_PATTERN, first, &arguments);
        }
    }

    fn report_first(&mut self, code: &'static Entry, place: &Pointer, arguments: &[&dyn Display]) {
        let span = self.document.key_span_of(place);
        self.diagnostics
            .push(Diagnostic::new(code, arguments).at(span));
    }
}

/// How many there are beside the first, in brackets.
fn others(places: &Places) -> String {
    match places.len().saturating_sub(1) {
        0 => String::new(),
        1 => " (and so is one more schema)".to_owned(),
        more => format!(" (and so are {more} more schemas)"),
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
