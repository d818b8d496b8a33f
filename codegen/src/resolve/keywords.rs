//! One Schema Object as a flat set of keywords.
//!
//! Takes what is written, gives the same: it follows nothing, merges nothing and decides nothing.

use super::carried::{self, Carried};
use super::values::read_value;
pub(super) use crate::document::{Entries, Entry};
use crate::document::{Schema, Word};
use crate::model::{Number, Value};

/// What `additionalProperties` says.
#[derive(Clone, Copy, Debug)]
pub(super) enum AdditionalEntry<'d> {
    Allowed,
    Denied,
    Schema(Entry<'d>),
}

/// The keywords of one Schema Object.
#[derive(Clone, Debug)]
pub(super) struct Keywords<'d> {
    pub(super) data: Schema<'d>,
    pub(super) typ: Option<&'d str>,
    pub(super) format: Option<&'d str>,
    pub(super) values: Option<Vec<Value>>,
    pub(super) rules: Rules,
    pub(super) properties: Vec<(&'d str, Entry<'d>)>,
    pub(super) required: Vec<&'d str>,
    pub(super) additional: Option<AdditionalEntry<'d>>,
    pub(super) items: Option<Entry<'d>>,
    pub(super) one_of: Option<Entries<'d>>,
    pub(super) any_of: Option<Entries<'d>>,
    pub(super) all_of: Entries<'d>,
    pub(super) not: Option<Entry<'d>>,
    pub(super) carried: Carried,
}

/// The constraints. Bounds come from what `normalize` carried alone, in 3.1's meaning.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rules {
    pub(super) min_length: Option<u64>,
    pub(super) max_length: Option<u64>,
    pub(super) pattern: Option<String>,
    pub(super) minimum: Option<Number>,
    pub(super) maximum: Option<Number>,
    pub(super) exclusive_minimum: Option<Number>,
    pub(super) exclusive_maximum: Option<Number>,
    pub(super) multiple_of: Option<Number>,
    pub(super) min_items: Option<u64>,
    pub(super) max_items: Option<u64>,
    pub(super) unique_items: bool,
    pub(super) min_properties: Option<u64>,
    pub(super) max_properties: Option<u64>,
}

impl<'d> Keywords<'d> {
    pub(super) fn of(schema: Schema<'d>) -> Self {
        let mut keywords = Self::empty(schema);
        for (key, word) in schema.keywords() {
            keywords.take(key, word);
        }
        carried::restore(&mut keywords);
        keywords
    }

    /// Whether it says nothing about values.
    pub(super) fn is_annotation(&self) -> bool {
        self.is_plain() && self.all_of.is_empty() && self.one_of.is_none() && self.any_of.is_none()
    }

    /// Whether it says of which type a value is, by itself or by a choice.
    pub(super) fn asks_for_type(&self) -> bool {
        self.typ.is_some()
            || self.values.is_some()
            || self.one_of.is_some()
            || self.any_of.is_some()
    }

    /// Whether it says that `null` is a value, by itself or by a choice.
    pub(super) fn lets_null(&self) -> bool {
        let listed = |values: &Vec<Value>| values.iter().any(Value::is_null);
        let choices = [self.one_of, self.any_of].into_iter().flatten();
        let chosen = choices.flat_map(Entries::iter).any(super::peel::is_null);
        let valued = self.typ.is_none() && self.values.as_ref().is_some_and(listed);
        self.data.is("nullable") || valued || (self.typ.is_none() && chosen)
    }

    /// Whether it asks for a type and nothing else.
    pub(super) fn is_type_alone(&self) -> bool {
        self.typ.is_some()
            && self.is_plain_but_type()
            && self.all_of.is_empty()
            && self.one_of.is_none()
            && self.any_of.is_none()
    }

    /// Whether all that it says about values is said by one composition.
    pub(super) fn is_wrapper(&self) -> bool {
        let noise = self.typ == Some("object");
        let unions = usize::from(self.one_of.is_some()) + usize::from(self.any_of.is_some());
        (self.is_plain() || (noise && self.is_plain_but_type()))
            && unions + usize::from(!self.all_of.is_empty()) == 1
    }

    /// Whether `null` is the only value.
    pub(super) fn is_null(&self) -> bool {
        let typed = self.typ == Some("null");
        let valued = self
            .values
            .as_deref()
            .is_some_and(|values| values.iter().all(Value::is_null));
        typed || valued
    }

    /// The names, where it is a list of `required` and nothing else.
    pub(super) fn required_alone(&self) -> Option<Vec<String>> {
        let rest = Self {
            required: Vec::new(),
            typ: self.typ.filter(|typ| *typ != "object"),
            ..self.clone()
        };
        let names = self.required.iter().map(|name| (*name).to_owned());
        (!self.required.is_empty() && rest.is_annotation()).then(|| names.collect())
    }

    fn is_plain(&self) -> bool {
        self.typ.is_none() && self.is_plain_but_type()
    }

    fn is_plain_but_type(&self) -> bool {
        self.format.is_none()
            && self.values.is_none()
            && self.rules == Rules::default()
            && self.properties.is_empty()
            && self.required.is_empty()
            && self.additional.is_none()
            && self.items.is_none()
            && self.not.is_none()
            && self.carried == Carried::default()
    }

    fn empty(data: Schema<'d>) -> Self {
        Self {
            data,
            typ: None,
            format: None,
            values: None,
            rules: Rules::default(),
            properties: Vec::new(),
            required: Vec::new(),
            additional: None,
            items: None,
            one_of: None,
            any_of: None,
            all_of: Entries::default(),
            not: None,
            carried: Carried::default(),
        }
    }

    fn take(&mut self, key: &str, word: Word<'d>) {
        match key {
            "type" => self.typ = word.text(),
            "format" => self.format = word.text(),
            "enum" => {
                let values: Vec<Value> = word.values().map(|value| read_value(&value)).collect();
                self.values = (!values.is_empty()).then_some(values);
            }
            "properties" => self.properties = word.members().collect(),
            "required" => self.required = word.texts().collect(),
            "additionalProperties" => self.additional = Some(additional(word)),
            "items" => self.items = Some(word.entry()),
            "oneOf" => self.one_of = choice(word),
            "anyOf" => self.any_of = choice(word),
            "allOf" => self.all_of = word.entries(),
            "not" => self.not = Some(word.entry()),
            _ => self.rules.take(key, word),
        }
    }
}

impl Rules {
    fn take(&mut self, key: &str, word: Word<'_>) {
        match key {
            "minLength" => self.min_length = word.count(),
            "maxLength" => self.max_length = word.count(),
            "pattern" => self.pattern = word.text().map(str::to_owned),
            "minItems" => self.min_items = word.count(),
            "maxItems" => self.max_items = word.count(),
            "uniqueItems" => self.unique_items = word.flag().unwrap_or_default(),
            "minProperties" => self.min_properties = word.count(),
            "maxProperties" => self.max_properties = word.count(),
            _ => {}
        }
    }
}

fn additional(word: Word<'_>) -> AdditionalEntry<'_> {
    match word.flag() {
        Some(true) => AdditionalEntry::Allowed,
        Some(false) => AdditionalEntry::Denied,
        None => AdditionalEntry::Schema(word.entry()),
    }
}

/// A choice of nothing says nothing.
fn choice(word: Word<'_>) -> Option<Entries<'_>> {
    let list = word.entries();
    (!list.is_empty()).then_some(list)
}
