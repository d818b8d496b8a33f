//! The operations of a tree, under `paths` and `webhooks`, and which of them are meant.

use crate::config::By;
use crate::pointer::Pointer;
use crate::tree::{Map, Node};

/// The keys of a path item that hold operations.
const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// What holds path items.
const GROUPS: [&str; 2] = ["paths", "webhooks"];

/// The path items with their paths.
fn items(root: &Node) -> impl Iterator<Item = (&str, &Map)> {
    let groups = GROUPS.iter().filter_map(|group| root.get(group)?.as_map());
    let items = groups
        .flatten()
        .filter(|entry| !entry.key.starts_with("x-"));
    items.filter_map(|entry| Some((&*entry.key, entry.value.as_map()?)))
}

/// The operations with their paths.
pub(super) fn all(root: &Node) -> impl Iterator<Item = (&str, &Node)> {
    items(root).flat_map(|(path, item)| {
        let own = item.iter().filter(|entry| METHODS.contains(&&*entry.key));
        let more = item.get("additionalOperations").and_then(Node::as_map);
        let all = own.chain(more.into_iter().flatten());
        all.map(move |entry| (path, &entry.value))
    })
}

/// Changes operations.
pub(super) fn each_mut(root: &mut Node, change: &mut dyn FnMut(&str, &mut Node)) {
    retain(root, &mut |path, operation| {
        change(path, operation);
        true
    });
}

/// Keeps the operations that a test lets through, and the path items that have any left.
pub(super) fn retain(root: &mut Node, keep: &mut dyn FnMut(&str, &mut Node) -> bool) {
    for group in GROUPS {
        let items = root.as_map_mut().and_then(|map| map.get_mut(group));
        let Some(items) = items.and_then(Node::as_map_mut) else {
            continue;
        };
        items.retain(|entry| match entry.value.as_map_mut() {
            Some(item) if !entry.key.starts_with("x-") => {
                let had = has_operations(item);
                retain_in(item, &entry.key, keep);
                !had || has_operations(item)
            }
            _ => true,
        });
    }
}

fn retain_in(item: &mut Map, path: &str, keep: &mut dyn FnMut(&str, &mut Node) -> bool) {
    item.retain(|entry| !METHODS.contains(&&*entry.key) || keep(path, &mut entry.value));
    let more = item.get_mut("additionalOperations");
    if let Some(more) = more.and_then(Node::as_map_mut) {
        more.retain(|entry| keep(path, &mut entry.value));
    }
}

fn has_operations(item: &Map) -> bool {
    let mut keys = item.iter().map(|entry| &*entry.key);
    keys.any(|key| METHODS.contains(&key) || matches!(key, "$ref" | "additionalOperations"))
}

/// A path item may be a reference to a component, where its operations can't be seen.
pub(super) fn take_in_path_items(root: &mut Node) {
    let found = root.get("paths").and_then(Node::as_map);
    let items = found.into_iter().flatten().filter_map(|entry| {
        let fragment = entry.value.get("$ref")?.as_str()?.strip_prefix('#')?;
        let pointer = Pointer::from_fragment(fragment)?;
        let target = pointer
            .tokens()
            .try_fold(&*root, |node, token| node.get(&token))?;
        Some((entry.key.clone(), target.clone()))
    });
    let items: Vec<_> = items.collect();
    let paths = root.as_map_mut().and_then(|map| map.get_mut("paths"));
    let Some(paths) = paths.and_then(Node::as_map_mut) else {
        return;
    };
    for (key, item) in items {
        if let Some(place) = paths.get_mut(&key) {
            *place = item;
        }
    }
}

/// Whether an operation is one of those that are meant.
pub(super) fn fits(by: &By, path: &str, operation: &Node) -> bool {
    match by {
        By::Tag(name) => tags(operation).any(|tag| tag == name),
        By::Path(pattern) => pattern.fits(path),
        By::Id(name) => id(operation) == Some(name),
    }
}

pub(super) fn tags(operation: &Node) -> impl Iterator<Item = &str> {
    let tags = operation.get("tags").and_then(Node::as_list);
    tags.into_iter().flatten().filter_map(Node::as_str)
}

pub(super) fn id(operation: &Node) -> Option<&str> {
    operation.get("operationId").and_then(Node::as_str)
}
