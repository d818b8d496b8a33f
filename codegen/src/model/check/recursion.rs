//! A shape that requires itself has no finite value.

use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::model::{Api, Place, ShapeId, ShapeKind, Use};

/// Finds the shapes that have a finite value, from those that need no other; the rest have none.
pub(super) fn values_can_be_finite(api: &Api, diagnostics: &mut Diagnostics) {
    let mut finite = vec![false; api.shapes.len()];
    let mut grows = true;
    while grows {
        grows = false;
        for id in api.shapes.ids() {
            let known = |id: ShapeId| finite.get(id.index()).copied().unwrap_or_default();
            let settled = known(id) || !is_finite(api, id, &known);
            if let Some(mark) = finite.get_mut(id.index()).filter(|_| !settled) {
                *mark = true;
                grows = true;
            }
        }
    }
    for (id, shape) in api.shapes.iter() {
        if finite.get(id.index()) == Some(&false) && requires_itself(api, id, &finite) {
            let name = match &shape.place {
                Place::Component(name) => name.as_str(),
                _ => "this schema",
            };
            diagnostics.push(Diagnostic::new(&codes::ENDLESS, &[&name]).at(shape.origin.span));
        }
    }
}

fn is_finite(api: &Api, id: ShapeId, known: &dyn Fn(ShapeId) -> bool) -> bool {
    let shape = &api.shapes[id];
    let ends = |used: &Use| used.nullable || known(used.shape);
    match &shape.kind {
        ShapeKind::Object(object) => object
            .properties
            .values()
            .filter(|property| property.required)
            .all(|property| ends(&property.used)),
        ShapeKind::Union(union) => union.variants.iter().any(|variant| ends(&variant.used)),
        ShapeKind::Array(items) => {
            shape.constraints.min_items.unwrap_or_default() == 0 || ends(items)
        }
        ShapeKind::Tuple(items) => items.iter().all(ends),
        ShapeKind::Map(map) => {
            shape.constraints.min_properties.unwrap_or_default() == 0 || ends(&map.values)
        }
        _ => true,
    }
}

/// Whether the circle goes through this shape itself, and not only through what it holds.
fn requires_itself(api: &Api, start: ShapeId, finite: &[bool]) -> bool {
    let mut seen = vec![false; finite.len()];
    let mut waiting = vec![start];
    while let Some(id) = waiting.pop() {
        for (used, _) in crate::model::reach::children(&api.shapes[id].kind) {
            let next = used.shape;
            if finite.get(next.index()) != Some(&false) || used.nullable {
                continue;
            }
            if next == start {
                return true;
            }
            if let Some(mark) = seen.get_mut(next.index()).filter(|mark| !**mark) {
                *mark = true;
                waiting.push(next);
            }
        }
    }
    false
}
