//! References within a schema that names itself by `$id` (JSON Schema 2020-12 §8.2.1): they start from there.
//!
//! Takes all sources; gives the innermost such schema around a place, and what a reference in it names. Knows no kinds of
//! objects. Where nothing is found, the reference is read as if there were no `$id`: many descriptions mean the document.

use std::collections::BTreeMap;

use super::aim::{is_remote, resolve};
use super::{Target, anchors};
use crate::diagnostic::Diagnostics;
use crate::pointer::{Pointer, percent_decode};
use crate::source::{SourceId, Sources, Span};
use crate::tree::{Node, parse};

/// A schema with an `$id`.
struct Base {
    span: Span,
    /// The `$id`, seen from what is around it.
    uri: String,
    target: Target,
}

/// The schemas with an `$id` of all documents.
#[derive(Default)]
pub(super) struct Bases {
    /// Outer ones before those within.
    list: Vec<Base>,
    by_uri: BTreeMap<String, Target>,
    trees: BTreeMap<SourceId, Node>,
}

impl Bases {
    /// Finds them. Nearly no description has one, which its text tells at once; a document that can't be read is told where
    /// it is asked for.
    pub(super) fn of(sources: &Sources) -> Self {
        let mut found = Self::default();
        let named = |source: &&crate::source::Source| source.text().contains("$id");
        for source in sources.iter().filter(named) {
            let Some((id, _)) = sources.find(source.name()) else {
                continue;
            };
            let Some(tree) = parse(sources, id, &mut Diagnostics::new()) else {
                continue;
            };
            anchors::each(&tree, &mut Pointer::root(), &mut |node, pointer| {
                found.add(node, pointer, (id, source.name()));
            });
            found.trees.insert(id, tree);
        }
        found
    }

    fn add(&mut self, node: &Node, pointer: &Pointer, (source, name): (SourceId, &str)) {
        let id = node.get("$id").and_then(Node::as_str);
        let id = id.map(|id| id.trim_end_matches('#'));
        let Some(id) = id.filter(|id| !id.is_empty() && !id.starts_with('#')) else {
            return;
        };
        let uri = joined(self.around(node.span).map_or(name, |base| &base.uri), id);
        let pointer = pointer.clone();
        let target = Target { source, pointer };
        self.by_uri.entry(uri.clone()).or_insert(target.clone());
        let span = node.span;
        self.list.push(Base { span, uri, target });
    }

    /// The innermost schema with an `$id` around a place.
    fn around(&self, place: Span) -> Option<&Base> {
        let holds = |base: &&Base| {
            base.span.source() == place.source()
                && base.span.start() <= place.start()
                && place.end() <= base.span.end()
        };
        self.list.iter().rev().find(holds)
    }

    /// What a reference at a place names, of the schemas here and what is in them.
    pub(super) fn find(
        &self,
        (file, fragment): (&str, &str),
        (span, name): (Span, &str),
    ) -> Option<Target> {
        if self.list.is_empty() {
            return None;
        }
        let base = self.around(span);
        let target = match (file, base) {
            ("", base) => &base?.target,
            (file, base) => {
                let from = base.map_or(name, |base| &base.uri);
                self.by_uri.get(&joined(from, &percent_decode(file)))?
            }
        };
        let tree = self.trees.get(&target.source)?;
        let mut tokens = target.pointer.tokens();
        let schema = tokens.try_fold(tree, |node, token| super::aim::step(node, &token))?;
        let below = match fragment.is_empty() || fragment.starts_with('/') {
            true => Pointer::from_fragment(fragment)?,
            false => anchors::find(schema, &percent_decode(fragment))?,
        };
        let mut tokens = below.tokens();
        tokens.try_fold(schema, |node, token| super::aim::step(node, &token))?;
        Some(Target {
            source: target.source,
            pointer: target.pointer.join(&below),
        })
    }
}

/// A reference as its base has it (RFC 3986 §5.2).
fn joined(base: &str, reference: &str) -> String {
    if is_remote(reference) || !is_remote(base) {
        return match is_remote(reference) {
            true => reference.to_owned(),
            false => resolve(base, reference),
        };
    }
    let host = base.find("://").map_or(0, |at| at + 3);
    let path = base.get(host..).and_then(|rest| rest.find('/'));
    let (host, path) = base.split_at(path.map_or(base.len(), |at| host + at));
    format!("{host}{}", resolve(path, &rooted(path, reference)))
}

/// A reference beside a host alone stands below it.
fn rooted(path: &str, reference: &str) -> String {
    match path.is_empty() && !reference.starts_with('/') {
        true => format!("/{reference}"),
        false => reference.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn references_are_seen_from_their_base() {
        for (base, reference, whole) in [
            ("https://a.b/c/d.json", "e.json", "https://a.b/c/e.json"),
            ("https://a.b/c/d.json", "../e", "https://a.b/e"),
            ("https://a.b/c/d.json", "/e", "https://a.b/e"),
            ("https://a.b", "e", "https://a.b/e"),
            ("https://a.b/c", "urn:x", "urn:x"),
            ("c/d.yaml", "e.json", "c/e.json"),
        ] {
            assert_eq!(joined(base, reference), whole);
        }
    }
}
