//! Follows `$ref`: the only place that reads a reference's text.
//!
//! Knows the way to every schema, parameter, header, response, body and path item of a document by its pointer, through
//! other references on the way.

use std::borrow::Cow;
use std::collections::BTreeSet;

use openapiv3::{
    Callback, Example, Header, Operation, Parameter, ParameterSchemaOrContent, PathItem,
    ReferenceOr, RequestBody, Response,
};

use super::keywords::{AdditionalEntry, Entries, Entry, Keywords};
use super::{Lens, Located, Resolver};
use crate::diagnostic::catalog as codes;
use crate::document::extensions as keys;
use crate::model::Place;
use crate::pointer::Pointer;

/// What a pointer may lead to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Node<'d> {
    Schema(Entry<'d>),
    Parameter(&'d ReferenceOr<Parameter>),
    Header(&'d ReferenceOr<Header>),
    Response(&'d ReferenceOr<Response>),
    Body(&'d ReferenceOr<RequestBody>),
    Example(&'d ReferenceOr<Example>),
    Callback(&'d ReferenceOr<Callback>),
    PathItem(&'d ReferenceOr<PathItem>),
    Operation(&'d Operation),
    Media,
}

/// References on the way to a target are followed this often at most.
const HOPS: usize = 64;

impl<'d> Resolver<'d, '_> {
    /// The schema that a reference at a place leads to, and its place. A reference into nothing is reported.
    pub(super) fn schema_target(
        &mut self,
        reference: &str,
        at: &Pointer,
    ) -> Option<(Located<'d>, Place)> {
        let lost = "any value is let through in its place";
        let (node, pointer) = self.target(reference, at, lost)?;
        let Node::Schema(entry) = node else {
            self.warn(
                &codes::WRONG_TARGET,
                &at.child("$ref"),
                &[&reference, &"schema"],
            );
            return None;
        };
        let place = self.place_of(&pointer);
        Some((Located::new(entry, pointer), place))
    }

    /// What a reference at a place leads to; `lost` is what becomes of one that leads nowhere.
    pub(super) fn target(
        &mut self,
        reference: &str,
        at: &Pointer,
        lost: &str,
    ) -> Option<(Node<'d>, Pointer)> {
        // What stands in another document and couldn't be had was told when files were joined.
        let empty = reference.is_empty().then_some("");
        let fragment = reference.strip_prefix('#').or(empty)?;
        let found = Pointer::from_fragment(fragment).and_then(|pointer| self.find(&pointer, HOPS));
        if found.is_none() {
            self.warn(&codes::DANGLING, &at.child("$ref"), &[&reference, &lost]);
        }
        found
    }

    /// What a chain of references leads to in the end, of what is no schema. One that has no end is reported.
    pub(super) fn through_all(
        &mut self,
        reference: &str,
        at: &Pointer,
        what: &str,
    ) -> Option<(Node<'d>, Pointer)> {
        let lost = "it is left out";
        let (node, target) = self.target(reference, at, lost)?;
        let end = self.through(node, target.clone(), HOPS);
        if end.is_none() {
            let place = at.child("$ref");
            match self.leads_back(node, target) {
                true => self.warn(&codes::REFERENCE_CIRCLE, &place, &[&reference, &what]),
                false => self.warn(&codes::DANGLING, &place, &[&reference, &lost]),
            }
        }
        end
    }

    /// Whether references lead from a place to one that was passed before.
    fn leads_back(&self, mut node: Node<'d>, mut at: Pointer) -> bool {
        let mut passed = BTreeSet::new();
        while passed.insert(at.clone()) {
            let pointer = reference_of(node).and_then(|text| text.strip_prefix('#'));
            let next = pointer.and_then(Pointer::from_fragment);
            match next.and_then(|pointer| self.find(&pointer, HOPS)) {
                Some(next) => (node, at) = next,
                None => return false,
            }
        }
        true
    }

    fn find(&self, pointer: &Pointer, hops: usize) -> Option<(Node<'d>, Pointer)> {
        let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
        let tokens: Vec<&str> = tokens.iter().map(AsRef::as_ref).collect();
        let (mut node, mut at, mut rest) = self.root_step(&tokens)?;
        while !rest.is_empty() {
            (node, at) = self.through(node, at, hops)?;
            let (next, taken, keys) = self.step(node, &at, rest)?;
            at = keys.iter().fold(at, |at, key| at.child(key));
            node = next;
            rest = rest.get(taken..)?;
        }
        Some((node, at))
    }

    /// Follows a reference that stands on the way.
    pub(super) fn through(
        &self,
        node: Node<'d>,
        at: Pointer,
        hops: usize,
    ) -> Option<(Node<'d>, Pointer)> {
        let Some(reference) = reference_of(node) else {
            return Some((node, at));
        };
        let pointer = Pointer::from_fragment(reference.strip_prefix('#')?)?;
        let (node, at) = self.find(&pointer, hops.checked_sub(1)?)?;
        self.through(node, at, hops.checked_sub(1)?)
    }

    fn root_step<'t>(&self, tokens: &'t [&'t str]) -> Option<(Node<'d>, Pointer, &'t [&'t str])> {
        let (node, pointer) = match tokens {
            ["paths", path, ..] => {
                let pointer = Pointer::root().child("paths").child(path);
                (Node::PathItem(self.document.path_item(&pointer)?), pointer)
            }
            ["webhooks", name, ..] => {
                let pointer = Pointer::root().child(keys::WEBHOOKS).child(name);
                (Node::PathItem(self.document.path_item(&pointer)?), pointer)
            }
            ["components", kind, name, ..] => {
                let kind = match *kind {
                    "pathItems" => keys::PATH_ITEMS,
                    "mediaTypes" => keys::MEDIA_TYPES,
                    kind => kind,
                };
                let pointer = Pointer::root().child("components").child(kind).child(name);
                return Some((self.component(kind, name)?, pointer, tokens.get(3..)?));
            }
            _ => return None,
        };
        Some((node, pointer, tokens.get(2..)?))
    }

    fn component(&self, kind: &str, name: &str) -> Option<Node<'d>> {
        let components = self.openapi.components.as_ref()?;
        Some(match kind {
            "schemas" => Node::Schema(self.component_schema(name)?.entry),
            "parameters" => Node::Parameter(components.parameters.get(name)?),
            "headers" => Node::Header(components.headers.get(name)?),
            "responses" => Node::Response(components.responses.get(name)?),
            "requestBodies" => Node::Body(components.request_bodies.get(name)?),
            "callbacks" => Node::Callback(components.callbacks.get(name)?),
            "examples" => Node::Example(components.examples.get(name)?),
            keys::MEDIA_TYPES => Node::Media,
            keys::PATH_ITEMS => {
                let pointer = Pointer::root().child("components").child(kind).child(name);
                Node::PathItem(self.document.path_item(&pointer)?)
            }
            _ => return None,
        })
    }

    /// The schema of a name.
    pub(super) fn component_schema(&self, name: &str) -> Option<Located<'d>> {
        let schemas = Pointer::root().child("components").child("schemas");
        let pointer = schemas.child(name);
        Some(Located::new(self.document.schema(&pointer)?, pointer))
    }

    /// One step into a node: what is there, how many tokens it took, and the keys as the normalized document has them.
    fn step<'t>(
        &self,
        node: Node<'d>,
        at: &Pointer,
        rest: &'t [&'t str],
    ) -> Option<(Node<'d>, usize, Vec<&'t str>)> {
        match node {
            Node::Schema(Entry::Item(schema)) => self.schema_step(&Keywords::of(schema), at, rest),
            Node::Parameter(ReferenceOr::Item(parameter)) => self
                .format_step(&parameter.parameter_data_ref().format, at, rest)
                .map(|node| (node, 1, first(rest))),
            Node::Header(ReferenceOr::Item(header)) => self
                .format_step(&header.format, at, rest)
                .map(|node| (node, 1, first(rest))),
            Node::Response(ReferenceOr::Item(response)) => match rest {
                ["content", media, ..] if response.content.contains_key(*media) => {
                    Some((Node::Media, 2, two(rest)))
                }
                ["headers", name, ..] => {
                    Some((Node::Header(response.headers.get(*name)?), 2, two(rest)))
                }
                _ => None,
            },
            Node::Body(ReferenceOr::Item(body)) => match rest {
                ["content", media, ..] if body.content.contains_key(*media) => {
                    Some((Node::Media, 2, two(rest)))
                }
                _ => None,
            },
            Node::Media => match rest {
                ["schema", ..] => Some((self.schema_of(at)?, 1, first(rest))),
                _ => None,
            },
            Node::PathItem(ReferenceOr::Item(item)) => match rest {
                ["parameters", index, ..] => Some((
                    Node::Parameter(item.parameters.get(crate::pointer::index(index)?)?),
                    2,
                    two(rest),
                )),
                ["query", ..] => {
                    Some((self.other(at, "QUERY")?, 1, vec![keys::OPERATIONS, "QUERY"]))
                }
                ["additionalOperations", method, ..] => {
                    Some((self.other(at, method)?, 2, vec![keys::OPERATIONS, method]))
                }
                [method, ..] => {
                    let (_, operation) = item.iter().find(|(name, _)| name == method)?;
                    Some((Node::Operation(operation), 1, first(rest)))
                }
                [] => None,
            },
            Node::Operation(operation) => operation_step(operation, rest),
            _ => None,
        }
    }

    /// An operation of a path item whose method has no key in 3.0.
    fn other(&self, item: &Pointer, method: &str) -> Option<Node<'d>> {
        let pointer = item.child(keys::OPERATIONS).child(method);
        self.document.operation(&pointer).map(Node::Operation)
    }

    fn schema_step<'t>(
        &self,
        keywords: &Keywords<'d>,
        at: &Pointer,
        rest: &'t [&'t str],
    ) -> Option<(Node<'d>, usize, Vec<&'t str>)> {
        let nth = |list: Option<Entries<'d>>, index: &str| -> Option<Entry<'d>> {
            list?.get(crate::pointer::index(index)?)
        };
        let carried = |key: &'static str, name: &'t str| {
            let entry = self.document.schema(&at.child(key).child(name))?;
            Some((Node::Schema(entry), 2, vec![key, name]))
        };
        let entry = match rest {
            ["items", ..] => return Some((Node::Schema(keywords.items?), 1, first(rest))),
            ["not", ..] => return Some((Node::Schema(keywords.not?), 1, first(rest))),
            ["additionalProperties", ..] => match keywords.additional? {
                AdditionalEntry::Schema(entry) => {
                    return Some((Node::Schema(entry), 1, first(rest)));
                }
                _ => return None,
            },
            ["properties", name, ..] => {
                keywords
                    .properties
                    .iter()
                    .find(|(known, _)| known == name)?
                    .1
            }
            ["allOf", index, ..] => nth(Some(keywords.all_of), index)?,
            ["oneOf", index, ..] => nth(keywords.one_of, index)?,
            ["anyOf", index, ..] => nth(keywords.any_of, index)?,
            ["$defs" | "definitions" | keys::DEFS, name, ..] => return carried(keys::DEFS, name),
            ["patternProperties", name, ..] => return carried(keys::PATTERN_PROPERTIES, name),
            ["prefixItems", index, ..] => return carried(keys::PREFIX_ITEMS, index),
            _ => return None,
        };
        Some((Node::Schema(entry), 2, two(rest)))
    }

    fn format_step(
        &self,
        format: &ParameterSchemaOrContent,
        at: &Pointer,
        rest: &[&str],
    ) -> Option<Node<'d>> {
        match (format, rest) {
            (ParameterSchemaOrContent::Schema(_), ["schema", ..]) => self.schema_of(at),
            _ => None,
        }
    }

    fn schema_of(&self, owner: &Pointer) -> Option<Node<'d>> {
        let entry = self.document.schema(&owner.child("schema"))?;
        Some(Node::Schema(entry))
    }

    /// The place of a schema, by its pointer.
    fn place_of(&self, pointer: &Pointer) -> Place {
        let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
        let tokens: Vec<&str> = tokens.iter().map(AsRef::as_ref).collect();
        if let ["components", "schemas", name] = tokens.as_slice() {
            return Place::Component((*name).to_owned());
        }
        let last = tokens.last().copied().unwrap_or_default().to_owned();
        let mut above = pointer.parent();
        while let Some(owner) = above {
            if let Some(id) = self.known.get(&vec![(owner.clone(), Lens::Whole)]) {
                return match last.as_str() {
                    "items" => Place::Item(*id),
                    "additionalProperties" => Place::Value(*id),
                    _ => Place::Property(*id, last),
                };
            }
            above = owner.parent();
        }
        Place::Shared {
            kind: "schemas",
            name: last,
        }
    }
}

