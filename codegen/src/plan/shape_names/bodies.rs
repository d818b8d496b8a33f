//! The names of components that a framework made up for the body of one operation.
//!
//! FastAPI puts the parts of a form into a component that it calls after the operation's id, path and method included. Such
//! a component is called as a body without a name would be.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Names;
use crate::model::shape::OperationPlace;
use crate::model::{Api, Operation, Place, ShapeId};
use crate::plan::modules::Homes;
use crate::plan::names::{self, Ident};
use crate::plan::operation_names::behind;
use crate::plan::usage::Usage;

/// Where the operations are that hold each shape.
pub(in crate::plan) type Usages = BTreeMap<ShapeId, Vec<Usage>>;

/// Gives such components the names of bodies, where nothing else has these.
pub(super) fn rename(
    api: &Api,
    given: &Names,
    (homes, usages): (&Homes, &Usages),
    idents: &mut BTreeMap<ShapeId, Ident>,
) {
    let bodies = idents.keys().filter_map(|id| {
        let Place::Component(name) = &api.shapes[*id].place else {
            return None;
        };
        let [Usage::Body(OperationPlace::Operation(operation))] = usages.get(id)?.as_slice() else {
            return None;
        };
        let told = homes.told(*operation);
        let told = told.filter(|_| is_made_of(name, &api.operations[*operation]))?;
        let body = format!("{}Request", names::camel(told.name()));
        let ident = names::type_ident(&body);
        (!given.schemas.contains_key(name)).then_some((*id, ident))
    });
    let bodies: Vec<(ShapeId, Ident)> = bodies.collect();
    let taken: BTreeSet<Ident> = idents.values().cloned().collect();
    for (id, ident) in &bodies {
        let same = bodies.iter().filter(|(_, other)| other == ident);
        if same.count() == 1 && !taken.contains(ident) {
            idents.insert(*id, ident.clone());
        }
    }
}

/// Whether a component is called after an operation: `Body_`, then its id in whatever case, or anything before its path and
/// its method.
fn is_made_of(name: &str, operation: &Operation) -> bool {
    let is_own = |body: &str| {
        let id = operation.id.as_deref();
        id.is_some_and(|id| body.eq_ignore_ascii_case(id)) || body.ends_with(&behind(operation))
    };
    name.strip_prefix("Body_").is_some_and(is_own)
}
