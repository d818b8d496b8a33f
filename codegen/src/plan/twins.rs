//! Inline shapes that are defined alike in several places, and are written once.
//!
//! Twins are equal in all that is written of them, are called alike by the last step of their places, and travel the
//! same way. Components are never twins: their names tell them apart.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::{Additional, Api, Object, Place, Shape, ShapeId, ShapeKind, Union, Use};

use super::shape_names::is_item;

/// Deeper than this, shapes are taken as different.
const DEPTH: usize = 48;

/// The first twin of each shape that has one; the first itself is not in the map.
#[derive(Debug, Default)]
pub(super) struct Twins {
    first: BTreeMap<ShapeId, ShapeId>,
    /// Each first with all of its group.
    groups: BTreeMap<ShapeId, Vec<ShapeId>>,
}

impl Twins {
    /// The shape that is written for this one.
    pub(super) fn first(&self, id: ShapeId) -> ShapeId {
        self.first.get(&id).copied().unwrap_or(id)
    }

    /// The first of each group.
    pub(super) fn firsts(&self) -> impl Iterator<Item = ShapeId> {
        self.groups.keys().copied()
    }

    /// All that a shape is written for, itself among them; `None` where it has no twin.
    pub(super) fn group(&self, first: ShapeId) -> Option<&[ShapeId]> {
        self.groups.get(&first).map(Vec::as_slice)
    }
}

/// Finds twins among the shapes that are written.
pub(super) fn find(api: &Api, written: &[ShapeId]) -> Twins {
    let mut signer = Signer {
        api,
        numbers: BTreeMap::new(),
        known: BTreeMap::new(),
    };
    let mut groups: BTreeMap<(String, usize), Vec<ShapeId>> = BTreeMap::new();
    let inline = written.iter().filter(|id| is_item(&api.shapes[**id].kind));
    for id in inline {
        if let (Some(step), Some(signature)) = (last_step(api, *id), signer.sign(*id, 0)) {
            groups.entry((step, signature)).or_default().push(*id);
        }
    }
    let mut twins = Twins::default();
    for mut group in groups.into_values().filter(|group| group.len() > 1) {
        group.sort_by(|left, right| {
            api.shapes[*left]
                .origin
                .pointer
                .cmp(&api.shapes[*right].origin.pointer)
        });
        if let [first, others @ ..] = group.as_slice() {
            twins
                .first
                .extend(others.iter().map(|other| (*other, *first)));
            twins.groups.insert(*first, group);
        }
    }
    twins
}

/// What a shape is called where it stands, and who reaches it; `None` for a shape that has a name of its own.
fn last_step(api: &Api, id: ShapeId) -> Option<String> {
    let shape = &api.shapes[id];
    let name = match &shape.place {
        // One body in several media types.
        Place::RequestBody(operation, _) => format!("body of {operation:?}"),
        _ => step_name(api, id)?.to_owned(),
    };
    Some(format!(
        "{}{} {name}",
        shape.reach.requests, shape.reach.responses
    ))
}

/// The property or parameter that a shape is the value of, directly or as an item.
pub(super) fn step_name(api: &Api, id: ShapeId) -> Option<&str> {
    match &api.shapes[id].place {
        Place::Property(_, name)
        | Place::Parameter(_, name)
        | Place::ResponseHeader(_, _, name) => Some(name),
        Place::Item(owner) | Place::Value(owner) if !is_item(&api.shapes[*owner].kind) => {
            match &api.shapes[*owner].place {
                Place::Property(_, name) | Place::Parameter(_, name) => Some(name),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Gives equal shapes equal numbers.
struct Signer<'a> {
    api: &'a Api,
    numbers: BTreeMap<String, usize>,
    known: BTreeMap<ShapeId, Option<usize>>,
}

impl Signer<'_> {
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
