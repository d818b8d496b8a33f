//! Names of parts of schemas: where the properties stand, and what the description says of the values.

use std::collections::BTreeMap;

use super::target;
use crate::config::{Member, Names};
use crate::pointer::Pointer;
use crate::tree::{Entry, Node};

/// The names of properties by the places where these stand.
pub fn properties(root: &Node, names: &Names) -> BTreeMap<Pointer, String> {
    let named = names.properties.iter();
    let found = named.filter_map(|member| Some((property(root, member)?, member.name.clone())));
    found.collect()
}

/// Where a property stands: in the schema, or in a part of it that has no name of its own.
pub(super) fn property(root: &Node, member: &Member) -> Option<Pointer> {
    let schema = target::of(root, &member.schema.value)?;
    let mut bodies = bodies(root, &schema).into_iter();
    bodies.find_map(|body| {
        let place = body.child("properties").child(&member.part.value);
        target::at(root, &place).map(|_| place)
    })
}

/// The schema, and what it is composed of in its place.
fn bodies(root: &Node, schema: &Pointer) -> Vec<Pointer> {
    let parts = target::at(root, schema).and_then(|schema| schema.get("allOf"));
    let count = parts.and_then(Node::as_list).map_or(0, <[Node]>::len);
    let parts = schema.child("allOf");
    let parts = (0..count).map(|at| parts.item(at));
    std::iter::once(schema.clone()).chain(parts).collect()
}

/// The names of the properties that a schema has in its place.
pub(super) fn known_properties<'n>(root: &'n Node, member: &Member) -> Vec<&'n str> {
    let schema = target::of(root, &member.schema.value);
    let bodies = schema.map_or_else(Vec::new, |schema| bodies(root, &schema));
    let properties = bodies
        .into_iter()
        .filter_map(|body| target::at(root, &body.child("properties"))?.as_map());
    properties.flatten().map(|entry| &*entry.key).collect()
}

/// The values of an enum as texts; `None` where there is no such enum.
pub(super) fn known_values(root: &Node, member: &Member) -> Option<Vec<String>> {
    let schema = target::of(root, &member.schema.value)?;
    let values = target::at(root, &schema)?.get("enum")?.as_list()?;
    Some(values.iter().map(text).collect())
}

/// A value as a person names it: a text as it is, any other as JSON.
fn text(value: &Node) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_json(), str::to_owned)
}

/// Says the name of a value in the description's words, beside those that it has there.
pub(super) fn name_value(root: &mut Node, member: &Member) {
    const NAMES: &str = "x-enum-varnames";
    let Some(values) = known_values(root, member) else {
        return;
    };
    let at = values.iter().position(|value| *value == member.part.value);
    let schema = target::of(root, &member.schema.value);
    let schema = schema.and_then(|schema| target::at_mut(root, &schema));
    let (Some(at), Some(schema)) = (at, schema) else {
        return;
    };
    let span = schema.span;
    let Some(map) = schema.as_map_mut() else {
        return;
    };
    let known = [NAMES, "x-enumNames", "x-enum-names"];
    let known = known.iter().find_map(|key| map.get(key)?.as_list());
    let mut names: Vec<Node> = known.map(<[Node]>::to_vec).unwrap_or_default();
    names.resize_with(values.len().max(names.len()), || Node::null(span));
    if let Some(name) = names.get_mut(at) {
        *name = Node::string(span, member.name.as_str());
    }
    map.set(Entry::new(NAMES, span, Node::list(span, names)));
}
