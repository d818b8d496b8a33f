//! Of which properties and items the rules of a value speak: what `unevaluated` leaves to itself.
//!
//! JSON Schema 2020-12 §11: a rule within `any`, `one`, `when` or `dependent` speaks where its group holds.

use super::object::matches;
use super::rule::Rule;
use super::walk::Walk;
use crate::codec::{Field, Flags, Members, View};

/// The rules that speak of a value's members, those of the groups that hold among them.
pub(super) struct Evaluated<'a> {
    rules: Vec<&'a Rule>,
    fields: &'static [Field],
}

impl<'a> Evaluated<'a> {
    /// By `rules`, beside which `unevaluated` stands.
    pub(super) fn by(walk: &Walk<'_>, view: View<'_>, rules: &'a [Rule]) -> Self {
        let mut found = Self {
            rules: Vec::new(),
            fields: fields(view),
        };
        found.take(walk, view, rules);
        found
    }

    fn take(&mut self, walk: &Walk<'_>, view: View<'_>, rules: &'a [Rule]) {
        for rule in rules {
            match rule {
                Rule::All(groups) => groups.iter().for_each(|rules| self.take(walk, view, rules)),
                Rule::Any(groups) | Rule::One(groups) => {
                    for rules in groups.iter().filter(|rules| walk.keeps(view, rules)) {
                        self.take(walk, view, rules);
                    }
                }
                Rule::When {
                    rules,
                    then,
                    otherwise,
                } => {
                    if walk.keeps(view, rules) {
                        self.take(walk, view, rules);
                        self.take(walk, view, then);
                    } else {
                        self.take(walk, view, otherwise);
                    }
                }
                Rule::Dependent(name, rules) => {
                    if Members::of(view).is_some_and(|members| members.get(name).is_some()) {
                        self.take(walk, view, rules);
                    }
                }
                rule => self.rules.push(rule),
            }
        }
    }

    /// Whether a rule speaks of the property `name`, or the model has a field for it.
    pub(super) fn has_property(&self, name: &str) -> bool {
        let speaks = |rule: &&Rule| match rule {
            Rule::Property(own, _) => *own == name,
            Rule::Matching(pattern, _) => matches(pattern, name),
            Rule::Values(_) | Rule::Others { .. } => true,
            _ => false,
        };
        let is = |field: &Field| field.name == name && !field.flags.has(Flags::FLATTEN);
        self.fields.iter().any(is) || self.rules.iter().any(speaks)
    }

    /// Whether a rule speaks of the item at `index`.
    pub(super) fn has_item(&self, walk: &Walk<'_>, index: usize, item: View<'_>) -> bool {
        self.rules.iter().any(|rule| match rule {
            Rule::Prefix(groups) => index < groups.len(),
            Rule::Items(_) => true,
            Rule::Contains { rules, .. } => walk.item_keeps(index, item, rules),
            _ => false,
        })
    }
}

fn fields(view: View<'_>) -> &'static [Field] {
    match view.opened() {
        View::Model(fields) => fields.schema().fields,
        View::Tagged(choice) => choice.fields().map_or(&[], |fields| fields.schema().fields),
        _ => &[],
    }
}
