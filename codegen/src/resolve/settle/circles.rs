//! Unions that are variants of themselves, directly or by way of other unions.
//!
//! What leads back adds no value: a value fits such a union where it fits a variant that is outside of the circle. Takes
//! and gives a model.

use std::collections::{BTreeMap, BTreeSet};

use super::union_at;
use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::model::{Api, ShapeId, ShapeKind, Variant};

/// Lets every union in a circle have the variants of all of them that are outside of it.
pub(super) fn open(api: &mut Api, unions: &[ShapeId], diagnostics: &mut Diagnostics) {
    let reached = unions.iter().map(|id| (*id, reached_from(api, *id)));
    let circles: BTreeMap<ShapeId, BTreeSet<ShapeId>> = reached
        .filter(|(id, reached)| reached.contains(id))
        .collect();
    let leads =
        |from: &ShapeId, to: &ShapeId| circles.get(from).is_some_and(|all| all.contains(to));
    let opened: Vec<(ShapeId, Vec<Variant>)> = circles
        .keys()
        .map(|id| {
            let inside = |other: &ShapeId| leads(id, other) && leads(other, id);
            (*id, outside(api, *id, &inside, diagnostics))
        })
        .collect();
    for (id, variants) in opened {
        if let ShapeKind::Union(union) = &mut api.shapes[id].kind {
            union.variants = variants;
        }
    }
}

/// The unions that are variants of a union, or of these.
fn reached_from(api: &Api, id: ShapeId) -> BTreeSet<ShapeId> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![id];
    while let Some(next) = waiting.pop() {
        let variants = union_at(api, next).map_or(&[][..], |union| &union.variants);
        for variant in variants {
            let shape = variant.used.shape;
            if union_at(api, shape).is_some() && reached.insert(shape) {
                waiting.push(shape);
            }
        }
    }
    reached
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
