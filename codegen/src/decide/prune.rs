//! Leaves out the components that nothing needs any more.
//!
//! What is needed: what a reference names, what a discriminator maps to, descendants of a needed base with a discriminator,
//! and the security schemes that a requirement names.

use std::collections::{BTreeMap, BTreeSet};

use crate::pointer::Pointer;
use crate::tree::{Node, Value};

/// A component, by its section and its name.
type Component = (String, String);

/// Prunes the components of a tree.
pub(super) fn prune(root: &mut Node) {
    let needed = needed(root);
    let components = root.as_map_mut().and_then(|map| map.get_mut("components"));
    let Some(components) = components.and_then(Node::as_map_mut) else {
        return;
    };
    for (section, _, entries) in components.iter_mut() {
        if section.starts_with("x-") {
            continue;
        }
        if let Some(entries) = entries.as_map_mut() {
            entries.retain(|entry| needed.contains(&(section.to_owned(), entry.key.to_string())));
        }
    }
}

fn needed(root: &Node) -> BTreeSet<Component> {
    let mut waiting = Vec::new();
    for entry in root.as_map().into_iter().flatten() {
        if &*entry.key != "components" {
            collect(&entry.value, &mut waiting);
        }
    }
    // The root's own requirements hold for operations that have none.
    requirements(root, &mut waiting);
    let children = children(root);
    let mut needed = BTreeSet::new();
    while let Some(component) = waiting.pop() {
        let node = value(root, &component);
        if needed.contains(&component) {
            continue;
        }
        if let Some(node) = node {
            collect(node, &mut waiting);
            let is_base = component.0 == "schemas" && node.get("discriminator").is_some();
            if is_base {
                let below = descendants(&component.1, &children).into_iter();
                waiting.extend(below.map(|name| ("schemas".to_owned(), name.to_owned())));
            }
        }
        needed.insert(component);
    }
    needed
}

fn value<'n>(root: &'n Node, (section, name): &Component) -> Option<&'n Node> {
    root.get("components")?.get(section)?.get(name)
}

/// The schemas that name another one in `allOf`, by that other one.
fn children(root: &Node) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let schemas = root.get("components").and_then(|all| all.get("schemas"));
    for entry in schemas.and_then(Node::as_map).into_iter().flatten() {
        let bases = entry.value.get("allOf").and_then(Node::as_list);
        for base in bases.into_iter().flatten() {
            let reference = base.get("$ref").and_then(Node::as_str);
            if let Some((_, base)) = reference.and_then(component) {
                found.entry(base).or_default().push(entry.key.to_string());
            }
        }
    }
    found
}

/// The schemas that are all of a base, directly or by way of others.
fn descendants<'c>(base: &str, children: &'c BTreeMap<String, Vec<String>>) -> BTreeSet<&'c str> {
    let mut found = BTreeSet::new();
    let below = |name: &str| children.get(name).into_iter().flatten();
    let mut waiting: Vec<&String> = below(base).collect();
    while let Some(name) = waiting.pop() {
        if found.insert(name.as_str()) {
            waiting.extend(below(name));
        }
    }
    found
}

/// The component that a reference leads to or into.
fn component(reference: &str) -> Option<Component> {
    let pointer = Pointer::from_fragment(reference.strip_prefix('#')?)?;
    let mut tokens = pointer.tokens();
    let is_component = tokens.next()? == "components";
    let (section, name) = (tokens.next()?, tokens.next()?);
    is_component.then(|| (section.into_owned(), name.into_owned()))
}

fn collect(node: &Node, found: &mut Vec<Component>) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Map(map) => {
            let reference = map.get("$ref").and_then(Node::as_str);
            found.extend(reference.and_then(component));
            requirements(node, found);
            let mapping = map.get("mapping").and_then(Node::as_map);
            let targets = mapping.into_iter().flatten().map(|entry| &entry.value);
            for target in targets.chain(map.get("defaultMapping")) {
                let text = target.as_str().unwrap_or_default();
                let named = || ("schemas".to_owned(), text.to_owned());
                found.push(component(text).unwrap_or_else(named));
            }
            map.iter().for_each(|entry| collect(&entry.value, found));
        }
    }
}

/// The schemes that the security requirements of an object name.
fn requirements(node: &Node, found: &mut Vec<Component>) {
    let list = node.get("security").and_then(Node::as_list);
    let names = list.into_iter().flatten().filter_map(Node::as_map);
    let names = names.flatten().map(|entry| entry.key.to_string());
    found.extend(names.map(|name| ("securitySchemes".to_owned(), name)));
}
