//! Sets of values that are not all strings, and single values of any type.

use super::build::Planner;
use super::enums::{unknown_variant, variant_docs};
use super::literal::{self, Literal};
use super::names::{self, Kind};
use super::{Docs, Ident, Item, Type};
use crate::model::{EnumBase, EnumValue, Enumeration, Number, ShapeId, Value};

/// A set of values: an enum that derives `ValueEnum`.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueEnum {
    /// Its documentation.
    pub docs: Docs,
    /// What it derives.
    pub derives: Vec<&'static str>,
    /// Its name.
    pub ident: Ident,
    /// The values.
    pub variants: Vec<ValueVariant>,
    /// The variant that holds any other value, and its type, where the set is open.
    pub unknown: Option<(Ident, Type)>,
}

/// A value of a set.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueVariant {
    /// Its documentation.
    pub docs: Docs,
    /// Its name.
    pub ident: Ident,
    /// The value on the wire.
    pub value: Literal,
}

/// A single value: a unit struct that derives `Entity`.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its documentation.
    pub docs: Docs,
    /// What it derives.
    pub derives: Vec<&'static str>,
    /// Its name.
    pub ident: Ident,
    /// The value on the wire.
    pub value: Literal,
}

/// Whether an enum of Rust can say these values: texts, numbers that a type holds, and booleans.
pub(super) fn is_sayable(enumeration: &Enumeration) -> bool {
    let scalar = |value: &Value| !matches!(value, Value::Array(_) | Value::Object(_) | Value::Null);
    enumeration.base != EnumBase::Boolean
        && enumeration
            .values
            .iter()
            .all(|value| scalar(&value.value) && literal::is_held(&value.value))
        && (enumeration.base != EnumBase::Number || all_doubles(&enumeration.values))
}

fn all_doubles(values: &[EnumValue]) -> bool {
    let mut numbers = values.iter().filter_map(|value| value.value.as_number());
    numbers.all(literal::is_double)
}

impl Planner<'_> {
    /// A set of values: open where the description says so, or else where a response holds it.
    pub(super) fn plan_value_enum(
        &self,
        id: ShapeId,
        ident: Ident,
        enumeration: &Enumeration,
    ) -> Item {
        let shown: Vec<String> = enumeration.values.iter().map(shown).collect();
        let proposed: Vec<&str> = enumeration
            .values
            .iter()
            .zip(&shown)
            .map(|(value, shown)| value.name.as_deref().unwrap_or(shown))
            .collect();
        let idents = names::assign(Kind::Variant, &proposed);
        let open = enumeration.open.unwrap_or_else(|| self.is_answered(id));
        let unknown = open.then(|| (unknown_variant(&idents), unknown_type(enumeration)));
        let variants =
            enumeration
                .values
                .iter()
                .zip(idents)
                .zip(&shown)
                .map(|((value, ident), shown)| ValueVariant {
                    docs: variant_docs(value.description.as_deref(), shown),
                    ident,
                    value: Literal::from(&value.value),
                });
        Item::ValueEnum(ValueEnum {
            docs: self.shape_docs(id),
            derives: derives(unknown.as_ref().map(|(_, ty)| ty)),
            variants: variants.collect(),
            ident,
            unknown,
        })
    }

    /// A single value.
    pub(super) fn plan_entity(&self, id: ShapeId, ident: Ident, value: &Value) -> Item {
        Item::Entity(Entity {
            docs: self.shape_docs(id),
            derives: vec![
                "Clone",
                "Copy",
                "Debug",
                "Default",
                "PartialEq",
                "Eq",
                "Hash",
                "Entity",
            ],
            ident,
            value: Literal::from(value),
        })
    }
}

fn shown(value: &EnumValue) -> String {
    match &value.value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What holds any other value: for numbers the type that the derive chooses.
fn unknown_type(enumeration: &Enumeration) -> Type {
    match enumeration.base {
        EnumBase::Number => Type::F64,
        EnumBase::Integer => {
            let numbers = enumeration.values.iter().map(|value| &value.value);
            integer_type(numbers.filter_map(Value::as_number))
        }
        _ => Type::Value,
    }
}

/// The narrowest type that holds all of some integers.
fn integer_type<'a>(numbers: impl Iterator<Item = &'a Number>) -> Type {
    let (mut negative, mut above, mut wide) = (false, false, false);
    for number in numbers {
        negative |= number.is_negative();
        above |= *number > Number::from(i64::MAX);
        wide |= *number > Number::from(u64::MAX) || *number < Number::from(i64::MIN);
    }
    match (wide, above, negative) {
        (true, ..) | (_, true, true) => Type::I128,
        (_, true, false) => Type::U64,
        _ => Type::I64,
    }
}

/// What all that a variant may hold can derive.
fn derives(unknown: Option<&Type>) -> Vec<&'static str> {
    match unknown {
        None => vec![
            "Clone",
            "Copy",
            "Debug",
            "PartialEq",
            "Eq",
            "Hash",
            "ValueEnum",
        ],
        Some(Type::F64 | Type::Value) => vec!["Clone", "Debug", "PartialEq", "ValueEnum"],
        Some(_) => vec!["Clone", "Debug", "PartialEq", "Eq", "Hash", "ValueEnum"],
    }
}
