//! Features: one for each tag, so that the users of a large client compile what they use.
//!
//! Decides whether there are any, what they are called, and what of the shared types comes with which. A feature costs a
//! reader: a small client is quicker compiled whole than its features are chosen, so it has none. What more than a few
//! tags share is always there: nearly every choice would bring it.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Planner;
use super::files::imports;
use super::files::length::lines;
use super::modules::{Homes, TagModule};
use super::{Docs, Ident, Item};
use crate::config::{Features, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, catalog, suggest};
use crate::model::Api;

/// A feature of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its name, as a manifest has it.
    pub name: String,
    /// What it brings, on one line; empty where there is nothing to say.
    pub summary: String,
    /// Whether it is on where its user says nothing.
    pub default: bool,
}

/// The features any of which brings something; none where it is always there.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gate(pub Vec<String>);

/// A client with fewer tags has no features of its own accord.
const TAGS: usize = 4;

/// Nor has one with fewer operations.
const OPERATIONS: usize = 40;

/// What more tags than these share is always there.
const SHARERS: usize = 3;

/// Shared types that take fewer lines are not worth a file of their own.
const LINES: usize = 60;

/// A comment in the manifest is not longer.
const SUMMARY: usize = 98;

/// The module of the schemas that no operation uses, and its feature.
pub(super) const UNUSED: &str = "schemas";

/// The feature of each module; none where there are no features.
pub(super) fn of_modules(
    api: &Api,
    homes: &Homes,
    wanted: Features,
    defaults: Option<&[Written<String>]>,
    diagnostics: &mut Diagnostics,
) -> Vec<Feature> {
    let tags = homes.modules.iter().filter(|module| module.is_called());
    let large = tags.count() >= TAGS && api.operations.len() >= OPERATIONS;
    if wanted == Features::Off || (wanted == Features::Auto && !large) {
        return Vec::new();
    }
    for name in defaults.into_iter().flatten() {
        if !homes.modules.iter().any(|module| is_called(module, name)) {
            tell_idle(name, homes, diagnostics);
        }
    }
    let features = homes.modules.iter().map(|module| {
        let mut name = module.ident.name().replace('_', "-");
        if name == "default" || name == UNUSED {
            name.push_str("-tag");
        }
        let mut tags = module.tags.iter().flatten().map(|tag| &api.tags[*tag]);
        let prose = tags.find_map(|tag| tag.description.as_deref());
        let summary = match &module.comes_in {
            Some(group) => format!("What comes in to {}.", group.kind.word()),
            None => prose.map_or_else(String::new, first_sentence),
        };
        let default =
            defaults.is_none_or(|defaults| defaults.iter().any(|name| is_called(module, name)));
        Feature {
            name,
            summary,
            default,
        }
    });
    features.collect()
}

/// Whether a person means a module: by its tag, or by its name.
fn is_called(module: &TagModule, name: &Written<String>) -> bool {
    name.value == module.name || name.value == module.ident.name()
}

/// A tag that no operation comes first with has no module, and no feature.
fn tell_idle(name: &Written<String>, homes: &Homes, diagnostics: &mut Diagnostics) {
    let known = homes.modules.iter().map(|module| module.name.as_str());
    let near = suggest::nearest(&name.value, known);
    let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    let what = format!("module of the tag `{}`", name.value);
    let told = Diagnostic::new(&catalog::UNKNOWN_NAME, &[&what, &near]);
    diagnostics.push(match name.span {
        Some(span) => told.at(span),
        None => told,
    });
}

/// The first sentence of prose on one line; none where that is too long for a comment.
fn first_sentence(prose: &str) -> String {
    let paragraph = Docs::prose(prose, 0).first_paragraph().lines().join(" ");
    let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
    let sentence = paragraph.get(..end).unwrap_or_default();
    match sentence.chars().count() <= SUMMARY {
        true => sentence.to_owned(),
        false => String::new(),
    }
}

/// The feature of the schemas that no operation uses.
pub(super) fn of_unused(features: &[Feature]) -> Feature {
    Feature {
        name: UNUSED.to_owned(),
        summary: "Schemas that no operation uses.".to_owned(),
        default: features.iter().all(|feature| feature.default),
    }
}

impl Planner<'_> {
    /// When the module of an index is there.
    pub(super) fn gate_of(&self, module: usize) -> Gate {
        let feature = self.features.get(module);
        Gate(
            feature
                .map(|feature| feature.name.clone())
                .into_iter()
                .collect(),
        )
    }
}

