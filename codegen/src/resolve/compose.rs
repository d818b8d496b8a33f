//! Several schemas that a value must all satisfy, merged into one.
//!
//! Takes a definition, gathers its `allOf` parts to any depth, and gives one [`Merged`]: no composition is left. Parts that
//! contradict each other are reported with both places. It does not decide what kind of thing the result is.

use std::collections::BTreeSet;

use indexmap::{IndexMap, IndexSet};

use super::keywords::{AdditionalEntry, Entry, Keywords, Rules};
use super::word::Word;
use super::{Lens, Located, Resolver, component_of};
use crate::diagnostic::catalog as codes;
use crate::document::{Schema, extensions as x};
use crate::model::fits::pattern_is_found;
use crate::model::{Bounds, Constraints, Value};
use crate::pointer::Pointer;

/// One Schema Object among those that a value must satisfy.
#[derive(Clone, Debug)]
pub(super) struct Part<'d> {
    pub(super) keywords: Keywords<'d>,
    pub(super) pointer: Pointer,
    /// Whether its unions count: a base's don't, seen from its children.
    pub(super) unions: bool,
}

/// An allowed value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Allowed {
    pub(super) value: Value,
    pub(super) pointer: Pointer,
}

/// A list of `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub(super) struct Choice<'d> {
    pub(super) entries: Vec<Located<'d>>,
    /// `anyOf`.
    pub(super) several: bool,
    /// The keyword's place.
    pub(super) pointer: Pointer,
}

/// What `additionalProperties` says.
#[derive(Clone, Debug, Default)]
pub(super) enum AdditionalRule<'d> {
    #[default]
    Silent,
    Allowed(Pointer),
    Denied,
    Schemas(Vec<Located<'d>>),
}

/// Everything that the parts say, without composition.
#[derive(Clone, Debug, Default)]
pub(super) struct Merged<'d> {
    pub(super) parts: Vec<Part<'d>>,
    pub(super) word: Option<(Word, Pointer)>,
    /// The parts contradict each other.
    pub(super) contradictory: bool,
    pub(super) nullable: bool,
    pub(super) format: Option<String>,
    pub(super) values: Option<Vec<Allowed>>,
    pub(super) constraints: Constraints,
    pub(super) properties: IndexMap<String, Vec<Located<'d>>>,
    pub(super) required: IndexSet<String>,
    pub(super) additional: AdditionalRule<'d>,
    pub(super) items: Vec<Located<'d>>,
    pub(super) choices: Vec<Choice<'d>>,
    pub(super) never: bool,
}

/// What schemas say of `null`, which is a value where one says so and none of the others refuses it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Null {
    allowed: bool,
    refused: bool,
}

