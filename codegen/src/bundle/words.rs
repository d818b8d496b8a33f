//! Which object a key holds, in the words of every version: a tree that isn't normalized yet has them all.

use crate::grammar::{Kind, Shape};
use crate::tree::Node;

const SCHEMA: Shape = Shape::Referable(Kind::Schema);
const SCHEMAS: Shape = Shape::Map(&SCHEMA);
const PATH_ITEMS: Shape = Shape::Map(&Shape::Referable(Kind::PathItem));

/// What a key holds; `None` for keys that mean nothing here.
pub(super) fn shape_of(kind: Kind, key: &str, value: &Node) -> Option<Shape> {
    let later = match (kind, key) {
        (Kind::Schema, "items") if value.as_list().is_some() => Shape::List(&SCHEMA),
        (Kind::Schema, "prefixItems") => Shape::List(&SCHEMA),
        (Kind::Schema, "$defs" | "definitions" | "patternProperties" | "dependentSchemas") => {
            SCHEMAS
        }
        (
            Kind::Schema,
            "if" | "then" | "else" | "contains" | "propertyNames" | "contentSchema"
            | "additionalItems",
        ) => SCHEMA,
        (Kind::Schema, "unevaluatedProperties" | "unevaluatedItems") => Shape::FlagOrSchema,
        (Kind::MediaType, "itemSchema") => SCHEMA,
        (Kind::OpenApi, "webhooks") | (Kind::Components, "pathItems") => PATH_ITEMS,
        (Kind::PathItem, "query") => Shape::Object(Kind::Operation),
        (Kind::PathItem, "additionalOperations") => Shape::Map(&Shape::Object(Kind::Operation)),
        _ => return kind.shape_of(key),
    };
    Some(later)
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
