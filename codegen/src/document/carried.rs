//! What is held for good: path items that references lead to, and operations that `openapiv3` has no field for.
//!
//! Takes a normalized tree; lets `openapiv3` read them one by one. What is none of them is left out.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{Operation, PathItem, ReferenceOr};
use serde::Deserialize;

use super::extensions as keys;
use super::skeleton::{PATH_ITEM, Skeleton};
use crate::grammar::{Kind, Shape};
use crate::pointer::Pointer;
use crate::tree::{Map, Node, Value};

/// Path items that are shared or that references lead into, and operations whose method has no key in 3.0, by their pointers.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    pub(super) path_items: IndexMap<Pointer, ReferenceOr<PathItem>>,
    pub(super) operations: IndexMap<Pointer, Operation>,
    /// Path items that references lead into.
    aims: BTreeSet<Pointer>,
}

impl Carried {
    /// Reads them all, outer ones first.
    pub(super) fn of(root: &Node) -> Self {
        let mut carried = Self::default();
        carried.walk(root, &mut Vec::new());
        for pointer in std::mem::take(&mut carried.aims) {
            let node = pointer
                .tokens()
                .try_fold(root, |node, token| node.get(&token));
            let item = node.map(|node| Skeleton::of(node, PATH_ITEM));
            if let Some(Ok(item)) = item.map(ReferenceOr::deserialize) {
                carried.path_items.insert(pointer, item);
            }
        }
        carried
    }

    fn walk<'t>(&mut self, node: &'t Node, way: &mut Vec<Step<'t>>) {
        match &node.value {
            Value::Scalar(_) => {}
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    way.push(Step::Index(index));
                    self.walk(item, way);
                    way.pop();
                }
            }
            Value::Map(map) => {
                for entry in map {
                    way.push(Step::Key(&entry.key));
                    self.take(&entry.key, &entry.value, way);
                    self.walk(&entry.value, way);
                    way.pop();
                }
            }
        }
    }

    fn take(&mut self, key: &str, node: &Node, way: &[Step<'_>]) {
        match key {
            "$ref" | keys::PATH_ITEM_REFERENCE => {
                self.aims.extend(node.as_str().and_then(path_item_of))
            }
            keys::PATH_ITEMS => {
                read(node, PATH_ITEM, way, &mut self.path_items);
            }
            keys::OPERATIONS => {
                read(
                    node,
                    Shape::Object(Kind::Operation),
                    way,
                    &mut self.operations,
                );
            }
            _ => {}
        }
    }
}

fn read<'t, T: Deserialize<'t>>(
    node: &'t Node,
    shape: Shape,
    way: &[Step<'_>],
    into: &mut IndexMap<Pointer, T>,
) {
    let at = pointer(way);
    for entry in node.as_map().into_iter().flat_map(Map::iter) {
        if let Ok(value) = T::deserialize(Skeleton::of(&entry.value, shape)) {
            into.insert(at.child(&entry.key), value);
        }
    }
}

/// The path item that a reference leads into.
fn path_item_of(reference: &str) -> Option<Pointer> {
    let pointer = Pointer::from_fragment(reference.strip_prefix('#')?)?;
    let mut tokens = pointer.tokens();
    let (group, name) = (tokens.next()?, tokens.next()?);
    let group = match &*group {
        "paths" => "paths",
        "webhooks" => keys::WEBHOOKS,
        _ => return None,
    };
    Some(Pointer::root().child(group).child(&name))
}

/// Sorts the members of what is carried, at any depth, so that shapes within are met in one order. Operations keep
/// theirs: calls are written in it.
pub(super) fn sort(node: &mut Node, carried: bool) {
    match &mut node.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter_mut().for_each(|item| sort(item, carried)),
        Value::Map(map) => {
            if carried {
                map.sort();
            }
            for (key, _, value) in map.iter_mut() {
                let own = key.starts_with(keys::PREFIX) && key != keys::OPERATIONS;
                let own = own || key == keys::WEBHOOKS;
                sort(value, carried || own);
            }
        }
    }
}

/// A step of the way from the root: pointers are made only for what is found.
#[derive(Clone, Copy)]
pub(super) enum Step<'t> {
    Key(&'t str),
    Index(usize),
}

/// The pointer of a way.
pub(super) fn pointer(way: &[Step<'_>]) -> Pointer {
    way.iter()
        .fold(Pointer::root(), |pointer, step| match step {
            Step::Key(key) => pointer.child(key),
            Step::Index(index) => pointer.item(*index),
        })
}
