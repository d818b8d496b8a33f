//! Equal shapes have equal numbers: all that is written of a shape, as a text that is counted.
//!
//! Takes the model; knows no names and no places but those of components, which are equal to nothing but themselves.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::{Additional, Api, Object, Place, Shape, ShapeId, ShapeKind, Union, Use};

/// Deeper than this, shapes are taken as different.
const DEPTH: usize = 48;

/// Gives equal shapes equal numbers.
pub(super) struct Signer<'a> {
    api: &'a Api,
    numbers: BTreeMap<String, usize>,
    known: BTreeMap<ShapeId, Option<usize>>,
}

impl<'a> Signer<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self {
            api,
            numbers: BTreeMap::new(),
            known: BTreeMap::new(),
        }
    }

    /// The number of a shape; `None` for one that is too deep to be told.
    pub(super) fn number(&mut self, id: ShapeId) -> Option<usize> {
        self.sign(id, 0)
    }

    fn sign(&mut self, id: ShapeId, depth: usize) -> Option<usize> {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        if depth > DEPTH {
            return None;
        }
        let api = self.api;
        let shape = &api.shapes[id];
        let text = match &shape.place {
            Place::Component(_) | Place::RequestView(_) => Some(format!("component {id:?}")),
            _ => self.describe(shape, depth),
        };
        let number = text.map(|text| {
            let next = self.numbers.len();
            *self.numbers.entry(text).or_insert(next)
        });
        self.known.insert(id, number);
        number
    }

    /// All of a shape that is written, as text.
    fn describe(&mut self, shape: &Shape, depth: usize) -> Option<String> {
        let mut text = format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} ",
            shape.title,
            shape.description,
            shape.deprecated,
            shape.constraints,
            shape.default,
            shape.extensions
        );
        match &shape.kind {
            ShapeKind::Enum(enumeration) => {
                let base = (enumeration.base, enumeration.open);
                let _ = write!(text, "enum {base:?}");
                for value in &enumeration.values {
                    let value = (&value.value, &value.name, &value.description);
                    let _ = write!(text, "{value:?}");
                }
            }
            ShapeKind::Array(items) => self.describe_use("array", items, depth, &mut text)?,
            ShapeKind::Tuple(items) => {
                for items in items {
                    self.describe_use("tuple", items, depth, &mut text)?;
                }
            }
            ShapeKind::Map(map) => {
                let _ = write!(text, "{:?}", map.pattern);
                self.describe_use("map", &map.values, depth, &mut text)?;
            }
            ShapeKind::Union(union) => self.describe_union(union, depth, &mut text)?,
            ShapeKind::Object(object) => self.describe_object(object, depth, &mut text)?,
            kind => {
                let _ = write!(text, "{kind:?}");
            }
        }
        Some(text)
    }

    fn describe_union(&mut self, union: &Union, depth: usize, text: &mut String) -> Option<()> {
        let tag = union.discriminator.as_ref().map(|tag| &tag.property);
        let _ = write!(text, "union {tag:?} {}", union.several);
        for variant in &union.variants {
            let _ = write!(text, "{:?}{}", variant.tags, variant.default);
            self.describe_use("variant", &variant.used, depth, text)?;
        }
        Some(())
    }

    fn describe_object(&mut self, object: &Object, depth: usize, text: &mut String) -> Option<()> {
        for (name, property) in &object.properties {
            let marks = (property.required, property.read_only, property.write_only);
            let _ = write!(text, "{name:?} {marks:?} {:?}", property.default);
            self.describe_use("property", &property.used, depth, text)?;
        }
        for pattern in &object.patterns {
            self.describe_use(&pattern.pattern, &pattern.used, depth, text)?;
        }
        match &object.additional {
            Additional::Typed(used) => self.describe_use("additional", used, depth, text)?,
            other => {
                let _ = write!(text, "{other:?}");
            }
        }
        Some(())
    }

    fn describe_use(
        &mut self,
        what: &str,
        used: &Use,
        depth: usize,
        text: &mut String,
    ) -> Option<()> {
        let number = self.sign(used.shape, depth + 1)?;
        let place = (
            used.nullable,
            &used.description,
            used.deprecated,
            &used.extensions,
        );
        let _ = write!(text, "{what} {number} {place:?};");
        Some(())
    }
}
