//! What the models of a long module are about, so that each subject has a file of its own.
//!
//! Takes items; gives them by the words that their names begin with. A subject too long for a file is taken apart by its
//! next words, a small one that a single other subject uses lies with that one, and what is left stays together. Nothing
//! here depends on the order of the items.

use std::collections::{BTreeMap, BTreeSet};

use super::imports;
use super::length::{LIMIT, lines};
use crate::plan::Item;
use crate::plan::{names, nouns};

/// A subject of this many lines has a file even where there is room elsewhere.
const LARGE: usize = 120;

/// A subject of fewer lines lies with the only other one that uses it.
const SMALL: usize = 60;

/// Words at the end of the name of what went wrong.
const ERRORS: &[&str] = &["error", "exception", "fault"];

/// Items about one thing.
pub(super) struct Topic {
    /// The words that their names begin with; none where these have nothing in common.
    pub(super) words: Vec<String>,
    pub(super) items: Vec<Item>,
}

/// Items by what they are about, each in the order in which they came.
pub(super) fn by_topic(items: Vec<Item>) -> Vec<Topic> {
    let mut members = members(&items);
    let homes = adopted(&members);
    for member in &mut members {
        member.home = homes.get(member.first()).cloned();
    }
    let subject = |member: &Member| {
        let home = member.home.as_deref();
        home.unwrap_or(member.first()).to_owned()
    };
    let subjects = by_word(members, subject);
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut topics: Vec<Topic> = Vec::new();
    for part in divide(subjects, &[]) {
        for member in &part.members {
            places.insert(member.at, topics.len());
        }
        let words = part.words;
        topics.push(Topic {
            words,
            items: Vec::new(),
        });
    }
    for (at, item) in items.into_iter().enumerate() {
        let topic = places.get(&at).and_then(|topic| topics.get_mut(*topic));
        if let Some(topic) = topic {
            topic.items.push(item);
        }
    }
    topics
}

/// An item, as far as its place is concerned.
struct Member {
    /// Its place among all.
    at: usize,
    /// The words of its name, those before the noun last.
    path: Vec<String>,
    /// The words of its name as they stand.
    words: Vec<String>,
    lines: usize,
    /// The first words of those that use it.
    users: BTreeSet<String>,
    /// The subject that it lies with, where that is not its own.
    home: Option<String>,
}

impl Member {
    fn first(&self) -> &str {
        self.path.first().map_or("", String::as_str)
    }
}

fn members(items: &[Item]) -> Vec<Member> {
    let spelled = items.iter().map(|item| {
        let module = imports::name(item).map(names::module_of);
        let words = module.iter().flat_map(|module| module.name().split('_'));
        words.map(str::to_owned).collect::<Vec<String>>()
    });
    let spelled: Vec<Vec<String>> = spelled.collect();
    let paths = paths(&spelled);
    let mut users: BTreeMap<&names::Ident, BTreeSet<String>> = BTreeMap::new();
    let used: Vec<_> = items.iter().map(|item| imports::used(&[item])).collect();
    for (used, path) in used.iter().zip(&paths) {
        for name in used {
            users.entry(name).or_default().extend(path.first().cloned());
        }
    }
    let named = items.iter().zip(spelled).zip(paths).enumerate();
    let members = named.map(|(at, ((item, words), path))| Member {
        at,
        path,
        words,
        lines: lines(item),
        users: imports::name(item)
            .and_then(|name| users.get(name).cloned())
            .unwrap_or_default(),
        home: None,
    });
    members.collect()
}

/// The words of names with the noun first: `CreateOrderRequest` is about orders, and what went wrong
/// about errors. Of a word that occurs in both numbers,
/// the singular is meant.
fn paths(spelled: &[Vec<String>]) -> Vec<Vec<String>> {
    let noun_first = spelled.iter().map(|spelled| {
        let before = nouns::before(spelled);
        let mut words = spelled.clone();
        if before < words.len() {
            words.rotate_left(before);
        }
        if spelled.len() > 1
            && spelled
                .last()
                .is_some_and(|last| ERRORS.contains(&last.as_str()))
        {
            words.insert(0, "error".to_owned());
        }
        words
    });
    let mut paths: Vec<Vec<String>> = noun_first.collect();
    let known: BTreeSet<String> = paths.iter().flatten().cloned().collect();
    for word in paths.iter_mut().flatten() {
        if let Some(one) = names::singular(word).filter(|one| known.contains(one)) {
            *word = one;
        }
    }
    paths
}

