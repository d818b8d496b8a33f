//! The rules of arrays. Items are the same when they are the same JSON value: `1` and `1.0` are.

use std::collections::HashMap;

use super::canonical::{canonical, canonical_written};
use super::evaluated::Evaluated;
use super::lost;
use super::phrase::{phrase, phrases};
use super::rule::{Keyword, Rule};
use super::walk::Walk;
use crate::codec::{ListView, View};

/// Checks `items`, and each item.
pub(super) fn check(walk: &mut Walk<'_>, rules: &[Rule], items: &dyn ListView) {
    let len = u64::try_from(items.len()).unwrap_or(u64::MAX);
    for rule in rules {
        match rule {
            Rule::MinItems(least) if len < *least => walk.broke(Keyword::MinItems, || phrase(rule)),
            Rule::MaxItems(most) if len > *most => walk.broke(Keyword::MaxItems, || phrase(rule)),
            Rule::UniqueItems => check_unique(walk, items),
            Rule::Contains { rules, least, most } => {
                check_contains(walk, rules, (*least, *most), items);
            }
            Rule::UnevaluatedItems(own) => {
                let known = Evaluated::by(walk, View::List(items), rules);
                check_others(walk, own, items, &known);
            }
            _ => {}
        }
    }
    check_items(walk, rules, items);
}

fn check_items(walk: &mut Walk<'_>, rules: &[Rule], items: &dyn ListView) {
    let prefix = rules.iter().find_map(|rule| match rule {
        Rule::Prefix(groups) => Some(*groups),
        _ => None,
    });
    let of_items = rules.iter().find_map(|rule| match rule {
        Rule::Items(rules) => Some(*rules),
        _ => None,
    });
    let prefix = prefix.unwrap_or_default();
    if !walk.own && prefix.is_empty() && of_items.is_none() {
        return;
    }
    for index in 0..items.len() {
        let Some(item) = items.get(index).filter(|_| !walk.is_done()) else {
            continue;
        };
        let rules = prefix.get(index).copied().or(of_items).unwrap_or_default();
        if !rules.is_empty() || (walk.own && has_rules_of_its_own(item)) {
            let item = if walk.own { item } else { item.or_null() };
            walk.member(&index.to_string(), item, rules);
        }
    }
}

/// Long lists of scalars without rules are passed over, but for those of which not every value can be written.
fn has_rules_of_its_own(item: View<'_>) -> bool {
    match item {
        View::F32(value) => !value.is_finite(),
        View::F64(value) => !value.is_finite(),
        View::Url(_) => true,
        item => item.has_members(),
    }
}

fn check_contains(
    walk: &mut Walk<'_>,
    rules: &[Rule],
    (least, most): (u64, Option<u64>),
    items: &dyn ListView,
) {
    let keeping = (0..items.len())
        .filter_map(|index| Some((index, items.get(index)?)))
        .filter(|(index, item)| walk.item_keeps(*index, item.or_null(), rules))
        .count();
    let keeping = u64::try_from(keeping).unwrap_or(u64::MAX);
    if keeping < least {
        walk.broke(Keyword::Contains, || {
            format!("have {} that {}", items_of("at least", least), that(rules))
        });
    }
    if let Some(most) = most.filter(|most| keeping > *most) {
        walk.broke(Keyword::MaxContains, || {
            format!("have {} that {}", items_of("at most", most), that(rules))
        });
    }
}

fn items_of(limit: &str, number: u64) -> String {
    format!(
        "{limit} {number} {}",
        if number == 1 { "item" } else { "items" }
    )
}

fn that(rules: &[Rule]) -> String {
    format!("must {}", phrases(rules))
}

fn check_others(walk: &mut Walk<'_>, rules: &[Rule], items: &dyn ListView, known: &Evaluated<'_>) {
    walk.apart(|walk| {
        for index in 0..items.len() {
            let Some(item) = items.get(index).map(View::or_null) else {
                continue;
            };
            if !walk.is_done() && !known.has_item(walk, index, item) {
                walk.member(&index.to_string(), item, rules);
            }
        }
    });
}

/// Notes the first pair; with that mended, the next shows up.
fn check_unique(walk: &mut Walk<'_>, items: &dyn ListView) {
    let mut seen = HashMap::with_capacity(items.len());
    for index in 0..items.len() {
        let Some(item) = items.get(index) else {
            continue;
        };
        // What members were lost of may have differed in them.
        if walk.may_have_lost() && lost::anywhere(item) {
            continue;
        }
        let written = walk.written.and_then(|list| list.get(&index.to_string()));
        let text = written.map_or_else(|| canonical(item), canonical_written);
        if let Some(first) = seen.insert(text, index) {
            return walk.broke(Keyword::UniqueItems, || {
                format!("have no two equal items: {first} and {index} are the same")
            });
        }
    }
}
