//! Decides what kind of thing a schema is: a closed enum first, then one small function a case.

use super::carried;
use super::compose::{Merged, Part};
use super::extensions;
use super::prose::prose_of;
use super::word::Word;
use super::{Lens, Located, Resolver};
use crate::diagnostic::catalog as codes;
use crate::document::extensions as keys;
use crate::model::{
    Assertion, Example, IntegerFormat, NumberFormat, Place, Requirement, ShapeId, ShapeKind,
    StringFormat, Use,
};

/// The most items that a tuple of the runtime has.
const LONGEST_TUPLE: usize = 12;

/// What a schema can be.
pub(super) enum Class {
    Any,
    Never,
    Null,
    Values,
    Union,
    Tangle,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl<'d> Resolver<'d, '_> {
    /// The items of an array that has one at each position and no others.
    fn build_tuple(&mut self, id: ShapeId, merged: &Merged<'d>) -> Option<Vec<Use>> {
        let positions = |part: &&Part<'d>| part.keywords.carried.prefix_items > 0;
        let mut parts = merged.parts.iter().filter(positions);
        let (Some(part), None) = (parts.next(), parts.next()) else {
            return None;
        };
        let count = part.keywords.carried.prefix_items;
        let limits = (merged.constraints.min_items, merged.constraints.max_items);
        let (least, most) = (limits.0.unwrap_or_default(), limits.1.unwrap_or(u64::MAX));
        let len = u64::try_from(count).ok()?;
        if count > LONGEST_TUPLE || least != len || most < len {
            return None;
        }
        let ends = |resolver: &mut Self| {
            let mut items = merged.items.iter();
            items.any(|items| resolver.assertions_of(items) == Some(vec![Assertion::Never]))
        };
        if most > len && !ends(self) {
            return None;
        }
        let place = part.pointer.child(keys::PREFIX_ITEMS);
        let items = (0..count).map(|at| {
            let place = place.item(at);
            let entry = self.document.schema(&place)?;
            Some(self.use_of(&Located::new(entry, place), Place::Item(id)))
        });
        items.collect()
    }

    /// Items at fixed positions, and those after them, as rules: each part counts its own positions.
    fn assert_positions(&mut self, merged: &mut Merged<'d>) {
        let mut groups = Vec::new();
        for part in &merged.parts {
            let (key, keywords) = (keys::PREFIX_ITEMS, &part.keywords);
            let Some(mut rules) = self.carried_assertions(keywords, &part.pointer, key) else {
                self.warn_at_key(&codes::UNSAID, &part.pointer.child(key), &[&"prefixItems"]);
                continue;
            };
            if let Some(items) = keywords.items {
                let items = Located::new(items, part.pointer.child("items"));
                match self.assertions_of(&items) {
                    Some(own) if own.is_empty() => {}
                    Some(own) => rules.push(Assertion::Items(own)),
                    None => self.warn_at_key(&codes::UNSAID, &items.pointer, &[&"items"]),
                }
            }
            groups.push(rules);
        }
        groups.retain(|rules| !rules.is_empty());
        let rules = &mut merged.constraints.assertions;
        match groups.len() {
            0 | 1 => rules.extend(groups.into_iter().flatten()),
            _ => rules.push(Assertion::All(groups)),
        }
    }