impl Null {
    /// What one definition says by its parts. What asks for no type lets null through (OpenAPI 3.0.4, Schema Object,
    /// `nullable`).
    pub(super) fn of(parts: &[Part<'_>]) -> Self {
        let is_nullable = |part: &Part<'_>| part.keywords.lets_null();
        let mut typed = parts.iter().filter(|part| part.keywords.asks_for_type());
        let asks = typed.clone().next().is_some();
        let allowed = parts.last().is_some_and(is_nullable) || (asks && typed.all(is_nullable));
        Self {
            allowed,
            refused: asks && !allowed,
        }
    }

    /// What wrappers around the definition say as well.
    pub(super) fn or(self, nullable: bool) -> Self {
        Self {
            allowed: self.allowed || nullable,
            refused: self.refused && !nullable,
        }
    }

    /// Adds what another definition says of the same value.
    pub(super) fn add(&mut self, other: Self) {
        self.allowed |= other.allowed;
        self.refused |= other.refused;
    }

    pub(super) fn is_let_through(self) -> bool {
        self.allowed && !self.refused
    }
}

/// Composition nested deeper than this is cut off, with a diagnostic.
const DEPTH: usize = 64;

impl<'d> Resolver<'d, '_> {
    /// Gathers and merges definitions.
    pub(super) fn merge(&mut self, definitions: &[Located<'d>]) -> Merged<'d> {
        let mut merged = Merged::default();
        let mut null = Null::default();
        for definition in definitions {
            let known = merged.parts.len();
            self.gather(definition, 0, &mut merged.parts);
            null.add(Null::of(merged.parts.get(known..).unwrap_or_default()));
        }
        let parts = std::mem::take(&mut merged.parts);
        merged.nullable = null.is_let_through();
        for part in &parts {
            self.merge_type(&mut merged, part);
            self.merge_values(&mut merged, part);
            merge_rules(&mut merged.constraints, &part.keywords.rules);
            merged.merge_members(part);
            merged.merge_choices(part);
            self.merge_rest(&mut merged, part);
        }
        merged.parts = parts;
        self.merge_names(&mut merged);
        merged
    }

    /// Declared properties whose name has a match of a pattern are held to it too; and where one part of several declares a
    /// property and says nothing of it, what another part says of those that it does not declare holds.
    fn merge_names(&self, merged: &mut Merged<'d>) {
        for part in &merged.parts {
            let list = part.pointer.child(x::PATTERN_PROPERTIES);
            let additional = match part.keywords.additional {
                Some(AdditionalEntry::Schema(entry)) => Some(entry),
                _ => None,
            };
            let declared: BTreeSet<&str> = match additional {
                Some(_) => part
                    .keywords
                    .properties
                    .iter()
                    .map(|(own, _)| *own)
                    .collect(),
                None => BTreeSet::new(),
            };
            for (name, definitions) in &mut merged.properties {
                let meant = |pattern: &&String| pattern_is_found(pattern, name);
                let mut patterned = false;
                for pattern in part.keywords.carried.patterns.iter().filter(meant) {
                    let place = list.child(pattern);
                    let Some(entry) = self.document.schema(&place) else {
                        continue;
                    };
                    patterned = true;
                    definitions.push(Located::new(entry, place));
                }
                let declared = declared.contains(name.as_str());
                let silent = definitions.iter().all(Located::says_nothing);
                if let Some(entry) = additional.filter(|_| silent && !declared && !patterned) {
                    let place = part.pointer.child("additionalProperties");
                    definitions.push(Located::new(entry, place));
                }
            }
        }
    }

    /// Collects a definition's parts, composed ones first, each once.
    pub(super) fn gather(&mut self, located: &Located<'d>, depth: usize, out: &mut Vec<Part<'d>>) {
        let Some((schema, pointer)) = self.follow(located) else {
            return;
        };
        if depth > DEPTH || out.iter().any(|part| part.pointer == pointer) {
            return;
        }
        let keywords = Keywords::of(schema);
        if located.lens != Lens::Own {
            for (at, entry) in keywords.all_of.iter().enumerate() {
                let mut child = Located::new(entry, pointer.child("allOf").child(&at.to_string()));
                let own = component_of(&pointer).unwrap_or_default();
                if self.families.is_base_of(&own, entry) {
                    child.lens = Lens::WithoutUnions;
                }
                self.gather(&child, depth + 1, out);
            }
        }
        if out.iter().any(|part| part.pointer == pointer) {
            return;
        }
        let unions = located.lens == Lens::Whole;
        out.push(Part {
            keywords,
            pointer,
            unions,
        });
    }

    /// The schema that a place leads to through references alone.
    pub(super) fn follow(&mut self, located: &Located<'d>) -> Option<(Schema<'d>, Pointer)> {
        let mut current = located.clone();
        for _ in 0..DEPTH {
            match current.entry {
                Entry::Item(schema) => return Some((schema, current.pointer)),
                Entry::Reference(reference) => {
                    current = self.schema_target(reference, &current.pointer)?.0
                }
            }
        }
        None
    }

    fn merge_type(&mut self, merged: &mut Merged<'d>, part: &Part<'d>) {
        let keywords = &part.keywords;
        merged.format = merged
            .format
            .take()
            .or_else(|| keywords.format.map(str::to_owned));
        let Some(word) = keywords.typ else {
            return;
        };
        let Some(word) = Word::parse(word) else {
            return self.warn(&codes::UNKNOWN_TYPE, &part.pointer.child("type"), &[&word]);
        };
        let Some((before, place)) = merged.word.clone() else {
            merged.word = Some((word, part.pointer.child("type")));
            return;
        };
        match before.meet(word) {
            Some(met) => merged.word = Some((met, place)),
            None => {
                merged.contradictory = true;
                let words: [&dyn std::fmt::Display; 2] = [&before.as_str(), &word.as_str()];
                let places = [
                    (&part.pointer.child("type"), ""),
                    (&place, "the other type is asked for here"),
                ];
                self.warn_both(&codes::TYPE_CONFLICT, &words, places);
            }
        }
    }

    fn merge_values(&mut self, merged: &mut Merged<'d>, part: &Part<'d>) {
        let Some(values) = &part.keywords.values else {
            return;
        };
        let list = part.pointer.child("enum");
        let allowed = values.iter().enumerate().map(|(at, value)| Allowed {
            value: value.sorted(),
            pointer: list.child(&at.to_string()),
        });
        let Some(before) = merged.values.take() else {
            merged.values = Some(allowed.collect());
            return;
        };
        let known: BTreeSet<String> = values.iter().map(Value::key).collect();
        let both = |old: &Allowed| known.contains(&old.value.key());
        let first = before.first().map(|old| old.pointer.clone());
        let left: Vec<Allowed> = before.into_iter().filter(both).collect();
        if let (true, Some(first)) = (left.is_empty(), first) {
            merged.contradictory = true;
            self.warn_both(
                &codes::VALUE_CONFLICT,
                &[],
                [(&list, ""), (&first, "the other one is here")],
            );
        }
        merged.values = Some(left);
    }

    fn merge_rest(&mut self, merged: &mut Merged<'d>, part: &Part<'d>) {
        if let Some(items) = part.keywords.items {
            merged
                .items
                .push(Located::new(items, part.pointer.child("items")));
        }
    }
}

impl<'d> Merged<'d> {
    /// Whether `null` is the only value.
    pub(super) fn is_null(&self) -> bool {
        let only_null = |values: &Vec<Allowed>| {
            !values.is_empty() && values.iter().all(|allowed| allowed.value.is_null())
        };
        self.values.as_ref().is_some_and(only_null)
    }

    /// Whether a keyword speaks of the members of objects.
    pub(super) fn says_object(&self) -> bool {
        let patterned = self
            .parts
            .iter()
            .any(|part| !part.keywords.carried.patterns.is_empty());
        !self.properties.is_empty()
            || patterned
            || !matches!(self.additional, AdditionalRule::Silent)
    }

    /// Whether a keyword speaks of the items of arrays.
    pub(super) fn says_array(&self) -> bool {
        let positions = |part: &Part<'_>| part.keywords.carried.prefix_items > 0;
        !self.items.is_empty() || self.parts.iter().any(positions)
    }

    fn merge_members(&mut self, part: &Part<'d>) {
        let properties = part.pointer.child("properties");
        for (name, entry) in &part.keywords.properties {
            let located = Located::new(*entry, properties.child(name));
            self.properties
                .entry((*name).to_owned())
                .or_default()
                .push(located);
        }
        let required = part.keywords.required.iter();
        self.required
            .extend(required.map(|name| (*name).to_owned()));
        let Some(additional) = part.keywords.additional else {
            return;
        };
        let pointer = part.pointer.child("additionalProperties");
        let before = std::mem::take(&mut self.additional);
        self.additional = match (before, additional) {
            // `additionalProperties: false` knows only its own part's properties; beside other parts it can't be held to.
            (AdditionalRule::Denied, _) | (_, AdditionalEntry::Denied) => AdditionalRule::Denied,
            (AdditionalRule::Schemas(mut schemas), AdditionalEntry::Schema(schema)) => {
                schemas.push(Located::new(schema, pointer));
                AdditionalRule::Schemas(schemas)
            }
            (_, AdditionalEntry::Schema(schema)) => {
                AdditionalRule::Schemas(vec![Located::new(schema, pointer)])
            }
            (AdditionalRule::Silent, AdditionalEntry::Allowed) => AdditionalRule::Allowed(pointer),
            (before, AdditionalEntry::Allowed) => before,
        };
    }

    fn merge_choices(&mut self, part: &Part<'d>) {
        if !part.unions {
            return;
        }
        for (keyword, list) in [
            ("oneOf", part.keywords.one_of),
            ("anyOf", part.keywords.any_of),
        ] {
            let Some(list) = list else { continue };
            let pointer = part.pointer.child(keyword);
            let located =
                |(at, entry): (usize, _)| Located::new(entry, pointer.child(&at.to_string()));
            self.choices.push(Choice {
                entries: list.iter().enumerate().map(located).collect(),
                several: keyword == "anyOf",
                pointer: pointer.clone(),
            });
        }
    }
}

/// Adds what a schema says of its value's measures; the stricter one holds.
pub(super) fn merge_rules(all: &mut Constraints, rules: &Rules) {
    all.narrow(&Constraints {
        min_length: rules.min_length,
        max_length: rules.max_length,
        patterns: rules.pattern.iter().cloned().collect(),
        bounds: Bounds {
            minimum: rules.minimum.clone(),
            maximum: rules.maximum.clone(),
            exclusive_minimum: rules.exclusive_minimum.clone(),
            exclusive_maximum: rules.exclusive_maximum.clone(),
        },
        multiple_of: rules.multiple_of.iter().cloned().collect(),
        min_items: rules.min_items,
        max_items: rules.max_items,
        unique_items: rules.unique_items,
        min_properties: rules.min_properties,
        max_properties: rules.max_properties,
        ..Constraints::default()
    });
}
