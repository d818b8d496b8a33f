//! What must not be shown: uses that are sensitive, and the items that are held as secrets.
//!
//! A sensitive value is a `Secret` as a whole, whatever it holds; the items that such a value is made of can be wiped.

use std::collections::BTreeSet;

use super::Type;
use super::shape_names::is_item;
use super::twins::Twins;
use crate::model::reach::{children, uses};
use crate::model::{Api, Content, Extensions, Shape, ShapeId, ShapeKind, StringFormat, Use};

/// Whether a value must not be shown. The description itself shows what a constant is.
pub(super) fn is_secret(shape: &Shape, place: &Extensions) -> bool {
    let password = matches!(shape.kind, ShapeKind::String(StringFormat::Password));
    let sensitive = password || shape.extensions.sensitive || place.sensitive;
    sensitive && !matches!(shape.kind, ShapeKind::Constant(_))
}

/// A body that is no JSON, hidden where it is sensitive.
pub(super) fn hidden(api: &Api, ty: Type, content: &Content) -> Type {
    let secret = |used: &Use| is_secret(&api.shapes[used.shape], &used.extensions);
    match content.used.as_ref().is_some_and(secret) {
        true => Type::Secret(Box::new(ty)),
        false => ty,
    }
}

/// The items that are held within secrets.
pub(super) fn wiped(api: &Api, twins: &Twins) -> BTreeSet<ShapeId> {
    let operations = api.operations.values().chain(api.incoming.values());
    let within = api.shapes.values().flat_map(|shape| children(&shape.kind));
    let uses = operations
        .flat_map(uses)
        .chain(within.map(|(used, _)| used));
    let mut waiting: Vec<ShapeId> = uses
        .filter(|used| is_secret(&api.shapes[used.shape], &used.extensions))
        .map(|used| used.shape)
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let id = twins.first(id);
        if seen.insert(id) {
            let held = children(&api.shapes[id].kind).into_iter();
            waiting.extend(held.map(|(used, _)| used.shape));
        }
    }
    seen.retain(|id| is_item(&api.shapes[*id].kind));
    seen
}