/// The subject that each small one lies with, where a single other one uses it.
fn adopted(members: &[Member]) -> BTreeMap<String, String> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for member in members {
        let first = member.first();
        *sizes.entry(first).or_default() += member.lines;
        let others = member.users.iter().map(String::as_str);
        let others = others.filter(|user| *user != first);
        users.entry(first).or_default().extend(others);
    }
    let owner = |word: &str| {
        let users = users.get(word)?;
        let only = users.first().filter(|_| users.len() == 1)?;
        let small = sizes.get(word).is_some_and(|size| *size < SMALL);
        small.then_some(*only)
    };
    // The ends of the ways that were gone: many lead the same way on.
    let mut ends: BTreeMap<&str, &str> = BTreeMap::new();
    let mut home = |word| {
        let mut way = BTreeSet::from([word]);
        let mut at = owner(word)?;
        while let Some(next) = owner(at) {
            if let Some(end) = ends.get(at) {
                at = *end;
                break;
            }
            // Those that use each other in a circle lie with the first of them by name.
            if !way.insert(at) {
                return way.first().map(|first| (*first).to_owned());
            }
            at = next;
        }
        ends.extend(way.into_iter().map(|word| (word, at)));
        Some(at.to_owned())
    };
    let homes = sizes.keys().map(|word| (word, home(*word)));
    let homes = homes.filter_map(|(word, home)| Some(((*word).to_owned(), home?)));
    homes.filter(|(word, home)| word != home).collect()
}

/// What one file holds.
struct Part {
    words: Vec<String>,
    members: Vec<Member>,
}

impl Part {
    /// A file of these; `about` is what is known of them without looking.
    fn of(members: Vec<Member>, about: &[String]) -> Self {
        let own = members.iter().filter(|member| member.home.is_none());
        let own: Vec<&Member> = own.collect();
        let words = match own.as_slice() {
            [] => about.to_vec(),
            [only] => only.words.clone(),
            own => common(own),
        };
        Self { words, members }
    }
}

/// The words that all names begin with.
fn common(members: &[&Member]) -> Vec<String> {
    let Some((first, rest)) = members.split_first() else {
        return Vec::new();
    };
    let alike = |other: &Member| {
        let pairs = first.path.iter().zip(&other.path);
        pairs.take_while(|(left, right)| left == right).count()
    };
    let count = rest.iter().map(|other| alike(other)).min();
    let count = count.unwrap_or(first.path.len());
    first.path.iter().take(count).cloned().collect()
}

/// The files of subjects whose names begin with the same words: the largest have their own, until the rest fits.
fn divide(mut subjects: BTreeMap<String, Vec<Member>>, about: &[String]) -> Vec<Part> {
    let mut parts = Vec::new();
    let sizes = subjects.iter().map(|(word, members)| {
        let size: usize = members.iter().map(|member| member.lines).sum();
        (size, std::cmp::Reverse(word.clone()))
    });
    let mut sizes: Vec<_> = sizes.collect();
    let mut rest: usize = sizes.iter().map(|(size, _)| size).sum();
    sizes.retain(|(_, word)| !word.0.is_empty());
    sizes.sort();
    while let Some((size, word)) = sizes.pop() {
        if size < LARGE && rest <= LIMIT {
            break;
        }
        rest -= size;
        let Some(members) = subjects.remove(&word.0) else {
            break;
        };
        let about: Vec<String> = about.iter().cloned().chain([word.0]).collect();
        if size > LIMIT && members.len() > 1 {
            let next = |member: &Member| {
                let word = member.path.get(about.len());
                let word = word.filter(|_| member.home.is_none());
                word.cloned().unwrap_or_default()
            };
            parts.extend(divide(by_word(members, next), &about));
        } else {
            parts.push(Part::of(members, &about));
        }
    }
    let rest: Vec<Member> = subjects.into_values().flatten().collect();
    if !rest.is_empty() {
        // Not after what happens to be left: that changes with its neighbours.
        parts.push(Part {
            words: about.to_vec(),
            members: rest,
        });
    }
    parts
}

/// Items by a word; those without one come first.
fn by_word(
    members: Vec<Member>,
    word: impl Fn(&Member) -> String,
) -> BTreeMap<String, Vec<Member>> {
    let mut words: BTreeMap<String, Vec<Member>> = BTreeMap::new();
    for member in members {
        words.entry(word(&member)).or_default().push(member);
    }
    words
}
