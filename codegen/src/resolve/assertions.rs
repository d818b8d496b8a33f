//! Schemas as rules: what a type can't say is read into a tree of assertions, with references followed.
//!
//! Takes a place of a schema; gives [`Assertion`]s, or nothing where there is no end to them: a schema that holds itself
//! has no rules of finite size, and a very large one none that a person could read.

use super::classify::string_format;
use super::compose::merge_rules;
use super::keywords::{AdditionalEntry, Entries, Keywords};
use super::word::Word as Type;
use super::{Located, Resolver};
use crate::document::{Word, extensions as x};
use crate::model::assertion::JsonType;
use crate::model::{Assertion, Constraints, StringFormat, Value};
use crate::pointer::Pointer;

/// More schemas than this within one rule are not read.
const LARGEST: usize = 400;

/// The rules of a schema, or nothing where there is no end to them.
type Read = Option<Vec<Assertion>>;

/// What one reading knows: the schemas on the way, and how many there were.
#[derive(Default)]
struct Way {
    open: Vec<Pointer>,
    count: usize,
}

impl<'d> Resolver<'d, '_> {
    /// What a schema asserts.
    pub(super) fn assertions_of(&mut self, located: &Located<'d>) -> Read {
        self.read_schema(located, &mut Way::default())
    }

    /// What each of several schemas asserts.
    pub(super) fn alternatives_of(&mut self, all: &[Located<'d>]) -> Option<Vec<Vec<Assertion>>> {
        let mut way = Way::default();
        all.iter()
            .map(|located| self.read_schema(located, &mut way))
            .collect()
    }

    /// What the keywords of a schema assert that its type can't say: the key where each stands, and what it asks for.
    pub(super) fn carried_assertions(
        &mut self,
        keywords: &Keywords<'d>,
        pointer: &Pointer,
        key: &str,
    ) -> Read {
        let mut way = Way::default();
        let mut read = Vec::new();
        self.read_carried(keywords, pointer, key, &mut way, &mut read)?;
        Some(read)
    }

    fn read_schema(&mut self, located: &Located<'d>, way: &mut Way) -> Read {
        let (schema, pointer) = self.follow(located)?;
        way.count += 1;
        if way.open.contains(&pointer) || way.count > LARGEST {
            return None;
        }
        way.open.push(pointer.clone());
        let keywords = Keywords::of(schema);
        let read = self.read_keywords(&keywords, &pointer, way);
        way.open.pop();
        read
    }

    fn read_keywords(&mut self, keywords: &Keywords<'d>, pointer: &Pointer, way: &mut Way) -> Read {
        let mut read = own_rules(keywords);
        self.read_members(keywords, pointer, way, &mut read)?;
        self.read_composition(keywords, pointer, way, &mut read)?;
        for key in x::ASSERTING {
            self.read_carried(keywords, pointer, key, way, &mut read)?;
        }
        if read
            .iter()
            .any(|rule| matches!(rule, Assertion::Not(rules) if rules.is_empty()))
        {
            return Some(vec![Assertion::Never]);
        }
        Some(read)
    }

    /// Properties, items and what stands beside them.
    fn read_members(
        &mut self,
        keywords: &Keywords<'d>,
        pointer: &Pointer,
        way: &mut Way,
        read: &mut Vec<Assertion>,
    ) -> Option<()> {
        let others = !matches!(keywords.additional, None | Some(AdditionalEntry::Allowed))
            || keywords.carried.unevaluated;
        let list = pointer.child("properties");
        for (name, entry) in &keywords.properties {
            let rules = self.read_schema(&Located::new(*entry, list.child(name)), way)?;
            if others || !rules.is_empty() {
                read.push(Assertion::Property((*name).to_owned(), rules));
            }
        }
        if !keywords.carried.patterns.is_empty() {
            self.read_carried(keywords, pointer, x::PATTERN_PROPERTIES, way, read)?;
        }
        match keywords.additional {
            Some(AdditionalEntry::Denied) => read.push(Assertion::Others(vec![Assertion::Never])),
            Some(AdditionalEntry::Schema(entry)) => {
                let place = pointer.child("additionalProperties");
                let rules = self.read_schema(&Located::new(entry, place), way)?;
                if keywords.carried.unevaluated || !rules.is_empty() {
                    read.push(Assertion::Others(rules));
                }
            }
            Some(AdditionalEntry::Allowed) if keywords.carried.unevaluated => {
                read.push(Assertion::Others(Vec::new()));
            }
            _ => {}
        }
        if keywords.carried.prefix_items > 0 {
            self.read_carried(keywords, pointer, x::PREFIX_ITEMS, way, read)?;
        }
        if let Some(items) = keywords.items {
            let rules = self.read_schema(&Located::new(items, pointer.child("items")), way)?;
            if keywords.carried.unevaluated || !rules.is_empty() {
                read.push(Assertion::Items(rules));
            }
        }
        Some(())
    }

    fn read_composition(
        &mut self,
        keywords: &Keywords<'d>,
        pointer: &Pointer,
        way: &mut Way,
        read: &mut Vec<Assertion>,
    ) -> Option<()> {
        let mut all = self.read_list(keywords.all_of, &pointer.child("allOf"), way)?;
        all.retain(|rules| !rules.is_empty());
        if !all.is_empty() {
            read.push(Assertion::All(all));
        }
        for (key, list) in [("anyOf", keywords.any_of), ("oneOf", keywords.one_of)] {
            let Some(list) = list else { continue };
            let mut groups = self.read_list(list, &pointer.child(key), way)?;
            let types = keywords.data.has(x::TYPES);
            if types && keywords.data.is("nullable") {
                groups.push(vec![Assertion::Types(vec![JsonType::Null])]);
            }
            read.push(if key == "anyOf" {
                Assertion::Any(groups)
            } else {
                Assertion::One(groups)
            });
        }
        if let Some(not) = keywords.not {
            let rules = self.read_schema(&Located::new(not, pointer.child("not")), way)?;
            read.push(Assertion::Not(rules));
        }
        Some(())
    }

    fn read_list(
        &mut self,
        list: Entries<'d>,
        pointer: &Pointer,
        way: &mut Way,
    ) -> Option<Vec<Vec<Assertion>>> {
        let mut list = list.iter().enumerate();
        list.try_fold(Vec::new(), |mut all, (at, entry)| {
            all.push(self.read_schema(&Located::new(entry, pointer.item(at)), way)?);
            Some(all)
        })
    }

    /// A keyword that 3.0 has no word for.
    fn read_carried(
        &mut self,
        keywords: &Keywords<'d>,
        pointer: &Pointer,
        key: &str,
        way: &mut Way,
        read: &mut Vec<Assertion>,
    ) -> Option<()> {
        let Some(written) = keywords.data.word(key) else {
            return Some(());
        };
        let place = pointer.child(key);
        match key {
            x::PATTERN_PROPERTIES | x::DEPENDENT_REQUIRED | x::DEPENDENT_SCHEMAS => {
                for name in written.names() {
                    let rules = match key {
                        x::DEPENDENT_REQUIRED => {
                            let names = written.get(name).into_iter().flat_map(Word::texts);
                            vec![Assertion::Required(names.map(str::to_owned).collect())]
                        }
                        _ => self.read_stored(&place.child(name), way)?,
                    };
                    read.push(match key {
                        x::PATTERN_PROPERTIES => Assertion::Matching(name.to_owned(), rules),
                        _ => Assertion::Dependent(name.to_owned(), rules),
                    });
                }
            }
            x::PREFIX_ITEMS => {
                let mut groups = Vec::new();
                for at in 0..keywords.carried.prefix_items {
                    groups.push(self.read_stored(&place.item(at), way)?);
                }
                read.push(Assertion::Prefix(groups));
            }
            _ => read.extend(self.read_single(keywords, pointer, key, way)?),
        }
        Some(())
    }

    /// A keyword that holds one schema.
    fn read_single(
        &mut self,
        keywords: &Keywords<'d>,
        pointer: &Pointer,
        key: &str,
        way: &mut Way,
    ) -> Option<Option<Assertion>> {
        let schema = keywords.data;
        let count = |key: &str| schema.word(key).and_then(Word::count);
        let rules = match schema.word(key).and_then(Word::flag) {
            Some(true) => Vec::new(),
            Some(false) => vec![Assertion::Never],
            // Beside `if`: each is nothing without it.
            _ if [x::THEN, x::ELSE].contains(&key) => return Some(None),
            _ => self.read_stored(&pointer.child(key), way)?,
        };
        Some(Some(match key {
            x::CONTAINS => Assertion::Contains {
                rules,
                least: count(x::MIN_CONTAINS).unwrap_or(1),
                most: count(x::MAX_CONTAINS),
            },
            x::PROPERTY_NAMES => Assertion::Keys(rules),
            x::UNEVALUATED_PROPERTIES => Assertion::Unevaluated(rules),
            x::UNEVALUATED_ITEMS => Assertion::UnevaluatedItems(rules),
            x::IF => {
                let mut branch = |key: &str| match schema.has(key) {
                    true => self.read_stored(&pointer.child(key), way),
                    false => Some(Vec::new()),
                };
                let (then, otherwise) = (branch(x::THEN)?, branch(x::ELSE)?);
                if then.is_empty() && otherwise.is_empty() {
                    return Some(None);
                }
                Assertion::When {
                    rules,
                    then,
                    otherwise,
                }
            }
            _ => return Some(None),
        }))
    }

    fn read_stored(&mut self, place: &Pointer, way: &mut Way) -> Read {
        let entry = self.document.schema(place)?;
        self.read_schema(&Located::new(entry, place.clone()), way)
    }
}

