//! Names that schemas give themselves: `$anchor`, `$dynamicAnchor` and an absolute `$id` (JSON Schema 2020-12 §8.2).

use std::collections::{BTreeMap, BTreeSet};

use super::Target;
use super::aim::is_remote;
use crate::diagnostic::Diagnostics;
use crate::pointer::Pointer;
use crate::source::{Source, SourceId, Sources};
use crate::tree::{Node, Value, parse};

const ANCHORS: &[&str] = &["$anchor", "$dynamicAnchor"];

/// The plain names of the root. Nearly no description has any, which its text tells at once.
pub(super) fn of_root(root: &Node, sources: &Sources) -> BTreeMap<Box<str>, Pointer> {
    let text = sources
        .get(sources.root())
        .map_or("", |source| source.text());
    let mut found = BTreeMap::new();
    if ANCHORS.iter().any(|word| text.contains(word)) {
        each(root, &mut Pointer::root(), &mut |node, pointer| {
            for word in ANCHORS {
                if let Some(name) = node.get(word).and_then(Node::as_str) {
                    found.entry(name.into()).or_insert_with(|| pointer.clone());
                }
            }
        });
    }
    found
}

/// Names to which `$dynamicRef` leads from everywhere: one schema alone has them, and no other document can.
pub(super) fn lone(root: &Node, sources: &Sources) -> BTreeSet<Box<str>> {
    let has = |word| move |source: &&Source| source.text().contains(word);
    let asked = sources.get(sources.root()).filter(has("$dynamicRef"));
    if asked.is_none() || sources.iter().filter(has("$dynamicAnchor")).count() > 1 {
        return BTreeSet::new();
    }
    let mut found: BTreeMap<Box<str>, usize> = BTreeMap::new();
    each(root, &mut Pointer::root(), &mut |node, _| {
        let names = ANCHORS.iter().filter_map(|word| node.get(word)?.as_str());
        names.for_each(|name| *found.entry(name.into()).or_default() += 1);
    });
    found.retain(|_, count| *count == 1);
    found.into_keys().collect()
}

/// The place of a plain name in a document.
pub(super) fn find(tree: &Node, name: &str) -> Option<Pointer> {
    let mut found = None;
    each(tree, &mut Pointer::root(), &mut |node, pointer| {
        let names = ANCHORS.iter().filter_map(|word| node.get(word)?.as_str());
        if found.is_none() && names.into_iter().any(|known| known == name) {
            found = Some(pointer.clone());
        }
    });
    found
}

/// Schemas by their absolute `$id`, of all documents. A document that can't be read is told where it is asked for.
pub(super) fn ids(sources: &Sources) -> BTreeMap<Box<str>, Target> {
    let mut found = BTreeMap::new();
    for source in sources
        .iter()
        .filter(|source| source.text().contains("$id"))
    {
        let Some((id, _)) = sources.find(source.name()) else {
            continue;
        };
        if let Some(tree) = parse(sources, id, &mut Diagnostics::new()) {
            ids_of(&tree, id, &mut found);
        }
    }
    found
}

fn ids_of(tree: &Node, source: SourceId, found: &mut BTreeMap<Box<str>, Target>) {
    each(tree, &mut Pointer::root(), &mut |node, pointer| {
        let id = node.get("$id").and_then(Node::as_str);
        if let Some(id) = id.filter(|id| is_remote(id)) {
            let pointer = pointer.clone();
            let id = id.trim_end_matches('#').into();
            found.entry(id).or_insert(Target { source, pointer });
        }
    });
}

fn each(node: &Node, at: &mut Pointer, visit: &mut impl FnMut(&Node, &Pointer)) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                at.push(&index.to_string());
                each(item, at, visit);
                at.pop();
            }
        }
        Value::Map(map) => {
            visit(node, at);
            for entry in map {
                at.push(&entry.key);
                each(&entry.value, at, visit);
                at.pop();
            }
        }
    }
}
