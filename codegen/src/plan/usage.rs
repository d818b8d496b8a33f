//! Where named schemas are used: what there is to say of one that the description says nothing of.
//!
//! Takes the model; gives, for each shape, the places that hold it. Knows no Rust.

use std::collections::BTreeMap;

use super::offered::{preferred, typed};
use super::sequences;
use crate::http::Status;
use crate::model::reach::children;
use crate::model::shape::OperationPlace;
use crate::model::{Api, Content, Operation, Place, ShapeId, ShapeKind};

/// A place that holds a shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Usage {
    /// It is the body that an operation takes.
    Body(OperationPlace),
    /// It is what an operation answers.
    Answer(OperationPlace),
    /// It is an item of what an operation answers.
    Streamed(OperationPlace),
    /// It is what an operation answers when it fails.
    Failure(OperationPlace),
    /// It is a parameter's type, by its wire name.
    Parameter(OperationPlace, String),
    /// It is the value of a property.
    Property(ShapeId, String),
    /// It is an item of a list.
    Item(ShapeId),
    /// It is a value of a map.
    Value(ShapeId),
    /// It is a variant of a union.
    Variant(ShapeId),
}

/// The usages of each shape: calls first, in the description's order.
pub(super) fn find(api: &Api) -> BTreeMap<ShapeId, Vec<Usage>> {
    let mut found: BTreeMap<ShapeId, Vec<Usage>> = BTreeMap::new();
    let mut note = |shape: ShapeId, usage: Usage| {
        let usages = found.entry(shape).or_default();
        if usages.last() != Some(&usage) {
            usages.push(usage);
        }
    };
    for (id, operation) in api.operations.iter() {
        calls(api, (OperationPlace::Operation(id), operation), &mut note);
    }
    for (id, operation) in api.incoming.iter() {
        calls(api, (OperationPlace::Incoming(id), operation), &mut note);
    }
    let mut owners: Vec<ShapeId> = api.shapes.ids().collect();
    owners.sort_by_cached_key(|id| api.shapes[*id].origin.pointer.clone());
    for owner in owners {
        held(owner, &api.shapes[owner].kind, &mut note);
    }
    found
}

fn calls(
    api: &Api,
    (place, operation): (OperationPlace, &Operation),
    note: &mut impl FnMut(ShapeId, Usage),
) {
    let offered = |contents: &[Content]| {
        preferred(contents).and_then(|content| content.used.as_ref().map(|used| used.shape))
    };
    let body = operation.body.as_ref();
    if let Some(shape) = body.and_then(|body| offered(&body.contents)) {
        note(shape, Usage::Body(place));
    }
    for response in &operation.responses {
        let (status, contents) = (response.status, &response.contents);
        let whole = typed(sequences::whole(operation, status, contents));
        for used in whole.iter().filter_map(|content| content.used.as_ref()) {
            note(used.shape, answer(place, status, operation));
        }
        if let Some(item) = sequences::item_shape(api, operation, status, contents) {
            note(item, Usage::Streamed(place));
        }
    }
    for parameter in &operation.parameters {
        let usage = Usage::Parameter(place, parameter.name.clone());
        note(parameter.used.shape, usage);
    }
}

fn answer(place: OperationPlace, status: Status, operation: &Operation) -> Usage {
    match tells_success(operation, status) {
        true => Usage::Answer(place),
        false => Usage::Failure(place),
    }
}

/// Whether an answer may be one of success: `default` is, where nothing else is said of it.
pub(super) fn tells_success(operation: &Operation, status: Status) -> bool {
    let others = operation.responses.iter();
    let succeeds = others
        .map(|response| response.status)
        .any(Status::is_success);
    status.is_success() || (status == Status::Default && !succeeds)
}

/// The operation at a place.
pub(super) fn operation_at(api: &Api, place: OperationPlace) -> &Operation {
    match place {
        OperationPlace::Operation(id) => &api.operations[id],
        OperationPlace::Incoming(id) => &api.incoming[id],
    }
}

fn held(owner: ShapeId, kind: &ShapeKind, note: &mut impl FnMut(ShapeId, Usage)) {
    if let ShapeKind::Object(object) = kind {
        for (name, property) in &object.properties {
            let usage = Usage::Property(owner, name.clone());
            note(property.used.shape, usage);
        }
    }
    for (used, _) in children(kind) {
        let usage = match kind {
            ShapeKind::Array(_) | ShapeKind::Tuple(_) => Usage::Item(owner),
            ShapeKind::Map(_) => Usage::Value(owner),
            ShapeKind::Union(_) => Usage::Variant(owner),
            _ => continue,
        };
        note(used.shape, usage);
    }
}

/// The usage that a place is by itself; `None` where a schema has a name.
pub(super) fn of_place(api: &Api, place: &Place) -> Option<Usage> {
    Some(match place {
        Place::Property(owner, name) => Usage::Property(*owner, name.clone()),
        Place::Item(owner) => Usage::Item(*owner),
        Place::Value(owner) => Usage::Value(*owner),
        Place::Variant(owner, _) => Usage::Variant(*owner),
        Place::Parameter(operation, name) => Usage::Parameter(*operation, name.clone()),
        Place::RequestBody(operation, _) => Usage::Body(*operation),
        Place::ResponseBody(operation, status, media)
            if status.is_success() && media.sequence().is_some() =>
        {
            Usage::Streamed(*operation)
        }
        Place::ResponseBody(operation, status, _) => {
            answer(*operation, *status, operation_at(api, *operation))
        }
        Place::Component(_)
        | Place::RequestView(_)
        | Place::ResponseHeader(..)
        | Place::Shared { .. } => return None,
    })
}
