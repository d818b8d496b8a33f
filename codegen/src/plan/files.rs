//! Items in files: each tag's trait first, then the models that only it uses; long files are taken apart by subject.
//!
//! Decides the modules, what each of them imports, and what it re-exports.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Planner;
use super::features::{self, Group};
use super::modules::Home;
use super::names::fixed;
use super::{Child, Docs, Feature, Gate, Ident, Import, Item, Module};

pub(super) mod imports;
pub(super) mod length;
mod names;
mod topics;

use length::{Part, split};

/// What a layout gives.
pub(super) struct LaidOut {
    /// Every module of the client, sorted by path.
    pub(super) modules: Vec<Module>,
    /// The features of the crate.
    pub(super) features: Vec<Feature>,
}

/// Puts every item into a file.
pub(super) fn lay_out(planner: &Planner<'_>) -> LaidOut {
    let mut items = items_by_home(planner);
    let mut shared = items.remove(&Home::Shared).unwrap_or_default();
    shared.extend(planner.headers.items(Home::Shared));
    let unused = items.remove(&Home::Unused).unwrap_or_default();
    let mut layout = Layout {
        planner,
        shared: shared.iter().filter_map(imports::name).cloned().collect(),
        modules: Vec::new(),
    };
    let tags: Vec<(Option<Item>, Vec<Item>)> = planner
        .homes
        .modules
        .iter()
        .enumerate()
        .map(|(index, module)| {
            let api = planner.traits.get(index);
            let api = api.map(|ident| planner.plan_api(module, ident.clone()));
            let mut models = items.remove(&Home::Module(index)).unwrap_or_default();
            models.extend(planner.headers.items(Home::Module(index)));
            (api, models)
        })
        .collect();
    let features = layout.add_shared(&tags, &unused, shared);
    for (module, (api, models)) in planner.homes.modules.iter().zip(tags) {
        layout.add(&module.ident, planner.tag_docs(module, 0), api, models);
    }
    if !unused.is_empty() {
        let docs = Docs::sentence("Schemas that no operation uses.", 0);
        layout.add(&fixed(features::UNUSED), docs, None, unused);
    }
    layout.add_schemes();
    layout.add_client();
    layout.add_root();
    layout
        .modules
        .sort_by(|left, right| left.path.cmp(&right.path));
    LaidOut {
        modules: layout.modules,
        features,
    }
}

struct Layout<'p, 'a> {
    planner: &'p Planner<'a>,
    /// The names of `shared`.
    shared: BTreeSet<Ident>,
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
        for part in parts {
            self.add_part(&mut parent, part, Gate::default());
        }
        sort(&mut parent.children);
        parent.imports = imports::runtime(&parent.items.iter().collect::<Vec<_>>())
            .into_iter()
            .chain(outside)
            .collect();
        self.modules.push(parent);
    }

    /// Adds a file below a module.
    fn add_part(&mut self, parent: &mut Module, mut part: Part, gate: Gate) {
        parent.children.push(Child {
            ident: part.ident.clone(),
            public: false,
            reexported: true,
            gate,
        });
        let imports = imports::below(&part.items);
        unlink(&mut part.items, &imports);
        self.modules.push(Module {
            path: parent.path.iter().cloned().chain([part.ident]).collect(),
            docs: part.docs,
            children: Vec::new(),
            imports,
            items: part.items,
        });
    }

    /// Adds what several modules share: all of it together, or by the features that bring it.
    fn add_shared(
        &mut self,
        tags: &[(Option<Item>, Vec<Item>)],
        unused: &[Item],
        shared: Vec<Item>,
    ) -> Vec<Feature> {
        let mut features = self.planner.features.clone();
        if !features.is_empty() && !unused.is_empty() {
            features.push(features::of_unused(&features));
        }
        if shared.is_empty() {
            return features;
        }
        let ident = fixed("shared");
        let docs = Docs::sentence("What several modules share.", 0);
        if features.is_empty() {
            self.add(&ident, docs, None, shared);
            return features;
        }
        let users: Vec<Vec<&Item>> = tags
            .iter()
            .map(|(api, models)| api.iter().chain(models).collect())
            .chain([unused.iter().collect()])
            .collect();
        let shares = features::share(&features, &users, shared);
        self.add(&ident, docs, None, shares.common);
        let Some(mut parent) = self.modules.pop() else {
            return features;
        };
        for group in shares.groups {
            self.add_group(&mut parent, group);
        }
        let imports: Vec<Import> = imports::runtime(&parent.items.iter().collect::<Vec<_>>())
            .into_iter()
            .collect();
        unlink(&mut parent.items, &imports);
        sort(&mut parent.children);
        self.modules.push(parent);
        features
    }

    /// Adds the files of a group, which come with its features.
    fn add_group(&mut self, parent: &mut Module, group: Group) {
        let modules = &self.planner.homes.modules;
        let users: Vec<&str> = group
            .modules
            .iter()
            .map(|at| {
                modules
                    .get(*at)
                    .map_or(features::UNUSED, |module| module.ident.name())
            })
            .collect();
        let shown: Vec<String> = users.iter().map(|user| format!("`{user}`")).collect();
        let docs = match shown.as_slice() {
            [only] => format!("What comes with {only}"),
            [first @ .., last] => format!("What {} and {last} share", first.join(", ")),
            [] => "What is shared".to_owned(),
        };
        let names = &parent.children;
        let taken: Vec<Ident> = names.iter().map(|child| child.ident.clone()).collect();
        let user = users.first().copied().filter(|_| users.len() == 1);
        for part in length::group(user, &docs, &taken, group.items) {
            self.add_part(parent, part, group.gate.clone());
        }
    }

    fn add_schemes(&mut self) {
        let schemes = self.planner.plan_schemes();
        if !schemes.is_empty() {
            let docs = Docs::sentence("The credentials that calls need.", 0);
            self.add(&fixed("security"), docs, None, schemes);
        }
    }

    /// What a module takes from `shared` and `security`.
    fn outside(&self, module: &Ident, used: &BTreeSet<Ident>, items: &[&Item]) -> Vec<Import> {
        let shared = fixed("shared");
        let from_shared: Vec<Ident> = used
            .iter()
            .filter(|name| self.shared.contains(*name))
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
        let called = homes.enumerate();
        let called = called.filter(|(_, (module, _))| module.is_called());
        let traits = called.map(|(at, (module, api))| {
            let path = [fixed("super"), module.ident.clone()];
            Import {
                public: false,
                path: path.into(),
                names: vec![api.clone()],
                gate: self.planner.gate_of(at),
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

    /// When the module of a name is there.
    fn gate(&self, ident: &Ident) -> Gate {
        if ident.name() == features::UNUSED && !self.planner.features.is_empty() {
            return Gate(vec![features::UNUSED.to_owned()]);
        }
        let mut modules = self.planner.homes.modules.iter();
        let at = modules.position(|module| module.ident == *ident);
        at.map(|at| self.planner.gate_of(at)).unwrap_or_default()
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
                    gate: self.gate(only),
                }),
                _ => None,
            })
            .collect();
        sort(&mut children);
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

fn sort(children: &mut [Child]) {
    children.sort_by(|left, right| left.ident.cmp(&right.ident));
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
            Item::ValueEnum(item) => &mut item.docs,
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
