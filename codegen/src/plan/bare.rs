//! Variants that are nothing but their tag: they hold nothing, and no struct is written for them.
//!
//! Takes the model, whose unions have taken the tags out of what is only a variant. Knows no Rust.

use std::collections::BTreeSet;

use super::twins::Twins;
use crate::model::reach::{children, uses};
use crate::model::{Additional, Api, Constraints, Place, Shape, ShapeId, ShapeKind, Variant};

/// The objects that are told by a tag alone, wherever they are used.
pub(super) fn find(api: &Api, twins: &Twins) -> BTreeSet<ShapeId> {
    let is_told =
        |variant: &&Variant| variant.tags.len() == 1 && !variant.used.nullable && !variant.default;
    let (told, others): (Vec<&Variant>, Vec<&Variant>) = tagged(api).partition(is_told);
    let told = told.into_iter().map(|variant| variant.used.shape);
    let mut bare: BTreeSet<ShapeId> = told.filter(|id| is_bare(&api.shapes[*id])).collect();
    let others = others.into_iter().map(|variant| variant.used.shape);
    for id in others.chain(other_uses(api)) {
        bare.remove(&twins.first(id));
        bare.remove(&id);
    }
    bare
}

/// The variants of unions that a tag tells apart.
fn tagged(api: &Api) -> impl Iterator<Item = &Variant> {
    let unions = api.shapes.values().filter_map(|shape| match &shape.kind {
        ShapeKind::Union(union) if union.discriminator.is_some() => Some(union),
        _ => None,
    });
    unions.flat_map(|union| &union.variants)
}

/// Whether an object has no member, and nothing is asked of it but, it may be, that there is none.
fn is_bare(shape: &Shape) -> bool {
    let ShapeKind::Object(object) = &shape.kind else {
        return false;
    };
    let no_more = !matches!(object.additional, Additional::Typed(_)) && object.patterns.is_empty();
    object.properties.is_empty() && no_more && *shape.constraints == Constraints::default()
}

/// Every use that is no variant with a tag, and what is another view of a shape.
fn other_uses(api: &Api) -> Vec<ShapeId> {
    let is_other = |kind: &&ShapeKind| !matches!(kind, ShapeKind::Union(union) if union.discriminator.is_some());
    let kinds = api
        .shapes
        .values()
        .map(|shape| &shape.kind)
        .filter(is_other);
    let held = kinds.flat_map(children).map(|(used, _)| used.shape);
    let operations = api.operations.values().chain(api.incoming.values());
    let named = operations.flat_map(uses).map(|used| used.shape);
    let bases = api.shapes.values().filter_map(|shape| match shape.place {
        Place::RequestView(base) => Some(base),
        _ => None,
    });
    held.chain(named).chain(bases).collect()
}
