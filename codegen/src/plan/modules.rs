//! Which module each operation and each shape lives in.
//!
//! An operation lives in the module of its first tag; a shape in the module of the only tag that reaches it, or among
//! the shared ones.

use std::collections::BTreeMap;

use super::Ident;
use super::names::{self, Kind};
use crate::model::{Api, OperationId, Shape, ShapeId, TagId};

/// The module of a tag, or of what has no tag.
pub(super) struct TagModule {
    /// Its name in Rust.
    pub(super) ident: Ident,
    /// The tag's name, from which other names are made.
    pub(super) name: String,
    /// The tag; `None` for operations without one.
    pub(super) tag: Option<TagId>,
    /// The operations with their names, in the description's order.
    pub(super) operations: Vec<(OperationId, Ident)>,
}

/// Where a shape lives. Shared ones come first, since their names are seen from everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// In `shared`.
    Shared,
    /// In the module of this index.
    Module(usize),
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
        operations.into_iter().find(|(other, _)| *other == id).map(|(_, ident)| ident)
    }
}

/// Finds a home for everything.
pub(super) fn place(api: &Api) -> Homes {
    let modules = group(api);
    let shapes = api.shapes.iter().map(|(id, shape)| (id, home(&modules, shape))).collect();
    Homes { modules, shapes }
}

fn home(modules: &[TagModule], shape: &Shape) -> Home {
    if modules.len() == 1 {
        return Home::Module(0);
    }
    let reach = &shape.reach;
    let mut tags = reach.tags.iter();
    let only = match (tags.next(), tags.next(), reach.untagged) {
        (Some(tag), None, false) => Some(Some(*tag)),
        (None, None, true) => Some(None),
        _ => None,
    };
    let found = only.and_then(|tag| modules.iter().position(|module| module.tag == tag));
    found.map_or(Home::Shared, Home::Module)
}

/// The modules in the order of the tags, that without a tag last.
fn group(api: &Api) -> Vec<TagModule> {
    let mut groups: BTreeMap<(bool, Option<TagId>), Vec<OperationId>> = BTreeMap::new();
    for (id, operation) in api.operations.iter() {
        let tag = operation.tags.first().copied();
        groups.entry((tag.is_none(), tag)).or_default().push(id);
    }
    let names: Vec<String> = groups.keys().map(|(_, tag)| module_name(api, *tag)).collect();
    let idents = names::assign(Kind::Module, &names.iter().map(String::as_str).collect::<Vec<_>>());
    let modules = groups.into_iter().zip(names.into_iter().zip(idents));
    modules
        .map(|(((_, tag), operations), (name, ident))| TagModule {
            operations: name_operations(api, &name, operations),
            ident,
            name,
            tag,
        })
        .collect()
}

fn module_name(api: &Api, tag: Option<TagId>) -> String {
    tag.map_or_else(|| "api".to_owned(), |tag| api.tags[tag].name.clone())
}

/// Operations by their ids; by method and path where there is no id, or where two of a module have the same.
fn name_operations(api: &Api, module: &str, operations: Vec<OperationId>) -> Vec<(OperationId, Ident)> {
    let given: Vec<Option<String>> = operations.iter().map(|id| given_name(api, module, *id)).collect();
    let count = |name: &String| given.iter().flatten().filter(|other| same(other, name)).count();
    let names: Vec<String> = operations
        .iter()
        .zip(&given)
        .map(|(id, given)| match given {
            Some(name) if count(name) == 1 => name.clone(),
            _ => by_path(api, *id),
        })
        .collect();
    let idents = names::assign(Kind::Method, &names.iter().map(String::as_str).collect::<Vec<_>>());
    operations.into_iter().zip(idents).collect()
}

fn same(left: &str, right: &str) -> bool {
    names::ident(Kind::Method, left) == names::ident(Kind::Method, right)
}

/// The id without the tag's name before a slash or a dot: `pets/list` under `pets` is `list`.
fn given_name(api: &Api, module: &str, id: OperationId) -> Option<String> {
    let name = api.operations[id].id.as_deref().filter(|name| name.chars().any(char::is_alphanumeric))?;
    let rest = name.split_once(['/', '.']).filter(|(tag, rest)| same(tag, module) && !rest.is_empty());
    Some(rest.map_or(name, |(_, rest)| rest).to_owned())
}

/// `GET /pets/{id}` is `get pets by id`.
fn by_path(api: &Api, id: OperationId) -> String {
    let operation = &api.operations[id];
    let mut words = vec![operation.method.as_str().to_owned()];
    for segment in operation.path.split('/').filter(|segment| !segment.is_empty()) {
        match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(name) => words.push(format!("by {name}")),
            None => words.push(segment.replace(['{', '}'], " ")),
        }
    }
    words.join(" ")
}