    /// Fills a shape whose id was given before.
    pub(super) fn build(&mut self, id: ShapeId, definitions: &[Located<'d>]) {
        let mut merged = self.merge(definitions);
        self.take_requirements(&mut merged);
        self.take_assertions(&mut merged);
        self.report_closed_parts(&merged);
        let kind = match self.family_of(definitions) {
            Some(base) => self.build_family(id, &base, &merged),
            None => self.build_kind(id, &mut merged),
        };
        if merged.nullable && !self.nullable.contains(&id) {
            self.nullable.push(id);
        }
        self.fill(id, kind, &merged);
    }

    /// The type that a person has in place of the schema's.
    fn own_type(&mut self, part: &Part<'d>) -> Option<String> {
        let written = extensions::own_type(part.keywords.data)?;
        let path = written.as_str().filter(|text| keys::is_type_path(text));
        if path.is_none() {
            let place = part.pointer.child(keys::OWN_TYPE);
            self.warn(&codes::NO_TYPE_PATH, &place, &[&written]);
        }
        path.map(str::to_owned)
    }

    fn build_kind(&mut self, id: ShapeId, merged: &mut Merged<'d>) -> ShapeKind {
        let format = merged.format.clone().unwrap_or_default();
        let class = classify(merged);
        self.note_untyped(merged, &class);
        match class {
            Class::Any => build_any(merged),
            Class::Never => ShapeKind::Never,
            Class::Null => ShapeKind::Null,
            Class::Values => self.build_values(merged),
            Class::Union => self.build_union(id, merged),
            Class::Tangle => self.build_tangle(id, merged),
            Class::Boolean => ShapeKind::Boolean,
            Class::Integer => ShapeKind::Integer(integer_format(&format)),
            Class::Number => ShapeKind::Number(number_format(&format)),
            Class::String => ShapeKind::String(string_format(&format)),
            Class::Array => self.build_array(id, merged),
            Class::Object => self.build_object(id, merged),
        }
    }

    fn fill(&mut self, id: ShapeId, kind: ShapeKind, merged: &Merged<'d>) {
        let mut constraints = merged.constraints.clone();
        if kind == ShapeKind::Any {
            constraints.format = merged.format.as_deref().map(string_format);
        }
        let examples = self.examples_of(merged);
        let own_type = self.own_type_of(merged, &kind);
        let sensitive = self.is_sensitive(merged, &kind);
        let shape = &mut self.shapes[id];
        if let Some(own) = merged.parts.last() {
            let data = own.keywords.data;
            constraints.after_now = extensions::after_now(data, &kind);
            shape.title = shape
                .title
                .take()
                .or_else(|| data.text("title").map(str::to_owned));
            shape.description = shape.description.take().or_else(|| prose_of(data));
            shape.deprecated |= extensions::is_deprecated(data);
            shape.own_type = own_type;
            shape.default = carried::default(data);
        }
        shape.extensions.sensitive |= sensitive;
        shape.examples = examples;
        shape.kind = kind;
        shape.constraints = constraints.into();
    }

    /// Whether a part says that the value must not be shown, or that a part of what is raw must not.
    fn is_sensitive(&mut self, merged: &Merged<'d>, kind: &ShapeKind) -> bool {
        let says = |part: &Part<'d>| match kind {
            ShapeKind::String(StringFormat::Password) => {
                extensions::is_sensitive(part.keywords.data)
            }
            _ => extensions::is_secret(part.keywords.data),
        };
        let raw = *kind == ShapeKind::Any;
        let mut parts = merged.parts.iter();
        parts.any(|part| says(part) || (raw && self.holds_secret(part)))
    }

    /// The type that a person has in place of this one: of a scalar, also what narrows it is held to that type alone.
    fn own_type_of(&mut self, merged: &Merged<'d>, kind: &ShapeKind) -> Option<String> {
        let composed = matches!(kind, ShapeKind::Object(_) | ShapeKind::Union(_));
        let mut parts = merged.parts.iter().rev();
        match composed {
            true => self.own_type(parts.next()?),
            false => parts.find_map(|part| self.own_type(part)),
        }
    }

    fn examples_of(&self, merged: &Merged<'d>) -> Vec<Example> {
        let Some(own) = merged.parts.last() else {
            return Vec::new();
        };
        let read = |(value, keys): (_, Vec<String>)| Example {
            name: None,
            summary: None,
            value,
            origin: self.origin(
                &keys
                    .iter()
                    .fold(own.pointer.clone(), |pointer, key| pointer.child(key)),
            ),
        };
        carried::examples(own.keywords.data)
            .into_iter()
            .map(read)
            .collect()
    }

