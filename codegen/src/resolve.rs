//! From the document as written to what it means.
//!
//! Takes a [`Document`], gives a [`model::Api`](crate::model::Api): references followed, composition merged, every schema
//! classified. What can't be said gets a diagnostic with its place and the rawest form that still works.

use std::collections::VecDeque;

use indexmap::IndexMap;
use openapiv3::OpenAPI;

use crate::diagnostic::{Diagnostic, Diagnostics, Entry as Code};
use crate::document::Document;
use crate::model::{
    Api, Arena, Extensions, Info, Operation, Origin, Place, Shape, ShapeId, ShapeKind, Tag, Use,
    check, owned, reach, rests, tags, unfit, views,
};
use crate::pointer::Pointer;

mod assertions;
mod carried;
mod classify;
mod components;
mod compose;
mod contents;
mod enumeration;
mod extensions;
mod families;
mod implied;
mod incoming;
mod keywords;
mod links;
mod object;
mod operations;
mod parameters;
mod peel;
mod prose;
mod references;
mod ruling;
mod secrets;
mod security;
mod servers;
mod settle;
mod union;
mod untyped;
mod values;
mod word;

#[cfg(test)]
mod tests;

use compose::Null;
use families::Families;
use keywords::Entry;
use peel::{Notes, drop_repeated_types};
use untyped::Untyped;

/// What a document means. `None` where nothing can be made of it; the diagnostics say why.
pub fn resolve(document: &Document, diagnostics: &mut Diagnostics) -> Option<Api> {
    let mut resolver = Resolver::new(document, diagnostics);
    resolver.read_components();
    let security_schemes = resolver.read_security_schemes();
    resolver.read_operations();
    resolver.read_incoming();
    resolver.build_waiting();
    resolver.report_untyped();
    let extended = resolver.families.extended();
    let mut api = resolver.into_api(security_schemes);
    settle::settle(&mut api, diagnostics);
    reach::mark_reach(&mut api);
    let narrow = |origin: &Origin, keyword: &str| match origin.pointer.as_str() {
        "" => origin.span, // made of several places
        _ => document.span_of(&origin.pointer.child(keyword)),
    };
    check::check(&api, &narrow, diagnostics);
    unfit::leave_out(&mut api);
    rests::keep(&mut api);
    tags::settle(&mut api, &extended);
    let fitting = check::fitting_variants(&api);
    views::split(&mut api);
    check::views_can_be_told_apart(&api, &fitting, diagnostics);
    owned::settle(&mut api);
    Some(api)
}

/// How much of a Schema Object counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Lens {
    /// All of it.
    Whole,
    /// All but `oneOf`, `anyOf` and the discriminator: a base, seen from its children.
    WithoutUnions,
    /// Its own keywords alone, without any composition.
    Own,
}

/// A schema and where it stands.
#[derive(Clone, Debug)]
struct Located<'d> {
    entry: Entry<'d>,
    pointer: Pointer,
    lens: Lens,
}

impl<'d> Located<'d> {
    fn new(entry: Entry<'d>, pointer: Pointer) -> Self {
        Self {
            entry,
            pointer,
            lens: Lens::Whole,
        }
    }

    fn child(&self, keys: &[&str], entry: Entry<'d>) -> Self {
        let pointer = keys
            .iter()
            .fold(self.pointer.clone(), |pointer, key| pointer.child(key));
        Self::new(entry, pointer)
    }
}

impl Located<'_> {
    /// The component that this is, where it is one.
    fn component(&self) -> Option<String> {
        component_of(&self.pointer)
    }

    /// Whether it is a schema that any value fits.
    fn says_nothing(&self) -> bool {
        matches!(self.entry, Entry::Item(schema) if keywords::Keywords::of(schema).is_annotation())
    }

    /// The names, where the schema is a list of `required` and nothing else.
    fn required_alone(&self) -> Option<Vec<String>> {
        let Entry::Item(schema) = self.entry else {
            return None;
        };
        keywords::Keywords::of(schema).required_alone()
    }
}

