//! Tells decisions about what isn't there: each would be carried out by nobody.

use std::collections::{BTreeMap, BTreeSet};

use super::{members, operations, target, types};
use crate::config::{By, Config, EnumRule, Member, Replaced, Selector, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, Entry, catalog, suggest};
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
    check.types(config);
    let names = &config.names;
    names.properties.iter().for_each(|one| check.property(one));
    names.values.iter().for_each(|one| check.value(one));
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
        let diagnostic = Diagnostic::new(code, &[&what, &near]);
        // An argument of a command has no place.
        self.diagnostics.push(match span {
            Some(span) => diagnostic.at(span),
            None => diagnostic,
        });
    }
}

fn schemas(root: &Node) -> Vec<&str> {
    let schemas = root.get("components").and_then(|all| all.get("schemas"));
    let entries = schemas.and_then(Node::as_map).into_iter().flatten();
    entries.map(|entry| &*entry.key).collect()
}

fn ids(root: &Node) -> Vec<&str> {
    let ids = operations::all(root).filter_map(|(_, operation)| operations::id(operation));
    ids.collect()
}
