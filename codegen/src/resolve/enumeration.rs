//! Allowed values: constants and enums.

use std::collections::BTreeSet;

use super::Resolver;
use super::compose::{Allowed, Merged};
use super::extensions;
use super::word::Word;
use crate::diagnostic::catalog as codes;
use crate::model::fits::broken_rule;
use crate::model::{EnumBase, EnumValue, Enumeration, Number, ShapeKind, Value};

impl<'d> Resolver<'d, '_> {
    pub(super) fn build_values(&mut self, merged: &mut Merged<'d>) -> ShapeKind {
        let word = merged.word.as_ref().map(|(word, _)| *word);
        let data = merged
            .parts
            .iter()
            .rev()
            .find(|part| part.keywords.values.is_some());
        let data = data.or(merged.parts.last()).map(|part| part.keywords.data);
        let names = data.map(extensions::enum_names).unwrap_or_default();
        let prose = data.map(extensions::EnumProse::of).unwrap_or_default();
        let open = merged
            .parts
            .iter()
            .rev()
            .find_map(|part| extensions::enum_open(part.keywords.data));
        let mut values: Vec<EnumValue> = Vec::new();
        let mut known = BTreeSet::new();
        for (at, allowed) in merged.values.take().into_iter().flatten().enumerate() {
            if allowed.value.is_null() {
                merged.nullable = true;
                continue;
            }
            let Some(value) = self.fitted(&allowed, word) else {
                continue;
            };
            if let Some(broken) = broken_rule(&merged.constraints, &value) {
                self.warn(&codes::REFUSED_VALUE, &allowed.pointer, &[&value, &broken]);
                continue;
            }
            if !known.insert(value.key()) {
                self.warn(&codes::REPEATED_VALUE, &allowed.pointer, &[&value]);
                continue;
            }
            values.push(EnumValue {
                description: prose.get(at, &value),
                value,
                name: names.get(at).cloned().flatten(),
                origin: self.origin(&allowed.pointer),
            });
        }
        kind_of_values(values, open)
    }

    /// The value in the schema's type, where it can be said in it.
    fn fitted(&mut self, allowed: &Allowed, word: Option<Word>) -> Option<Value> {
        let Some(word) = word.filter(|word| !word.holds(&allowed.value)) else {
            return Some(allowed.value.clone());
        };
        let fitted = match (word, &allowed.value) {
            (Word::String, Value::Number(_) | Value::Bool(_)) => {
                Some(Value::String(allowed.value.to_string()))
            }
            (Word::Integer | Word::Number, Value::String(text)) => {
                text.parse::<Number>().ok().map(Value::Number)
            }
            (Word::Boolean, Value::String(text)) => text.parse().ok().map(Value::Bool),
            _ => None,
        };
        let fitted = fitted.filter(|value| word.holds(value));
        match &fitted {
            Some(value) => {
                self.warn(
                    &codes::MISTYPED_VALUE,
                    &allowed.pointer,
                    &[&allowed.value, &word.as_str(), value],
                );
            }
            None => self.warn(
                &codes::DROPPED_VALUE,
                &allowed.pointer,
                &[&allowed.value, &word.as_str()],
            ),
        }
        fitted
    }
}

/// What a list of distinct values is.
pub(super) fn kind_of_values(mut values: Vec<EnumValue>, open: Option<bool>) -> ShapeKind {
    let base = EnumBase::of(values.iter().map(|allowed| &allowed.value));
    match (values.len(), base) {
        (0, _) => ShapeKind::Any,
        (1, _) if open != Some(true) => ShapeKind::Constant(values.remove(0).value),
        (2, EnumBase::Boolean) => ShapeKind::Boolean,
        _ => ShapeKind::Enum(Enumeration { base, values, open }),
    }
}
