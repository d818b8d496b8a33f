//! From a place that uses a schema to the schema that defines it.
//!
//! Follows references and unwraps what only adds words to another schema: `allOf` of one, a union of one type and null.
//! What the wrappers say of the place is collected as [`Notes`]. Iterative, so that no chain can exhaust the stack.

use super::keywords::{Entries, Entry, Keywords};
use super::prose::prose_of;
use super::{Lens, Located, Resolver};
use super::{carried, extensions};
use crate::diagnostic::catalog as codes;
use crate::model::{Place, Value};

/// What the wrappers on the way to a definition say of the place, and the definition itself of every place.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    pub(super) nullable: bool,
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) deprecated: bool,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) sensitive: bool,
    pub(super) default: Option<Value>,
}

/// A definition and what was said on the way to it.
#[derive(Clone, Debug)]
pub(super) struct Peeled<'d> {
    /// The definition; `None` where a reference led nowhere (reported).
    pub(super) definition: Option<Located<'d>>,
    /// The place of the definition, where a reference led to it.
    pub(super) place: Option<Place>,
    /// What wrappers said; the definition's own words too, as far as they speak of places.
    pub(super) notes: Notes,
}

impl Notes {
    /// Adds what a schema nearer to the definition says: the place's words win, marks add up.
    fn add(&mut self, keywords: &Keywords<'_>, own_words: bool) {
        let data = keywords.data;
        self.deprecated |= own_words && extensions::is_deprecated(data);
        self.read_only |= data.is("readOnly");
        self.write_only |= data.is("writeOnly");
        if own_words {
            self.nullable |= data.is("nullable");
            self.sensitive |= super::extensions::is_sensitive(data);
            self.title = self
                .title
                .take()
                .or_else(|| data.text("title").map(str::to_owned));
            self.description = self.description.take().or_else(|| prose_of(data));
        }
        if self.default.is_none() {
            self.default = carried::default(data);
        }
    }

    /// These words, and where they are silent the others'; marks add up.
    pub(super) fn over(self, other: Self) -> Self {
        Self {
            nullable: self.nullable || other.nullable,
            title: self.title.or(other.title),
            description: self.description.or(other.description),
            deprecated: self.deprecated || other.deprecated,
            read_only: self.read_only || other.read_only,
            write_only: self.write_only || other.write_only,
            sensitive: self.sensitive || other.sensitive,
            default: self.default.or(other.default),
        }
    }
}

impl Peeled<'_> {
    /// Whether this is the definition.
    pub(super) fn definition_is(&self, other: &Located<'_>) -> bool {
        self.definition
            .as_ref()
            .is_some_and(|own| own.pointer == other.pointer && own.lens == other.lens)
    }
}

impl<'d> Resolver<'d, '_> {
    /// Finds the definition of a place.
    pub(super) fn peel(&mut self, located: &Located<'d>) -> Peeled<'d> {
        let mut peeled = Peeled {
            definition: None,
            place: None,
            notes: Notes::default(),
        };
        let mut seen = Vec::new();
        let mut current = located.clone();
        loop {
            if seen.contains(&current.pointer) {
                self.warn(&codes::REFERENCE_CYCLE, &located.pointer.child("$ref"), &[]);
                return peeled;
            }
            seen.push(current.pointer.clone());
            match current.entry {
                Entry::Reference(reference) => {
                    let Some((next, place)) = self.schema_target(reference, &current.pointer)
                    else {
                        return peeled;
                    };
                    peeled.place = Some(place);
                    current = next;
                }
                Entry::Item(schema) => {
                    let keywords = Keywords::of(schema);
                    let inner = match current.lens {
                        Lens::Whole => self.wrapped(&keywords, &current),
                        _ => None,
                    };
                    let inline = peeled.place.is_none();
                    let Some(inner) = inner else {
                        peeled.notes.add(&keywords, inline);
                        self.note_sides(&current, &keywords, &mut peeled.notes);
                        peeled.definition = Some(current);
                        return peeled;
                    };
                    peeled.notes.add(&keywords, true);
                    peeled.notes.nullable |= has_null_variant(&keywords);
                    current = inner;
                }
            }
        }
    }

    /// A place is of one side where any part of its definition says so.
    fn note_sides(&mut self, located: &Located<'d>, keywords: &Keywords<'d>, notes: &mut Notes) {
        if keywords.all_of.is_empty() || located.lens == Lens::Own {
            return;
        }
        let mut parts = Vec::new();
        self.gather(located, 0, &mut parts);
        let says = |key: &str| parts.iter().any(|part| part.keywords.data.is(key));
        notes.read_only |= says("readOnly");
        notes.write_only |= says("writeOnly");
    }

    /// The one schema that this one only adds words to.
    fn wrapped(&self, keywords: &Keywords<'d>, located: &Located<'d>) -> Option<Located<'d>> {
        if !keywords.is_wrapper() || super::extensions::own_type(keywords.data).is_some() {
            return None;
        }
        if !keywords.all_of.is_empty() {
            let (at, part) = only(keywords.all_of, |part| !is_annotation(part))?;
            let inner = located.child(&["allOf", &at.to_string()], part);
            // A component that is all of a base with a discriminator is a member of its family, not another name of it.
            let own = located.component();
            let member = own.is_some_and(|own| self.families.is_base_of(&own, part));
            return (!member).then_some(inner);
        }
        let (key, variants) = match keywords.one_of {
            Some(variants) => ("oneOf", variants),
            None => ("anyOf", keywords.any_of?),
        };
        let (at, variant) = only(variants, |variant| !is_null(variant))?;
        Some(located.child(&[key, &at.to_string()], variant))
    }
}

impl Located<'_> {
    /// Whether it says no more of values than the other does, which asks for the same type in its own words.
    fn repeats_type_of(&self, other: &Self) -> bool {
        let (Entry::Item(own), Entry::Item(other)) = (self.entry, other.entry) else {
            return false;
        };
        let (own, other) = (Keywords::of(own), Keywords::of(other));
        own.is_type_alone()
            && own.typ == other.typ
            && own.data.is("nullable") == other.data.is("nullable")
    }
}

/// Leaves out what only asks for a type that another definition asks for too, so that a definition keeps its name where a
/// base says `items: {type: object}` of what its children name. The last of several that say no more than a type stays.
pub(super) fn drop_repeated_types(definitions: &mut Vec<Located<'_>>) {
    let mut at = 0;
    while let Some(own) = definitions.get(at) {
        let mut others = definitions.iter().enumerate();
        if others.any(|(other_at, other)| other_at != at && own.repeats_type_of(other)) {
            definitions.remove(at);
        } else {
            at += 1;
        }
    }
}

fn only<'d>(
    entries: Entries<'d>,
    counts: impl Fn(Entry<'d>) -> bool,
) -> Option<(usize, Entry<'d>)> {
    let entries = entries.iter().enumerate();
    let mut found = entries.filter(|(_, entry)| counts(*entry));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn is_annotation(entry: Entry<'_>) -> bool {
    match entry {
        Entry::Reference(_) => false,
        Entry::Item(schema) => Keywords::of(schema).is_annotation(),
    }
}

fn has_null_variant(keywords: &Keywords<'_>) -> bool {
    let mut unions = keywords.one_of.into_iter().chain(keywords.any_of);
    unions.any(|variants| variants.iter().any(is_null))
}

/// Whether a variant is written as `null` alone.
pub(super) fn is_null(entry: Entry<'_>) -> bool {
    match entry {
        Entry::Reference(_) => false,
        Entry::Item(schema) => Keywords::of(schema).is_null(),
    }
}
