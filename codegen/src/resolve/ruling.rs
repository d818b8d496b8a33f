//! What of a schema is a rule rather than a type: taken out of what was merged before it is classified.
//!
//! Takes merged parts; gives their `not`, conditions and choices between measures as assertions. What can't be read as
//! one is told.

use super::compose::{Choice, Merged};
use super::keywords::{Entries, Entry, Keywords};
use super::word::Word;
use super::{Located, Resolver};
use crate::diagnostic::catalog as codes;
use crate::document::{Word as Written, extensions as x};
use crate::model::Assertion;
use crate::pointer::Pointer;

impl<'d> Resolver<'d, '_> {
    /// Takes from the parts what no type says, as rules; what can't be read is told.
    pub(super) fn take_assertions(&mut self, merged: &mut Merged<'d>) {
        let asserts = |keywords: &Keywords<'d>| {
            let carried = &keywords.carried;
            keywords.not.is_some() || !carried.asserting.is_empty() || carried.dynamic
        };
        let parts: Vec<(Keywords<'d>, Pointer)> = merged
            .parts
            .iter()
            .filter(|part| asserts(&part.keywords))
            .map(|part| (part.keywords.clone(), part.pointer.clone()))
            .collect();
        for (keywords, pointer) in parts {
            if let Some(not) = keywords.not {
                let place = pointer.child("not");
                let rules = self.assertions_of(&Located::new(not, place.clone()));
                match rules {
                    Some(rules) if rules.is_empty() => merged.never = true,
                    Some(rules) => merged.constraints.assertions.push(Assertion::Not(rules)),
                    None => self.warn_at_key(&codes::UNSAID, &place, &[&"not"]),
                }
            }
            for key in &keywords.carried.asserting {
                let closes = keywords.data.word(key).and_then(Written::flag) == Some(false);
                if *key == x::UNEVALUATED_PROPERTIES && closes {
                    continue;
                }
                match self.carried_assertions(&keywords, &pointer, key) {
                    Some(rules) => merged.constraints.assertions.extend(rules),
                    None => {
                        self.warn_at_key(&codes::UNSAID, &pointer.child(key), &[&keyword(key)]);
                    }
                }
            }
            if keywords.carried.dynamic {
                self.warn_at_key(
                    &codes::UNSAID,
                    &pointer.child(x::DYNAMIC_REF),
                    &[&"$dynamicRef"],
                );
            }
        }
        self.take_choices(merged);
    }

    /// Choices between rules are rules, not types; so are those that no type can say beside another.
    fn take_choices(&mut self, merged: &mut Merged<'d>) {
        let choices = std::mem::take(&mut merged.choices);
        let tangled = choices.len() > 1;
        for choice in choices {
            let ruling = choice.is_ruling(merged);
            let rules = if ruling || tangled {
                self.alternatives_of(&choice.entries)
            } else {
                None
            };
            if let Some(groups) = rules {
                merged.constraints.assertions.push(match choice.several {
                    true => Assertion::Any(groups),
                    false => Assertion::One(groups),
                });
                if ruling {
                    continue;
                }
            }
            merged.choices.push(choice);
        }
    }
}

impl<'d> Choice<'d> {
    /// Whether its entries are rules about a value of which the type is known without them.
    fn is_ruling(&self, merged: &Merged<'d>) -> bool {
        let word = merged.word.as_ref().map(|(word, _)| *word);
        let says = |entry: &Located<'d>| !entry.says_nothing();
        self.entries.iter().any(says)
            && self
                .entries
                .iter()
                .all(|entry| matches!(entry.entry, Entry::Item(schema) if is_rule(&Keywords::of(schema), word)))
    }
}

/// Whether a schema only measures values of a type that is known.
fn is_rule(keywords: &Keywords<'_>, word: Option<Word>) -> bool {
    let nested = |entry: Entry<'_>| matches!(entry, Entry::Item(schema) if is_rule(&Keywords::of(schema), word));
    let scalar = word.is_some_and(|word| !matches!(word, Word::Array | Word::Object));
    let typ = keywords.typ.map(Word::parse);
    let typed = typ.is_none_or(|typ| typ.is_some() && typ == word);
    let lists = [keywords.any_of, keywords.one_of, Some(keywords.all_of)];
    typed
        && (scalar || keywords.values.is_none())
        && !keywords.data.has("discriminator")
        && keywords.properties.is_empty()
        && keywords.additional.is_none()
        && keywords.items.is_none()
        && keywords.carried.patterns.is_empty()
        && keywords.carried.prefix_items == 0
        && lists
            .into_iter()
            .flatten()
            .flat_map(Entries::iter)
            .all(nested)
}

/// The keyword of a key that carries it: `minContains` of `x-oas-min-contains`.
fn keyword(key: &str) -> String {
    let mut words = key.trim_start_matches(x::PREFIX).split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let mut letters = word.chars();
        let head = letters.next().map(|letter| letter.to_ascii_uppercase());
        name + &head.into_iter().chain(letters).collect::<String>()
    })
}
