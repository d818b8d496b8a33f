//! What rides in the keys that `normalize` made, with its place.
//!
//! Takes a normalized tree; gives the lists and maps below them as plain JSON, which a later stage reads by the key.

use serde::Deserialize;
use serde_json::Value as Json;

use super::extensions as keys;
use crate::pointer::Pointer;
use crate::tree::{Node, Value};

/// The value of one such key.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The pointer of the value; its last token is the key.
    pub pointer: Pointer,
    /// The value.
    pub value: Json,
}

/// The lists and maps that are carried, outer ones first.
pub(super) fn collect(root: &Node) -> Vec<Carried> {
    let mut found = Vec::new();
    walk(root, &mut Vec::new(), &mut found);
    found
}

/// A step of the way from the root: pointers are made only for what is found.
enum Step<'t> {
    Key(&'t str),
    Index(usize),
}

fn walk<'t>(node: &'t Node, way: &mut Vec<Step<'t>>, found: &mut Vec<Carried>) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                way.push(Step::Index(index));
                walk(item, way, found);
                way.pop();
            }
        }
        Value::Map(map) => {
            for entry in map {
                way.push(Step::Key(&entry.key));
                if is_carried(&entry.key, &entry.value) {
                    found.extend(carry(way, &entry.value));
                }
                walk(&entry.value, way, found);
                way.pop();
            }
        }
    }
}

/// Bounds and exact values are read where they stand.
fn is_carried(key: &str, value: &Node) -> bool {
    (key.starts_with(keys::PREFIX) || key == keys::WEBHOOKS)
        && !matches!(key, keys::BOUNDS | keys::EXACT)
        && value.as_scalar().is_none()
}

fn carry(way: &[Step<'_>], value: &Node) -> Option<Carried> {
    let pointer = way
        .iter()
        .fold(Pointer::root(), |pointer, step| match step {
            Step::Key(key) => pointer.child(key),
            Step::Index(index) => pointer.item(*index),
        });
    let value = Json::deserialize(value).ok()?;
    Some(Carried { pointer, value })
}
