//! `rename_all = "camelCase"`: the names on the wire of all fields that have none of their own.
//!
//! Takes one of serde's words, and identifiers without `r#`; gives names by serde's rules for fields. Knows no field's
//! `name`. The generator has the same rules in `plan/renames.rs`, and a test holds the two to each other.

use syn::LitStr;

use crate::context::Context;
use crate::suggest;

/// What makes an identifier a name.
pub(crate) type Case = fn(&str) -> String;

/// The words, and what each makes of an identifier, which is taken to be in snake case.
const CASES: [(&str, Case); 8] = [
    ("lowercase", str::to_owned),
    ("UPPERCASE", upper),
    ("PascalCase", pascal),
    ("camelCase", camel),
    ("snake_case", str::to_owned),
    ("SCREAMING_SNAKE_CASE", upper),
    ("kebab-case", kebab),
    ("SCREAMING-KEBAB-CASE", |name| kebab(&upper(name))),
];

/// The case of a word; one that is not known is told, and none after that.
pub(crate) fn read(context: &Context, word: &LitStr) -> Option<Case> {
    let written = word.value();
    let found = CASES.iter().find(|(known, _)| *known == written);
    if found.is_none() {
        let known = CASES.map(|(known, _)| known);
        context.error(word, suggest::unknown_case(&written, &known));
    }
    found.map(|(_, case)| *case)
}

fn upper(name: &str) -> String {
    name.to_ascii_uppercase()
}

fn kebab(name: &str) -> String {
    name.replace('_', "-")
}

fn pascal(name: &str) -> String {
    name.split('_')
        .map(|word| first(word, char::to_ascii_uppercase))
        .collect()
}

fn camel(name: &str) -> String {
    first(&pascal(name), char::to_ascii_lowercase)
}

/// The text with another first letter.
fn first(text: &str, change: fn(&char) -> char) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| change(&letter));
    first.into_iter().chain(letters).collect()
}
