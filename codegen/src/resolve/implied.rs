//! Whether what a schema beside a union asks for is asked for by a variant anyhow.
//!
//! Takes both; gives yes where leaving the first out changes nothing, so that a variant keeps its name. What it can't tell
//! is no: then both are merged, as `allOf` does it.

use super::compose::{AdditionalRule, Merged, Part, merge_rules};
use super::extensions;
use super::word::Word;
use super::{Located, Resolver};
use crate::document::Schema;

/// Properties of properties are compared to this depth.
const DEPTH: usize = 8;

impl<'d> Resolver<'d, '_> {
    /// Whether a variant asks for all that a base does.
    pub(super) fn is_said_by(&mut self, base: &Located<'d>, variant: &Merged<'d>) -> bool {
        self.is_implied(base, variant, 0)
    }

    fn is_implied(&mut self, base: &Located<'d>, own: &Merged<'d>, depth: usize) -> bool {
        let mut asked = self.merge(std::slice::from_ref(base));
        let is_new = |part: &Part<'d>| own.parts.iter().all(|of| of.pointer != part.pointer);
        if !asked.parts.iter().any(is_new) {
            return true;
        }
        depth < DEPTH
            && asked.is_plain()
            && has_marks_of(own, &asked)
            && has_type_of(own, &asked)
            && has_values_of(own, &asked)
            && has_rules_of(own, &asked)
            && has_others_of(own, &asked)
            && asked.required.is_subset(&own.required)
            && self.has_members_of(own, &mut asked, depth)
    }

    fn has_members_of(&mut self, own: &Merged<'d>, asked: &mut Merged<'d>, depth: usize) -> bool {
        let mut pairs: Vec<(Vec<Located<'d>>, &[Located<'d>])> = Vec::new();
        for (name, asked) in std::mem::take(&mut asked.properties) {
            let Some(own) = own.properties.get(&name) else {
                return false;
            };
            pairs.push((asked, own));
        }
        let items = std::mem::take(&mut asked.items);
        if !items.is_empty() {
            pairs.push((items, &own.items));
        }
        pairs.into_iter().all(|(asked, own)| {
            let own = self.merge(own);
            let mut asked = asked.iter();
            asked.all(|asked| self.is_implied(asked, &own, depth + 1))
        })
    }
}

impl Merged<'_> {
    /// Whether it has no keyword that is not compared here.
    fn is_plain(&self) -> bool {
        let plain = |part: &Part<'_>| {
            let carried = &part.keywords.carried;
            part.keywords.not.is_none()
                && carried.patterns.is_empty()
                && carried.prefix_items == 0
                && carried.asserting.is_empty()
                && !carried.dynamic
        };
        !self.contradictory && self.choices.is_empty() && self.parts.iter().all(plain)
    }
}

/// Whether no mark of a place or of a secret would be lost.
fn has_marks_of(own: &Merged<'_>, asked: &Merged<'_>) -> bool {
    let is_own_type = |schema: Schema<'_>| extensions::own_type(schema).is_some();
    let marks: [&dyn Fn(Schema<'_>) -> bool; 4] = [
        &extensions::is_secret,
        &|schema| schema.is("readOnly"),
        &|schema| schema.is("writeOnly"),
        &is_own_type,
    ];
    let has = |merged: &Merged<'_>, mark: &dyn Fn(Schema<'_>) -> bool| {
        let mut parts = merged.parts.iter();
        parts.any(|part| mark(part.keywords.data))
    };
    marks.iter().all(|mark| !has(asked, mark) || has(own, mark))
}

fn has_type_of(own: &Merged<'_>, asked: &Merged<'_>) -> bool {
    let Some((word, _)) = &asked.word else {
        return asked.format.is_none() || asked.format == own.format;
    };
    let typed = match &own.word {
        Some((own, _)) => word.meet(*own) == Some(*own),
        None => {
            *word == Word::Object && own.says_object() || *word == Word::Array && own.says_array()
        }
    };
    let holds = |values: &Vec<_>| {
        let mut values = values.iter();
        values.all(|allowed: &super::compose::Allowed| word.holds(&allowed.value))
    };
    let valued = own.values.as_ref().is_some_and(holds);
    let format = asked.format.is_none() || asked.format == own.format;
    let null = asked.nullable || !own.nullable;
    (typed || valued) && format && null
}

fn has_values_of(own: &Merged<'_>, asked: &Merged<'_>) -> bool {
    let Some(asked) = &asked.values else {
        return true;
    };
    let is_asked = |own: &super::compose::Allowed| asked.iter().any(|one| one.value == own.value);
    own.values
        .as_ref()
        .is_some_and(|own| own.iter().all(is_asked))
}

fn has_rules_of(own: &Merged<'_>, asked: &Merged<'_>) -> bool {
    let mut both = own.constraints.clone();
    for part in &asked.parts {
        merge_rules(&mut both, &part.keywords.rules);
    }
    both == own.constraints
}

/// Whether what is said of undeclared properties is said by both.
fn has_others_of(own: &Merged<'_>, asked: &Merged<'_>) -> bool {
    match (&asked.additional, &own.additional) {
        (AdditionalRule::Silent | AdditionalRule::Allowed(_), _) => true,
        (AdditionalRule::Denied, AdditionalRule::Denied) => {
            let names = |merged: &Merged<'_>| {
                merged
                    .properties
                    .keys()
                    .cloned()
                    .collect::<std::collections::BTreeSet<_>>()
            };
            names(own) == names(asked)
        }
        _ => false,
    }
}
