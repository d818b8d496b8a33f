//! The document as written: an `openapiv3::OpenAPI` in 3.0's words without its schemas, which are read from the tree when
//! they are asked for, and where each place stands.
//!
//! What 3.1 adds and what `openapiv3` would lose rides in the `x-` keys that [`extensions`] lists. Unknown and misspelt
//! keys are told on the way in. Nothing here follows a reference or knows what a thing means.

use openapiv3::{OpenAPI, Operation, PathItem, ReferenceOr};
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::grammar::{Kind, Shape};
use crate::pointer::Pointer;
use crate::source::Span;
use crate::tree::{Map, Node};

mod carried;
mod deserialize;
pub mod extensions;
mod keys;
mod places;
mod schema;
mod skeleton;
#[cfg(test)]
mod tests;

use carried::Carried;
use places::Places;
pub use schema::{Entries, Entry, Schema, Word};
use skeleton::{PATH_ITEM, Skeleton};

/// A document in 3.0's words, with the places of its parts.
#[derive(Clone, Debug)]
pub struct Document {
    /// The document. Where a schema stands is a reference to nothing, and there are neither named schemas nor paths:
    /// [`Document::schema`] and [`Document::read_path_item`] give them.
    pub api: OpenAPI,
    places: Places,
    carried: Carried,
}

/// Reads a normalized tree. `None` where `openapiv3` can't hold it.
pub fn read(mut root: Node, diagnostics: &mut Diagnostics) -> Option<Document> {
    keys::report_unknown(&root, diagnostics);
    carried::sort(&mut root, false);
    let (api, carried) = match on_large_stack(|| deserialize(&root)) {
        Ok(read) => read,
        // What was told to be wrong before is what is refused here.
        Err(_) if diagnostics.has_errors() => return None,
        Err((place, error)) => {
            diagnostics.push(Diagnostic::new(&catalog::UNREADABLE, &[&error]).at(place));
            return None;
        }
    };
    Some(Document {
        api,
        carried,
        places: Places::of(root),
    })
}

fn deserialize(root: &Node) -> Result<(OpenAPI, Carried), (Span, String)> {
    let api = OpenAPI::deserialize(Skeleton::of(root, Shape::Object(Kind::OpenApi)))
        .map_err(|error| locate(root).unwrap_or_else(|| (root.span, error.to_string())))?;
    Ok((api, Carried::of(root)))
}

/// The stack that `openapiv3` may need: it takes some 30 KB a level of nesting where nothing is optimised.
const STACK: usize = 32 << 20;

/// What is no deeper can be read on any stack.
const SHALLOW: usize = 24;

/// Runs where the deepest tree fits; where no thread can be had, here.
fn on_large_stack<T: Send>(work: impl Fn() -> T + Send + Sync) -> T {
    let done = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        thread.spawn_scoped(scope, &work).ok()?.join().ok()
    });
    done.unwrap_or_else(work)
}

/// The first path or component that `openapiv3` refuses: its own errors name no place.
fn locate(root: &Node) -> Option<(Span, String)> {
    let paths = root.get("paths").and_then(Node::as_map);
    let components = root.get("components");
    let shared = |section| components?.get(section)?.as_map();
    let groups = [
        (Kind::PathItem, paths),
        (Kind::Schema, shared("schemas")),
        (Kind::Response, shared("responses")),
        (Kind::Parameter, shared("parameters")),
        (Kind::RequestBody, shared("requestBodies")),
        (Kind::Header, shared("headers")),
        (Kind::Link, shared("links")),
        (Kind::SecurityScheme, shared("securitySchemes")),
    ];
    groups.into_iter().find_map(|(kind, entries)| {
        let mut entries = entries.into_iter().flatten();
        entries.find_map(|entry| {
            let error = deserialize::refusal(kind, &entry.value)?;
            Some((entry.key_span, error))
        })
    })
}

impl Document {
    /// The schema at a place; `None` where nothing stands there.
    pub fn schema(&self, pointer: &Pointer) -> Option<Entry<'_>> {
        let found = self.places.find(pointer);
        found.whole.then(|| Entry::of(found.node))
    }

    /// The schemas under `components`, in the order of the document.
    pub fn schemas(&self) -> impl Iterator<Item = (&str, Entry<'_>)> {
        let components = self.places.root().get("components");
        let schemas = components.and_then(|components| components.get("schemas")?.as_map());
        let schemas = schemas.into_iter().flat_map(Map::iter);
        schemas.map(|entry| (&*entry.key, Entry::of(&entry.value)))
    }

    /// The paths, and the pointers of their path items.
    pub fn paths(&self) -> impl Iterator<Item = (&str, Pointer)> {
        self.members("paths")
            .filter(|(path, _)| path.starts_with('/'))
    }

    /// The webhooks by the order of their names, and the pointers of their path items.
    pub fn webhooks(&self) -> impl Iterator<Item = (&str, Pointer)> {
        self.members(extensions::WEBHOOKS)
    }

    fn members(&self, group: &str) -> impl Iterator<Item = (&str, Pointer)> {
        let members = self.places.root().get(group).and_then(Node::as_map);
        let pointer = Pointer::root().child(group);
        let members = members.into_iter().flat_map(Map::iter);
        members.map(move |entry| (&*entry.key, pointer.child(&entry.key)))
    }

    /// Reads the path item at a place.
    pub fn read_path_item(&self, pointer: &Pointer) -> Option<ReferenceOr<PathItem>> {
        let found = self.places.find(pointer);
        let node = Some(found.node).filter(|_| found.whole)?;
        let read = || ReferenceOr::deserialize(Skeleton::of(node, PATH_ITEM)).ok();
        match node.depth() > SHALLOW {
            true => on_large_stack(read),
            false => read(),
        }
    }

    /// A path item that is shared, or that a reference leads into.
    pub fn path_item(&self, pointer: &Pointer) -> Option<&ReferenceOr<PathItem>> {
        self.carried.path_items.get(pointer)
    }

    /// An operation whose method has no key in 3.0.
    pub fn operation(&self, pointer: &Pointer) -> Option<&Operation> {
        self.carried.operations.get(pointer)
    }

    /// The operations of a path item whose methods have no key in 3.0, with their pointers: the last token is the method.
    pub fn operations(&self, item: &Pointer) -> impl Iterator<Item = (&Pointer, &Operation)> {
        let group = item.child(extensions::OPERATIONS);
        let operations = self.carried.operations.iter();
        operations.filter(move |(pointer, _)| pointer.parent().as_ref() == Some(&group))
    }

    /// Where the value stands that a pointer names; for a pointer into nothing, where the nearest thing above stands.
    ///
    /// Pointers are those of the normalized document: a place that normalizing made has the span of what it was made
    /// from.
    pub fn span_of(&self, pointer: &Pointer) -> Span {
        self.places.find(pointer).node.span
    }

    /// Where the key of a member stands; for an item or the root, as [`Self::span_of`].
    pub fn key_span_of(&self, pointer: &Pointer) -> Span {
        let found = self.places.find(pointer);
        found.key_span.unwrap_or(found.node.span)
    }
}
