//! The components of a document, and what each section of them holds.

use crate::grammar::{Kind, Shape};

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