/// The text of a reference in place of what is asked for.
fn reference_of<'d>(node: Node<'d>) -> Option<&'d str> {
    match node {
        Node::Schema(Entry::Reference(reference)) => Some(reference),
        Node::Parameter(ReferenceOr::Reference { reference })
        | Node::Header(ReferenceOr::Reference { reference })
        | Node::Response(ReferenceOr::Reference { reference })
        | Node::Body(ReferenceOr::Reference { reference })
        | Node::Callback(ReferenceOr::Reference { reference })
        | Node::PathItem(ReferenceOr::Reference { reference }) => Some(reference),
        _ => None,
    }
}

fn operation_step<'d, 't>(
    operation: &'d Operation,
    rest: &'t [&'t str],
) -> Option<(Node<'d>, usize, Vec<&'t str>)> {
    match rest {
        ["requestBody", ..] => Some((Node::Body(operation.request_body.as_ref()?), 1, first(rest))),
        ["parameters", index, ..] => Some((
            Node::Parameter(operation.parameters.get(crate::pointer::index(index)?)?),
            2,
            two(rest),
        )),
        ["responses", "default", ..] => Some((
            Node::Response(operation.responses.default.as_ref()?),
            2,
            two(rest),
        )),
        ["responses", key, ..] => {
            let mut responses = operation.responses.responses.iter();
            let (_, response) = responses.find(|(status, _)| status.to_string() == *key)?;
            Some((Node::Response(response), 2, two(rest)))
        }
        _ => None,
    }
}

fn first<'t>(rest: &[&'t str]) -> Vec<&'t str> {
    rest.iter().take(1).copied().collect()
}

fn two<'t>(rest: &[&'t str]) -> Vec<&'t str> {
    rest.iter().take(2).copied().collect()
}
