//! Which module each operation and each shape lives in.
//!
//! An operation lives in the module of its first tag; a shape in the module of the only tag that reaches it, or among
//! the shared ones; what no operation reaches lives apart.

use std::collections::BTreeMap;

use super::Ident;
use super::incoming::{self, ComesIn};
use super::names::{self, Kind};
use super::operation_names::name_operations;
use super::twins::Twins;
use crate::config::Names;
use crate::model::reach::children;
use crate::model::{Api, OperationId, Reach, ShapeId, TagId};

/// The module of a tag, or of what has no tag.
pub(super) struct TagModule {
    /// Its name in Rust.
    pub(super) ident: Ident,
    /// The tag's name, from which other names are made.
    pub(super) name: String,
    /// The tags that are spelled alike; `None` for operations without one.
    pub(super) tags: Vec<Option<TagId>>,
    /// The operations with their names, in the description's order.
    pub(super) operations: Vec<(OperationId, Ident)>,
    /// The same, as names that stand without the module's tell of them.
    pub(super) told: Vec<(OperationId, Ident)>,
    /// What comes in, where the module holds that.
    pub(super) comes_in: Option<ComesIn>,
}

impl TagModule {
    fn is_tagged(&self) -> bool {
        !self.tags.contains(&None)
    }

    /// Whether it holds what is called, rather than what comes in.
    pub(super) fn is_called(&self) -> bool {
        self.comes_in.is_none()
    }
}

/// Where a shape lives. Shared ones come first, since their names are seen from everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// In `shared`.
    Shared,
    /// In the module of this index.
    Module(usize),
    /// Among the schemas that no operation uses.
    Unused,
}

/// Where everything lives.
pub(super) struct Homes {
    /// The modules that have operations.
    pub(super) modules: Vec<TagModule>,
    shapes: BTreeMap<ShapeId, Home>,
}

impl Homes {
    /// Where a shape lives.
    pub(super) fn of(&self, shape: ShapeId) -> Home {
        self.shapes.get(&shape).copied().unwrap_or(Home::Shared)
    }

    /// The name of an operation.
    pub(super) fn operation(&self, id: OperationId) -> Option<&Ident> {
        let operations = self.modules.iter().flat_map(|module| &module.operations);
        operations
            .into_iter()
            .find(|(other, _)| *other == id)
            .map(|(_, ident)| ident)
    }

    /// What names that stand without the module's say of an operation.
    pub(super) fn told(&self, id: OperationId) -> Option<&Ident> {
        let mut told = self.modules.iter().flat_map(|module| &module.told);
        told.find(|(other, _)| *other == id).map(|(_, ident)| ident)
    }
}

impl Homes {
    /// The name of what comes in.
    pub(super) fn incoming(&self, id: OperationId) -> Option<&Ident> {
        let groups = self
            .modules
            .iter()
            .filter_map(|module| module.comes_in.as_ref());
        let mut named = groups.flat_map(|group| &group.operations);
        named
            .find(|(other, _)| *other == id)
            .map(|(_, ident)| ident)
    }
}

/// The modules of tags, then those of what comes in.
pub(super) fn find(api: &Api, given: &Names) -> Vec<TagModule> {
    let mut modules = group(api, given);
    modules.extend(incoming::group(api, given, &modules));
    modules
}

/// Finds a home for everything.
pub(super) fn place(api: &Api, modules: Vec<TagModule>, twins: &Twins) -> Homes {
    let home = |id: ShapeId| {
        let first = twins.first(id);
        let group = twins.group(first).unwrap_or(std::slice::from_ref(&first));
        home(&modules, group.iter().map(|id| &api.shapes[*id].reach))
    };
    let mut shapes = api.shapes.ids().map(|id| (id, home(id))).collect();
    share_what_is_held(api, twins, &mut shapes);
    Homes { modules, shapes }
}

/// What a shape elsewhere holds is shared: a component that no operation reaches may hold one that some operation does.
fn share_what_is_held(api: &Api, twins: &Twins, homes: &mut BTreeMap<ShapeId, Home>) {
    let mut waiting: Vec<ShapeId> = api.shapes.ids().collect();
    while let Some(owner) = waiting.pop() {
        let from = homes.get(&owner).copied();
        for (used, _) in children(&api.shapes[owner].kind) {
            let first = twins.first(used.shape);
            let all = twins.group(first).unwrap_or(std::slice::from_ref(&first));
            if all.iter().all(|id| matches!(homes.get(id), Some(home) if *home == Home::Shared || Some(*home) == from)) {
                continue;
            }
            for id in all {
                homes.insert(*id, Home::Shared);
                waiting.push(*id);
            }
        }
    }
}

/// The module of the only tag that reaches a shape or one of its twins.
fn home<'a>(modules: &[TagModule], reaches: impl Iterator<Item = &'a Reach>) -> Home {
    let mut reached = reaches.flat_map(|reach| {
        let tags = reach.tags.iter().copied().map(Some);
        let tags = tags.chain(reach.untagged.then_some(None));
        let tagged = tags.map(|tag| modules.iter().position(|module| module.tags.contains(&tag)));
        tagged.chain(incoming::reached(modules, reach))
    });
    match reached.next() {
        None => Home::Unused,
        Some(Some(index)) if reached.all(|other| other == Some(index)) => Home::Module(index),
        Some(_) if modules.len() == 1 => Home::Module(0),
        Some(_) => Home::Shared,
    }
}

/// The modules in the order of the tags, that without a tag last.
fn group(api: &Api, given: &Names) -> Vec<TagModule> {
    let mut tags: Vec<Option<TagId>> = api
        .operations
        .values()
        .map(|operation| operation.tags.first().copied())
        .collect();
    tags.sort_by_key(|tag| (tag.is_none(), *tag));
    tags.dedup();
    // Tags that are spelled alike (`Account` and `account`) are one module.
    let mut modules: Vec<(Ident, TagModule)> = Vec::new();
    for tag in tags {
        let name = tag.map_or("api", |tag| api.tags[tag].name.as_str());
        let ident = names::ident(Kind::Module, name);
        match modules
            .iter_mut()
            .find(|(other, module)| *other == ident && module.is_tagged() == tag.is_some())
        {
            Some((_, module)) => module.tags.push(tag),
            None => modules.push((
                ident.clone(),
                TagModule {
                    ident,
                    name: name.to_owned(),
                    tags: vec![tag],
                    operations: Vec::new(),
                    told: Vec::new(),
                    comes_in: None,
                },
            )),
        }
    }
    let mut modules: Vec<TagModule> = modules.into_iter().map(|(_, module)| module).collect();
    for module in &mut modules {
        let operations = api
            .operations
            .iter()
            .filter(|(_, operation)| module.tags.contains(&operation.tags.first().copied()));
        let operations = operations.map(|(id, _)| id).collect();
        let named = name_operations(api, given, &module.name, operations);
        module.operations = named.methods;
        module.told = named.told;
    }
    give_way(&mut modules);
    modules
}

/// Operations without a tag give way to a tag that is called as they are.
fn give_way(modules: &mut [TagModule]) {
    let untagged = modules.iter().position(|module| !module.is_tagged());
    let clashes = |ident: &Ident| {
        modules
            .iter()
            .filter(|module| module.ident == *ident)
            .count()
            > 1
    };
    let at = untagged.filter(|at| {
        modules
            .get(*at)
            .is_some_and(|module| clashes(&module.ident))
    });
    if let Some(module) = at.and_then(|at| modules.get_mut(at)) {
        module.ident = names::ident(Kind::Module, "untagged");
        module.name = "untagged".to_owned();
    }
}