/// The name of the component schema that a pointer names.
fn component_of(pointer: &Pointer) -> Option<String> {
    let mut tokens = pointer.tokens();
    let (first, second, name) = (tokens.next()?, tokens.next()?, tokens.next()?);
    (first == "components" && second == "schemas" && tokens.next().is_none())
        .then(|| name.into_owned())
}

/// A shape whose id is given and whose content is still to be made.
struct Waiting<'d> {
    id: ShapeId,
    definitions: Vec<Located<'d>>,
}

/// What makes two definitions the same shape.
type Key = Vec<(Pointer, Lens)>;

struct Resolver<'d, 'r> {
    document: &'d Document,
    openapi: &'d OpenAPI,
    families: Families,
    diagnostics: &'r mut Diagnostics,
    tags: Arena<Tag>,
    operations: Arena<Operation>,
    incoming: Arena<Operation>,
    shapes: Arena<Shape>,
    known: IndexMap<Key, ShapeId>,
    waiting: VecDeque<Waiting<'d>>,
    /// Shapes whose definition allows `null` too.
    nullable: Vec<ShapeId>,
    untyped: Untyped,
    callbacks: incoming::Callbacks,
}

impl<'d, 'r> Resolver<'d, 'r> {
    fn new(document: &'d Document, diagnostics: &'r mut Diagnostics) -> Self {
        Self {
            document,
            openapi: &document.api,
            families: Families::of(document),
            diagnostics,
            tags: Arena::default(),
            operations: Arena::default(),
            incoming: Arena::default(),
            shapes: Arena::default(),
            known: IndexMap::new(),
            waiting: VecDeque::new(),
            nullable: Vec::new(),
            untyped: Untyped::default(),
            callbacks: incoming::Callbacks::default(),
        }
    }

    /// The use of a schema at a place; a new shape is named after the place.
    fn use_of(&mut self, located: &Located<'d>, place: Place) -> Use {
        self.use_with_notes(located, place).0
    }

    fn use_with_notes(&mut self, located: &Located<'d>, place: Place) -> (Use, Notes) {
        let peeled = self.peel(located);
        let inline = peeled.place.is_none();
        let place = peeled.place.unwrap_or(place);
        let shape = match peeled.definition {
            Some(definition) => self.intern(vec![definition], place),
            None => self.any(place, &located.pointer),
        };
        if inline {
            self.describe(shape, &peeled.notes);
        }
        let used = self.make_use(shape, &peeled.notes, &located.pointer);
        (used, peeled.notes)
    }

    /// The use of several schemas at once, as `allOf` would say it.
    fn use_of_all(&mut self, all: &[Located<'d>], place: Place) -> (Use, Notes) {
        let mut definitions: Vec<Located<'d>> = Vec::new();
        let (mut notes, mut null) = (Notes::default(), Null::default());
        for located in all {
            let peeled = self.peel(located);
            let Some(definition) = peeled.definition else {
                continue;
            };
            let mut parts = Vec::new();
            self.gather(&definition, 0, &mut parts);
            null.add(Null::of(&parts).or(peeled.notes.nullable));
            notes = notes.over(peeled.notes);
            let same = |other: &Located<'d>| {
                other.pointer == definition.pointer && other.lens == definition.lens
            };
            if !definitions.iter().any(same) {
                definitions.push(definition);
            }
        }
        notes.nullable = null.is_let_through();
        definitions.retain(|definition| !definition.says_nothing());
        drop_repeated_types(&mut definitions);
        match (all, definitions.as_slice()) {
            ([only], _) => self.use_with_notes(only, place),
            ([first, ..], [definition]) => {
                // One of them says all: the others only add words.
                let telling = all
                    .iter()
                    .find(|located| self.peel(located).definition_is(definition))
                    .unwrap_or(first)
                    .clone();
                let (used, own) = self.use_with_notes(&telling, place);
                let notes = Notes {
                    nullable: notes.nullable,
                    ..own.over(notes)
                };
                (
                    self.make_use(used.shape, &notes, &used.origin.pointer),
                    notes,
                )
            }
            ([first, ..], _) => {
                let shape = self.intern(definitions, place);
                (self.make_use(shape, &notes, &first.pointer), notes)
            }
            ([], _) => {
                let shape = self.any(place, &Pointer::root());
                (self.make_use(shape, &notes, &Pointer::root()), notes)
            }
        }
    }

