//! The names of operations: their ids, or summaries that are names, or else their methods and paths.
//!
//! Takes the operations of a module; gives a name for each. Two that would be called alike are told apart by more words of
//! their paths, never by their order. What a method's module says already is left out of its name.

use std::collections::BTreeMap;

mod own_words;

use super::Ident;
use super::names::{self, Kind};
use crate::config::Names;
use crate::model::{Api, Operation, OperationId};

/// How much of a path is said.
#[derive(Clone, Copy)]
enum Form {
    /// `GET /api/v1/pets/{id}` is `get pet`.
    Short,
    /// `get pets by id`.
    Parameters,
    /// `get api v1 pets by id`.
    Whole,
}

/// The names of the operations of a module.
pub(super) struct Named {
    /// Those of methods, which their module is said before.
    pub(super) methods: Vec<(OperationId, Ident)>,
    /// Those from which names of types are made, which stand alone: they have all words of the ids.
    pub(super) told: Vec<(OperationId, Ident)>,
}

/// Operations by their ids; by method and path where there is no id, or where two of a module have the same.
pub(super) fn name_operations(
    api: &Api,
    written: &Names,
    module: &str,
    operations: Vec<OperationId>,
) -> Named {
    let given: Vec<Option<String>> = operations
        .iter()
        .map(|id| given_name(api, written, module, *id))
        .collect();
    let bare = operations.iter().zip(&given);
    let bare: Vec<Option<String>> = bare
        .map(|(id, name)| Some(without_path(api, *id, name.as_deref()?)))
        .collect();
    let is_decided = |id: &OperationId| {
        let own = api.operations[*id].id.as_deref();
        own.is_some_and(|own| written.operations.contains_key(own))
    };
    let short = operations.iter().zip(&bare).map(|(id, name)| {
        let name = name.as_deref()?;
        let short = (!is_decided(id)).then(|| own_words::within(module, name));
        Some(short.unwrap_or(name).to_owned())
    });
    let short: Vec<Option<String>> = short.collect();
    Named {
        methods: assign(api, &operations, &[short, bare.clone(), given.clone()]),
        told: assign(api, &operations, &[bare, given]),
    }
}

/// The first of the proposed names that is single, or else one by method and path.
fn assign(
    api: &Api,
    operations: &[OperationId],
    proposals: &[Vec<Option<String>>],
) -> Vec<(OperationId, Ident)> {
    let mut names: Vec<Option<String>> = vec![None; operations.len()];
    for proposed in proposals {
        fill(&mut names, proposed.clone(), true);
    }
    for form in [Form::Short, Form::Parameters, Form::Whole] {
        let proposed = operations.iter().map(|id| Some(by_path(api, *id, form)));
        fill(&mut names, proposed.collect(), !matches!(form, Form::Whole));
    }
    let names: Vec<String> = names.into_iter().map(Option::unwrap_or_default).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let idents = names::assign(Kind::Method, &names);
    operations.iter().copied().zip(idents).collect()
}

/// Gives proposed names to what has none.
fn fill(names: &mut [Option<String>], proposed: Vec<Option<String>>, single: bool) {
    let taken: Vec<String> = names.iter().flatten().cloned().collect();
    let open = names.iter().zip(proposed);
    let open = open.map(|(name, proposed)| proposed.filter(|_| name.is_none()));
    let mut open: Vec<Option<String>> = open.collect();
    if single {
        keep_single(&mut open, &taken);
    }
    for (name, open) in names.iter_mut().zip(open) {
        *name = name.take().or(open);
    }
}

/// Takes back what several would be called, or what is taken.
fn keep_single(names: &mut [Option<String>], taken: &[String]) {
    let mut count: BTreeMap<Ident, usize> = BTreeMap::new();
    for name in names.iter().flatten().chain(taken) {
        *count.entry(names::ident(Kind::Method, name)).or_default() += 1;
    }
    for name in names {
        let single = |name: &String| count.get(&names::ident(Kind::Method, name)) == Some(&1);
        *name = name.take().filter(single);
    }
}

