//! Keeps the operations that a person asked for, and the components that these need.
//!
//! Takes one tree and a filter; gives the tree without the rest, so that no later stage sees what isn't written. Where
//! nothing is filtered, nothing is touched: components that no operation needs stay.

use std::collections::BTreeSet;

use crate::config::{By, Filter, Selector};
use crate::diagnostic::{Diagnostic, Diagnostics, catalog, suggest};
use crate::pointer::Pointer;
use crate::tree::{Map, Node};

mod prune;
#[cfg(test)]
mod tests;

/// The keys of a path item that hold operations.
const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// Keeps what a filter lets through.
pub fn select(mut root: Node, filter: &Filter, diagnostics: &mut Diagnostics) -> Node {
    if filter.is_empty() {
        return root;
    }
    let mut selection = Selection {
        filter,
        known: BTreeSet::new(),
        used: vec![false; filter.include.len() + filter.exclude.len()],
    };
    take_in_path_items(&mut root);
    for group in ["paths", "webhooks"] {
        let items = root.as_map_mut().and_then(|map| map.get_mut(group));
        if let Some(items) = items.and_then(Node::as_map_mut) {
            items.retain(|entry| selection.keeps_item(&entry.key, &mut entry.value));
        }
    }
    selection.report(diagnostics);
    prune::prune(&mut root);
    root
}

/// A path item may be a reference to a component, where its operations can't be seen.
fn take_in_path_items(root: &mut Node) {
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

struct Selection<'f> {
    filter: &'f Filter,
    /// What an operation can be selected by: `tag:pets`.
    known: BTreeSet<String>,
    /// Which selectors fit an operation: the included ones first.
    used: Vec<bool>,
}

impl Selection<'_> {
    /// Whether a path item has any operation left.
    fn keeps_item(&mut self, path: &str, item: &mut Node) -> bool {
        let Some(item) = item.as_map_mut() else {
            return true;
        };
        if !path.starts_with("x-") {
            item.retain(|entry| !METHODS.contains(&&*entry.key) || self.keeps(path, &entry.value));
        }
        if let Some(more) = item
            .get_mut("additionalOperations")
            .and_then(Node::as_map_mut)
        {
            more.retain(|entry| self.keeps(path, &entry.value));
        }
        has_operations(item)
    }

    fn keeps(&mut self, path: &str, operation: &Node) -> bool {
        let filter = self.filter;
        let tags = tags(operation).map(|tag| format!("tag:{tag}"));
        let id = id(operation).map(|id| format!("id:{id}"));
        let known = tags.chain(id).chain([format!("path:{path}")]);
        self.known.extend(known);
        let included = self.fits(0, &filter.include, path, operation);
        let excluded = self.fits(filter.include.len(), &filter.exclude, path, operation);
        (included || filter.include.is_empty()) && !excluded
    }

    fn fits(&mut self, from: usize, list: &[Selector], path: &str, operation: &Node) -> bool {
        let mut any = false;
        for (at, selector) in list.iter().enumerate() {
            if fits(&selector.by, path, operation) {
                any = true;
                if let Some(used) = self.used.get_mut(from + at) {
                    *used = true;
                }
            }
        }
        any
    }

    /// What a person most likely meant who selected nothing.
    fn nearest(&self, by: &By) -> Option<&str> {
        let written = by.to_string();
        let kind = written.split_inclusive(':').next().unwrap_or_default();
        let known = self.known.iter().filter(|name| name.starts_with(kind));
        suggest::nearest(&written, known.map(String::as_str))
    }

    /// A selector that fits nothing is a mistake.
    fn report(&self, diagnostics: &mut Diagnostics) {
        let all = self.filter.include.iter().chain(&self.filter.exclude);
        for (selector, _) in all.zip(&self.used).filter(|(_, used)| !**used) {
            let near = self.nearest(&selector.by);
            let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            let idle = Diagnostic::new(&catalog::IDLE_SELECTOR, &[&selector.by, &near]);
            // An argument of a command has no place.
            diagnostics.push(match selector.span {
                Some(span) => idle.at(span),
                None => idle,
            });
        }
    }
}

fn has_operations(item: &Map) -> bool {
    let mut keys = item.iter().map(|entry| &*entry.key);
    keys.any(|key| METHODS.contains(&key) || matches!(key, "$ref" | "additionalOperations"))
}

fn fits(by: &By, path: &str, operation: &Node) -> bool {
    match by {
        By::Tag(name) => tags(operation).any(|tag| tag == name),
        By::Path(pattern) => pattern.fits(path),
        By::Id(name) => id(operation) == Some(name),
    }
}

fn tags(operation: &Node) -> impl Iterator<Item = &str> {
    let tags = operation.get("tags").and_then(Node::as_list);
    tags.into_iter().flatten().filter_map(Node::as_str)
}

fn id(operation: &Node) -> Option<&str> {
    operation.get("operationId").and_then(Node::as_str)
}