    fn make_use(&self, shape: ShapeId, notes: &Notes, pointer: &Pointer) -> Use {
        Use {
            shape,
            nullable: notes.nullable,
            description: notes.description.clone(),
            deprecated: notes.deprecated,
            extensions: Extensions {
                sensitive: notes.sensitive,
            },
            origin: self.origin(pointer),
        }
    }

    /// Words around an inline definition are the definition's own.
    fn describe(&mut self, shape: ShapeId, notes: &Notes) {
        let shape = &mut self.shapes[shape];
        shape.title = shape.title.take().or_else(|| notes.title.clone());
        shape.description = shape
            .description
            .take()
            .or_else(|| notes.description.clone());
        shape.deprecated |= notes.deprecated;
        shape.extensions.sensitive |= notes.sensitive;
    }

    /// The shape of definitions; made at the first time, filled later, so that recursion ends.
    fn intern(&mut self, definitions: Vec<Located<'d>>, place: Place) -> ShapeId {
        let key: Key = definitions
            .iter()
            .map(|located| (located.pointer.clone(), located.lens))
            .collect();
        if let Some(id) = self.known.get(&key) {
            return *id;
        }
        let pointer = definitions
            .last()
            .map(|located| located.pointer.clone())
            .unwrap_or_default();
        let id = self.any(place, &pointer);
        self.known.insert(key, id);
        self.waiting.push_back(Waiting { id, definitions });
        id
    }

    fn any(&mut self, place: Place, pointer: &Pointer) -> ShapeId {
        let origin = self.origin(pointer);
        self.shapes.push(Shape::new(place, ShapeKind::Any, origin))
    }

    fn build_waiting(&mut self) {
        while let Some(next) = self.waiting.pop_front() {
            self.build(next.id, &next.definitions);
        }
    }

    fn into_api(self, security_schemes: IndexMap<String, crate::model::SecurityScheme>) -> Api {
        let info = &self.openapi.info;
        let mut api = Api {
            info: Info {
                title: info.title.clone(),
                version: info.version.clone(),
                description: prose::of_document(self.openapi),
                origin: self.origin(&Pointer::root().child("info")),
            },
            servers: self.servers(&self.openapi.servers, &Pointer::root()),
            tags: self.tags,
            security_schemes,
            operations: self.operations,
            incoming: self.incoming,
            shapes: self.shapes,
        };
        settle::spread_null(&mut api, self.nullable);
        api
    }

    fn origin(&self, pointer: &Pointer) -> Origin {
        Origin {
            pointer: pointer.clone(),
            span: self.document.span_of(pointer),
        }
    }

    fn warn(
        &mut self,
        code: &'static Code,
        pointer: &Pointer,
        arguments: &[&dyn std::fmt::Display],
    ) {
        let span = self.document.span_of(pointer);
        self.diagnostics
            .push(Diagnostic::new(code, arguments).at(span));
    }

    /// A diagnostic at the key of a member, where the key itself is what is wrong.
    fn warn_at_key(
        &mut self,
        code: &'static Code,
        pointer: &Pointer,
        arguments: &[&dyn std::fmt::Display],
    ) {
        let span = self.document.key_span_of(pointer);
        self.diagnostics
            .push(Diagnostic::new(code, arguments).at(span));
    }

    /// A diagnostic that shows two places, each with its words.
    fn warn_both(
        &mut self,
        code: &'static Code,
        words: &[&dyn std::fmt::Display],
        places: [(&Pointer, &str); 2],
    ) {
        let diagnostic = Diagnostic::new(code, words);
        let diagnostic = places
            .into_iter()
            .fold(diagnostic, |diagnostic, (pointer, text)| {
                diagnostic.label(self.document.span_of(pointer), text)
            });
        self.diagnostics.push(diagnostic);
    }
}
