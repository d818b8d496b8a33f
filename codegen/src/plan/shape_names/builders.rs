//! Names that the builders of structs have.
//!
//! Takes names of types; gives way where one is what the derive calls a builder beside another. It makes no name itself.

use std::collections::{BTreeMap, BTreeSet};

use super::first_free;
use crate::model::{Api, ShapeId, ShapeKind};
use crate::plan::names::{self, Ident};

/// A component that is called as the builder of another gets another name: a struct's builder stands beside it.
pub(super) fn beside_builders(
    api: &Api,
    mut idents: BTreeMap<ShapeId, Ident>,
) -> BTreeMap<ShapeId, Ident> {
    let built = idents
        .iter()
        .filter(|(id, _)| matches!(api.shapes[**id].kind, ShapeKind::Object(_)));
    let builders: BTreeSet<Ident> = built.map(|(_, ident)| names::builder(ident)).collect();
    let mut taken: BTreeSet<Ident> = idents.values().cloned().collect();
    for ident in idents.values_mut() {
        if builders.contains(ident) {
            let candidates = vec![ident.name().to_owned()];
            *ident = first_free(candidates, |ident| is_taken(&taken, ident));
            taken.insert(ident.clone());
        }
    }
    idents
}

/// Whether an item of this name would stand in the way of another, or the builder of one of the other.
pub(super) fn is_taken(taken: &BTreeSet<Ident>, ident: &Ident) -> bool {
    let builds = |taken: &Ident| names::builder(taken) == *ident;
    taken.contains(ident)
        || taken.contains(&names::builder(ident))
        || (names::is_builder(ident) && taken.iter().any(builds))
}
