//! Types of generated source that nothing names, though no component of the description is called so.
//!
//! Takes files and the description's text; gives names. Reads lines, not Rust: generated source begins an item where a
//! line begins, and its documentation names types that code does not.

use std::collections::{BTreeMap, BTreeSet};

use typewright_codegen::files::Files;

/// The types that nothing but themselves and documentation names. What the description has as a key may be a component,
/// which is written whether it is used or not.
#[must_use]
pub fn unused_types(files: &Files, description: &str) -> Vec<String> {
    let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut defined = BTreeSet::new();
    for (_, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        let mut current = "";
        for line in text.lines() {
            if line.starts_with("#[") {
                current = "";
            }
            if let Some(name) = definition(line) {
                current = name;
                defined.insert(name);
            } else if !is_prose(line) {
                for word in words(line) {
                    users.entry(word).or_default().insert(current);
                }
            }
        }
    }
    let is_used = |name: &str| {
        let mut users = users.get(name).into_iter().flatten();
        users.any(|user| *user != name)
    };
    let keys: BTreeSet<String> = keys(description);
    let unused = defined.into_iter();
    let unused = unused.filter(|name| *name != "Client" && !is_used(name));
    let unused = unused.filter(|name| !forms(name).iter().any(|form| keys.contains(form)));
    unused.map(str::to_owned).collect()
}

/// The name that a line defines. A trait is called by the client, where there is something to call.
fn definition(line: &str) -> Option<&str> {
    let mut starts = ["pub struct ", "pub enum "].iter();
    let rest = starts.find_map(|start| line.strip_prefix(start))?;
    words(rest).next()
}

/// Comments and imports name what they don't use.
fn is_prose(line: &str) -> bool {
    let line = line.trim_start();
    ["//", "use ", "pub use "]
        .iter()
        .any(|start| line.starts_with(start))
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.filter(|word| word.starts_with(char::is_uppercase))
}

/// Everything that stands before a colon, in small letters: a key of YAML or JSON, or more.
fn keys(description: &str) -> BTreeSet<String> {
    let before = description.split(':').filter_map(|text| {
        let text = text.trim_end().trim_end_matches(['"', '\'']);
        let cut = ['"', '\'', '{', ',', '\n', '/'];
        text.rsplit(cut).next()
    });
    before.map(plain).filter(|key| !key.is_empty()).collect()
}

/// What a component may be called of which this is the type, or which is a list or map of this: words are added to what is
/// taken or seen otherwise.
fn forms(name: &str) -> Vec<String> {
    let before = ["", "Type", "Camel"].iter();
    let bare = before.filter_map(|start| name.strip_prefix(start));
    bare.flat_map(|name| {
        let bare = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let added = ["", "Data", "Request", "Input", "Item", "Value"];
        let forms = added.iter().filter_map(|end| bare.strip_suffix(end));
        let many = [plain(bare) + "s", plain(bare.trim_end_matches('y')) + "ies"];
        forms
            .map(plain)
            .chain([plain(name)])
            .chain(many)
            .collect::<Vec<_>>()
    })
    .collect()
}

fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unused(source: &str, description: &str) -> Vec<String> {
        let mut files = Files::default();
        files.insert("src/a.rs", source.to_owned());
        unused_types(&files, description)
    }

    #[test]
    fn what_only_documentation_imports_and_itself_name_is_unused() {
        let source = "use super::A;\n/// [`A`]\npub struct A {\n    a: Box<A>,\n}\npub struct B {}\n#[get(200 => B)]\n";
        assert_eq!(unused(source, "openapi: 3.0.3"), ["A"]);
    }

    #[test]
    fn a_component_may_be_used_by_nothing() {
        let source = "pub enum PetKind {\n    A,\n}\n";
        assert!(unused(source, "schemas:\n  pet_kind: {}").is_empty());
        assert!(unused(source, "{\"pet-kind\": {}}").is_empty());
        assert_eq!(unused(source, "kind: pet"), ["PetKind"]);
    }
}
