//! The rules of numbers, by exact decimals: a float is the shortest decimal that reads as it.

use super::decimal::{Decimal, Exact};
use super::rule::{Keyword, Rule};
use super::string::check_after_now;
use super::walk::Walk;

/// Checks the number that `text` writes. It is not asked for when no rule is about numbers.
pub(super) fn check(walk: &mut Walk<'_>, rules: &[Rule], text: impl Fn() -> String) {
    if rules.is_empty() {
        return;
    }
    let text = text();
    let value = text
        .bytes()
        .all(|byte| !matches!(byte, b'N' | b'i'))
        .then(|| Exact::parse(&text));
    for rule in rules {
        match rule {
            Rule::AfterNow(millis) => check_after_now(walk, *millis, text.parse().ok()),
            _ => check_bound(walk, rule, value.as_ref()),
        }
    }
}

/// What is no finite number keeps no bound.
fn check_bound(walk: &mut Walk<'_>, rule: &Rule, value: Option<&Exact>) {
    let Some((keyword, bound, must)) = bound(rule) else {
        return;
    };
    let exact = bound.exact();
    let keeps = value.is_some_and(|value| match keyword {
        Keyword::Minimum => *value >= exact,
        Keyword::Maximum => *value <= exact,
        Keyword::ExclusiveMinimum => *value > exact,
        Keyword::ExclusiveMaximum => *value < exact,
        _ => value.is_multiple_of(&exact),
    });
    if !keeps {
        walk.broke(keyword, format!("must be {must} {bound}"));
    }
}

fn bound(rule: &Rule) -> Option<(Keyword, Decimal, &'static str)> {
    Some(match rule {
        Rule::Minimum(bound) => (Keyword::Minimum, *bound, "at least"),
        Rule::Maximum(bound) => (Keyword::Maximum, *bound, "at most"),
        Rule::ExclusiveMinimum(bound) => (Keyword::ExclusiveMinimum, *bound, "more than"),
        Rule::ExclusiveMaximum(bound) => (Keyword::ExclusiveMaximum, *bound, "less than"),
        Rule::MultipleOf(bound) => (Keyword::MultipleOf, *bound, "a multiple of"),
        _ => return None,
    })
}
