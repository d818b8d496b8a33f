//! A value that fits two shapes, where there is a simple one.
//!
//! Makes the smallest values of each shape and tries them on the other: what it finds is a proof that a union can't tell
//! the two apart; finding nothing proves nothing.

use indexmap::IndexMap;

use super::fits::{Direction, fits};
use super::{Api, Number, ShapeKind, StringFormat, Use, Value};

/// Samples are made to this depth.
const DEPTH: usize = 12;

/// A value that fits both.
pub fn common_value(api: &Api, left: &Use, right: &Use) -> Option<Value> {
    let fits_both = |value: &Value| {
        fits(api, left, value, Direction::Either) && fits(api, right, value, Direction::Either)
    };
    let joined = match (sample(api, left, 0), sample(api, right, 0)) {
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            let members = left.clone().into_iter().chain(right.clone()).collect();
            vec![
                Value::Object(left),
                Value::Object(right),
                Value::Object(members),
            ]
        }
        (left, right) => left.into_iter().chain(right).collect(),
    };
    joined.into_iter().find(fits_both)
}

/// The smallest value of a use, as far as one is easily made.
pub fn sample(api: &Api, used: &Use, depth: usize) -> Option<Value> {
    if depth > DEPTH {
        return None;
    }
    let shape = &api.shapes[used.shape];
    let made = match &shape.kind {
        ShapeKind::Any | ShapeKind::Map(_) => Value::Object(IndexMap::new()),
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
            Value::Object(members)
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
