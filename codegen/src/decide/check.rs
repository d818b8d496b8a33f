//! Tells decisions about what isn't there: each would be carried out by nobody.

use std::collections::{BTreeMap, BTreeSet};

use super::{members, operations, target, types};
use crate::config::{By, Config, EnumRule, Filter, Member, Module, Replaced, Selector, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, Entry, catalog, suggest};
use crate::pointer::Pointer;
use crate::source::Span;
use crate::tree::Node;

/// Holds the decisions against the description, before anything of it is left out.
pub(super) fn check(root: &Node, config: &Config, diagnostics: &mut Diagnostics) {
    let mut check = Check { root, diagnostics };
    let filter = &config.filter;
    let filtered = filter.include.iter().chain(&filter.exclude);
    let placed = config.modules.iter().flat_map(|module| &module.selectors);
    filtered
        .chain(placed)
        .for_each(|selector| check.selector(selector));
    check.names(&config.names.schemas, "schema", &schemas(root));
    check.names(&config.names.operations, "operation", &ids(root));
    config.enums.iter().for_each(|rule| check.enumeration(rule));
    check.contradictions(&config.enums);
    check.types(config);
    check.modules(&config.modules);
    let names = &config.names;
    names.properties.iter().for_each(|one| check.property(one));
    names.values.iter().for_each(|one| check.value(one));
}

/// Tells where everything is left out.
pub(super) fn something_is_left(root: &Node, filter: &Filter, diagnostics: &mut Diagnostics) {
    // Where a selector fits nothing, that is the reason, and it was told.
    if operations::all(root).next().is_some() || diagnostics.has_errors() {
        return;
    }
    let mut places = filter.exclude.iter().chain(&filter.include);
    let place = places.find_map(|selector| selector.span);
    let nothing = Diagnostic::new(&catalog::NOTHING_LEFT, &[]);
    diagnostics.push(match place {
        Some(span) => nothing.at(span),
        None => nothing,
    });
}

struct Check<'c> {
    root: &'c Node,
    diagnostics: &'c mut Diagnostics,
}

