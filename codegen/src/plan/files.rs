//! Items in files: each tag's trait first, then the models that only it uses; long files are split.
//!
//! Decides the modules, what each of them imports, and what it re-exports.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Planner;
use super::modules::Home;
use super::names::fixed;
use super::{Child, Docs, Ident, Import, Item, Module};

mod imports;
mod length;

use length::split;

/// Every module of the client, sorted by path.
pub(super) fn lay_out(planner: &Planner<'_>) -> Vec<Module> {
    let mut layout = Layout {
        planner,
        shared: BTreeMap::new(),
        modules: Vec::new(),
    };
    let items = items_by_home(planner);
    if let Some(shared) = items.get(&Home::Shared) {
        layout.shared = shared
            .iter()
            .filter_map(|item| Some((imports::name(item)?.clone(), ())))
            .collect();
    }
    for (index, module) in planner.homes.modules.iter().enumerate() {
        let mut models = items.get(&Home::Module(index)).cloned().unwrap_or_default();
        models.extend(planner.headers.items(index));
        let api = planner
            .traits
            .get(index)
            .map(|ident| planner.plan_api(module, ident.clone()));
        layout.add(&module.ident, planner.tag_docs(module, 0), api, models);
    }
    if let Some(shared) = items.get(&Home::Shared).filter(|shared| !shared.is_empty()) {
        let docs = Docs::sentence("What several modules share.", 0);
        layout.add(&fixed("shared"), docs, None, shared.clone());
    }
    let schemes = planner.plan_schemes();
    if !schemes.is_empty() {
        layout.add(
            &fixed("security"),
            Docs::sentence("The credentials that calls need.", 0),
            None,
            schemes,
        );
    }
    layout.add_client();
    layout.add_root();
    layout
        .modules
        .sort_by(|left, right| left.path.cmp(&right.path));
    layout.modules
}

struct Layout<'p, 'a> {
    planner: &'p Planner<'a>,
    /// The names of `shared`.
    shared: BTreeMap<Ident, ()>,
    modules: Vec<Module>,
}

impl Layout<'_, '_> {
    /// Adds a module, and files below it where it is long.
    fn add(&mut self, ident: &Ident, docs: Docs, first: Option<Item>, items: Vec<Item>) {
        let all: Vec<&Item> = first.iter().chain(&items).collect();
        let used = imports::used(&all);
        let outside = self.outside(ident, &used, &all);
        let (own, parts) = split(ident, first, items);
        let mut parent = Module {
            path: vec![ident.clone()],
            docs,
            children: Vec::new(),
            imports: Vec::new(),
            items: own,
        };
        for mut part in parts {
            let child = Child {
                ident: part.ident.clone(),
                public: false,
                reexported: true,
            };
            parent.children.push(child);
            let imports = imports::below(&part.items);
            unlink(&mut part.items, &imports);
            let docs = part.docs(ident);
            let path = vec![ident.clone(), part.ident];
            self.modules.push(Module {
                path,
                docs,
                children: Vec::new(),
                imports,
                items: part.items,
            });
        }
        parent.imports = imports::runtime(&parent.items.iter().collect::<Vec<_>>())
            .into_iter()
            .chain(outside)
            .collect();
        self.modules.push(parent);
    }

    /// What a module takes from `shared` and `security`.
    fn outside(&self, module: &Ident, used: &BTreeSet<Ident>, items: &[&Item]) -> Vec<Import> {
        let shared = fixed("shared");
        let from_shared: Vec<Ident> = used
            .iter()
            .filter(|name| self.shared.contains_key(*name))
            .cloned()
            .collect();
        let schemes = imports::schemes(items);
        let security = imports::import(false, &["super", "security"], schemes);
        let shared = (*module != shared)
            .then(|| imports::import(true, &["super", "shared"], from_shared))
            .flatten();
        security.into_iter().chain(shared).collect()
    }

    fn add_client(&mut self) {
        let homes = self.planner.homes.modules.iter().zip(&self.planner.traits);
        let traits = homes.map(|(module, api)| {
            let path = [fixed("super"), module.ident.clone()];
            Import {
                public: false,
                path: path.into(),
                names: vec![api.clone()],
            }
        });
        let mut traits: Vec<Import> = traits.collect();
        traits.sort_by(|left, right| left.path.cmp(&right.path));
        let client = self.planner.plan_client();
        let imports = imports::runtime(&[&client])
            .into_iter()
            .chain(traits)
            .collect();
        let docs = Docs::sentence("The client: where every call begins.", 0);
        self.modules.push(Module {
            path: vec![fixed("client")],
            docs,
            children: Vec::new(),
            imports,
            items: vec![client],
        });
    }

    fn add_root(&mut self) {
        let mut children: Vec<Child> = self
            .modules
            .iter()
            .filter_map(|module| match module.path.as_slice() {
                [only] => Some(Child {
                    ident: only.clone(),
                    public: *only != fixed("client"),
                    reexported: false,
                }),
                _ => None,
            })
            .collect();
        children.sort_by(|left, right| left.ident.cmp(&right.ident));
        let info = &self.planner.api.info;
        let title = Docs::prose(&info.title, 0);
        let docs = title.and(
            info.description
                .as_deref()
                .map_or_else(Docs::none, |text| Docs::prose(text, 0)),
        );
        let imports = imports::import(true, &["client"], vec![fixed("Client")])
            .into_iter()
            .collect();
        self.modules.push(Module {
            path: Vec::new(),
            docs,
            children,
            imports,
            items: Vec::new(),
        });
    }
}

/// Takes the links out of documentation that lead to what a file does not see.
fn unlink(items: &mut [Item], imports: &[Import]) {
    let imported = imports.iter().flat_map(|import| &import.names);
    let own = items.iter().filter_map(imports::name);
    let seen: BTreeSet<Ident> = imported.chain(own).cloned().collect();
    for item in items {
        let docs = match item {
            Item::Struct(item) => &mut item.docs,
            Item::StringEnum(item) => &mut item.docs,
            Item::Entity(item) => &mut item.docs,
            Item::Union(item) => &mut item.docs,
            Item::Api(_) | Item::Scheme(_) | Item::Client(_) => continue,
        };
        docs.unlink(|name| seen.iter().any(|ident| ident.name() == name));
    }
}

/// The items of each home, in the order in which operations reach them.
fn items_by_home(planner: &Planner<'_>) -> BTreeMap<Home, Vec<Item>> {
    let mut items: BTreeMap<Home, Vec<Item>> = BTreeMap::new();
    for id in planner.written.iter().copied() {
        if let Some(item) = planner.plan_item(id) {
            items.entry(planner.homes.of(id)).or_default().push(item);
        }
    }
    items
}
