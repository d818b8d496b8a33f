//! Where each place of a document stands, by its pointer.
//!
//! The tree itself, and for its large maps the order of their keys: a path or a component is asked for by all that it
//! holds.

use std::collections::BTreeMap;

use super::carried::{Step, pointer};
use crate::pointer::Pointer;
use crate::source::Span;
use crate::tree::{Entry, Map, Node, Value};

/// A map of more members than this is looked up by its sorted keys.
const LARGE: usize = 32;

/// A tree whose places are found by pointer.
#[derive(Clone, Debug)]
pub(super) struct Places {
    root: Node,
    /// The members of large maps in the order of their keys, by the map's pointer.
    sorted: BTreeMap<Pointer, Box<[u32]>>,
}

/// What was found of a pointer.
pub(super) struct Found<'t> {
    pub(super) node: &'t Node,
    pub(super) key_span: Option<Span>,
    /// Whether the pointer led to its end.
    pub(super) whole: bool,
}

impl Places {
    pub(super) fn of(root: Node) -> Self {
        let mut sorted = BTreeMap::new();
        sort(&root, &mut Vec::new(), &mut sorted);
        Self { root, sorted }
    }

    /// The whole tree.
    pub(super) fn root(&self) -> &Node {
        &self.root
    }

    /// Follows a pointer as far as it leads.
    pub(super) fn find(&self, pointer: &Pointer) -> Found<'_> {
        let (mut node, mut key_span) = (&self.root, None);
        let mut above = 0;
        for (token, end) in pointer.tokens().zip(pointer.ends()) {
            let next = match &node.value {
                Value::Scalar(_) => None,
                Value::List(items) => {
                    let index = crate::pointer::index(&token);
                    let item = index.and_then(|index| items.get(index));
                    item.map(|item| (item, None))
                }
                Value::Map(map) => {
                    let holder = pointer.as_str().get(..above).unwrap_or_default();
                    let entry = self.entry(map, holder, &token);
                    entry.map(|entry| (&entry.value, Some(entry.key_span)))
                }
            };
            let Some(next) = next else {
                return Found {
                    node,
                    key_span,
                    whole: false,
                };
            };
            (node, key_span) = next;
            above = end;
        }
        Found {
            node,
            key_span,
            whole: true,
        }
    }

    fn entry<'t>(&self, map: &'t Map, holder: &str, key: &str) -> Option<&'t Entry> {
        let order = match map.len() > LARGE {
            true => self.sorted.get(holder),
            false => None,
        };
        let Some(order) = order else {
            return map.entry(key);
        };
        let key_at = |at: &u32| map.at(*at as usize).map(|entry| &*entry.key);
        let found = order.binary_search_by(|at| key_at(at).cmp(&Some(key)));
        map.at(*order.get(found.ok()?)? as usize)
    }
}

fn sort<'t>(node: &'t Node, way: &mut Vec<Step<'t>>, sorted: &mut BTreeMap<Pointer, Box<[u32]>>) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                way.push(Step::Index(index));
                sort(item, way, sorted);
                way.pop();
            }
        }
        Value::Map(map) => {
            if map.len() > LARGE {
                sorted.insert(pointer(way), order(map));
            }
            for entry in map {
                way.push(Step::Key(&entry.key));
                sort(&entry.value, way, sorted);
                way.pop();
            }
        }
    }
}

fn order(map: &Map) -> Box<[u32]> {
    let mut members: Vec<(&str, u32)> = map.iter().map(|entry| &*entry.key).zip(0..).collect();
    members.sort_unstable();
    members.into_iter().map(|(_, at)| at).collect()
}