impl Check<'_> {
    fn selector(&mut self, selector: &Selector) {
        let fits = |(path, operation)| operations::fits(&selector.by, path, operation);
        if !operations::all(self.root).any(fits) {
            let near = self.nearest(&selector.by);
            self.tell(
                &catalog::IDLE_SELECTOR,
                &selector.by.to_string(),
                near,
                selector.span,
            );
        }
    }

    /// What a person most likely meant who selected nothing.
    fn nearest(&self, by: &By) -> Option<String> {
        let known: BTreeSet<String> = operations::all(self.root)
            .flat_map(|(path, operation)| match by {
                By::Tag(_) => operations::tags(operation)
                    .map(|tag| format!("tag:{tag}"))
                    .collect(),
                By::Path(pattern) => vec![format!("path:{}", pattern.like(path))],
                By::Id(_) => operations::id(operation)
                    .map(|id| format!("id:{id}"))
                    .into_iter()
                    .collect(),
            })
            .collect();
        let near = suggest::nearest(&by.to_string(), known.iter().map(String::as_str));
        near.map(str::to_owned)
    }

    fn names(&mut self, names: &BTreeMap<String, Written<String>>, what: &str, known: &[&str]) {
        for (name, new) in names {
            if !known.contains(&name.as_str()) {
                let near = suggest::nearest(name, known.iter().copied()).map(str::to_owned);
                self.tell(
                    &catalog::UNKNOWN_NAME,
                    &format!("{what} `{name}`"),
                    near,
                    new.span,
                );
            }
        }
    }

    fn enumeration(&mut self, rule: &EnumRule) {
        let written = &rule.schema.value;
        let schema = target::of(self.root, written).and_then(|at| target::at(self.root, &at));
        match schema {
            None => self.no_schema(written, rule.schema.span),
            Some(schema) if schema.get("enum").is_none() => {
                self.tell(&catalog::NO_ENUM, written, None, rule.schema.span);
            }
            Some(_) => {}
        }
    }

    /// An enum can't be open and closed, however it is named.
    fn contradictions(&mut self, rules: &[EnumRule]) {
        let mut known: BTreeMap<Pointer, bool> = BTreeMap::new();
        for rule in rules {
            let written = &rule.schema;
            let Some(schema) = target::of(self.root, &written.value) else {
                continue;
            };
            if *known.entry(schema).or_insert(rule.open) != rule.open {
                self.tell(&catalog::CONTRADICTION, &written.value, None, written.span);
            }
        }
    }

    /// A module has operations that no module before it has.
    fn modules(&mut self, modules: &[Module]) {
        for (at, module) in modules.iter().enumerate() {
            let fits = |(path, operation): (&str, &Node)| {
                let mut fits = module.selectors.iter();
                fits.any(|selector| operations::fits(&selector.by, path, operation))
            };
            let mut own = operations::all(self.root).filter(|one| fits(*one));
            let Some((path, operation)) = own.next() else {
                // A selector that fits nothing is told by itself.
                if module.selectors.is_empty() {
                    let idle = Diagnostic::new(&catalog::IDLE_MODULE, &[&module.name, &""]);
                    self.push(idle, module.span);
                }
                continue;
            };
            let before = modules.get(..at).unwrap_or_default();
            let taken = |(path, operation)| super::module_of(before, path, operation);
            let Some(first) = taken((path, operation)) else {
                continue;
            };
            if own.all(|one| taken(one).is_some()) {
                let why = format!(": `{}` has them before it", first.name);
                let idle = Diagnostic::new(&catalog::IDLE_MODULE, &[&module.name, &why]);
                self.push(idle, module.span);
            }
        }
    }

    fn types(&mut self, config: &Config) {
        let formats = match config.types.is_empty() {
            true => BTreeSet::new(),
            false => types::formats(self.root),
        };
        for rule in &config.types {
            match &rule.of.value {
                Replaced::Schema(name) if target::of(self.root, name).is_none() => {
                    self.no_schema(name, rule.of.span);
                }
                Replaced::Format(name) if !formats.contains(name.as_str()) => {
                    let near = suggest::nearest(name, formats.iter().copied());
                    let near = near.map(|near| format!("format:{near}"));
                    let what = format!("schema of the format `{name}`");
                    self.tell(&catalog::UNKNOWN_NAME, &what, near, rule.of.span);
                }
                _ => {}
            }
        }
    }

    fn property(&mut self, member: &Member) {
        if target::of(self.root, &member.schema.value).is_none() {
            self.no_schema(&member.schema.value, member.schema.span);
        } else if members::property(self.root, member).is_none() {
            let known = members::known_properties(self.root, member);
            self.no_part("property", member, &known);
        }
    }

    fn value(&mut self, member: &Member) {
        let schema = &member.schema;
        match members::known_values(self.root, member) {
            None if target::of(self.root, &schema.value).is_none() => {
                self.no_schema(&schema.value, schema.span);
            }
            None => self.tell(&catalog::NO_ENUM, &schema.value, None, schema.span),
            Some(known) if !known.contains(&member.part.value) => {
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                self.no_part("value", member, &known);
            }
            Some(_) => {}
        }
    }

    fn no_part(&mut self, what: &str, member: &Member, known: &[&str]) {
        let part = &member.part;
        let near = suggest::nearest(&part.value, known.iter().copied()).map(str::to_owned);
        let what = format!("{what} `{}` in `{}`", part.value, member.schema.value);
        self.tell(&catalog::UNKNOWN_NAME, &what, near, part.span);
    }

    fn no_schema(&mut self, written: &str, span: Option<Span>) {
        let schemas = schemas(self.root);
        let near = suggest::nearest(written, schemas.iter().copied()).map(str::to_owned);
        let what = format!("schema `{written}`");
        self.tell(&catalog::UNKNOWN_NAME, &what, near, span);
    }

    fn tell(&mut self, code: &'static Entry, what: &str, near: Option<String>, span: Option<Span>) {
        let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        self.push(Diagnostic::new(code, &[&what, &near]), span);
    }

    fn push(&mut self, diagnostic: Diagnostic, span: Option<Span>) {
        // An argument of a command has no place.
        self.diagnostics.push(match span {
            Some(span) => diagnostic.at(span),
            None => diagnostic,
        });
    }
}

pub(super) fn schemas(root: &Node) -> Vec<&str> {
    let schemas = root.get("components").and_then(|all| all.get("schemas"));
    let entries = schemas.and_then(Node::as_map).into_iter().flatten();
    entries.map(|entry| &*entry.key).collect()
}

fn ids(root: &Node) -> Vec<&str> {
    let ids = operations::all(root).filter_map(|(_, operation)| operations::id(operation));
    ids.collect()
}
