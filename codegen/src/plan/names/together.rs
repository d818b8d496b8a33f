//! Names that stand side by side: all different, and none by the order of the others.
//!
//! Takes names as written and what they name; gives as many identifiers. Knows no single name's rules.

use std::collections::BTreeMap;

use super::words::{spell, spell_all, spell_but};
use super::{Ident, Kind, finish, ident, numbered};

/// Names things that stand side by side: the same length and order as `names`, all different.
///
/// What collides is told apart by what it is itself (symbols spelled out, then upper and lower case), and only at last by
/// a number in the order of the names as written.
pub(in crate::plan) fn assign(kind: Kind, names: &[&str]) -> Vec<Ident> {
    let mut idents: Vec<Ident> = names.iter().map(|name| ident(kind, name)).collect();
    let ways: [Way; 3] = [symbols, case, separators];
    for way in ways {
        for group in collisions(&idents) {
            tell_apart(kind, &group, names, &mut idents, way);
        }
    }
    number(kind, names, &mut idents);
    idents
}

/// A way that makes a name longer.
type Way = fn(Kind, &str, &Ident) -> Option<Ident>;

/// Names what collides in a way that tells some of it apart; where it tells none apart, names stay as they are.
fn tell_apart(kind: Kind, group: &[usize], names: &[&str], idents: &mut [Ident], way: Way) {
    let told = group.iter().filter_map(|at| {
        let (name, now) = (names.get(*at)?, idents.get(*at)?);
        Some((*at, way(kind, name, now).unwrap_or_else(|| now.clone())))
    });
    let told: Vec<(usize, Ident)> = told.collect();
    if told
        .windows(2)
        .all(|pair| matches!(pair, [(_, left), (_, right)] if left == right))
    {
        return;
    }
    for (at, better) in told {
        if let Some(slot) = idents.get_mut(at) {
            *slot = better;
        }
    }
}

/// The places of each set of equal identifiers.
fn collisions(idents: &[Ident]) -> Vec<Vec<usize>> {
    let mut places: BTreeMap<&Ident, Vec<usize>> = BTreeMap::new();
    for (at, ident) in idents.iter().enumerate() {
        places.entry(ident).or_default().push(at);
    }
    places
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}

/// `$filter` beside `filter` is `dollar_filter`, `-created_at` beside `created_at` is `MinusCreatedAt`, and `_id` beside `id`
/// is `underscore_id`.
fn symbols(kind: Kind, name: &str, _: &Ident) -> Option<Ident> {
    if let Some(rest) = name.strip_prefix('_').filter(|rest| !rest.is_empty()) {
        return Some(finish(kind, &format!("underscore {}", spell(rest))));
    }
    let plain = !name.starts_with('-')
        && name
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | ' '));
    (!plain).then(|| finish(kind, &spell_all(name)))
}

/// `a-b` beside `a_b` is `a_dash_b`.
fn separators(kind: Kind, name: &str, _: &Ident) -> Option<Ident> {
    let plain = !name.contains(['-', ' ']);
    (!plain).then(|| finish(kind, &spell_but(name, &['_'])))
}

/// `Y` beside `y` are `UpperY` and `LowerY`; a field that is written as its identifier keeps it.
fn case(kind: Kind, name: &str, now: &Ident) -> Option<Ident> {
    let lower = !name.contains(char::is_uppercase);
    let upper = !name.contains(char::is_lowercase);
    let word = match (lower, upper) {
        (true, true) => return None,
        (true, false) if kind == Kind::Variant => "lower",
        (false, true) => "upper",
        (false, false) if kind == Kind::Variant && name.starts_with(char::is_uppercase) => "title",
        (false, false) => "camel",
        _ => return None,
    };
    Some(finish(kind, &format!("{word} {}", now.name())))
}

fn number(kind: Kind, names: &[&str], idents: &mut [Ident]) {
    for mut group in collisions(idents) {
        // What is written as its identifier keeps it.
        let is_other = |at: usize| {
            let (ident, name) = (idents.get(at), names.get(at));
            ident.map(Ident::name) != name.copied()
        };
        group.sort_by_key(|at| (is_other(*at), names.get(*at)));
        for (count, at) in group.into_iter().enumerate().skip(1) {
            let Some(base) = idents.get(at).cloned() else {
                continue;
            };
            let free = (count + 1..)
                .map(|count| numbered(kind, &base, count))
                .find(|ident| !idents.contains(ident));
            if let (Some(slot), Some(free)) = (idents.get_mut(at), free) {
                *slot = free;
            }
        }
    }
}
