//! The rules of objects: maps and models alike, where each field has rules of its own.

use indexmap::IndexMap;

use super::evaluated::Evaluated;
use super::phrase::{phrase, phrases, quoted};
use super::rule::{Keyword, Rule};
use super::walk::Walk;
use super::{Pattern, logic, lost};
use crate::codec::{Field, Fields, Flags, MapView, Members, View};
use crate::json::Written;

/// Checks a map, and each of its values.
pub(super) fn check_map(
    walk: &mut Walk<'_>,
    rules: &[Rule],
    view: View<'_>,
    entries: &dyn MapView,
) {
    if let (false, Some(members)) = (rules.is_empty(), Members::of(view)) {
        check(walk, rules, view, &members);
    }
    let of_values = rules.iter().find_map(|rule| match rule {
        Rule::Values(rules) => Some(*rules),
        _ => None,
    });
    if !walk.own && of_values.is_none() {
        return;
    }
    for (key, value) in entries.entries() {
        if walk.is_done() {
            break;
        }
        let value = if walk.own { value } else { value.or_null() };
        walk.entry(key, value, of_values.unwrap_or_default());
    }
}

/// Checks a model by `rules`, by its own, and each field by the field's.
pub(super) fn check_model(
    walk: &mut Walk<'_>,
    rules: &[Rule],
    view: View<'_>,
    fields: &dyn Fields,
) {
    if let (false, Some(members)) = (rules.is_empty(), Members::of(view)) {
        check(walk, rules, view, &members);
        check_values(walk, rules, &members);
    }
    if !walk.own {
        return;
    }
    if fields.schema().closed {
        check_closed(walk, view, fields);
    }
    let own = fields.schema().rules;
    if let (false, Some(members)) = (own.is_empty(), Members::of(view)) {
        check(walk, own, view, &members);
        logic::check(walk, view, own);
    }
    for (index, field) in fields.schema().fields.iter().enumerate() {
        match fields.view(index) {
            View::Map(entries) if field.flags.has(Flags::FLATTEN) => {
                check_map(walk, field.rules, View::Map(entries), entries);
                logic::check(walk, View::Map(entries), field.rules);
            }
            // Null is one of the three states: the type allows it.
            View::Null if field.flags.has(Flags::THREE_STATE) => {}
            View::Absent => check_absent(walk, field),
            view => walk.member(field.name, view, field.rules),
        }
    }
}

/// Null is read as nothing, which a field that may not be null is not.
fn check_absent(walk: &mut Walk<'_>, field: &Field) {
    let written = walk.written.and_then(|written| written.get(field.name));
    let is_null = written.is_some_and(|value| value.json() == "null");
    let may_be_null = Flags(Flags::NULLABLE.0 | Flags::THREE_STATE.0);
    if is_null && field.flags.0 & may_be_null.0 == 0 {
        walk.within(field.name, field.name, |walk| {
            walk.broke(Keyword::Type, || "not be null".to_owned());
        });
    }
}

/// What was written and has no field, where nothing else is allowed.
fn check_closed(walk: &mut Walk<'_>, view: View<'_>, fields: &dyn Fields) {
    let Some(members) = walk.written.and_then(Written::members) else {
        return;
    };
    let tag = match view {
        View::Tagged(choice) => choice.tag().map(|(name, _)| name),
        _ => None,
    };
    for name in members.keys() {
        if fields.schema().find(name, 0).is_none() && tag != Some(name.as_str()) {
            walk.within(name, walk.shown(name), |walk| {
                walk.broke(Keyword::AdditionalProperties, || "not be there".to_owned());
            });
        }
    }
}

/// `values(…)` on a model, within other rules.
fn check_values(walk: &mut Walk<'_>, rules: &[Rule], members: &Members<'_>) {
    for rule in rules {
        if let Rule::Values(rules) = rule {
            walk.apart(|walk| members.each(&mut |name, value| walk.entry(name, value, rules)));
        }
    }
}

