//! Rules about any kind of value, and rules made of others.

use super::phrase::{joined, phrase, phrases};
use super::rule::{Keyword, Rule};
use super::walk::Walk;
use crate::codec::{Kinds, View};

/// Checks `view` by those of `rules` that are about any value.
pub(super) fn check(walk: &mut Walk<'_>, view: View<'_>, rules: &[Rule]) {
    for rule in rules {
        if walk.is_done() {
            break;
        }
        check_rule(walk, view, rule);
    }
}

fn check_rule(walk: &mut Walk<'_>, view: View<'_>, rule: &Rule) {
    match rule {
        Rule::Allowed(values) if !values.iter().any(|value| value.is(view)) => {
            let keyword = if values.len() == 1 {
                Keyword::Const
            } else {
                Keyword::Enum
            };
            walk.broke(keyword, || phrase(rule));
        }
        Rule::Types(kinds) if !kinds.meets(kinds_of(view)) => {
            walk.broke(Keyword::Type, || phrase(rule));
        }
        Rule::Never => walk.broke(Keyword::False, || phrase(rule)),
        Rule::Not(rules) if walk.keeps(view, rules) => {
            walk.broke(Keyword::Not, || format!("not {}", phrases(rules)));
        }
        Rule::All(groups) => {
            walk.apart(|walk| groups.iter().for_each(|rules| walk.value(view, rules)));
        }
        Rule::Any(groups) if !groups.iter().any(|rules| walk.keeps(view, rules)) => {
            walk.broke(Keyword::AnyOf, || phrase(rule));
        }
        Rule::One(groups) => check_one(walk, view, groups),
        Rule::When {
            rules,
            then,
            otherwise,
        } => {
            let rules = if walk.keeps(view, rules) {
                then
            } else {
                otherwise
            };
            walk.apart(|walk| walk.value(view, rules));
        }
        _ => {}
    }
}

fn check_one(walk: &mut Walk<'_>, view: View<'_>, groups: &[&[Rule]]) {
    let keeping: Vec<&&[Rule]> = groups
        .iter()
        .filter(|rules| walk.keeps(view, rules))
        .take(2)
        .collect();
    match keeping.as_slice() {
        [_] => {}
        [one, other, ..] => walk.broke(Keyword::OneOf, || {
            format!("not both {} and {}", phrases(one), phrases(other))
        }),
        [] => walk.broke(Keyword::OneOf, || joined(groups, ", or ")),
    }
}

/// The kind of JSON value. A number without a fraction is an integer.
pub(super) fn kinds_of(view: View<'_>) -> Kinds {
    match view.opened() {
        View::Absent | View::Null | View::Secret(_) | View::Ruled(_) => Kinds::NULL,
        View::Bool(_) => Kinds::BOOL,
        View::I64(_) | View::U64(_) | View::I128(_) | View::U128(_) => Kinds::INTEGER,
        View::F32(value) if value.fract() == 0.0 => Kinds::INTEGER,
        View::F64(value) if value.fract() == 0.0 => Kinds::INTEGER,
        View::F32(_) | View::F64(_) => Kinds::FRACTION,
        View::Str(_) | View::Url(_) | View::Display(_) | View::Text(_) | View::File(_) => {
            Kinds::STRING
        }
        View::List(_) => Kinds::LIST,
        View::Map(_) | View::Model(_) => Kinds::OBJECT,
        View::Tagged(choice) if choice.fields().is_some() => Kinds::OBJECT,
        View::Tagged(choice) => kinds_of(choice.payload().view()),
    }
}
