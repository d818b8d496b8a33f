//! Unions: `oneOf`, `anyOf`, and the families of discriminator bases.

use std::borrow::Cow;

use indexmap::IndexMap;
use openapiv3::Discriminator as Written;

use super::compose::{Choice, Merged, Part};
use super::families::{component_name, mapped_name};
use super::keywords::{Entries, Entry, Keywords};
use super::{Lens, Located, Resolver};
use crate::diagnostic::{Diagnostic, catalog as codes};
use crate::document::extensions as keys;
use crate::model::{Additional, Discriminator, Place, ShapeId, ShapeKind, Union, Variant};
use crate::pointer::Pointer;

/// A discriminator as written, and where.
type At = (Written, Pointer);

impl<'d> Resolver<'d, '_> {
    /// A schema with one `oneOf` or `anyOf`.
    pub(super) fn build_union(&mut self, id: ShapeId, merged: &mut Merged<'d>) -> ShapeKind {
        let Some(choice) = merged.choices.pop() else {
            return ShapeKind::Any;
        };
        let discriminator = discriminator(merged);
        let mut tags = Tags::of(discriminator.as_ref());
        let base = base_parts(merged);
        let (mut nullable, mut impossible) = (false, false);
        let mut variants: Vec<Variant> = Vec::new();
        for entry in &choice.entries {
            if self.is_null(entry) {
                nullable = true;
                continue;
            }
            let name = named(entry.entry).map(Cow::into_owned);
            let all = self.with_base(entry, &base);
            if self.merge(&all).contradictory {
                impossible = true;
                continue;
            }
            let (used, _) = self.use_of_all(&all, Place::Variant(id, variants.len()));
            variants.push(Variant {
                used,
                default: tags.take_default(name.as_deref()),
                tags: tags.take(name.as_deref()),
                extends: extended(entry.entry),
                name,
            });
        }
        merged.nullable |= nullable;
        self.report_unmapped(&tags, discriminator.as_ref());
        if variants.is_empty() && nullable {
            return ShapeKind::Null;
        }
        if variants.is_empty() && impossible {
            return ShapeKind::Never;
        }
        self.union_of(variants, discriminator, &choice)
    }

    fn union_of(
        &self,
        variants: Vec<Variant>,
        discriminator: Option<At>,
        choice: &Choice<'d>,
    ) -> ShapeKind {
        ShapeKind::Union(Union {
            variants,
            discriminator: discriminator.map(|at| self.discriminator(at)),
            several: choice.several,
        })
    }

    /// A base with a discriminator stands for its members.
    pub(super) fn build_family(
        &mut self,
        id: ShapeId,
        base: &str,
        merged: &Merged<'d>,
    ) -> ShapeKind {
        let discriminator = discriminator(merged);
        let mut tags = Tags::of(discriminator.as_ref());
        let members = self
            .families
            .family(base)
            .map(|family| family.members.clone())
            .unwrap_or_default();
        let mut variants = Vec::new();
        for name in &members {
            let Some(member) = self.component_schema(name) else {
                continue;
            };
            let (used, _) = if name == base {
                let own = Located {
                    lens: Lens::WithoutUnions,
                    ..member
                };
                self.use_of_all(&[own], Place::Variant(id, variants.len()))
            } else {
                self.use_with_notes(&member, Place::Component(name.clone()))
            };
            variants.push(Variant {
                used,
                default: tags.take_default(Some(name)),
                tags: tags.take(Some(name)),
                name: Some(name.clone()),
                extends: None,
            });
        }
        self.report_unmapped(&tags, discriminator.as_ref());
        ShapeKind::Union(Union {
            variants,
            discriminator: discriminator.map(|at| self.discriminator(at)),
            several: false,
        })
    }

    /// Several unions at once: what is declared stays, the rest is raw.
    pub(super) fn build_tangle(&mut self, id: ShapeId, merged: &mut Merged<'d>) -> ShapeKind {
        self.report_tangle(merged);
        if merged.properties.is_empty() {
            return ShapeKind::Any;
        }
        let kind = self.build_object(id, merged);
        let ShapeKind::Object(mut object) = kind else {
            return kind;
        };
        if object.additional == Additional::Ignored {
            object.additional = Additional::Typed(self.anything(id, merged));
        }
        ShapeKind::Object(object)
    }

    /// Tells the first two of several unions, each at its keyword.
    fn report_tangle(&mut self, merged: &Merged<'d>) {
        let [first, second, ..] = merged.choices.as_slice() else {
            return;
        };
        let keyword = |choice: &Choice<'_>| match choice.several {
            true => "anyOf",
            false => "oneOf",
        };
        let words: [&dyn std::fmt::Display; 2] = [&keyword(first), &keyword(second)];
        let place = |choice: &Choice<'_>| self.document.key_span_of(&choice.pointer);
        let tangle = Diagnostic::new(&codes::TANGLED_UNIONS, &words);
        let tangle = tangle.at(place(first));
        let tangle = match first.pointer == second.pointer {
            true => tangle,
            false => tangle.label(place(second), "the other one is here"),
        };
        self.diagnostics.push(tangle);
    }

    /// A variant, with what the schemas around the union ask for beside it.
    fn with_base(&mut self, entry: &Located<'d>, base: &[&Part<'d>]) -> Vec<Located<'d>> {
        let own = self.merge(std::slice::from_ref(entry));
        let base = base.iter().map(|part| Located {
            entry: Entry::Item(part.keywords.data),
            pointer: part.pointer.clone(),
            lens: Lens::Own,
        });
        let mut all: Vec<Located<'d>> = base.collect();
        all.retain(|part| !self.is_said_by(part, &own));
        all.push(entry.clone());
        all
    }

    fn is_null(&mut self, entry: &Located<'d>) -> bool {
        self.follow(entry)
            .is_some_and(|(schema, _)| Keywords::of(schema).is_null())
    }

    fn discriminator(&self, (written, pointer): At) -> Discriminator {
        Discriminator {
            property: written.property_name,
            origin: self.origin(&pointer),
        }
    }

    fn report_unmapped(&mut self, tags: &Tags, discriminator: Option<&At>) {
        let Some((_, pointer)) = discriminator else {
            return;
        };
        for tag in tags.by_name.values().flatten() {
            let pointer = pointer.child("mapping").child(tag);
            self.warn(&codes::IDLE_MAPPING, &pointer, &[tag]);
        }
        if let Some(name) = &tags.default {
            let pointer = pointer.child(keys::DEFAULT_MAPPING);
            self.warn(&codes::IDLE_DEFAULT, &pointer, &[name]);
        }
    }
}