/// Shared items that come with some features alone.
pub(super) struct Group {
    /// The modules that use them; the number of modules stands for that of the schemas that no operation uses.
    pub(super) modules: BTreeSet<usize>,
    pub(super) gate: Gate,
    pub(super) items: Vec<Item>,
}

/// Shared items by what they come with.
pub(super) struct Shares {
    /// Those that are always there.
    pub(super) common: Vec<Item>,
    pub(super) groups: Vec<Group>,
}

/// Takes the shared items apart; `users` are the items of each
/// module, those of the schemas that no operation uses last.
pub(super) fn share(features: &[Feature], users: &[Vec<&Item>], shared: Vec<Item>) -> Shares {
    let mut sharing = Sharing::of(&shared);
    for (module, items) in users.iter().enumerate() {
        sharing.reach(module, imports::used(items));
    }
    let names: Vec<&str> = features
        .iter()
        .map(|feature| feature.name.as_str())
        .collect();
    let common = sharing.common(&shared);
    let mut groups: BTreeMap<BTreeSet<usize>, Vec<Item>> = BTreeMap::new();
    let mut always = Vec::new();
    for item in shared {
        match imports::name(&item).filter(|name| !common.contains(*name)) {
            Some(name) => {
                let modules = sharing.users.get(name).cloned().unwrap_or_default();
                groups.entry(modules).or_default().push(item);
            }
            None => always.push(item),
        }
    }
    let groups = groups.into_iter().map(|(modules, items)| {
        let gate = modules.iter().filter_map(|module| names.get(*module));
        let gate = Gate(gate.map(|name| (*name).to_owned()).collect());
        Group {
            modules,
            gate,
            items,
        }
    });
    Shares {
        common: always,
        groups: groups.collect(),
    }
}

/// Who uses which of the shared items.
struct Sharing {
    /// What each uses of the others.
    uses: BTreeMap<Ident, BTreeSet<Ident>>,
    users: BTreeMap<Ident, BTreeSet<usize>>,
}

impl Sharing {
    fn of(shared: &[Item]) -> Self {
        let named = shared
            .iter()
            .filter_map(|item| Some((imports::name(item)?, item)));
        let uses = named.map(|(name, item)| (name.clone(), imports::used(&[item])));
        Self {
            uses: uses.collect(),
            users: BTreeMap::new(),
        }
    }

    /// Marks what a module uses, and all that this holds.
    fn reach(&mut self, module: usize, used: BTreeSet<Ident>) {
        let mut waiting: Vec<Ident> = used.into_iter().collect();
        while let Some(name) = waiting.pop() {
            let Some(uses) = self.uses.get(&name) else {
                continue;
            };
            if self.users.entry(name).or_default().insert(module) {
                waiting.extend(uses.iter().cloned());
            }
        }
    }

    /// What is always there: what many use, what is too little for a file, and all that these hold.
    fn common(&self, shared: &[Item]) -> BTreeSet<Ident> {
        let mut common = BTreeSet::new();
        loop {
            let mut sizes: BTreeMap<Option<&BTreeSet<usize>>, usize> = BTreeMap::new();
            let rest = shared.iter().filter(|item| !is_in(item, &common));
            for item in rest.clone() {
                *sizes.entry(self.users_of(item)).or_default() += lines(item);
            }
            let joins = |item: &&Item| {
                let users = self.users_of(item);
                users.is_none_or(|users| users.len() > SHARERS)
                    || sizes.get(&users).is_some_and(|size| *size < LINES)
            };
            let mut waiting: Vec<Ident> = rest
                .filter(joins)
                .filter_map(imports::name)
                .cloned()
                .collect();
            if waiting.is_empty() {
                return common;
            }
            while let Some(name) = waiting.pop() {
                if let Some(uses) = self.uses.get(&name).filter(|_| !common.contains(&name)) {
                    waiting.extend(uses.iter().cloned());
                    common.insert(name);
                }
            }
        }
    }

    fn users_of(&self, item: &Item) -> Option<&BTreeSet<usize>> {
        imports::name(item).and_then(|name| self.users.get(name))
    }
}

fn is_in(item: &Item, names: &BTreeSet<Ident>) -> bool {
    imports::name(item).is_some_and(|name| names.contains(name))
}
