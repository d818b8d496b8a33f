//! One Schema Object as a flat set of keywords, whichever of `openapiv3`'s variants holds it.
//!
//! Takes what is written, gives the same: it follows nothing, merges nothing and decides nothing.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, ReferenceOr, Schema, SchemaData, SchemaKind, Type,
    VariantOrUnknownOrEmpty,
};

use super::carried::{self, Carried};
use super::values::read_value;
use crate::model::{Number, Value};

/// A schema as it stands in the document: a reference or the thing itself.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry<'d> {
    Reference(&'d str),
    Item(&'d Schema),
}

impl<'d> From<&'d ReferenceOr<Schema>> for Entry<'d> {
    fn from(entry: &'d ReferenceOr<Schema>) -> Self {
        match entry {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Item(schema),
        }
    }
}

impl<'d> From<&'d ReferenceOr<Box<Schema>>> for Entry<'d> {
    fn from(entry: &'d ReferenceOr<Box<Schema>>) -> Self {
        match entry {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Item(schema),
        }
    }
}

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
    pub(super) data: &'d SchemaData,
    pub(super) typ: Option<String>,
    pub(super) format: Option<String>,
    pub(super) values: Option<Vec<Value>>,
    pub(super) rules: Rules,
    pub(super) properties: Vec<(&'d str, Entry<'d>)>,
    pub(super) required: &'d [String],
    pub(super) additional: Option<AdditionalEntry<'d>>,
    pub(super) items: Option<Entry<'d>>,
    pub(super) one_of: Option<&'d [ReferenceOr<Schema>]>,
    pub(super) any_of: Option<&'d [ReferenceOr<Schema>]>,
    pub(super) all_of: &'d [ReferenceOr<Schema>],
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
    pub(super) fn of(schema: &'d Schema) -> Self {
        let mut keywords = Self::empty(&schema.schema_data);
        match &schema.schema_kind {
            SchemaKind::Type(typ) => keywords.take_type(typ),
            SchemaKind::OneOf { one_of } => keywords.one_of = choice(one_of),
            SchemaKind::AnyOf { any_of } => keywords.any_of = choice(any_of),
            SchemaKind::AllOf { all_of } => keywords.all_of = all_of,
            SchemaKind::Not { not } => keywords.not = Some(Entry::from(not.as_ref())),
            SchemaKind::Any(any) => keywords.take_any(any),
        }
        carried::restore(&mut keywords);
        keywords
    }

    /// Whether it says nothing about values.
    pub(super) fn is_annotation(&self) -> bool {
        self.is_plain() && self.all_of.is_empty() && self.one_of.is_none() && self.any_of.is_none()
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
        let noise = self.typ.as_deref() == Some("object");
        let unions = usize::from(self.one_of.is_some()) + usize::from(self.any_of.is_some());
        (self.is_plain() || (noise && self.is_plain_but_type()))
            && unions + usize::from(!self.all_of.is_empty()) == 1
    }

    /// Whether `null` is the only value.
    pub(super) fn is_null(&self) -> bool {
        let typed = self.typ.as_deref() == Some("null");
        let valued = self
            .values
            .as_deref()
            .is_some_and(|values| values.iter().all(Value::is_null));
        typed || valued
    }

    /// The names, where it is a list of `required` and nothing else.
    pub(super) fn required_alone(&self) -> Option<Vec<String>> {
        let rest = Self {
            required: &[],
            typ: self.typ.clone().filter(|typ| typ != "object"),
            ..self.clone()
        };
        (!self.required.is_empty() && rest.is_annotation()).then(|| self.required.to_vec())
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

    fn empty(data: &'d SchemaData) -> Self {
        Self {
            data,
            typ: None,
            format: None,
            values: None,
            rules: Rules::default(),
            properties: Vec::new(),
            required: &[],
            additional: None,
            items: None,
            one_of: None,
            any_of: None,
            all_of: &[],
            not: None,
            carried: Carried::default(),
        }
    }

    fn take_type(&mut self, typ: &'d Type) {
        match typ {
            Type::String(string) => {
                self.typ = Some("string".to_owned());
                self.format = format_name(&string.format);
                self.rules.pattern.clone_from(&string.pattern);
                self.rules.min_length = count(string.min_length);
                self.rules.max_length = count(string.max_length);
                self.values = some_values(&string.enumeration, |text| Value::String(text.clone()));
            }
            Type::Number(number) => {
                self.typ = Some("number".to_owned());
                self.format = format_name(&number.format);
                self.values = some_values(&number.enumeration, |value| {
                    float(*value).map_or(Value::Null, Value::Number)
                });
            }
            Type::Integer(integer) => {
                self.typ = Some("integer".to_owned());
                self.format = format_name(&integer.format);
                self.values = some_values(&integer.enumeration, |value| {
                    Value::Number(Number::from(*value))
                });
            }
            Type::Boolean(boolean) => {
                self.typ = Some("boolean".to_owned());
                self.values = some_values(&boolean.enumeration, |value| Value::Bool(*value));
            }
            Type::Object(object) => {
                self.typ = Some("object".to_owned());
                self.take_properties(&object.properties);
                self.required = &object.required;
                self.additional = object.additional_properties.as_ref().map(additional);
                self.rules.min_properties = count(object.min_properties);
                self.rules.max_properties = count(object.max_properties);
            }
            Type::Array(array) => {
                self.typ = Some("array".to_owned());
                self.items = array.items.as_ref().map(Entry::from);
                self.rules.min_items = count(array.min_items);
                self.rules.max_items = count(array.max_items);
                self.rules.unique_items = array.unique_items;
            }
        }
    }

    fn take_any(&mut self, any: &'d openapiv3::AnySchema) {
        self.typ.clone_from(&any.typ);
        self.format.clone_from(&any.format);
        self.values =
            (!any.enumeration.is_empty()).then(|| any.enumeration.iter().map(read_value).collect());
        self.take_properties(&any.properties);
        self.required = &any.required;
        self.additional = any.additional_properties.as_ref().map(additional);
        self.items = any.items.as_ref().map(Entry::from);
        self.one_of = choice(&any.one_of);
        self.any_of = choice(&any.any_of);
        self.all_of = &any.all_of;
        self.not = any.not.as_ref().map(|not| Entry::from(not.as_ref()));
        self.rules = Rules {
            min_length: count(any.min_length),
            max_length: count(any.max_length),
            pattern: any.pattern.clone(),
            min_items: count(any.min_items),
            max_items: count(any.max_items),
            unique_items: any.unique_items.unwrap_or_default(),
            min_properties: count(any.min_properties),
            max_properties: count(any.max_properties),
            ..Rules::default()
        };
    }

    fn take_properties(&mut self, properties: &'d IndexMap<String, ReferenceOr<Box<Schema>>>) {
        self.properties = properties
            .iter()
            .map(|(name, entry)| (name.as_str(), Entry::from(entry)))
            .collect();
    }
}

