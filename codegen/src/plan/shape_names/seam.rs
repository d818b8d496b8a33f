//! How the parts of a name are put together: no word twice at a seam, and no name longer than a person would write.
//!
//! Takes parts in camel case; gives camel case. Knows neither shapes nor Rust.

use std::collections::BTreeMap;

use crate::plan::names::Ident;

/// A name longer than this is told by its first part and its last ones, where these are enough.
const LONG: usize = 44;

/// A name and its next part: `BankAccount` and `AccountType` are `BankAccountType`.
pub(super) fn join(name: &str, next: &str) -> String {
    let (own, words) = (words(name), words(next));
    let longest = own.len().min(words.len().saturating_sub(1));
    let shared = (1..=longest)
        .rev()
        .find(|count| own.get(own.len() - count..) == words.get(..*count));
    let rest = words.get(shared.unwrap_or_default()..).unwrap_or_default();
    format!("{name}{}", rest.concat())
}

/// What a name says beyond another one's end: `OneTimeSalePlan` beside `Plan` is `OneTimeSale`.
pub(super) fn beyond(own: &str, name: &str) -> String {
    let (own, words) = (words(own), words(name));
    let pairs = own
        .iter()
        .rev()
        .zip(words.iter().rev().take(words.len().saturating_sub(1)));
    let shared = pairs.take_while(|(left, right)| left == right).count();
    words
        .get(..words.len() - shared)
        .unwrap_or_default()
        .concat()
}

/// The words of camel case.
fn words(camel: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut from = 0;
    for (at, letter) in camel.char_indices().skip(1) {
        if letter.is_uppercase() {
            words.extend(camel.get(from..at));
            from = at;
        }
    }
    words.extend(camel.get(from..).filter(|word| !word.is_empty()));
    words
}

/// Which of the names that may be given are given once.
pub(super) struct Lengths {
    count: BTreeMap<String, usize>,
}

impl Lengths {
    /// Of names that are taken, and of the parts of those that are to be found.
    pub(super) fn of<'a>(
        taken: impl Iterator<Item = &'a Ident>,
        all: impl Iterator<Item = Vec<String>>,
    ) -> Self {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for ident in taken {
            *count.entry(ident.name().to_owned()).or_default() += 1;
        }
        for segments in all {
            for name in forms(&segments) {
                *count.entry(name).or_default() += 1;
            }
        }
        Self { count }
    }

    /// The shortest form that is nobody else's.
    pub(super) fn brief(&self, segments: &[String]) -> Option<String> {
        forms(segments)
            .into_iter()
            .find(|name| self.count.get(name) == Some(&1))
    }
}

/// The forms of a name: whole where it is short; else the first part with the last one, the last two, and so on.
fn forms(segments: &[String]) -> Vec<String> {
    let whole = segments
        .iter()
        .fold(String::new(), |name, segment| join(&name, segment));
    let Some((first, rest)) = segments.split_first() else {
        return Vec::new();
    };
    if whole.len() <= LONG || rest.len() < 2 {
        return vec![whole];
    }
    let shorter = (0..rest.len() - 1).rev().map(|from| {
        let last = rest.get(from + 1..).unwrap_or_default();
        last.iter()
            .fold(first.clone(), |name, part| join(&name, part))
    });
    shorter.chain([whole]).collect()
}
