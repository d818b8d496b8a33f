//! What is written of the shapes: those that a call can meet, and components.
//!
//! The body of a request is offered in each of its media types, that of an answer in the one that says most and in JSON of all
//! kinds; what only the others reach is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::forms::{Form, form_of};
use super::sequences;
use super::shape_names::is_item;
use super::twins::Twins;
use crate::config::Filter;
use crate::http::{Location, MediaKind, MediaType};
use crate::model::reach::children;
use crate::model::{
    Api, Content, Operation, Parameter, ParameterEncoding, Place, ShapeId, ShapeKind,
};

/// The content that is offered: the one that says most.
pub(super) fn preferred<'a>(
    contents: impl IntoIterator<Item = &'a Content>,
) -> Option<&'a Content> {
    let rank = |content: &&Content| {
        (
            preference(&content.media_type),
            content.media_type.essence(),
            content.media_type.as_str().to_owned(),
        )
    };
    contents.into_iter().min_by_key(rank)
}

/// The rank of a media type; the least is preferred.
pub(super) fn preference(media: &MediaType) -> usize {
    match media.kind() {
        MediaKind::Json if media.essence() == "application/json" => 0,
        MediaKind::Json => 1,
        MediaKind::Form => 2,
        MediaKind::Multipart => 3,
        MediaKind::Text => 4,
        MediaKind::Bytes => 5,
        MediaKind::Xml => 6,
    }
}

/// The contents of an answer that have types: the one that says most, and other JSON, which may be asked for.
pub(super) fn typed(contents: Vec<&Content>) -> Vec<&Content> {
    let main = preferred(contents.iter().copied());
    let is_main =
        |content: &&Content| Some(&content.media_type) == main.map(|main| &main.media_type);
    let is_typed =
        |content: &&Content| is_main(content) || content.media_type.kind() == MediaKind::Json;
    choices(contents).into_iter().filter(is_typed).collect()
}

/// The contents of a body that a caller may choose from, the best first. A range of JSON says nothing that JSON does not.
pub(super) fn choices<'a>(contents: impl IntoIterator<Item = &'a Content>) -> Vec<&'a Content> {
    let contents: Vec<&Content> = contents.into_iter().collect();
    let is_json = |content: &&Content| content.media_type.kind() == MediaKind::Json;
    let is_named = |content: &&Content| is_json(content) && !content.media_type.is_range();
    let is_said = |content: &&Content| {
        !content.media_type.is_range() || !is_json(content) || !contents.iter().any(is_named)
    };
    let mut choices: Vec<&Content> = contents.iter().copied().filter(is_said).collect();
    choices.sort_by_key(|content| {
        let media = &content.media_type;
        let stars = media.essence().matches('*').count();
        let parameters = media.as_str().to_owned();
        (preference(media), stars, media.essence(), parameters)
    });
    choices
}

/// Whether a body of a media type may be written from a typed value: a range may be JSON.
fn is_typed(media: &MediaType) -> bool {
    matches!(
        media.kind(),
        MediaKind::Json | MediaKind::Form | MediaKind::Multipart
    ) || media.covers(&MediaType::new("application/json"))
}

/// Whether an answer in a media type is read into a type of its own: others come as they are, whatever their schema says.
fn is_typed_answer(operation: &Operation, media: &MediaType) -> bool {
    let may_be_json = media.kind() == MediaKind::Json || media.is_range();
    may_be_json || operation.arrival.is_some()
}

/// Whether a parameter is the text that a caller makes of it, whatever its schema says.
fn is_text(api: &Api, parameter: &Parameter) -> bool {
    let ParameterEncoding::Content(media) = &parameter.encoding else {
        return false;
    };
    let is_whole = parameter.location == Location::Querystring;
    let is_scalar = match &api.shapes[parameter.used.shape].kind {
        ShapeKind::Enum(_) => true,
        ShapeKind::Constant(_) => is_whole,
        _ => false,
    };
    match media.kind() {
        MediaKind::Json => false,
        MediaKind::Form if is_whole => false,
        kind => !(is_scalar && (is_whole || kind == MediaKind::Text)),
    }
}

