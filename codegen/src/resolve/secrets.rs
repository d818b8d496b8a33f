//! Secrets within schemas that no type says: what lands in a raw value must not be shown there either.
//!
//! Takes merged parts; gives whether what is raw of them may hold a secret. It looks at schemas as they are written, and
//! doesn't ask whether a value ever gets there.

use std::collections::BTreeSet;

use super::compose::{Merged, Part};
use super::keywords::{AdditionalEntry, Entries, Entry, Keywords};
use super::{Located, Resolver, extensions};
use crate::document::{Word, extensions as x};
use crate::model::Use;
use crate::pointer::Pointer;

/// Keywords that hold one schema and have no place in a type.
const RAW: [&str; 8] = [
    x::IF,
    x::THEN,
    x::ELSE,
    x::CONTAINS,
    x::PROPERTY_NAMES,
    x::UNEVALUATED_PROPERTIES,
    x::UNEVALUATED_ITEMS,
    x::CONTENT_SCHEMA,
];

impl<'d> Resolver<'d, '_> {
    /// A raw value's use, hidden where a part of what is merged says so that has no other place.
    pub(super) fn hide(&mut self, mut used: Use, merged: &Merged<'d>) -> Use {
        used.extensions.sensitive |= self.hides(merged);
        used
    }

    /// Whether what has no place in a type holds a secret.
    pub(super) fn hides(&mut self, merged: &Merged<'d>) -> bool {
        let mut waiting = Vec::new();
        for part in &merged.parts {
            waiting.extend(self.raw_schemas(&part.keywords, &part.pointer));
            waiting.extend(additional(&part.keywords, &part.pointer));
            waiting.extend(items(&part.keywords, &part.pointer));
            waiting.extend(unions(&part.keywords, &part.pointer));
        }
        self.any_is_secret(waiting)
    }

    /// Whether a secret is anywhere in a part: its value as a whole is raw.
    pub(super) fn holds_secret(&mut self, part: &Part<'d>) -> bool {
        let whole = Located::new(Entry::Item(part.keywords.data), part.pointer.clone());
        self.any_is_secret(vec![whole])
    }

    fn any_is_secret(&mut self, mut waiting: Vec<Located<'d>>) -> bool {
        let mut seen: BTreeSet<Pointer> = BTreeSet::new();
        while let Some(next) = waiting.pop() {
            let Some((schema, pointer)) = self.follow(&next) else {
                continue;
            };
            if !seen.insert(pointer.clone()) {
                continue;
            }
            if extensions::is_secret(schema) {
                return true;
            }
            let keywords = Keywords::of(schema);
            waiting.extend(self.raw_schemas(&keywords, &pointer));
            waiting.extend(additional(&keywords, &pointer));
            waiting.extend(items(&keywords, &pointer));
            waiting.extend(unions(&keywords, &pointer));
            waiting.extend(listed(keywords.all_of, &pointer.child("allOf")));
            let list = pointer.child("properties");
            let properties = keywords.properties.iter();
            waiting.extend(properties.map(|(name, entry)| Located::new(*entry, list.child(name))));
        }
        false
    }

    /// The schemas of keywords that 3.0 has no words for.
    fn raw_schemas(&self, keywords: &Keywords<'d>, pointer: &Pointer) -> Vec<Located<'d>> {
        let mut places: Vec<Pointer> = RAW.iter().map(|key| pointer.child(key)).collect();
        for key in [x::PATTERN_PROPERTIES, x::DEPENDENT_SCHEMAS] {
            let list = pointer.child(key);
            let names = keywords.data.word(key).into_iter().flat_map(Word::names);
            places.extend(names.map(|name| list.child(name)));
        }
        let list = pointer.child(x::PREFIX_ITEMS);
        places.extend((0..keywords.carried.prefix_items).map(|at| list.item(at)));
        let located = places.into_iter().filter_map(|place| {
            let entry = self.document.schema(&place)?;
            Some(Located::new(entry, place))
        });
        located.collect()
    }
}

fn additional<'d>(keywords: &Keywords<'d>, pointer: &Pointer) -> Option<Located<'d>> {
    match keywords.additional {
        Some(AdditionalEntry::Schema(entry)) => {
            Some(Located::new(entry, pointer.child("additionalProperties")))
        }
        _ => None,
    }
}

fn items<'d>(keywords: &Keywords<'d>, pointer: &Pointer) -> Option<Located<'d>> {
    let entry = keywords.items?;
    Some(Located::new(entry, pointer.child("items")))
}

fn unions<'d>(keywords: &Keywords<'d>, pointer: &Pointer) -> Vec<Located<'d>> {
    let lists = [("oneOf", keywords.one_of), ("anyOf", keywords.any_of)];
    let lists = lists
        .into_iter()
        .filter_map(|(key, list)| Some((key, list?)));
    lists
        .flat_map(|(key, list)| listed(list, &pointer.child(key)))
        .collect()
}

fn listed<'d>(list: Entries<'d>, pointer: &Pointer) -> Vec<Located<'d>> {
    let entries = list.iter().enumerate();
    entries
        .map(|(at, entry)| Located::new(entry, pointer.item(at)))
        .collect()
}