fn additional(entry: &AdditionalProperties) -> AdditionalEntry<'_> {
    match entry {
        AdditionalProperties::Any(true) => AdditionalEntry::Allowed,
        AdditionalProperties::Any(false) => AdditionalEntry::Denied,
        AdditionalProperties::Schema(schema) => {
            AdditionalEntry::Schema(Entry::from(schema.as_ref()))
        }
    }
}

/// A choice of nothing says nothing.
fn choice(list: &[ReferenceOr<Schema>]) -> Option<&[ReferenceOr<Schema>]> {
    (!list.is_empty()).then_some(list)
}

fn some_values<T>(values: &[Option<T>], read: impl Fn(&T) -> Value) -> Option<Vec<Value>> {
    let read = |value: &Option<T>| value.as_ref().map_or(Value::Null, &read);
    (!values.is_empty()).then(|| values.iter().map(read).collect())
}

fn format_name<T: FormatWord>(format: &VariantOrUnknownOrEmpty<T>) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Item(item) => Some(item.word().to_owned()),
        VariantOrUnknownOrEmpty::Unknown(word) => Some(word.clone()),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

trait FormatWord {
    fn word(&self) -> &'static str;
}

impl FormatWord for openapiv3::StringFormat {
    fn word(&self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateTime => "date-time",
            Self::Password => "password",
            Self::Byte => "byte",
            Self::Binary => "binary",
        }
    }
}

impl FormatWord for openapiv3::NumberFormat {
    fn word(&self) -> &'static str {
        match self {
            Self::Float => "float",
            Self::Double => "double",
        }
    }
}

impl FormatWord for openapiv3::IntegerFormat {
    fn word(&self) -> &'static str {
        match self {
            Self::Int32 => "int32",
            Self::Int64 => "int64",
        }
    }
}

fn count(value: Option<usize>) -> Option<u64> {
    value.map(|value| value as u64)
}

/// The shortest text that reads back as this float; the exact lexeme is restored from what `normalize` carried.
fn float(value: f64) -> Option<Number> {
    format!("{value:e}").parse().ok()
}
