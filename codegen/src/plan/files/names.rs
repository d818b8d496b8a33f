//! What a file is called: by the words of its subject, as far as these are a name, or else by its longest item.
//!
//! Takes items; gives words. Knows no other files.

use super::imports;
use super::length::lines;
use super::topics::Topic;
use crate::plan::Item;
use crate::plan::names;

/// A longer name is cut after a word.
const LONG: usize = 40;

/// Words that nothing ends with: they lead on to the next.
const LEADING_ON: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "has", "in", "into", "is", "of", "on", "or",
    "per", "the", "to", "via", "with", "without",
];

/// The words of a subject without those that lead on to what is no longer said; the longest item where nothing is left.
pub(super) fn of_topic(topic: &Topic) -> String {
    let name = of_words(&topic.words);
    match name.is_empty() && !topic.words.is_empty() {
        true => of_longest(&topic.items),
        false => name,
    }
}

/// The name of the longest item; of several as long, the first by name.
pub(super) fn of_longest(items: &[Item]) -> String {
    let named = items.iter().filter_map(|item| {
        let name = names::module_of(imports::name(item)?).name().to_owned();
        Some((lines(item), std::cmp::Reverse(name)))
    });
    let longest = named.max().map(|(_, name)| name.0).unwrap_or_default();
    let words: Vec<String> = longest.split('_').map(str::to_owned).collect();
    of_words(&words)
}

/// As many of the words as are a name.
fn of_words(words: &[String]) -> String {
    let mut words = words;
    while let [rest @ .., last] = words {
        let is_word = last.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
        let long = words.join("_").len() > LONG && !rest.is_empty();
        if is_word && !long && !LEADING_ON.contains(&last.as_str()) {
            break;
        }
        words = rest;
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::of_words;

    #[test]
    fn a_name_ends_with_a_word_and_is_not_long() {
        for (words, name) in [
            ("pet order", "pet order"),
            ("aggregation container with", "aggregation container"),
            ("environments and prebuilds v", "environments and prebuilds"),
            ("order 2", "order"),
            ("t", ""),
            ("has", ""),
            (
                "organization membership invitation delivery state",
                "organization membership invitation",
            ),
        ] {
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            assert_eq!(of_words(&words), name);
        }
    }
}
