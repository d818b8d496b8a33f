//! The root's components: the names that a root gives to what stands in files, and where hoisted values are put.

use super::aim::Aim;
use super::{Bundler, Hoisted, Target, names, reference_of, words};
use crate::grammar::Shape;
use crate::source::{Sources, Span};
use crate::tree::{Entry, Map, Node, Value};

/// How deep a component stands: `/components/schemas/Pet`.
pub(super) const DEPTH: usize = 3;

impl Bundler<'_, '_> {
    /// Lets a component that is nothing but a reference to a file be that file's place: `Pet: { $ref: pet.yaml }`.
    pub(super) fn settle_components(&mut self, root: &mut Node) {
        let components = root.as_map_mut().and_then(|map| map.get_mut("components"));
        let Some(components) = components else {
            return;
        };
        let origin = self.open_map(components);
        for &(section, kind) in words::SECTIONS {
            let entries = components.as_map_mut().and_then(|map| map.get_mut(section));
            let Some(entries) = entries else {
                continue;
            };
            let above = || {
                let above = origin.as_ref()?;
                Some(above.child(section))
            };
            let origin = self.open_map(entries).or_else(above);
            let Some(entries) = entries.as_map_mut() else {
                continue;
            };
            for (name, _, node) in entries.iter_mut() {
                self.settle(section, kind, name, node, origin.as_ref());
            }
        }
    }

    /// Takes in a map of components that stands in a file, and gives where it came from.
    fn open_map(&mut self, node: &mut Node) -> Option<Target> {
        let (text, span) = reference_of(node)?;
        let Ok(Aim::Target(target)) = self.aim(&text, span) else {
            return None;
        };
        *node = self.fetch(&target, DEPTH, span)?;
        Some(target)
    }

    fn settle(
        &mut self,
        section: &'static str,
        kind: crate::grammar::Kind,
        name: &str,
        node: &mut Node,
        origin: Option<&Target>,
    ) {
        let alone = node.as_map().is_some_and(|map| map.len() == 1);
        let Some((text, span)) = reference_of(node).filter(|_| alone) else {
            if let Some(origin) = origin {
                self.keep(section, kind, origin.child(name), Some(name.into()), None);
            }
            return;
        };
        let Ok(Aim::Target(target)) = self.aim(&text, span) else {
            return;
        };
        // What is no such thing is told when the reference is walked.
        let is_wrong = self.is_no_object(&target, Shape::Referable(kind));
        if is_wrong || self.homes.contains_key(&(section, target.clone())) {
            return;
        }
        if let Some(found) = self.fetch(&target, DEPTH, span) {
            self.keep(section, kind, target, Some(name.into()), Some(found));
            // The value comes back when it is walked; until then nothing stands here.
            *node = Node::null(span);
        }
    }
}

impl Target {
    fn child(&self, key: &str) -> Self {
        Self {
            source: self.source,
            pointer: self.pointer.child(key),
        }
    }
}

/// Puts hoisted values among the components, and their names into the references to them.
pub(super) fn place(root: &mut Node, hoisted: Vec<Hoisted>, sources: &Sources) {
    let names = names::choose(root, &hoisted, sources);
    for (hoisted, name) in hoisted.into_iter().zip(&names) {
        let Some(node) = hoisted.node else {
            continue;
        };
        let span = Span::new(node.span.source(), node.span.start(), node.span.start());
        let entries = member(root, "components", span);
        let entries = member_of(entries, hoisted.section, span);
        let Some(entries) = entries.and_then(Node::as_map_mut) else {
            continue;
        };
        match entries.get_mut(name.key.as_str()) {
            Some(place) => *place = node,
            None => entries.set(Entry::new(name.key.as_str(), span, node)),
        }
    }
    refer(root, &names);
}

fn member<'n>(node: &'n mut Node, key: &str, span: Span) -> Option<&'n mut Node> {
    let map = node.as_map_mut()?;
    if !map.contains(key) {
        map.set(Entry::new(key, span, Node::map(span, Map::new())));
    }
    map.get_mut(key)
}

fn member_of<'n>(node: Option<&'n mut Node>, key: &str, span: Span) -> Option<&'n mut Node> {
    member(node?, key, span)
}

/// Gives each stand-in its component's name.
fn refer(node: &mut Node, names: &[names::Name]) {
    match &mut node.value {
        Value::Scalar(_) => {
            if let Some(name) = names::stood_for(node, names) {
                *node = Node::string(node.span, name.reference.as_str());
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| refer(item, names)),
        Value::Map(map) => map.iter_mut().for_each(|(_, _, value)| refer(value, names)),
    }
}
