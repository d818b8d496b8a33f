//! Two views of a shape, as requests hold it and as responses do, where `readOnly` or `writeOnly` make them differ.
//!
//! Takes a model whose shapes know who reaches them. A shape that both reach and that differs becomes two: itself, for
//! responses, and a copy for requests; what requests hold leads to the copies. No object keeps a property that its side
//! doesn't have. Shapes that nobody reaches stay as they are.

use std::collections::{BTreeMap, BTreeSet};

use super::reach::{self, children, children_mut};
use super::rests::anything;
use super::{Additional, Api, Map, Operation, Place, Reach, ShapeId, ShapeKind, Use};

/// Bases and their copies for requests.
type Views = BTreeMap<ShapeId, ShapeId>;

/// Splits what differs by its way.
pub fn split(api: &mut Api) {
    let views = copy(api);
    let told = told_by_tags(api, &views);
    for id in api.shapes.ids() {
        let shape = &mut api.shapes[id];
        match (shape.reach.requests, shape.reach.responses) {
            (true, false) => {
                keep_properties(&mut shape.kind, Way::Request);
                lead(children_mut(&mut shape.kind), &views);
            }
            (false, true) => keep_properties(&mut shape.kind, Way::Response),
            _ => continue,
        }
        open_emptied(api, id, &told);
    }
    if views.is_empty() {
        return;
    }
    for operation in api.operations.values_mut() {
        lead(asked(operation), &views);
    }
    for operation in api.incoming.values_mut() {
        lead(answered(operation), &views);
    }
    api.shapes
        .values_mut()
        .for_each(|shape| shape.reach = Reach::default());
    reach::mark_reach(api);
}

/// Copies what has two views.
fn copy(api: &mut Api) -> Views {
    let reached = |id: &ShapeId| {
        let reach = &api.shapes[*id].reach;
        reach.requests && reach.responses
    };
    let twofold: Vec<ShapeId> = differing(api).into_iter().filter(reached).collect();
    let mut views = Views::new();
    for base in twofold {
        let mut view = api.shapes[base].clone();
        view.reach.responses = false;
        api.shapes[base].reach.requests = false;
        views.insert(base, api.shapes.push(view));
    }
    for (base, view) in &views {
        let place = &mut api.shapes[*view].place;
        let owner = match place {
            Place::Property(owner, _)
            | Place::Item(owner)
            | Place::Value(owner)
            | Place::Variant(owner, _) => views.get(owner).map(|view| (owner, view)),
            _ => None,
        };
        match owner {
            Some((owner, view)) => *owner = *view,
            None => *place = Place::RequestView(*base),
        }
    }
    views
}

/// The shapes that have a property of one side alone, and those that hold such shapes.
fn differing(api: &Api) -> BTreeSet<ShapeId> {
    let mut holders: BTreeMap<ShapeId, Vec<ShapeId>> = BTreeMap::new();
    let mut waiting = Vec::new();
    for (id, shape) in api.shapes.iter() {
        for (used, _) in children(&shape.kind) {
            holders.entry(used.shape).or_default().push(id);
        }
        if has_sides(&shape.kind) {
            waiting.push(id);
        }
    }
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            waiting.extend(holders.get(&id).into_iter().flatten());
        }
    }
    found
}

fn has_sides(kind: &ShapeKind) -> bool {
    let ShapeKind::Object(object) = kind else {
        return false;
    };
    let mut properties = object.properties.values();
    properties.any(|property| property.read_only != property.write_only)
}

#[derive(Clone, Copy)]
enum Way {
    Request,
    Response,
}

fn keep_properties(kind: &mut ShapeKind, way: Way) {
    let ShapeKind::Object(object) = kind else {
        return;
    };
    let declared = object.properties.len();
    object.properties.retain(|_, property| match way {
        Way::Request => !property.read_only || property.write_only,
        Way::Response => !property.write_only || property.read_only,
    });
    // What only requests should have is declared all the same: no answer is wrong for it.
    if matches!(way, Way::Response)
        && declared > object.properties.len()
        && object.additional == Additional::Denied
    {
        object.additional = Additional::Ignored;
    }
}

/// Variants that a tag tells apart: they need no property to be something.
fn told_by_tags(api: &Api, views: &Views) -> BTreeSet<ShapeId> {
    let unions = api.shapes.values().filter_map(|shape| match &shape.kind {
        ShapeKind::Union(union) if union.discriminator.is_some() => Some(union),
        _ => None,
    });
    let bases = unions.flat_map(|union| &union.variants);
    let bases = bases.map(|variant| variant.used.shape);
    bases
        .flat_map(|base| [base].into_iter().chain(views.get(&base).copied()))
        .collect()
}

/// An object of which its side has no property is any object that may have others.
fn open_emptied(api: &mut Api, id: ShapeId, told: &BTreeSet<ShapeId>) {
    let ShapeKind::Object(object) = &api.shapes[id].kind else {
        return;
    };
    if told.contains(&id) || !object.properties.is_empty() || !object.patterns.is_empty() {
        return;
    }
    let values = match &object.additional {
        Additional::Denied => return,
        Additional::Typed(values) => values.clone(),
        Additional::Ignored => anything(api, id),
    };
    let pattern = None;
    api.shapes[id].kind = ShapeKind::Map(Map { values, pattern });
}

/// Leads uses to the views for requests.
fn lead(uses: Vec<&mut Use>, views: &Views) {
    for used in uses {
        used.shape = views.get(&used.shape).copied().unwrap_or(used.shape);
    }
}

/// What an operation asks with.
fn asked(operation: &mut Operation) -> Vec<&mut Use> {
    let parameters = operation.parameters.iter_mut();
    let mut uses: Vec<&mut Use> = parameters.map(|parameter| &mut parameter.used).collect();
    let contents = operation
        .body
        .iter_mut()
        .flat_map(|body| &mut body.contents);
    for content in contents {
        uses.extend(content.used.as_mut());
        let parts = content.encoding.values_mut();
        let headers = parts.flat_map(|part| &mut part.headers);
        uses.extend(headers.map(|header| &mut header.used));
    }
    uses
}

/// What an operation answers with.
fn answered(operation: &mut Operation) -> Vec<&mut Use> {
    let mut uses: Vec<&mut Use> = Vec::new();
    for response in &mut operation.responses {
        let contents = response.contents.iter_mut();
        uses.extend(contents.filter_map(|content| content.used.as_mut()));
        uses.extend(response.headers.iter_mut().map(|header| &mut header.used));
    }
    uses
}