fn check(walk: &mut Walk<'_>, rules: &[Rule], view: View<'_>, members: &Members<'_>) {
    for rule in rules {
        match rule {
            Rule::MinProperties(_) if walk.may_have_lost() && lost::members(view).is_some() => {}
            Rule::MinProperties(_) | Rule::MaxProperties(_) => check_count(walk, rule, members),
            Rule::RequireAny(groups) if whole(groups, members) == 0 => {
                walk.broke(Keyword::AnyOf, || phrase(rule));
            }
            Rule::RequireOne(groups) if whole(groups, members) != 1 => {
                walk.broke(Keyword::OneOf, || phrase(rule));
            }
            Rule::Required(names) => check_required(walk, names, members),
            Rule::Keys(rules) => check_keys(walk, rules, members),
            Rule::Property(name, rules) => {
                if let Some(value) = members.get(name) {
                    walk.apart(|walk| walk.member(name, value, rules));
                }
            }
            Rule::Matching(pattern, rules) => {
                check_some(walk, rules, members, &|name| matches(pattern, name));
            }
            Rule::Others {
                names,
                patterns,
                rules,
            } => {
                let known = |name: &str| {
                    names.contains(&name) || patterns.iter().any(|pattern| matches(pattern, name))
                };
                check_some(walk, rules, members, &|name| !known(name));
            }
            Rule::Dependent(name, rules) if members.get(name).is_some() => {
                walk.apart(|walk| walk.value(view, rules));
            }
            Rule::Unevaluated(own) => {
                let known = Evaluated::by(walk, view, rules);
                check_some(walk, own, members, &|name| !known.has_property(name));
            }
            _ => {}
        }
    }
}

/// Whether a pattern is found in a name; one that can't be searched for is not.
pub(super) fn matches(pattern: &Pattern, name: &str) -> bool {
    pattern.search(name).is_ok()
}

/// Checks the values of the properties whose names are meant.
fn check_some(
    walk: &mut Walk<'_>,
    rules: &[Rule],
    members: &Members<'_>,
    is_meant: &dyn Fn(&str) -> bool,
) {
    walk.apart(|walk| {
        members.each(&mut |name, value| {
            if !walk.is_done() && is_meant(name) {
                walk.entry(name, value, rules);
            }
        });
    });
}

fn check_count(walk: &mut Walk<'_>, rule: &Rule, members: &Members<'_>) {
    // What no field holds was there all the same.
    let written = walk.written.and_then(Written::members);
    let len = written.map_or_else(|| members.len(), IndexMap::len);
    let len = u64::try_from(len).unwrap_or(u64::MAX);
    match rule {
        Rule::MinProperties(least) if len < *least => {
            walk.broke(Keyword::MinProperties, || phrase(rule))
        }
        Rule::MaxProperties(most) if len > *most => {
            walk.broke(Keyword::MaxProperties, || phrase(rule))
        }
        _ => {}
    }
}

/// How many of the groups are there whole.
fn whole(groups: &[&[&str]], members: &Members<'_>) -> usize {
    let has = |name: &&str| members.get(name).is_some();
    groups.iter().filter(|group| group.iter().all(has)).count()
}

fn check_required(walk: &mut Walk<'_>, names: &[&str], members: &Members<'_>) {
    let missing: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| members.get(name).is_none())
        .collect();
    if !missing.is_empty() {
        walk.broke(Keyword::Required, || format!("have {}", quoted(&missing)));
    }
}

fn check_keys(walk: &mut Walk<'_>, rules: &[Rule], members: &Members<'_>) {
    members.each(&mut |name, _| {
        if !walk.keeps_as(None, View::Str(name), rules) {
            let name = walk.shown(name);
            walk.broke(Keyword::PropertyNames, || {
                format!("not have `{name}`: each name must {}", phrases(rules))
            });
        }
    });
}
