//! The constraints of a shape against a value. Each rule speaks only of values of its own type.

use super::{Fitter, pattern};
use crate::model::{Bounds, Constraints, Number, Requirement, Value};

impl Fitter<'_> {
    pub(super) fn fit_rules(&mut self, rules: &Constraints, value: &Value) {
        match value {
            Value::String(text) => self.fit_text(rules, text),
            Value::Number(number) => self.fit_number(rules, number),
            Value::Array(items) => self.fit_items(rules, items),
            Value::Object(members) => {
                let has = |name: &str| members.contains_key(name);
                let count = members.len() as u64;
                self.at_least(rules.min_properties, count, "properties");
                self.at_most(rules.max_properties, count, "properties");
                for requirement in &rules.require {
                    self.fit_requirement(requirement, has);
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn fit_text(&mut self, rules: &Constraints, text: &str) {
        let length = text.chars().count() as u64;
        self.at_least(rules.min_length, length, "characters");
        self.at_most(rules.max_length, length, "characters");
        for pattern in &rules.patterns {
            if pattern::found(pattern, text) == Some(false) {
                self.wrong(format!("does not match `{pattern}`"));
            }
        }
    }

    fn fit_number(&mut self, rules: &Constraints, number: &Number) {
        if let Some(reason) = out_of_bounds(&rules.bounds, number) {
            self.wrong(reason);
        }
        for factor in &rules.multiple_of {
            if number.is_multiple_of(factor) == Some(false) {
                self.wrong(format!("is no multiple of {factor}"));
            }
        }
    }

    fn fit_items(&mut self, rules: &Constraints, items: &[Value]) {
        self.at_least(rules.min_items, items.len() as u64, "items");
        self.at_most(rules.max_items, items.len() as u64, "items");
        if rules.unique_items && items.len() <= 1000 {
            let repeated = items
                .iter()
                .enumerate()
                .any(|(at, item)| items.iter().take(at).any(|other| other == item));
            if repeated {
                self.wrong("holds the same item twice");
            }
        }
    }

    fn fit_requirement(&mut self, requirement: &Requirement, has: impl Fn(&str) -> bool) {
        let met = |groups: &[Vec<String>]| {
            groups
                .iter()
                .filter(|group| group.iter().all(|name| has(name)))
                .count()
        };
        match requirement {
            Requirement::Any(groups) if met(groups) == 0 => {
                self.wrong("holds none of the groups of properties needed")
            }
            Requirement::One(groups) if met(groups) != 1 => {
                self.wrong("must hold exactly one of several groups of properties");
            }
            _ => {}
        }
    }

    fn at_least(&mut self, limit: Option<u64>, count: u64, what: &str) {
        if let Some(limit) = limit.filter(|limit| count < *limit) {
            self.wrong(format!("has {count} {what}, fewer than {limit}"));
        }
    }

    fn at_most(&mut self, limit: Option<u64>, count: u64, what: &str) {
        if let Some(limit) = limit.filter(|limit| count > *limit) {
            self.wrong(format!("has {count} {what}, more than {limit}"));
        }
    }
}

fn out_of_bounds(bounds: &Bounds, number: &Number) -> Option<String> {
    if let Some(limit) = bounds.minimum.as_ref().filter(|limit| number < *limit) {
        return Some(format!("is less than {limit}"));
    }
    if let Some(limit) = bounds.maximum.as_ref().filter(|limit| number > *limit) {
        return Some(format!("is more than {limit}"));
    }
    if let Some(limit) = bounds
        .exclusive_minimum
        .as_ref()
        .filter(|limit| number <= *limit)
    {
        return Some(format!("is not more than {limit}"));
    }
    let limit = bounds
        .exclusive_maximum
        .as_ref()
        .filter(|limit| number >= *limit)?;
    Some(format!("is not less than {limit}"))
}
