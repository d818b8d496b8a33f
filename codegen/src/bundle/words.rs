//! The components of a document, and what each section of them holds.

use crate::grammar::{Kind, Shape};

/// What becomes of what is no schema and leads nowhere.
pub(super) const LEFT_OUT: &str = "it is left out";

/// What becomes of a reference that leads nowhere.
pub(super) fn lost(shape: Shape) -> &'static str {
    match section_of(shape) {
        Some((_, Kind::Schema)) => "any value is let through in its place",
        _ => LEFT_OUT,
    }
}

/// The word for one of a section.
pub(super) fn one_of(section: &str) -> &str {
    match section {
        "requestBodies" => "request body",
        "securitySchemes" => "security scheme",
        section => section.trim_end_matches('s'),
    }
}

/// The components that hold what may be referred to at a place; `None` where a reference is to be taken in.
pub(super) fn section_of(shape: Shape) -> Option<(&'static str, Kind)> {
    let kind = match shape {
        Shape::Referable(kind) | Shape::Object(kind @ Kind::Callback) => kind,
        Shape::FlagOrSchema => Kind::Schema,
        _ => return None,
    };
    SECTIONS.iter().find(|(_, of)| *of == kind).copied()
}

/// The maps of components, and what each holds. Path items are taken in: 3.0 has no components for them.
pub(super) const SECTIONS: &[(&str, Kind)] = &[
    ("schemas", Kind::Schema),
    ("responses", Kind::Response),
    ("parameters", Kind::Parameter),
    ("examples", Kind::Example),
    ("requestBodies", Kind::RequestBody),
    ("headers", Kind::Header),
    ("securitySchemes", Kind::SecurityScheme),
    ("links", Kind::Link),
    ("callbacks", Kind::Callback),
];
