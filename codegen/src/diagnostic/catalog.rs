//! Every diagnostic: its code, its sentence and its help.
//!
//! One file for each group of stages. `{0}`, `{1}` … stand for the arguments of [`Diagnostic::new`](super::Diagnostic::new).
//! Codes are never given twice and never reused: 00xx trees, 01xx versions and repairs, 02xx documents, 03xx meaning,
//! 04xx checks, 05xx planning, 06xx decisions of a person.

use std::fmt::Display;

use super::{Code, Severity};

mod front;
mod model;
mod plan;
mod settings;

pub use front::*;
pub use model::*;
pub use plan::*;
pub use settings::*;

/// One kind of diagnostic.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// The sentence: lower case, no full stop.
    pub title: &'static str,
    /// What to do; empty where the sentence says it all.
    pub help: &'static str,
}

/// Every entry, in the order of the codes.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    let groups = [
        front::ENTRIES,
        model::ENTRIES,
        plan::ENTRIES,
        settings::ENTRIES,
    ];
    groups.into_iter().flatten().copied()
}

/// Defines entries, and `ENTRIES` that lists them.
macro_rules! entries {
    ($($(#[$doc:meta])* $severity:ident $name:ident $code:literal $title:literal, $help:literal;)*) => {
        $(
            $(#[$doc])*
            pub static $name: $crate::diagnostic::Entry = $crate::diagnostic::Entry {
                code: $crate::diagnostic::Code($code),
                severity: $crate::diagnostic::Severity::$severity,
                title: $title,
                help: $help,
            };
        )*
        /// The entries of this file.
        pub(super) static ENTRIES: &[&$crate::diagnostic::Entry] = &[$(&$name),*];
    };
}
use entries;

/// Puts arguments into a sentence.
pub(super) fn fill(template: &str, arguments: &[&dyn Display]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        rest = after;
        let argument = after
            .split_once('}')
            .and_then(|(index, after)| Some((arguments.get(index.parse::<usize>().ok()?)?, after)));
        match argument {
            Some((argument, after)) => {
                text.push_str(&argument.to_string());
                rest = after;
            }
            None => text.push('{'),
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_in_order() {
        let codes: Vec<_> = all().map(|entry| entry.code.0).collect();
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(codes, sorted);
        for code in codes {
            let digits = code.strip_prefix("TW").unwrap();
            assert!(digits.len() == 4 && digits.parse::<u16>().is_ok(), "{code}");
        }
    }

    #[test]
    fn sentences_begin_small_and_end_without_a_full_stop() {
        for entry in all() {
            assert!(!entry.title.ends_with('.'), "{}", entry.code);
            // A name such as `OpenAPI` keeps its capitals.
            let word = entry.title.split(' ').next().unwrap();
            let capitals = word.chars().filter(|c| c.is_uppercase()).count();
            let begins_large = word.starts_with(char::is_uppercase);
            assert!(!begins_large || capitals > 1, "{}", entry.code);
        }
    }

    #[test]
    fn arguments_are_put_in_once_and_never_read_as_templates() {
        assert_eq!(
            fill("`{0}` is not `{1}`", &[&"{1}", &2]),
            "`{1}` is not `2`"
        );
        assert_eq!(fill("a {path} {7}", &[&1]), "a {path} {7}");
    }
}