    /// The base whose family a definition means.
    fn family_of(&self, definitions: &[Located<'d>]) -> Option<String> {
        let [definition] = definitions else {
            return None;
        };
        let name = definition.component()?;
        (definition.lens == Lens::Whole && self.families.family(&name).is_some()).then_some(name)
    }

    /// Lists of `required` alone under `oneOf` or `anyOf` are a rule, not a type.
    fn take_requirements(&mut self, merged: &mut Merged<'d>) {
        let choices = std::mem::take(&mut merged.choices);
        for choice in choices {
            let groups: Option<Vec<Vec<String>>> =
                choice.entries.iter().map(Located::required_alone).collect();
            let declared = |name: &String| merged.properties.contains_key(name);
            let groups = groups.filter(|groups| groups.iter().flatten().all(declared));
            match groups {
                Some(groups) if choice.several => {
                    merged.constraints.require.push(Requirement::Any(groups))
                }
                Some(groups) => merged.constraints.require.push(Requirement::One(groups)),
                None => merged.choices.push(choice),
            }
        }
    }

    fn build_array(&mut self, id: ShapeId, merged: &mut Merged<'d>) -> ShapeKind {
        let tuple = merged
            .parts
            .iter()
            .find(|part| part.keywords.carried.prefix_items > 0);
        let pointer = self.shapes[id].origin.pointer.clone();
        if let Some(items) = self.build_tuple(id, merged) {
            return ShapeKind::Tuple(items);
        }
        if let Some(place) = tuple.map(|part| part.pointer.clone()) {
            self.warn(&codes::TUPLE, &place, &[]);
            self.assert_positions(merged);
            let raw = self.any_use(Place::Item(id), &pointer);
            return ShapeKind::Array(self.hide(raw, merged));
        }
        let items = match merged.items.as_slice() {
            [] => self.any_use(Place::Item(id), &pointer),
            items => self.use_of_all(items, Place::Item(id)).0,
        };
        ShapeKind::Array(items)
    }
}

fn classify(merged: &Merged<'_>) -> Class {
    if merged.contradictory {
        return Class::Any;
    }
    if merged.never {
        return Class::Never;
    }
    if merged.is_null() {
        return Class::Null;
    }
    if merged.values.is_some() {
        return Class::Values;
    }
    match merged.choices.len() {
        0 => {}
        1 => return Class::Union,
        _ => return Class::Tangle,
    }
    match merged.word.as_ref().map(|(word, _)| *word) {
        Some(word) => by_word(word),
        None => by_keywords(merged),
    }
}

fn by_word(word: Word) -> Class {
    match word {
        Word::Null => Class::Null,
        Word::Boolean => Class::Boolean,
        Word::Integer => Class::Integer,
        Word::Number => Class::Number,
        Word::String => Class::String,
        Word::Array => Class::Array,
        Word::Object => Class::Object,
    }
}

/// Any value, held to what binds some: what else a schema says of it is among its constraints already.
fn build_any(merged: &mut Merged<'_>) -> ShapeKind {
    if !merged.contradictory && !merged.required.is_empty() {
        let names = merged.required.iter().cloned().collect();
        let rules = &mut merged.constraints.assertions;
        rules.push(Assertion::Required(names));
    }
    ShapeKind::Any
}

/// Without `type`, keywords that hold schemas of members tell it: that is what authors mean by them, and a type is more
/// use than any value. What only measures a value binds values of its type alone, as JSON Schema has it: descriptions
/// that leave out `type` there are hardly found.
fn by_keywords(merged: &Merged<'_>) -> Class {
    if merged.says_object() {
        Class::Object
    } else if merged.says_array() {
        Class::Array
    } else {
        Class::Any
    }
}

fn integer_format(format: &str) -> IntegerFormat {
    match format {
        "int8" => IntegerFormat::Int8,
        "int16" => IntegerFormat::Int16,
        "int32" => IntegerFormat::Int32,
        "int64" | "long" => IntegerFormat::Int64,
        "uint8" => IntegerFormat::UInt8,
        "uint16" => IntegerFormat::UInt16,
        "uint32" => IntegerFormat::UInt32,
        "uint64" => IntegerFormat::UInt64,
        "unix-millis" => IntegerFormat::UnixMillis,
        _ => IntegerFormat::None,
    }
}

fn number_format(format: &str) -> NumberFormat {
    match format {
        "float" => NumberFormat::Float,
        "double" => NumberFormat::Double,
        "decimal" => NumberFormat::Decimal,
        _ => NumberFormat::None,
    }
}

pub(super) fn string_format(format: &str) -> StringFormat {
    match format {
        "" => StringFormat::None,
        "date" => StringFormat::Date,
        "date-time" => StringFormat::DateTime,
        "time" => StringFormat::Time,
        "duration" => StringFormat::Duration,
        "uuid" => StringFormat::Uuid,
        "uri" | "url" => StringFormat::Uri,
        "byte" => StringFormat::Byte,
        "binary" => StringFormat::Binary,
        "ipv4" => StringFormat::Ipv4,
        "ipv6" => StringFormat::Ipv6,
        "decimal" => StringFormat::Decimal,
        "password" => StringFormat::Password,
        "email" => StringFormat::Email,
        "hostname" => StringFormat::Hostname,
        other => StringFormat::Other(other.to_owned()),
    }
}
