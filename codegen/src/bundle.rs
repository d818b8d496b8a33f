//! Several files → one tree: what stands in other documents becomes a component of the root or stands in its place.
//!
//! Takes the root's tree and the texts that [`load`] found; gives a tree whose references all begin with `#`. Every node
//! keeps the place in the file that it was read from. It knows which object each key holds, by the tables of `grammar`,
//! and neither versions nor what anything means. What can't be had is told, and leads nowhere from then on.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::grammar::{Kind, Shape};
use crate::pointer::Pointer;
use crate::source::{SourceId, Sources, Span};
use crate::tree::{DEPTH_LIMIT, Map, Node};

mod aim;
mod anchors;
mod bases;
mod components;
mod include;
mod load;
mod mapping;
mod names;
mod selves;
#[cfg(test)]
mod tests;
mod words;

use aim::Aim;
pub use load::load;

/// The most nodes that may stand in more than one place because several references take them in.
const COPY_LIMIT: usize = 1_000_000;

/// A value of a document other than the root.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    source: SourceId,
    pointer: Pointer,
}

/// A value that becomes a component.
struct Hoisted {
    section: &'static str,
    kind: Kind,
    target: Target,
    /// Its name, where the root gives it one.
    name: Option<Box<str>>,
    /// What it is; `None` while it is walked, and where it stands among the root's components already.
    node: Option<Node>,
}

struct Bundler<'s, 'd> {
    sources: &'s Sources,
    diagnostics: &'d mut Diagnostics,
    /// The other documents that were asked for; `None` for one that can't be read.
    trees: BTreeMap<SourceId, Option<Node>>,
    /// The root's plain names (`$anchor`).
    anchors: BTreeMap<Box<str>, Pointer>,
    /// The plain names that mean the same to `$dynamicRef` as to `$ref`.
    lone: BTreeSet<Box<str>>,
    /// Schemas by their `$id`.
    bases: bases::Bases,
    /// The root as it was read, once another document refers to it.
    root: Option<Node>,
    /// What becomes of a reference that leads nowhere.
    lost: &'static str,
    /// What documents call themselves (`$self`).
    selves: selves::Selves,
    homes: BTreeMap<(&'static str, Target), usize>,
    hoisted: Vec<Hoisted>,
    waiting: VecDeque<usize>,
    /// What is being taken in, from the outside to the inside.
    open: Vec<Target>,
    depth: usize,
    copied: usize,
}

/// Joins what a root refers to into one tree.
pub fn bundle(mut root: Node, sources: &Sources, diagnostics: &mut Diagnostics) -> Node {
    let anchors = anchors::of_root(&root, sources, diagnostics);
    let mut bundler = Bundler {
        sources,
        diagnostics,
        trees: BTreeMap::new(),
        anchors,
        lone: anchors::lone(&root, sources),
        bases: bases::Bases::of(sources),
        root: None,
        lost: words::LEFT_OUT,
        selves: selves::Selves::of(sources),
        homes: BTreeMap::new(),
        hoisted: Vec::new(),
        waiting: VecDeque::new(),
        open: Vec::new(),
        depth: 0,
        copied: 0,
    };
    bundler.keep_media_types(&root);
    bundler.settle_components(&mut root);
    bundler.object(Kind::OpenApi, &mut root);
    bundler.walk_hoisted();
    let hoisted = bundler.hoisted;
    if !hoisted.is_empty() {
        components::place(&mut root, hoisted, sources);
    }
    root
}

impl Bundler<'_, '_> {
    fn walk_hoisted(&mut self) {
        while let Some(at) = self.waiting.pop_front() {
            let Some(hoisted) = self.hoisted.get_mut(at) else {
                continue;
            };
            let kind = hoisted.kind;
            let Some(mut node) = hoisted.node.take() else {
                continue;
            };
            self.depth = components::DEPTH;
            self.place(Shape::Referable(kind), &mut node);
            if let Some(hoisted) = self.hoisted.get_mut(at) {
                hoisted.node = Some(node);
            }
        }
    }

    fn object(&mut self, kind: Kind, node: &mut Node) {
        let Some(map) = node.as_map_mut() else {
            return;
        };
        if kind == Kind::Discriminator {
            self.mapping(map);
        }
        for (key, _, value) in map.iter_mut() {
            if let Some(shape) = kind.shape_in_any_version(key, value.as_list().is_some()) {
                self.place(shape, value);
            }
        }
    }

    fn place(&mut self, shape: Shape, node: &mut Node) {
        self.depth += 1;
        self.settle_dynamic(shape, node);
        match reference_of(node) {
            Some((text, span)) => self.reference(shape, node, &text, span),
            None => self.parts(shape, node),
        }
        self.depth -= 1;
    }

    /// `$dynamicRef` is `$ref` where there is one schema that it can lead to (JSON Schema 2020-12 §8.2.3.2).
    fn settle_dynamic(&self, shape: Shape, node: &mut Node) {
        if self.lone.is_empty()
            || !matches!(shape, Shape::Referable(Kind::Schema) | Shape::FlagOrSchema)
        {
            return;
        }
        let name = node.get("$dynamicRef").and_then(Node::as_str);
        let name = name.and_then(|name| name.strip_prefix('#'));
        if name.is_some_and(|name| self.lone.contains(name))
            && let Some(map) = node.as_map_mut()
        {
            map.rename("$dynamicRef", "$ref");
        }
    }