/// Whether a body that comes in is taken apart: of parts, those of `multipart/form-data` alone have names.
pub(super) fn is_read(content: &Content) -> bool {
    let media = &content.media_type;
    media.kind() != MediaKind::Multipart || media.essence() == "multipart/form-data"
}

/// The shapes that an operation names and that are offered, in a reader's order.
pub(super) fn starts(api: &Api, operation: &Operation) -> Vec<ShapeId> {
    let shape = |content: &Content| content.used.as_ref().map(|used| used.shape);
    let bodies = operation
        .body
        .iter()
        .flat_map(|body| choices(&body.contents))
        .filter(|content| is_typed(&content.media_type))
        .filter(|content| operation.arrival.is_none() || is_read(content))
        .filter_map(shape);
    let answers = operation.responses.iter().flat_map(|response| {
        let (status, contents) = (response.status, &response.contents);
        let item = sequences::item_shape(api, operation, status, contents);
        let whole = typed(sequences::whole(operation, status, contents)).into_iter();
        let whole = whole.filter(|content| is_typed_answer(operation, &content.media_type));
        whole.filter_map(shape).chain(item)
    });
    let headers = operation
        .responses
        .iter()
        .flat_map(|response| &response.headers)
        .map(|header| header.used.shape);
    let parameters = operation
        .parameters
        .iter()
        .filter(|parameter| !is_text(api, parameter))
        .map(|parameter| parameter.used.shape);
    bodies
        .chain(parameters)
        .chain(answers)
        .chain(headers)
        .collect()
}

/// The shapes of bodies that are forms of parts.
pub(super) fn multipart(api: &Api, twins: &Twins) -> BTreeMap<ShapeId, Form> {
    let operations = api.operations.values().chain(api.incoming.values());
    let bodies = operations.filter_map(|operation| operation.body.as_ref());
    let contents = bodies.flat_map(|body| choices(&body.contents));
    let mut forms: BTreeMap<ShapeId, Form> = BTreeMap::new();
    for content in contents.filter(|content| content.media_type.kind() == MediaKind::Multipart) {
        let shape = content.used.as_ref().map(|used| used.shape);
        let shapes = shape.into_iter().flat_map(|shape| alternatives(api, shape));
        for id in shapes.flat_map(|shape| [shape, twins.first(shape)]) {
            forms.entry(id).or_default().extend(form_of(content));
        }
    }
    forms
}

/// A shape, and where it is a union what it may be: each is the whole of the form.
fn alternatives(api: &Api, start: ShapeId) -> BTreeSet<ShapeId> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![start];
    while let Some(id) = waiting.pop() {
        if let (true, ShapeKind::Union(union)) = (found.insert(id), &api.shapes[id].kind) {
            waiting.extend(union.variants.iter().map(|variant| variant.used.shape));
        }
    }
    found
}

/// The items that are written, in a reader's order: as operations meet them, then, where all of a description is wanted,
/// the components that none does. Of a selection nobody misses those: bases, say, that went into what is made of them.
/// The first of twins stands for all of them: what only the others hold is not met.
pub(super) fn written(api: &Api, filter: &Filter, twins: &Twins) -> Vec<ShapeId> {
    let operations = api.operations.values().chain(api.incoming.values());
    let components = api
        .shapes
        .iter()
        .filter(|(_, shape)| filter.is_empty() && matches!(shape.place, Place::Component(_)))
        .map(|(id, _)| id);
    let mut seen = BTreeSet::new();
    let mut list = Vec::new();
    let starts = operations.flat_map(|operation| starts(api, operation));
    for start in starts.chain(components) {
        visit(api, start, twins, &mut seen, &mut list);
    }
    list
}

/// Takes a shape, then what it holds, in the order of its members.
fn visit(
    api: &Api,
    start: ShapeId,
    twins: &Twins,
    seen: &mut BTreeSet<ShapeId>,
    list: &mut Vec<ShapeId>,
) {
    let mut waiting = vec![start];
    while let Some(id) = waiting.pop() {
        let id = twins.first(id);
        if !seen.insert(id) {
            continue;
        }
        let kind = &api.shapes[id].kind;
        if is_item(kind) {
            list.push(id);
        }
        waiting.extend(children(kind).into_iter().map(|(used, _)| used.shape).rev());
    }
}
