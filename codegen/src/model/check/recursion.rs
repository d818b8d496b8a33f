//! A shape that requires itself has no finite value.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::model::circles::Circles;
use crate::model::reach::children;
use crate::model::{Api, Place, ShapeId, ShapeKind, Use};

/// Finds the shapes that have a finite value, from those that need no other; the rest have none. Of these, the circles
/// are to blame, and not what holds them.
pub(super) fn values_can_be_finite(api: &Api, diagnostics: &mut Diagnostics) {
    let endless = endless(api);
    let is_endless = |id: ShapeId| endless.get(id.index()) == Some(&true);
    let circles = Circles::of(api.shapes.ids().filter(|id| is_endless(*id)), |id| {
        let held = children(&api.shapes[id].kind).into_iter();
        let held = held.filter(|(used, _)| !used.nullable && is_endless(used.shape));
        held.map(|(used, _)| used.shape).collect()
    });
    for (id, shape) in api.shapes.iter() {
        if circles.number(id).is_some() {
            let name = match &shape.place {
                Place::Component(name) => name.as_str(),
                _ => "this schema",
            };
            diagnostics.push(Diagnostic::new(&codes::ENDLESS, &[&name]).at(shape.origin.span));
        }
    }
}

/// Which shapes have no finite value: all but those that need nothing, or nothing but such.
fn endless(api: &Api) -> Vec<bool> {
    let mut missing: Vec<usize> = vec![0; api.shapes.len()];
    let mut holders: BTreeMap<ShapeId, Vec<ShapeId>> = BTreeMap::new();
    let mut finite: Vec<ShapeId> = Vec::new();
    for id in api.shapes.ids() {
        let needs = Needs::of(api, id);
        for needed in &needs.shapes {
            holders.entry(*needed).or_default().push(id);
        }
        match missing.get_mut(id.index()).filter(|_| needs.count > 0) {
            Some(slot) => *slot = needs.count,
            None => finite.push(id),
        }
    }
    while let Some(id) = finite.pop() {
        for holder in holders.get(&id).into_iter().flatten() {
            let Some(count) = missing.get_mut(holder.index()).filter(|count| **count > 0) else {
                continue;
            };
            *count -= 1;
            if *count == 0 {
                finite.push(*holder);
            }
        }
    }
    missing.into_iter().map(|count| count > 0).collect()
}

/// What must be finite for a shape to be.
struct Needs {
    shapes: Vec<ShapeId>,
    /// How many of them.
    count: usize,
}

impl Needs {
    fn of(api: &Api, id: ShapeId) -> Self {
        let shape = &api.shapes[id];
        let open = |uses: Vec<&Use>| -> Vec<ShapeId> {
            let uses = uses.into_iter().filter(|used| !used.nullable);
            uses.map(|used| used.shape).collect()
        };
        let all = |uses: Vec<&Use>| {
            let shapes = open(uses);
            let count = shapes.len();
            Self { shapes, count }
        };
        match &shape.kind {
            ShapeKind::Object(object) => {
                let required = object.properties.values();
                let required = required.filter(|property| property.required);
                all(required.map(|property| &property.used).collect())
            }
            ShapeKind::Union(union) => {
                let shapes = open(union.variants.iter().map(|variant| &variant.used).collect());
                // One is enough.
                let ends = shapes.len() < union.variants.len();
                let count = usize::from(!ends);
                Self { shapes, count }
            }
            ShapeKind::Array(items) if shape.constraints.min_items.unwrap_or_default() > 0 => {
                all(vec![items])
            }
            ShapeKind::Tuple(items) => all(items.iter().collect()),
            ShapeKind::Map(map) if shape.constraints.min_properties.unwrap_or_default() > 0 => {
                all(vec![&map.values])
            }
            _ => all(Vec::new()),
        }
    }
}
