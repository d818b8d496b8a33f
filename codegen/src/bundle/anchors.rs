//! Names that schemas give themselves: `$anchor` and `$dynamicAnchor` (JSON Schema 2020-12 §8.2.2).

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::pointer::Pointer;
use crate::source::{Source, Sources, Span};
use crate::tree::{Node, Value};

const ANCHORS: &[&str] = &["$anchor", "$dynamicAnchor"];

/// The plain names of the root. Nearly no description has any, which its text tells at once.
pub(super) fn of_root(
    root: &Node,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Box<str>, Pointer> {
    let text = sources
        .get(sources.root())
        .map_or("", |source| source.text());
    let mut found: BTreeMap<Box<str>, (Pointer, Span)> = BTreeMap::new();
    if ANCHORS.iter().any(|word| text.contains(word)) {
        // An `$id` begins names anew.
        let alone = !text.contains("$id");
        each(root, &mut Pointer::root(), &mut |node, pointer| {
            for word in ANCHORS {
                let Some((name, place)) = node
                    .get(word)
                    .and_then(|own| Some((own.as_str()?, own.span)))
                else {
                    continue;
                };
                if let Some((_, first)) = found.get(name).filter(|_| alone) {
                    let again = Diagnostic::new(&catalog::REPEATED_ANCHOR, &[&name]).at(place);
                    diagnostics.push(again.label(*first, "the first one is here"));
                }
                let first = found.entry(name.into());
                first.or_insert_with(|| (pointer.clone(), place));
            }
        });
    }
    let places = found.into_iter().map(|(name, (place, _))| (name, place));
    places.collect()
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

/// Visits every object and its place.
pub(super) fn each(node: &Node, at: &mut Pointer, visit: &mut impl FnMut(&Node, &Pointer)) {
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
