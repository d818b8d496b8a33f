//! Keys that 3.1, 3.2 and older JSON Schema have beside those of 3.0: a tree that isn't normalized yet has them all.

use super::{Kind, Shape};

const SCHEMA: Shape = Shape::Referable(Kind::Schema);
const PATH_ITEMS: Shape = Shape::Map(&Shape::Referable(Kind::PathItem));

impl Kind {
    /// What a key holds in the words of any version; `None` for keys that mean nothing here.
    pub(crate) fn shape_in_any_version(self, key: &str, is_list: bool) -> Option<Shape> {
        let later = match (self, key) {
            (Self::Schema, "items") if is_list => Shape::List(&SCHEMA),
            (Self::Schema, "prefixItems") => Shape::List(&SCHEMA),
            (Self::Schema, "$defs" | "definitions" | "patternProperties" | "dependentSchemas") => {
                Shape::Map(&SCHEMA)
            }
            (
                Self::Schema,
                "if" | "then" | "else" | "contains" | "propertyNames" | "contentSchema"
                | "additionalItems",
            ) => SCHEMA,
            (Self::Schema, "unevaluatedProperties" | "unevaluatedItems") => Shape::FlagOrSchema,
            (Self::MediaType, "itemSchema") => SCHEMA,
            (Self::OpenApi, "webhooks") | (Self::Components, "pathItems") => PATH_ITEMS,
            (Self::Components, "mediaTypes") => Shape::Map(&Shape::Object(Self::MediaType)),
            (Self::PathItem, "query") => Shape::Object(Self::Operation),
            (Self::PathItem, "additionalOperations") => Shape::Map(&Shape::Object(Self::Operation)),
            _ => return self.shape_of(key),
        };
        Some(later)
    }
}
