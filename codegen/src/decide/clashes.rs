//! Names that a person gives to two things, or that another thing has: one of the two would get another one, unasked.
//!
//! Takes the tree of what is written; tells each such name where it stands. Makes no identifier: it compares words.

use std::collections::{BTreeMap, BTreeSet};

use super::{members, operations, target};
use crate::config::{Config, Member, Names, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::pointer::Pointer;
use crate::source::Span;
use crate::tree::Node;

/// A new name: of what, and where a person wrote that.
struct Given<'n> {
    of: &'n str,
    name: &'n str,
    span: Option<Span>,
}

/// Holds the names against each other, and against those that the description gives.
pub(super) fn check(root: &Node, config: &Config, diagnostics: &mut Diagnostics) {
    let Names {
        schemas,
        operations,
        properties,
        values,
    } = &config.names;
    let known = super::check::schemas(root);
    compare("schemas", &known, given(schemas), diagnostics);
    let known: Vec<&str> = operations::all(root)
        .filter_map(|(_, operation)| operations::id(operation))
        .collect();
    compare("operations", &known, given(operations), diagnostics);
    for group in by_schema(root, properties) {
        let known = group
            .first()
            .map(|one| members::known_properties(root, one));
        let group = group.into_iter().map(given_part).collect();
        compare("properties", &known.unwrap_or_default(), group, diagnostics);
    }
    for group in by_schema(root, values) {
        let known = group
            .first()
            .and_then(|one| members::known_values(root, one));
        let known = known.unwrap_or_default();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let group = group.into_iter().map(given_part).collect();
        compare("values", &known, group, diagnostics);
    }
}

fn given(names: &BTreeMap<String, Written<String>>) -> Vec<Given<'_>> {
    let names = names.iter().map(|(of, name)| Given {
        of,
        name: &name.value,
        span: name.span,
    });
    names.collect()
}

fn given_part(member: &Member) -> Given<'_> {
    Given {
        of: &member.part.value,
        name: &member.name,
        span: member.part.span,
    }
}

/// The parts of each schema, however it is named.
fn by_schema<'m>(root: &Node, members: &'m [Member]) -> Vec<Vec<&'m Member>> {
    let mut groups: BTreeMap<Pointer, Vec<&Member>> = BTreeMap::new();
    for member in members {
        if let Some(schema) = target::of(root, &member.schema.value) {
            groups.entry(schema).or_default().push(member);
        }
    }
    groups.into_values().collect()
}

fn compare(what: &str, known: &[&str], given: Vec<Given<'_>>, diagnostics: &mut Diagnostics) {
    let renamed: BTreeSet<&str> = given.iter().map(|one| one.of).collect();
    let kept = known.iter().filter(|name| !renamed.contains(*name));
    let mut names: BTreeMap<String, &str> = kept.map(|name| (words(name), *name)).collect();
    for one in given.iter().filter(|one| known.contains(&one.of)) {
        let Some(other) = names.insert(words(one.name), one.of) else {
            continue;
        };
        let arguments: [&dyn std::fmt::Display; 4] = [&what, &other, &one.of, &one.name];
        let clash = Diagnostic::new(&catalog::CLASHING_NAME, &arguments);
        diagnostics.push(match one.span {
            Some(span) => clash.at(span),
            None => clash,
        });
    }
}

/// A name as far as its spelling counts: `pet_shop` and `PetShop` are one, `Petshop` is another.
fn words(name: &str) -> String {
    let mut words = String::new();
    let mut begins = true;
    for letter in name.chars() {
        match letter.is_alphanumeric() {
            true if begins => words.extend(letter.to_uppercase()),
            true => words.push(letter),
            false => {}
        }
        begins = !letter.is_alphanumeric();
    }
    words
}