    fn parts(&mut self, shape: Shape, node: &mut Node) {
        match shape {
            Shape::Object(kind) | Shape::Referable(kind) => self.object(kind, node),
            Shape::FlagOrSchema => self.object(Kind::Schema, node),
            Shape::List(inner) => {
                let items = node.as_list_mut().into_iter().flatten();
                items.for_each(|item| self.place(*inner, item));
            }
            Shape::Map(inner) => {
                let Some(map) = node.as_map_mut() else { return };
                map.iter_mut()
                    .for_each(|(_, _, value)| self.place(*inner, value));
            }
            Shape::Text | Shape::Word(_) | Shape::Flag | Shape::Count | Shape::Any => {}
        }
    }

    fn reference(&mut self, shape: Shape, node: &mut Node, text: &str, span: Span) {
        if shape == Shape::Any {
            return self.include_value(node, text, span);
        }
        if shape == Shape::Text && !text.contains('#') {
            return self.include_text(node, text, span);
        }
        self.lost = words::lost(shape);
        let aim = self.aim(text, span).unwrap_or_else(|diagnostic| {
            self.diagnostics.push(diagnostic);
            Aim::Nowhere
        });
        if shape == Shape::Object(Kind::MediaType)
            && let Some(target) = self.media_type_of_root(&aim, text, span)
        {
            return self.include(shape, node, target, text, span);
        }
        match (aim, words::section_of(shape)) {
            (Aim::Stays, _) => {}
            (Aim::Root(pointer), _) => set_reference(node, format!("#{}", pointer.to_fragment())),
            (Aim::Target(target), Some((section, _))) if self.is_no_object(&target, shape) => {
                let wrong = [&text, &words::one_of(section) as &dyn std::fmt::Display];
                let wrong = Diagnostic::new(&catalog::WRONG_TARGET, &wrong);
                self.diagnostics.push(wrong.at(span));
                blank(shape, node);
            }
            (Aim::Target(target), Some((section, kind))) => {
                match self.hoist(section, kind, target, span) {
                    Some(at) => set_reference(node, names::stand_in(at)),
                    None => blank(shape, node),
                }
            }
            (Aim::Target(target), None) => return self.include(shape, node, target, text, span),
            (Aim::Nowhere, _) => blank(shape, node),
        }
        // Words beside a schema's reference count (JSON Schema 2020-12 §8.2.3.1).
        if matches!(
            shape,
            Shape::Referable(Kind::Schema | Kind::PathItem) | Shape::FlagOrSchema
        ) {
            self.parts(shape, node);
        }
    }

    /// Whether a value can't be what is asked for: a list, or a text.
    fn is_no_object(&mut self, target: &Target, shape: Shape) -> bool {
        let is_schema = matches!(shape, Shape::Referable(Kind::Schema) | Shape::FlagOrSchema);
        self.value_at(target).is_some_and(|node| {
            let flag = is_schema && node.as_map().is_none() && node.as_list().is_none();
            node.as_map().is_none() && !(flag && node.as_str().is_none())
        })
    }

    /// Makes a value of another document a component, once for all that refer to it.
    fn hoist(
        &mut self,
        section: &'static str,
        kind: Kind,
        target: Target,
        span: Span,
    ) -> Option<usize> {
        if let Some(at) = self.homes.get(&(section, target.clone())) {
            return Some(*at);
        }
        let node = self.fetch(&target, components::DEPTH, span)?;
        Some(self.keep(section, kind, target, None, Some(node)))
    }

    fn keep(
        &mut self,
        section: &'static str,
        kind: Kind,
        target: Target,
        name: Option<Box<str>>,
        node: Option<Node>,
    ) -> usize {
        let at = self.hoisted.len();
        self.homes.insert((section, target.clone()), at);
        if node.is_some() {
            self.waiting.push_back(at);
        }
        let hoisted = Hoisted {
            section,
            kind,
            target,
            name,
            node,
        };
        self.hoisted.push(hoisted);
        at
    }

    /// A copy of a value, for a place so deep. A value for which that is too deep is told.
    fn fetch(&mut self, target: &Target, depth: usize, span: Span) -> Option<Node> {
        let node = self.value_at(target)?.clone();
        if node.depth() + depth > DEPTH_LIMIT {
            let too_deep = Diagnostic::new(&catalog::TOO_DEEP, &[&DEPTH_LIMIT]);
            self.diagnostics.push(too_deep.at(span));
            return None;
        }
        Some(node)
    }
}

/// The text of a reference that stands in place of a value, and where it is written.
fn reference_of(node: &Node) -> Option<(String, Span)> {
    let text = node.get("$ref")?;
    Some((text.as_str()?.to_owned(), text.span))
}

fn set_reference(node: &mut Node, text: String) {
    let slot = node.as_map_mut().and_then(|map| map.get_mut("$ref"));
    if let Some(slot) = slot {
        *slot = Node::string(slot.span, text);
    }
}

/// What stays of a reference into nothing: any value for a schema, nothing for what else has no Reference Object.
fn blank(shape: Shape, node: &mut Node) {
    match words::section_of(shape) {
        Some((_, Kind::Schema)) | None => {
            if let Some(map) = node.as_map_mut() {
                map.remove("$ref");
            }
        }
        Some(_) => {}
    }
    let span = node.span;
    match shape {
        Shape::Text => *node = Node::string(span, ""),
        Shape::List(_) => *node = Node::list(span, Vec::new()),
        Shape::Map(_) => *node = Node::map(span, Map::new()),
        _ => {}
    }
}
