//! Families: a base schema with a discriminator, and the schemas that are all of it.
//!
//! OpenAPI's inheritance: a use of the base means one of its members; a member is all of the base and more.

use std::borrow::Cow;
use std::collections::BTreeSet;

use indexmap::{IndexMap, IndexSet};

use openapiv3::Discriminator;

use super::keywords::{Entries, Entry, Keywords};
use crate::document::{Document, Schema};
use crate::model::Value;
use crate::pointer::key_of_fragment;

/// A base and its members, by component names.
#[derive(Clone, Debug, Default)]
pub(super) struct Family {
    /// What the mapping names in its order, then by name the other schemas whose `allOf` leads to the base.
    pub(super) members: Vec<String>,
}

/// The families of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Families {
    by_base: IndexMap<String, Family>,
    /// What others are all of.
    extended: BTreeSet<String>,
    /// Unions that name a schema which in turn is all of the union: child and union.
    circles: IndexSet<(String, String)>,
}

impl Families {
    pub(super) fn of(document: &Document) -> Self {
        let mut parents: Parents<'_> = IndexMap::new();
        for (name, entry) in document.schemas() {
            let mut found = Vec::new();
            collect_parents(entry, 0, &mut found);
            parents.insert(name, found);
        }
        let above = parents.values().flatten();
        let mut families = Self {
            extended: above.map(|name| name.to_string()).collect(),
            ..Self::default()
        };
        let bases = bases(document);
        for (base, entry) in document.schemas() {
            if let Entry::Item(schema) = entry {
                families.take((base, schema), &parents, &bases);
            }
        }
        families
    }

    fn take(
        &mut self,
        (base, schema): (&str, Schema<'_>),
        parents: &Parents<'_>,
        bases: &[Base<'_>],
    ) {
        let keywords = Keywords::of(schema);
        let below = parents
            .keys()
            .filter(|name| **name != base && descends(name, base, parents));
        let unions = keywords.one_of.into_iter().chain(keywords.any_of);
        if keywords.one_of.is_some() || keywords.any_of.is_some() {
            let named: Vec<Cow<'_, str>> = unions
                .flat_map(Entries::iter)
                .filter_map(component_name)
                .collect();
            let circles = below.filter(|name| named.iter().any(|one| one == *name));
            self.circles
                .extend(circles.map(|name| ((*name).to_owned(), base.to_owned())));
            return;
        }
        let Some(discriminator) = schema.discriminator() else {
            return;
        };
        let mapped = discriminator.mapping.values();
        let mapped = mapped
            .map(|target| mapped_name(target))
            .filter(|name| parents.contains_key(&**name));
        // What is told apart by another property, below another base, is that one's.
        let is_of_another = |name: &str| {
            let others = bases.iter();
            let others = others.filter(|other| other.tag != discriminator.property_name);
            let mut others = others.map(|other| other.name);
            others.any(|other| descends(name, other, parents) && descends(other, base, parents))
        };
        let mut others: Vec<&str> = below.copied().filter(|name| !is_of_another(name)).collect();
        others.sort_unstable();
        let others = others.into_iter().map(Cow::Borrowed);
        let own = is_named_itself(base, &keywords, &discriminator).then_some(Cow::Borrowed(base));
        let members: IndexSet<Cow<'_, str>> = mapped.chain(others).chain(own).collect();
        if members.iter().any(|member| *member != base) {
            let members = members.into_iter().map(Cow::into_owned).collect();
            self.by_base.insert(base.to_owned(), Family { members });
        }
    }

    /// The components that others are all of.
    pub(super) fn extended(&self) -> BTreeSet<String> {
        self.extended.clone()
    }

    /// The family of a base.
    pub(super) fn family(&self, base: &str) -> Option<&Family> {
        self.by_base.get(base)
    }

    /// Whether, seen from a component, a schema is a base of which only its own properties count.
    pub(super) fn is_base_of(&self, child: &str, base: Entry<'_>) -> bool {
        let Some(base) = component_name(base) else {
            return false;
        };
        self.by_base.contains_key(&*base)
            || self
                .circles
                .contains(&(child.to_owned(), base.into_owned()))
    }
}

/// A component with a discriminator.
struct Base<'d> {
    name: &'d str,
    /// The property that tells its members apart.
    tag: String,
}

fn bases(document: &Document) -> Vec<Base<'_>> {
    let bases = document.schemas().filter_map(|(name, entry)| match entry {
        Entry::Item(schema) => {
            let tag = schema.discriminator()?.property_name;
            Some(Base { name, tag })
        }
        Entry::Reference(_) => None,
    });
    bases.collect()
}

/// Whether a value may be of the base alone: its name is one of the implicit ones (OpenAPI 3.0.4, Discriminator Object).
/// A mapping, or allowed values that leave it out, say that the base is only what others are made of.
fn is_named_itself(base: &str, keywords: &Keywords<'_>, discriminator: &Discriminator) -> bool {
    let mut properties = keywords.properties.iter();
    let tag = properties.find(|(name, _)| *name == discriminator.property_name);
    let values = tag.and_then(|(_, entry)| match entry {
        Entry::Item(schema) => Keywords::of(*schema).values,
        Entry::Reference(_) => None,
    });
    let allowed = |values: Vec<Value>| values.iter().any(|value| value.as_str() == Some(base));
    discriminator.mapping.is_empty() && values.is_none_or(allowed)
}

/// Each component, and those that it is all of.
type Parents<'d> = IndexMap<&'d str, Vec<Cow<'d, str>>>;

fn collect_parents<'d>(entry: Entry<'d>, depth: usize, found: &mut Vec<Cow<'d, str>>) {
    let Entry::Item(schema) = entry else { return };
    if depth > 8 {
        return;
    }
    for part in Keywords::of(schema).all_of.iter() {
        match component_name(part) {
            Some(name) => found.push(name),
            None => collect_parents(part, depth + 1, found),
        }
    }
}

fn descends(name: &str, base: &str, parents: &Parents<'_>) -> bool {
    let mut seen = IndexSet::new();
    let mut waiting = vec![name];
    while let Some(next) = waiting.pop() {
        if !seen.insert(next) {
            continue;
        }
        let above = parents.get(next).into_iter().flatten();
        for parent in above {
            if *parent == base {
                return true;
            }
            waiting.push(parent);
        }
    }
    false
}

/// The component that an entry refers to.
pub(super) fn component_name(entry: Entry<'_>) -> Option<Cow<'_, str>> {
    match entry {
        Entry::Reference(reference) => reference
            .strip_prefix("#/components/schemas/")
            .filter(|name| !name.contains('/'))
            .map(key_of_fragment),
        Entry::Item(_) => None,
    }
}

/// The component that a mapping's value names: a reference or a bare name.
pub(super) fn mapped_name(target: &str) -> Cow<'_, str> {
    let name = target.rsplit_once('/').map_or(target, |(_, name)| name);
    match target.contains('#') {
        true => key_of_fragment(name),
        false => Cow::Borrowed(name),
    }
}
