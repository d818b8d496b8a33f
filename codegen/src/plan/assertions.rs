//! Rules made of others, as arguments of attributes.
//!
//! Takes what the model asserts of a value; gives the grammar's words for it. Which rules can stand on a type is decided
//! here; within other rules any can.

use super::attributes::{self, bounds, count, factors, items, patterns};
use super::{Argument, Literal, Type};
use crate::model::fits::pattern_is_broken;
use crate::model::{Assertion, Constraints, Requirement};

/// What the rules on a place can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// Objects.
    Objects,
    /// Arrays.
    Arrays,
    /// Values without members.
    Scalars,
    /// Whatever there is.
    Anything,
}

impl About {
    /// What values of a type are.
    pub(super) fn of(ty: &Type) -> Self {
        match ty {
            Type::Named(_) | Type::Own(_) | Type::Value => Self::Anything,
            Type::Map(_) => Self::Objects,
            Type::Vec(_) | Type::Tuple(_) => Self::Arrays,
            Type::Option(inner)
            | Type::Nullable(inner)
            | Type::Secret(inner)
            | Type::Boxed(inner) => Self::of(inner),
            _ => Self::Scalars,
        }
    }

    fn admits(self, assertion: &Assertion) -> bool {
        let about = match assertion {
            Assertion::Required(_)
            | Assertion::Property(..)
            | Assertion::Matching(..)
            | Assertion::Others(_)
            | Assertion::Keys(_)
            | Assertion::Dependent(..)
            | Assertion::Unevaluated(_) => Self::Objects,
            Assertion::Items(_)
            | Assertion::Prefix(_)
            | Assertion::Contains { .. }
            | Assertion::UnevaluatedItems(_) => Self::Arrays,
            _ => return true,
        };
        self == Self::Anything || self == about
    }
}

/// The rules that can stand on a place.
pub(super) fn rules_of(assertions: &[Assertion], about: About) -> Vec<Argument> {
    let fit = assertions
        .iter()
        .filter(|assertion| about.admits(assertion));
    fit.flat_map(arguments).collect()
}

/// Rules within others.
fn group(assertions: &[Assertion]) -> Vec<Argument> {
    distinct(assertions.iter().flat_map(arguments).collect())
}

fn groups(all: &[Vec<Assertion>]) -> Vec<Vec<Argument>> {
    all.iter().map(|assertions| group(assertions)).collect()
}

/// Rules of a value that may be null as well.
pub(super) fn or_null(rules: Vec<Argument>) -> Vec<Argument> {
    let speaks = |rule: &Argument| {
        let about_any = [
            "allowed", "types", "not", "any", "one", "all", "when", "never",
        ];
        about_any.contains(&rule.key())
    };
    if !rules.iter().any(speaks) {
        return rules;
    }
    let null = vec![Argument::Words("types", vec!["null"])];
    vec![Argument::Alternatives("any", vec![null, rules])]
}

/// Keys that may stand several times on one place.
const MANY: [&str; 9] = [
    "contains",
    "property",
    "matching",
    "dependent",
    "not",
    "any",
    "one",
    "all",
    "when",
];

/// A key stands once on a place: where there are several, all of them stand in `all`.
pub(super) fn distinct(arguments: Vec<Argument>) -> Vec<Argument> {
    let mut once: Vec<Argument> = Vec::new();
    for argument in arguments {
        if !once.contains(&argument) {
            once.push(argument);
        }
    }
    let count = |key: &str| once.iter().filter(|other| other.key() == key).count();
    let many = |argument: &Argument| {
        let key = argument.key();
        !MANY.contains(&key) && count(key) > 1
    };
    let (several, mut kept): (Vec<Argument>, Vec<Argument>) = once.iter().cloned().partition(many);
    if !several.is_empty() {
        let groups = several.into_iter().map(|argument| vec![argument]);
        kept.push(Argument::Alternatives("all", groups.collect()));
    }
    kept
}

