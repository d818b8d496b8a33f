//! The way along a document: every object once, from the root down, by the tables of `grammar`.
//!
//! At each object its own words are said anew first, then its keys are held against the table, then its parts follow.
//! Recursion is as deep as the tree, which is bounded where it is read.

use super::repair;
use super::version::Version;
use super::{later, media, operation, parameter, schema, security, sequence};
use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::document::extensions;
use crate::grammar::{Kind, Shape};
use crate::source::Span;
use crate::tree::{Map, Node};

/// What the way carries.
pub(super) struct Walk<'d> {
    pub(super) version: Version,
    pub(super) diagnostics: &'d mut Diagnostics,
}

/// Whether a place stays in the document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Kept,
    Dropped,
}

impl Walk<'_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// As [`Self::place`], with nothing told.
    pub(super) fn place_quietly(&mut self, shape: Shape, key: &str, node: &mut Node) -> Fate {
        let mut walk = Walk {
            version: self.version,
            diagnostics: &mut Diagnostics::new(),
        };
        walk.place(shape, key, node)
    }

    /// Brings an object to 3.0's words, and all below it.
    pub(super) fn object(&mut self, kind: Kind, node: &mut Node) {
        let span = node.span;
        let Some(map) = node.as_map_mut() else {
            return;
        };
        self.drop_reserved(map);
        self.rewrite(kind, map, span);
        let mut dropped = Vec::new();
        map.retain(|entry| {
            let Some(shape) = kind.shape_of(&entry.key) else {
                return true;
            };
            let fate = self.place(shape, &entry.key, &mut entry.value);
            if fate == Fate::Dropped {
                dropped.push(entry.key.clone());
            }
            fate == Fate::Kept
        });
        repair::missing(self, kind, map, (span, &dropped));
    }

    /// Brings whatever a key holds to 3.0's words.
    pub(super) fn place(&mut self, shape: Shape, key: &str, node: &mut Node) -> Fate {
        if let Shape::Referable(Kind::Schema) = shape {
            schema::replace_boolean(node);
        }
        if repair::fit(self, shape, key, node) == Fate::Dropped {
            return Fate::Dropped;
        }
        if shape == Shape::Object(Kind::MediaType) {
            sequence::media_type(key, node);
        }
        match shape {
            Shape::Object(kind) => self.object(kind, node),
            Shape::Referable(kind) => self.referable(kind, node),
            Shape::FlagOrSchema if node.as_map().is_some() => self.referable(Kind::Schema, node),
            Shape::List(inner) => {
                if let Some(items) = node.as_list_mut() {
                    let key = repair::item_of(key);
                    items.retain_mut(|item| self.place(*inner, &key, item) == Fate::Kept);
                }
            }
            Shape::Map(inner) => {
                if let Some(map) = node.as_map_mut() {
                    if *inner == Shape::Object(Kind::MediaType) {
                        media::keys(self, map);
                    }
                    map.retain(|entry| {
                        self.place(*inner, &entry.key, &mut entry.value) == Fate::Kept
                    });
                }
            }
            _ => {}
        }
        Fate::Kept
    }

    fn referable(&mut self, kind: Kind, node: &mut Node) {
        if kind != Kind::Link {
            self.drop_broken_reference(node);
        }
        let is_reference = node
            .get("$ref")
            .is_some_and(|target| target.as_str().is_some());
        match kind {
            Kind::Schema if is_reference => schema::wrap_reference(self, node),
            _ if is_reference => {
                let siblings = node.as_map().map_or(0, Map::len) - 1;
                if siblings > 0 {
                    self.note_siblings(node);
                }
                return;
            }
            _ => {}
        }
        let is_reference = node
            .get("$ref")
            .is_some_and(|target| target.as_str().is_some());
        if !(kind == Kind::Schema && is_reference) {
            self.object(kind, node);
        }
    }

    /// What is no text refers to nothing.
    fn drop_broken_reference(&mut self, node: &mut Node) {
        let Some(map) = node.as_map_mut() else {
            return;
        };
        let broken = map
            .entry("$ref")
            .filter(|entry| entry.value.as_str().is_none());
        if let Some(entry) = broken {
            let words: [&dyn std::fmt::Display; 3] =
                [&"$ref", &"a string", &entry.value.type_name()];
            let code = match entry.value.is_null() {
                true => &catalog::NULL_LEFT_OUT,
                false => &catalog::WRONG_TYPE,
            };
            let place = entry.value.span;
            self.report(Diagnostic::new(code, &words).at(place));
            map.remove("$ref");
        }
    }

    /// A Reference Object may have `summary` and `description` (OpenAPI 3.1.1), which change nothing for us.
    fn note_siblings(&mut self, node: &Node) {
        for entry in node.as_map().into_iter().flatten() {
            let known = matches!(&*entry.key, "$ref" | "summary" | "description");
            if !known && !crate::grammar::is_extension(&entry.key) {
                let ignored = Diagnostic::new(&catalog::IGNORED_SIBLING, &[&entry.key]);
                self.report(ignored.at(entry.key_span));
            }
        }
    }

    fn rewrite(&mut self, kind: Kind, map: &mut Map, span: Span) {
        match kind {
            Kind::Schema => schema::rewrite(self, map, span),
            Kind::Components => operation::components(self, map),
            Kind::Paths => operation::paths(self, map),
            Kind::PathItem => operation::path_item(self, map),
            Kind::Operation => operation::operation(self, map),
            Kind::Parameter => parameter::parameter(self, map, span),
            Kind::Header => parameter::header(self, map, span),
            Kind::MediaType => parameter::media_type(self, map),
            Kind::Encoding => parameter::encoding(self, map),
            Kind::Response => operation::response(self, map, span),
            Kind::Responses => operation::responses(self, map),
            Kind::Callback => operation::callback(map),
            Kind::Example => later::example(self, map),
            Kind::Tag => later::tag(map),
            Kind::Server => later::server(map),
            Kind::SecurityScheme => security::scheme(self, map),
            Kind::OAuthFlows => security::flows(self, map),
            _ => {}
        }
    }

    /// Only this stage writes such keys; what comes from outside would be taken for ours.
    fn drop_reserved(&mut self, map: &mut Map) {
        map.retain(|entry| {
            let reserved = entry.key.starts_with(extensions::PREFIX);
            if reserved {
                let sentence = Diagnostic::new(&catalog::RESERVED_KEY, &[&entry.key]);
                self.report(sentence.at(entry.key_span));
            }
            if let Some(made) = entry.key.strip_prefix(MADE) {
                entry.key = made.into();
            }
            !reserved
        });
    }
}

/// Stands before a key that is made before its object is visited, so that the visit doesn't take it for a person's.
const MADE: char = '\0';

/// Such a key.
pub(super) fn made(key: &str) -> String {
    format!("{MADE}{key}")
}
