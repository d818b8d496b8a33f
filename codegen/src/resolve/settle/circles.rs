//! Unions that are variants of themselves, directly or by way of other unions.
//!
//! What leads back adds no value: a value fits such a union where it fits a variant that is outside of the circle. Takes
//! and gives a model.

use std::collections::BTreeSet;

use super::union_at;
use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::model::circles::Circles;
use crate::model::{Api, ShapeId, ShapeKind, Variant};

/// Lets every union in a circle have the variants of all of them that are outside of it.
pub(super) fn open(api: &mut Api, unions: &[ShapeId], diagnostics: &mut Diagnostics) {
    let circles = Circles::of(unions.iter().copied(), |id| {
        let held = union_at(api, id).map_or(&[][..], |union| &union.variants);
        let held = held.iter().map(|variant| variant.used.shape);
        held.filter(|shape| union_at(api, *shape).is_some())
            .collect()
    });
    let mut inside: Vec<ShapeId> = unions.to_vec();
    inside.retain(|id| circles.number(*id).is_some());
    inside.sort();
    let opened: Vec<(ShapeId, Vec<Variant>)> = inside
        .into_iter()
        .map(|id| {
            let own = circles.number(id);
            let inside = |other: &ShapeId| circles.number(*other) == own;
            (id, outside(api, id, &inside, diagnostics))
        })
        .collect();
    for (id, variants) in opened {
        if let ShapeKind::Union(union) = &mut api.shapes[id].kind {
            union.variants = variants;
        }
    }
}

/// The variants outside of a circle, in the order in which they are met from one of its unions.
fn outside(
    api: &Api,
    id: ShapeId,
    inside: &dyn Fn(&ShapeId) -> bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Variant> {
    let mut variants = Vec::new();
    let mut seen = BTreeSet::from([id]);
    let mut waiting: Vec<&Variant> = variants_of(api, id).collect();
    while let Some(variant) = waiting.pop() {
        let shape = variant.used.shape;
        if shape == id {
            report(diagnostics, variant);
        }
        if !inside(&shape) {
            variants.push(variant.clone());
        } else if seen.insert(shape) {
            waiting.extend(variants_of(api, shape));
        }
    }
    variants
}

/// The variants of a union, the last one first.
fn variants_of(api: &Api, id: ShapeId) -> impl Iterator<Item = &Variant> {
    union_at(api, id)
        .into_iter()
        .flat_map(|union| union.variants.iter().rev())
}

fn report(diagnostics: &mut Diagnostics, variant: &Variant) {
    let diagnostic = Diagnostic::new(&codes::OWN_VARIANT, &[]).at(variant.used.origin.span);
    diagnostics.push(diagnostic);
}