/// What a schema says of its value's type, values and measures.
fn own_rules(keywords: &Keywords<'_>) -> Vec<Assertion> {
    let mut read = Vec::new();
    let nullable = keywords.data.is("nullable");
    if let Some(word) = keywords.typ.and_then(Type::parse) {
        let mut types = vec![word];
        types.extend((nullable && word != Type::Null).then_some(JsonType::Null));
        read.push(Assertion::Types(types));
    }
    if let Some(values) = &keywords.values {
        let mut values: Vec<Value> = values.iter().map(Value::sorted).collect();
        if nullable && !values.iter().any(Value::is_null) {
            values.push(Value::Null);
        }
        read.push(Assertion::Allowed(values));
    }
    let mut constraints = Constraints::default();
    merge_rules(&mut constraints, &keywords.rules);
    if constraints != Constraints::default() {
        read.push(Assertion::Rules(Box::new(constraints)));
    }
    let format = keywords.format.map(string_format);
    let textual = keywords.typ.is_none_or(|typ| typ == "string");
    if let Some(format) = format.filter(|format| textual && *format != StringFormat::None) {
        read.push(Assertion::Format(format));
    }
    if !keywords.required.is_empty() {
        let names = keywords.required.iter();
        let names = names.map(|name| (*name).to_owned()).collect();
        read.push(Assertion::Required(names));
    }
    read
}