fn arguments(assertion: &Assertion) -> Vec<Argument> {
    let nested = |key, rules: &[Assertion]| vec![Argument::Nested(key, group(rules))];
    match assertion {
        Assertion::Never => vec![Argument::Flag("never")],
        Assertion::Types(types) => {
            let words = types.iter().map(|typ| typ.as_str()).collect();
            vec![Argument::Words("types", words)]
        }
        Assertion::Allowed(values) if values.is_empty() => vec![Argument::Flag("never")],
        Assertion::Allowed(values) => {
            let values = values.iter().map(Literal::from).collect();
            vec![Argument::Values("allowed", values)]
        }
        Assertion::Rules(constraints) => measures(constraints),
        Assertion::Format(format) => attributes::format(format).into_iter().collect(),
        Assertion::Required(names) => required(names).into_iter().collect(),
        Assertion::Property(name, rules) => named("property", name, rules),
        Assertion::Matching(pattern, _) if pattern_is_broken(pattern) => Vec::new(),
        Assertion::Matching(pattern, rules) => named("matching", pattern, rules),
        Assertion::Dependent(name, rules) => named("dependent", name, rules),
        Assertion::Others(rules) => nested("others", rules),
        Assertion::Keys(rules) => nested("keys", rules),
        Assertion::Unevaluated(rules) => nested("unevaluated", rules),
        Assertion::UnevaluatedItems(rules) => nested("unevaluated_items", rules),
        Assertion::Items(rules) => nested("items", rules),
        Assertion::Prefix(all) => vec![Argument::Alternatives("prefix", groups(all))],
        Assertion::Not(rules) => nested("not", rules),
        Assertion::All(all) => vec![Argument::Alternatives("all", groups(all))],
        Assertion::Any(all) => vec![Argument::Alternatives("any", groups(all))],
        Assertion::One(all) => vec![Argument::Alternatives("one", groups(all))],
        Assertion::Contains { rules, least, most } => vec![contains(rules, *least, *most)],
        Assertion::When {
            rules,
            then,
            otherwise,
        } => {
            let mut all = group(rules);
            let branches = [("then", then), ("otherwise", otherwise)];
            all.extend(
                branches
                    .into_iter()
                    .filter(|(_, rules)| !rules.is_empty())
                    .flat_map(|(key, rules)| nested(key, rules)),
            );
            vec![Argument::Nested("when", all)]
        }
    }
}

fn named(key: &'static str, name: &str, rules: &[Assertion]) -> Vec<Argument> {
    vec![Argument::Named(key, name.to_owned(), group(rules))]
}

fn contains(rules: &[Assertion], least: u64, most: Option<u64>) -> Argument {
    let mut all = group(rules);
    if least != 1 {
        all.push(Argument::Number("at_least", least.to_string()));
    }
    all.extend(most.map(|most| Argument::Number("at_most", most.to_string())));
    Argument::Nested("contains", all)
}

fn required(names: &[String]) -> Option<Argument> {
    let names: Vec<Literal> = names.iter().cloned().map(Literal::Text).collect();
    (!names.is_empty()).then_some(Argument::Values("required", names))
}

/// Lists of required properties, of which any or one is to be there.
pub(super) fn requirement(requirement: &Requirement) -> Argument {
    let (key, groups) = match requirement {
        Requirement::Any(groups) => ("any", groups),
        Requirement::One(groups) => ("one", groups),
    };
    let groups = groups
        .iter()
        .map(|names| required(names).into_iter().collect());
    Argument::Alternatives(key, groups.collect())
}

/// The keywords about lengths, numbers and counts, of whatever type the value is.
pub(super) fn measures(constraints: &Constraints) -> Vec<Argument> {
    let mut rules = Vec::new();
    rules.extend(constraints.format.as_ref().and_then(attributes::format));
    count("min_length", constraints.min_length, &mut rules);
    count("max_length", constraints.max_length, &mut rules);
    rules.extend(patterns(constraints));
    bounds(&constraints.bounds, &Type::Value, &mut rules);
    rules.extend(factors(constraints));
    items(constraints, &mut rules);
    count("min_properties", constraints.min_properties, &mut rules);
    count("max_properties", constraints.max_properties, &mut rules);
    rules.extend(constraints.require.iter().map(requirement));
    rules
}

impl Argument {
    /// The word that it begins with.
    fn key(&self) -> &'static str {
        match self {
            Self::Flag(key)
            | Self::Text(key, _)
            | Self::Number(key, _)
            | Self::Word(key, _)
            | Self::Nested(key, _)
            | Self::Values(key, _)
            | Self::Words(key, _)
            | Self::Named(key, ..)
            | Self::Alternatives(key, _)
            | Self::Groups(key, _) => key,
            Self::Literal(_) | Self::Choice(_) => "",
        }
    }
}
