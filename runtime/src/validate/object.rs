//! The rules of objects: maps and models alike, where each field has rules of its own.

use super::rule::{Keyword, Rule};
use super::walk::{Walk, count};
use crate::codec::{Fields, Flags, MapView, View};

/// Checks a map, and each of its values.
pub(super) fn check_map(walk: &mut Walk<'_>, rules: &[Rule], entries: &dyn MapView) {
    check_count(walk, rules, entries.len());
    check_groups(walk, rules, &|name| {
        entries.entries().any(|(key, _)| key == name)
    });
    let of_values = rules.iter().find_map(|rule| match rule {
        Rule::Values(rules) => Some(*rules),
        _ => None,
    });
    for (key, value) in entries.entries() {
        walk.entry(key, value, of_values.unwrap_or_default());
    }
}

/// Checks a model by `rules`, by its own, and each field by the field's. `tag` is a property that it has besides.
pub(super) fn check_model(
    walk: &mut Walk<'_>,
    rules: &[Rule],
    fields: &dyn Fields,
    tag: Option<&str>,
) {
    let own = fields.schema().rules;
    if !(rules.is_empty() && own.is_empty()) {
        let len = properties(fields) + usize::from(tag.is_some());
        let has = |name: &str| tag == Some(name) || has_property(fields, name);
        for rules in [rules, own] {
            check_count(walk, rules, len);
            check_groups(walk, rules, &has);
        }
    }
    for (index, field) in fields.schema().fields.iter().enumerate() {
        match fields.view(index) {
            View::Map(entries) if field.flags.has(Flags::FLATTEN) => {
                check_map(walk, field.rules, entries)
            }
            view => walk.member(field.name, view, field.rules),
        }
    }
}

fn check_count(walk: &mut Walk<'_>, rules: &[Rule], len: usize) {
    let len = u64::try_from(len).unwrap_or(u64::MAX);
    for rule in rules {
        match rule {
            Rule::MinProperties(least) if len < *least => {
                let message = format!(
                    "must have at least {}",
                    count(*least, "property", "properties")
                );
                walk.broke(Keyword::MinProperties, message);
            }
            Rule::MaxProperties(most) if len > *most => {
                let message = format!(
                    "must have at most {}",
                    count(*most, "property", "properties")
                );
                walk.broke(Keyword::MaxProperties, message);
            }
            _ => {}
        }
    }
}

fn check_groups(walk: &mut Walk<'_>, rules: &[Rule], has: &dyn Fn(&str) -> bool) {
    let whole = |groups: &[&[&str]]| {
        groups
            .iter()
            .filter(|group| group.iter().all(|name| has(name)))
            .count()
    };
    for rule in rules {
        match rule {
            Rule::RequireAny(groups) if whole(groups) == 0 => {
                walk.broke(Keyword::AnyOf, format!("must have {}", choices(groups)));
            }
            Rule::RequireOne(groups) if whole(groups) != 1 => {
                walk.broke(
                    Keyword::OneOf,
                    format!("must have exactly one of these: {}", choices(groups)),
                );
            }
            _ => {}
        }
    }
}

/// `` `a` and `b`, or `c` ``
fn choices(groups: &[&[&str]]) -> String {
    let group = |names: &&[&str]| {
        names
            .iter()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(" and ")
    };
    groups.iter().map(group).collect::<Vec<_>>().join(", or ")
}

/// How many properties a model has when written.
fn properties(fields: &dyn Fields) -> usize {
    let of = |(index, field): (usize, &crate::codec::Field)| match fields.view(index) {
        View::Absent => usize::from(field.flags.has(Flags::NULLABLE)),
        View::Map(entries) if field.flags.has(Flags::FLATTEN) => entries.len(),
        _ => 1,
    };
    fields.schema().fields.iter().enumerate().map(of).sum()
}

fn has_property(fields: &dyn Fields, name: &str) -> bool {
    fields
        .schema()
        .fields
        .iter()
        .enumerate()
        .any(|(index, field)| match fields.view(index) {
            View::Map(entries) if field.flags.has(Flags::FLATTEN) => {
                entries.entries().any(|(key, _)| key == name)
            }
            View::Absent => field.name == name && field.flags.has(Flags::NULLABLE),
            _ => field.name == name,
        })
}
