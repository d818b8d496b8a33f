//! Who reaches a shape: requests, responses, and by which tags.
//!
//! Requests don't reach past `readOnly` properties, nor responses past `writeOnly` ones.

use std::collections::BTreeSet;

use super::{Additional, Api, Arrival, Operation, ShapeId, ShapeKind, TagId, Use};

/// Which way a walk goes, and for whom.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Walk {
    request: bool,
    group: Group,
}

/// Which operations belong together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Tag(TagId),
    Untagged,
    Webhooks,
    Callbacks,
}

impl Group {
    fn of(operation: &Operation) -> Self {
        match (&operation.arrival, operation.tags.first()) {
            (Some(Arrival::Webhook), _) => Self::Webhooks,
            (Some(Arrival::Callback { .. }), _) => Self::Callbacks,
            (None, Some(tag)) => Self::Tag(*tag),
            (None, None) => Self::Untagged,
        }
    }
}

/// Marks every shape with who reaches it.
pub fn mark_reach(api: &mut Api) {
    let starts: Vec<(Walk, ShapeId)> = api
        .operations
        .values()
        .flat_map(|operation| starts(operation, true))
        .chain(
            api.incoming
                .values()
                .flat_map(|operation| starts(operation, false)),
        )
        .collect();
    let mut seen = BTreeSet::new();
    for (walk, shape) in starts {
        spread(api, &mut seen, walk, shape);
    }
}

/// The shapes that an operation names. What comes in from outside is read as responses are.
fn starts(operation: &Operation, outgoing: bool) -> Vec<(Walk, ShapeId)> {
    let group = Group::of(operation);
    let asked = Walk {
        request: outgoing,
        group,
    };
    let answered = Walk {
        request: !outgoing,
        group,
    };
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| (asked, parameter.used.shape));
    let bodies = operation.body.iter().flat_map(|body| &body.contents);
    let parts = bodies
        .clone()
        .flat_map(|content| content.encoding.values())
        .flat_map(|part| &part.headers);
    let answers = operation
        .responses
        .iter()
        .flat_map(|response| &response.contents);
    let headers = operation
        .responses
        .iter()
        .flat_map(|response| &response.headers);
    parameters
        .chain(
            bodies
                .filter_map(|content| content.used.as_ref())
                .map(|used| (asked, used.shape)),
        )
        .chain(parts.map(|header| (asked, header.used.shape)))
        .chain(
            answers
                .filter_map(|content| content.used.as_ref())
                .map(|used| (answered, used.shape)),
        )
        .chain(headers.map(|header| (answered, header.used.shape)))
        .collect()
}

fn spread(api: &mut Api, seen: &mut BTreeSet<(Walk, ShapeId)>, walk: Walk, start: ShapeId) {
    let mut waiting = vec![start];
    while let Some(id) = waiting.pop() {
        if !seen.insert((walk, id)) {
            continue;
        }
        mark(api, walk, id);
        for (used, side) in children(&api.shapes[id].kind) {
            let crosses = match side {
                Side::Both => true,
                Side::ReadOnly => !walk.request,
                Side::WriteOnly => walk.request,
            };
            if crosses {
                waiting.push(used.shape);
            }
        }
    }
}

fn mark(api: &mut Api, walk: Walk, id: ShapeId) {
    let reach = &mut api.shapes[id].reach;
    reach.requests |= walk.request;
    reach.responses |= !walk.request;
    match walk.group {
        Group::Tag(tag) => {
            reach.tags.insert(tag);
        }
        Group::Untagged => reach.untagged = true,
        Group::Webhooks => reach.webhooks = true,
        Group::Callbacks => reach.callbacks = true,
    }
}

/// The uses that an operation holds itself.
pub fn uses(operation: &Operation) -> Vec<&Use> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.used);
    let bodies = operation.body.iter().flat_map(|body| &body.contents);
    let answers = operation
        .responses
        .iter()
        .flat_map(|response| &response.contents);
    let parts = bodies
        .clone()
        .flat_map(|content| content.encoding.values())
        .flat_map(|part| &part.headers);
    let headers = operation
        .responses
        .iter()
        .flat_map(|response| &response.headers);
    let contents = bodies.chain(answers);
    parameters
        .chain(contents.filter_map(|content| content.used.as_ref()))
        .chain(parts.chain(headers).map(|header| &header.used))
        .collect()
}

/// Which side has a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Requests and responses.
    Both,
    /// Responses alone.
    ReadOnly,
    /// Requests alone.
    WriteOnly,
}

/// The uses that a kind holds, in their order, each with the side that has it.
pub fn children(kind: &ShapeKind) -> Vec<(&Use, Side)> {
    match kind {
        ShapeKind::Array(items) => vec![(items, Side::Both)],
        ShapeKind::Tuple(items) => items.iter().map(|used| (used, Side::Both)).collect(),
        ShapeKind::Map(map) => vec![(&map.values, Side::Both)],
        ShapeKind::Union(union) => union
            .variants
            .iter()
            .map(|variant| (&variant.used, Side::Both))
            .collect(),
        ShapeKind::Object(object) => {
            let properties = object.properties.values().map(|property| {
                let side = match (property.read_only, property.write_only) {
                    (true, false) => Side::ReadOnly,
                    (false, true) => Side::WriteOnly,
                    _ => Side::Both,
                };
                (&property.used, side)
            });
            let patterns = object
                .patterns
                .iter()
                .map(|pattern| (&pattern.used, Side::Both));
            let additional = match &object.additional {
                Additional::Typed(used) => Some((used, Side::Both)),
                Additional::Ignored | Additional::Denied => None,
            };
            properties.chain(patterns).chain(additional).collect()
        }
        _ => Vec::new(),
    }
}

/// The uses that a kind holds, to be changed.
pub fn children_mut(kind: &mut ShapeKind) -> Vec<&mut Use> {
    match kind {
        ShapeKind::Array(items) => vec![items],
        ShapeKind::Tuple(items) => items.iter_mut().collect(),
        ShapeKind::Map(map) => vec![&mut map.values],
        ShapeKind::Union(union) => union
            .variants
            .iter_mut()
            .map(|variant| &mut variant.used)
            .collect(),
        ShapeKind::Object(object) => {
            let properties = object
                .properties
                .values_mut()
                .map(|property| &mut property.used);
            let patterns = object.patterns.iter_mut().map(|pattern| &mut pattern.used);
            let additional = match &mut object.additional {
                Additional::Typed(used) => Some(used),
                Additional::Ignored | Additional::Denied => None,
            };
            properties.chain(patterns).chain(additional).collect()
        }
        _ => Vec::new(),
    }
}
