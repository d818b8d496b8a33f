//! The rules of arrays. Items are the same when they are the same JSON value: `1` and `1.0` are.

use std::collections::HashMap;

use super::canonical::canonical;
use super::rule::{Keyword, Rule};
use super::walk::{Walk, count};
use crate::codec::ListView;

/// Checks `items`, and each item.
pub(super) fn check(walk: &mut Walk<'_>, rules: &[Rule], items: &dyn ListView) {
    let len = u64::try_from(items.len()).unwrap_or(u64::MAX);
    for rule in rules {
        match rule {
            Rule::MinItems(least) if len < *least => {
                walk.broke(
                    Keyword::MinItems,
                    format!("must have at least {}", count(*least, "item", "items")),
                );
            }
            Rule::MaxItems(most) if len > *most => {
                walk.broke(
                    Keyword::MaxItems,
                    format!("must have at most {}", count(*most, "item", "items")),
                );
            }
            Rule::UniqueItems => check_unique(walk, items),
            _ => {}
        }
    }
    let of_items = rules.iter().find_map(|rule| match rule {
        Rule::Items(rules) => Some(*rules),
        _ => None,
    });
    check_items(walk, of_items.unwrap_or_default(), items);
}

fn check_items(walk: &mut Walk<'_>, rules: &[Rule], items: &dyn ListView) {
    for index in 0..items.len() {
        let Some(item) = items.get(index) else {
            continue;
        };
        // Long lists of scalars without rules are passed over.
        if !rules.is_empty() || item.has_members() {
            walk.member(&index.to_string(), item, rules);
        }
    }
}

/// Notes the first pair; with that mended, the next shows up.
fn check_unique(walk: &mut Walk<'_>, items: &dyn ListView) {
    let mut seen = HashMap::with_capacity(items.len());
    for index in 0..items.len() {
        let Some(item) = items.get(index) else {
            continue;
        };
        if let Some(first) = seen.insert(canonical(item), index) {
            return walk.broke(
                Keyword::UniqueItems,
                format!("must have no two equal items: {first} and {index} are the same"),
            );
        }
    }
}
