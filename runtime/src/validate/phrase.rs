//! Rules in words, as what comes after "must": for messages, and for rules within rules.

use super::rule::Rule;
use crate::codec::{Kinds, Literal};

/// Longer than this, a phrase about several rules is cut.
const LONGEST: usize = 400;

/// Several values are listed up to so many.
const MOST: usize = 20;

/// What a rule asks for.
pub(super) fn phrase(rule: &Rule) -> String {
    match rule {
        Rule::MinLength(least) => format!("have at least {}", characters(*least)),
        Rule::MaxLength(most) => format!("have at most {}", characters(*most)),
        Rule::Pattern(pattern) => format!("match the pattern {}", pattern.source()),
        Rule::Minimum(bound) => format!("be at least {bound}"),
        Rule::Maximum(bound) => format!("be at most {bound}"),
        Rule::ExclusiveMinimum(bound) => format!("be more than {bound}"),
        Rule::ExclusiveMaximum(bound) => format!("be less than {bound}"),
        Rule::MultipleOf(bound) => format!("be a multiple of {bound}"),
        Rule::MinItems(least) => format!("have at least {}", items(*least)),
        Rule::MaxItems(most) => format!("have at most {}", items(*most)),
        Rule::UniqueItems => "have no two equal items".to_owned(),
        Rule::MinProperties(least) => format!("have at least {}", properties(*least)),
        Rule::MaxProperties(most) => format!("have at most {}", properties(*most)),
        Rule::Format(format) => format!("be {}", format.noun()),
        Rule::AfterNow(millis) => format!("be a time at least {} after now", span(*millis)),
        Rule::RequireAny(groups) => format!("have {}", choices(groups)),
        Rule::RequireOne(groups) => format!("have exactly one of these: {}", choices(groups)),
        Rule::Required(names) => format!("have {}", quoted(names)),
        Rule::Allowed(values) => allowed(values),
        Rule::Types(kinds) => format!("be {}", nouns(*kinds)),
        Rule::Never => "not be there".to_owned(),
        other => composed(other),
    }
}

/// What rules ask for that hold others.
fn composed(rule: &Rule) -> String {
    match rule {
        Rule::Items(rules) => format!("have each item {}", phrases(rules)),
        Rule::Values(rules) => format!("have each value {}", phrases(rules)),
        Rule::Prefix(groups) => format!("have the first items each {}", joined(groups, ", ")),
        Rule::Contains { rules, least, .. } => {
            format!(
                "have at least {} that must {}",
                items(*least),
                phrases(rules)
            )
        }
        Rule::Property(name, rules) => format!("have `{name}` {}", phrases(rules)),
        Rule::Matching(pattern, rules) => format!(
            "have each property that matches {} {}",
            pattern.source(),
            phrases(rules)
        ),
        Rule::Others { rules, .. } | Rule::Unevaluated(rules) => {
            format!("have each other property {}", phrases(rules))
        }
        Rule::UnevaluatedItems(rules) => format!("have each other item {}", phrases(rules)),
        Rule::Keys(rules) => format!("have each name {}", phrases(rules)),
        Rule::Dependent(name, rules) => format!("with `{name}` there {}", phrases(rules)),
        Rule::Not(rules) => format!("not {}", phrases(rules)),
        Rule::All(groups) => joined(groups, " and "),
        Rule::Any(groups) => joined(groups, ", or "),
        Rule::One(groups) => format!("do exactly one of these: {}", joined(groups, ", or ")),
        Rule::When {
            rules,
            then,
            otherwise,
        } => format!(
            "{} where it would {}, and {} elsewhere",
            phrases(then),
            phrases(rules),
            phrases(otherwise)
        ),
        _ => String::new(),
    }
}

/// What several rules ask for together.
pub(super) fn phrases(rules: &[Rule]) -> String {
    match rules {
        [] => "be anything".to_owned(),
        rules => cut(&rules.iter().map(phrase).collect::<Vec<_>>().join(" and ")),
    }
}

/// What groups of rules ask for, one after the other.
pub(super) fn joined(groups: &[&[Rule]], between: &str) -> String {
    let each: Vec<String> = groups.iter().map(|rules| phrases(rules)).collect();
    cut(&each.join(between))
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}

fn allowed(values: &[Literal]) -> String {
    let mut shown: Vec<String> = values
        .iter()
        .take(MOST)
        .map(|value| format!("`{value}`"))
        .collect();
    if values.len() > MOST {
        shown.push("…".to_owned());
    }
    match shown.as_slice() {
        [only] => format!("be {only}"),
        _ => format!("be one of {}", shown.join(", ")),
    }
}

/// `a string or an integer`
fn nouns(kinds: Kinds) -> String {
    let number = if kinds.meets(Kinds::FRACTION) {
        "a number"
    } else {
        "an integer"
    };
    let nouns = [
        (Kinds::NULL, "null"),
        (Kinds::BOOL, "a boolean"),
        (Kinds::INTEGER, number),
        (Kinds::STRING, "a string"),
        (Kinds::LIST, "an array"),
        (Kinds::OBJECT, "an object"),
    ];
    let found: Vec<&str> = nouns
        .into_iter()
        .filter(|(kind, _)| kinds.meets(*kind))
        .map(|(_, noun)| noun)
        .collect();
    found.join(" or ")
}

/// `` `a` and `b`, or `c` ``
fn choices(groups: &[&[&str]]) -> String {
    let each: Vec<String> = groups.iter().map(|names| quoted(names)).collect();
    each.join(", or ")
}

/// `` `a` and `b` ``
pub(super) fn quoted(names: &[&str]) -> String {
    let each: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    each.join(" and ")
}

fn characters(number: u64) -> String {
    count(number, "character", "characters")
}

fn items(number: u64) -> String {
    count(number, "item", "items")
}

fn properties(number: u64) -> String {
    count(number, "property", "properties")
}

/// `1 item`, `2 items`.
fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A span of time in its largest whole unit.
fn span(millis: u64) -> String {
    let units = [
        (86_400_000, "day"),
        (3_600_000, "hour"),
        (60_000, "minute"),
        (1_000, "second"),
        (1, "millisecond"),
    ];
    let fits = units
        .into_iter()
        .find(|(size, _)| millis >= *size && millis.is_multiple_of(*size));
    let (size, name) = fits.unwrap_or((1, "millisecond"));
    count(millis / size, name, &format!("{name}s"))
}
