//! Names for what becomes a component: the last word of its pointer, or the stem of its file.
//!
//! Where several want one name, each of them takes more of its own way (`errors-Problem`), whatever their order: a name
//! depends on the values that share it and on nothing else. The root's own names are never changed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Hoisted, Target};
use crate::pointer::Pointer;
use crate::source::Sources;
use crate::tree::Node;

/// The name of a component.
pub(super) struct Name {
    pub(super) key: String,
    pub(super) reference: String,
}

/// Stands before a number in place of a name until all names are known. No text of a document begins so.
const MARK: char = '\0';

/// What stands for the reference to a hoisted value.
pub(super) fn stand_in(at: usize) -> String {
    format!("{MARK}{at}")
}

/// The name that a stand-in stands for.
pub(super) fn stood_for<'n>(node: &Node, names: &'n [Name]) -> Option<&'n Name> {
    let at = node.as_str()?.strip_prefix(MARK)?;
    names.get(at.parse::<usize>().ok()?)
}

/// Chooses a name for each.
pub(super) fn choose(root: &Node, hoisted: &[Hoisted], sources: &Sources) -> Vec<Name> {
    let mut keys: Vec<Option<String>> = hoisted
        .iter()
        .map(|one| one.name.as_deref().map(str::to_owned))
        .collect();
    for section in super::words::SECTIONS.iter().map(|(section, _)| *section) {
        let written = root.get("components").and_then(|all| all.get(section));
        let entries = written.and_then(Node::as_map).into_iter().flatten();
        let taken: BTreeSet<String> = entries.map(|entry| entry.key.to_string()).collect();
        let open: Vec<(usize, Vec<String>)> = hoisted
            .iter()
            .enumerate()
            .filter(|(_, one)| one.section == section && one.name.is_none())
            .map(|(at, one)| (at, candidates(&one.target, sources)))
            .collect();
        for (at, name) in settle(open, taken) {
            if let Some(slot) = keys.get_mut(at) {
                *slot = Some(name);
            }
        }
    }
    let named = hoisted.iter().zip(keys);
    named
        .map(|(one, key)| {
            let key = key.unwrap_or_default();
            let pointer = Pointer::root()
                .child("components")
                .child(one.section)
                .child(&key);
            Name {
                reference: format!("#{}", pointer.to_fragment()),
                key,
            }
        })
        .collect()
}

/// Takes the shortest candidate that nobody else wants, for all at once; what is left at the end is numbered.
fn settle(open: Vec<(usize, Vec<String>)>, mut taken: BTreeSet<String>) -> Vec<(usize, String)> {
    let mut open: Vec<_> = open.into_iter().map(|(at, words)| (at, words, 0)).collect();
    let mut named = Vec::new();
    while !open.is_empty() {
        let mut wanted: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for (at, words, level) in open.drain(..) {
            let name = words.get(level).or_else(|| words.last());
            let name = name.cloned().unwrap_or_default();
            wanted.entry(name).or_default().push((at, words, level));
        }
        for (name, group) in wanted {
            let alone = group.len() == 1 && !taken.contains(&name);
            for (at, words, level) in group {
                let last = level + 1 >= words.len();
                match (alone, last) {
                    (true, _) => named.push((at, name.clone())),
                    (false, true) => named.push((at, numbered(&name, &taken))),
                    (false, false) => {
                        open.push((at, words, level + 1));
                        continue;
                    }
                }
                taken.extend(named.last().map(|(_, name)| name.clone()));
            }
        }
    }
    named
}

fn numbered(name: &str, taken: &BTreeSet<String>) -> String {
    let mut number = 2_usize;
    let mut candidate = name.to_owned();
    while taken.contains(&candidate) {
        candidate = format!("{name}-{number}");
        number += 1;
    }
    candidate
}

/// Names from the shortest to the longest.
fn candidates(target: &Target, sources: &Sources) -> Vec<String> {
    let source = sources.get(target.source);
    let path = source.map_or("", |source| source.name());
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let mut words: Vec<String> = folders
        .split('/')
        .filter(|word| !matches!(*word, "" | "." | ".."))
        .map(str::to_owned)
        .collect();
    words.push(stem(file));
    let tokens = target.pointer.tokens().map(|token| token.into_owned());
    words.extend(tokens);
    let telling: Vec<String> = words
        .iter()
        .filter(|word| is_telling(word))
        .cloned()
        .collect();
    let all = if telling.is_empty() { words } else { telling };
    (1..=all.len())
        .map(|count| {
            let words = all.get(all.len() - count..).unwrap_or_default();
            words.join("-")
        })
        .collect()
}

/// `Pet.yaml`, `pet.schema.json` → `Pet`, `pet`.
fn stem(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = stem.strip_suffix(".schema").unwrap_or(stem);
    stem.to_owned()
}

/// Words that say what kind of thing stands below and not which.
const PLAIN: &[&str] = &[
    "components",
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "definitions",
    "$defs",
    "schema",
    "content",
    "items",
    "properties",
    "patternProperties",
    "additionalProperties",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "requestBody",
    "default",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "paths",
    "value",
];

fn is_telling(word: &str) -> bool {
    let is_status = word.len() == 3 && word.to_ascii_uppercase().ends_with("XX");
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    !PLAIN.contains(&word) && !is_number && !is_status && !word.contains('/')
}