/// The component that an entry names, through what only adds words to it.
fn named(entry: Entry<'_>) -> Option<Cow<'_, str>> {
    let mut entry = entry;
    for _ in 0..8 {
        let Entry::Item(schema) = entry else { break };
        entry = Keywords::of(schema).all_of.only()?;
    }
    component_name(entry)
}

/// The only component among the parts of an inline schema.
fn extended(entry: Entry<'_>) -> Option<String> {
    let Entry::Item(schema) = entry else {
        return None;
    };
    let parts = Keywords::of(schema).all_of;
    let mut names = parts.iter().filter_map(component_name);
    let only = names.next().filter(|_| names.next().is_none());
    only.map(Cow::into_owned)
}

/// The tags that select each component, by the component's name.
struct Tags {
    by_name: IndexMap<String, Vec<String>>,
    /// The component that stands for all other values.
    default: Option<String>,
    active: bool,
}

impl Tags {
    fn of(discriminator: Option<&At>) -> Self {
        let mut by_name: IndexMap<String, Vec<String>> = IndexMap::new();
        let mapping = discriminator.map(|(written, _)| &written.mapping);
        for (tag, target) in mapping.into_iter().flatten() {
            by_name
                .entry(mapped_name(target).into_owned())
                .or_default()
                .push(tag.clone());
        }
        let default = discriminator.and_then(|(written, _)| {
            let target = written.extensions.get(keys::DEFAULT_MAPPING)?.as_str()?;
            Some(mapped_name(target).into_owned())
        });
        Self {
            by_name,
            default,
            active: discriminator.is_some(),
        }
    }

    /// Whether a component stands for all other values.
    fn take_default(&mut self, name: Option<&str>) -> bool {
        let found = self
            .default
            .take_if(|default| Some(default.as_str()) == name);
        found.is_some()
    }

    /// The tags of a component: those mapped to it, else none yet (its name is filled in when nothing better is known).
    fn take(&mut self, name: Option<&str>) -> Vec<String> {
        let Some(name) = name.filter(|_| self.active) else {
            return Vec::new();
        };
        self.by_name.shift_remove(name).unwrap_or_default()
    }
}

/// The discriminator of the parts whose unions count.
fn discriminator(merged: &Merged<'_>) -> Option<At> {
    let part = merged
        .parts
        .iter()
        .rev()
        .find(|part| part.unions && part.keywords.data.has("discriminator"))?;
    let written = part.keywords.data.discriminator()?;
    Some((written, part.pointer.child("discriminator")))
}

/// The parts that ask for something beside the union.
fn base_parts<'a, 'd>(merged: &'a Merged<'d>) -> Vec<&'a Part<'d>> {
    merged
        .parts
        .iter()
        .filter(|part| !part.keywords.is_union_alone())
        .collect()
}

impl<'d> Keywords<'d> {
    /// Whether it asks for nothing that a bare union would not.
    fn is_union_alone(&self) -> bool {
        Self {
            one_of: None,
            any_of: None,
            all_of: Entries::default(),
            typ: None,
            ..self.clone()
        }
        .is_annotation()
    }
}