/// The id without the tag's name before a slash or a dot: `pets/list` under `pets` is `list`.
fn given_name(api: &Api, written: &Names, module: &str, id: OperationId) -> Option<String> {
    let own = api.operations[id].id.as_deref();
    if let Some(name) = own.and_then(|id| written.operations.get(id)) {
        return Some(name.value.clone());
    }
    let name = api.operations[id]
        .id
        .as_deref()
        .filter(|name| name.chars().any(char::is_alphanumeric));
    let summary = api.operations[id].summary.as_deref().map(str::trim);
    let name = name.or(summary.filter(|summary| is_made_name(summary)))?;
    let same = |tag: &str| names::ident(Kind::Method, tag) == names::ident(Kind::Method, module);
    let rest = name
        .split_once(['/', '.'])
        .filter(|(tag, rest)| same(tag) && !rest.is_empty());
    Some(rest.map_or(name, |(_, rest)| rest).to_owned())
}

/// Whether a summary is a name that a program would have: `ListEmployees`, but not `Employees`.
fn is_made_name(summary: &str) -> bool {
    let letters = summary.chars().all(|letter| letter.is_ascii_alphanumeric());
    let pairs = summary.chars().zip(summary.chars().skip(1));
    let mut seams = pairs.filter(|(left, right)| left.is_lowercase() && right.is_uppercase());
    letters && summary.starts_with(|first: char| first.is_alphabetic()) && seams.next().is_some()
}

/// An id without the path and the method that some frameworks put behind it: `list_pets_pets__id__get` is `list_pets`.
fn without_path(api: &Api, id: OperationId, name: &str) -> String {
    let bare = name.strip_suffix(&behind(&api.operations[id]));
    let bare = bare.filter(|bare| bare.starts_with(|first: char| first.is_alphabetic()));
    bare.unwrap_or(name).to_owned()
}

/// The path and the method as such frameworks put them behind a name: `_pets__id__get`.
pub(super) fn behind(operation: &Operation) -> String {
    let path: String = operation
        .path
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '_'
            }
        })
        .collect();
    format!("{path}_{}", operation.method.as_str())
}

/// The method and the words of the path.
fn by_path(api: &Api, id: OperationId, form: Form) -> String {
    let operation = &api.operations[id];
    let segments: Vec<&str> = operation
        .path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    let words = match form {
        Form::Short => short_words(&segments),
        Form::Parameters => all_words(without_version(&segments)),
        Form::Whole => all_words(&segments),
    };
    format!("{} {}", operation.method.as_str(), words.join(" "))
}

/// Each parameter makes one of the many before it: `pets/{id}/toys` is `pet toys`.
fn short_words(segments: &[&str]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let segments = without_version(segments);
    for (at, segment) in segments.iter().enumerate() {
        let Some(name) = parameter(segment) else {
            words.push(segment.replace(['{', '}'], " "));
            continue;
        };
        let one = words
            .last()
            .and_then(|many| names::singular(&names::camel(many)));
        match (one, words.last_mut()) {
            (Some(one), Some(last)) => *last = one,
            // Nothing says that it is one: the parameter does, where nothing else follows.
            _ if at + 1 == segments.len() => words.push(format!("by {name}")),
            _ => {}
        }
    }
    words
}

fn all_words(segments: &[&str]) -> Vec<String> {
    let words = segments.iter().map(|segment| match parameter(segment) {
        Some(name) => format!("by {name}"),
        None => segment.replace(['{', '}'], " "),
    });
    words.collect()
}

fn parameter<'t>(segment: &&'t str) -> Option<&'t str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

/// The path without `api` and `v1` before it, unless there is nothing else.
fn without_version<'s, 't>(segments: &'s [&'t str]) -> &'s [&'t str] {
    let version = |segment: &str| {
        let number = segment.strip_prefix(['v', 'V']);
        let digits = number.unwrap_or_default();
        segment == "api"
            || (digits.starts_with(|first: char| first.is_ascii_digit())
                && digits
                    .chars()
                    .all(|letter| letter.is_ascii_digit() || letter == '.'))
    };
    let begins = segments.iter().position(|segment| !version(segment));
    begins
        .and_then(|begins| segments.get(begins..))
        .unwrap_or(segments)
}
