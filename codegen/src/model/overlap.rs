//! A value that fits two shapes, where there is a simple one.
//!
//! Makes the smallest values of each shape and tries them on the other: what it finds is a proof that a union can't tell
//! the two apart; finding nothing proves nothing.

use indexmap::IndexMap;

use super::fits::{Direction, fits};
use super::{Additional, Api, Number, ShapeKind, StringFormat, Use, Value};

/// Samples are made to this depth.
const DEPTH: usize = 12;

/// A value that fits both, and of which both keep all: where one would leave a member aside, the other is the better
/// reading, and they are told apart.
///
/// Each use comes with its [`sample`].
pub fn common_value(
    api: &Api,
    (left, one): (&Use, &Option<Value>),
    (right, other): (&Use, &Option<Value>),
) -> Option<Value> {
    let both = |test: &dyn Fn(&Use) -> bool| test(left) && test(right);
    let is_common = |value: &Value| {
        both(&|used| fits(api, used, value, Direction::Either))
            && both(&|used| keeps(api, used, value, 0))
    };
    let joined = match (one.clone(), other.clone()) {
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            let members = left.iter().chain(right.iter());
            let members = members.map(|(name, value)| (name.clone(), value.clone()));
            let members = Value::Object(Box::new(members.collect()));
            vec![Value::Object(left), Value::Object(right), members]
        }
        (left, right) => left.into_iter().chain(right).collect(),
    };
    joined.into_iter().find(is_common)
}

/// A value that fits both, of two uses alone.
pub fn value_of_both(api: &Api, left: &Use, right: &Use) -> Option<Value> {
    let (one, other) = (sample(api, left, 0), sample(api, right, 0));
    common_value(api, (left, &one), (right, &other))
}

/// Whether no member of a value is one that its object doesn't declare.
fn keeps(api: &Api, used: &Use, value: &Value, depth: usize) -> bool {
    let below = |used: &Use, value: &Value| keeps(api, used, value, depth + 1);
    match (&api.shapes[used.shape].kind, value) {
        _ if depth > DEPTH => true,
        (ShapeKind::Object(object), Value::Object(members)) => {
            members.iter().all(|(name, value)| {
                match (object.properties.get(name), &object.additional) {
                    (Some(property), _) => below(&property.used, value),
                    (None, Additional::Typed(used)) => below(used, value),
                    (None, _) => !object.patterns.is_empty(),
                }
            })
        }
        (ShapeKind::Array(items), Value::Array(values)) => {
            values.iter().all(|value| below(items, value))
        }
        (ShapeKind::Tuple(items), Value::Array(values)) => items
            .iter()
            .zip(values)
            .all(|(used, value)| below(used, value)),
        (ShapeKind::Union(union), value) => union.variants.iter().any(|variant| {
            fits(api, &variant.used, value, Direction::Either) && below(&variant.used, value)
        }),
        _ => true,
    }
}

/// The smallest value of a use, as far as one is easily made.
pub fn sample(api: &Api, used: &Use, depth: usize) -> Option<Value> {
    if depth > DEPTH {
        return None;
    }
    let shape = &api.shapes[used.shape];
    let made = match &shape.kind {
        ShapeKind::Any | ShapeKind::Own(_) | ShapeKind::Map(_) => Value::Object(Box::default()),
        ShapeKind::Never => return None,
        ShapeKind::Null => Value::Null,
        ShapeKind::Boolean => Value::Bool(true),
        ShapeKind::Integer(_) | ShapeKind::Number(_) => {
            let bounds = &shape.constraints.bounds;
            let least = bounds.minimum.clone().or_else(|| bounds.maximum.clone());
            Value::Number(least.unwrap_or_else(|| Number::from(1_i64)))
        }
        ShapeKind::String(format) => {
            let length = shape.constraints.min_length.unwrap_or_default().min(64);
            Value::String(text(format, usize::try_from(length).unwrap_or_default()))
        }
        ShapeKind::Constant(value) => value.clone(),
        ShapeKind::Enum(enumeration) => enumeration.values.first()?.value.clone(),
        ShapeKind::Array(items) => {
            let count = shape.constraints.min_items.unwrap_or_default().min(4);
            let items: Option<Vec<Value>> =
                (0..count).map(|_| sample(api, items, depth + 1)).collect();
            Value::Array(items?)
        }
        ShapeKind::Tuple(items) => {
            let items = items.iter().map(|used| sample(api, used, depth + 1));
            Value::Array(items.collect::<Option<_>>()?)
        }
        ShapeKind::Union(union) => union
            .variants
            .iter()
            .find_map(|variant| sample(api, &variant.used, depth + 1))?,
        ShapeKind::Object(object) => {
            let mut members = IndexMap::new();
            for (name, property) in object
                .properties
                .iter()
                .filter(|(_, property)| property.required)
            {
                members.insert(name.clone(), sample(api, &property.used, depth + 1)?);
            }
            Value::Object(Box::new(members))
        }
    };
    fits(api, used, &made, Direction::Either).then_some(made)
}

fn text(format: &StringFormat, length: usize) -> String {
    let known = match format {
        StringFormat::Date => "2024-01-01",
        StringFormat::DateTime => "2024-01-01T00:00:00Z",
        StringFormat::Uuid => "00000000-0000-0000-0000-000000000000",
        StringFormat::Uri => "https://example.com/",
        StringFormat::Ipv4 => "127.0.0.1",
        StringFormat::Ipv6 => "::1",
        StringFormat::Decimal => "1",
        _ => return "a".repeat(length.max(1)),
    };
    known.to_owned()
}
