//! Whether no value fits two shapes: by JSON type, by values, by what objects require.
//!
//! What it finds is a proof; finding nothing proves nothing. Where there is no proof, values are tried as they come.

use std::collections::BTreeSet;

use super::assertion::JsonType;
use super::{Additional, Api, Object, ShapeKind, Use, Value};

/// Objects are looked into to this depth.
const DEPTH: usize = 4;

/// Whether no value fits two of the uses.
pub fn are_apart(api: &Api, uses: &[&Use]) -> bool {
    uses.iter().enumerate().all(|(at, left)| {
        let mut others = uses.iter().skip(at + 1);
        others.all(|right| is_apart(api, left, right, 0))
    })
}

fn is_apart(api: &Api, left: &Use, right: &Use, depth: usize) -> bool {
    if depth > DEPTH || (left.nullable && right.nullable) {
        return false;
    }
    let kinds = (&api.shapes[left.shape].kind, &api.shapes[right.shape].kind);
    match kinds {
        (ShapeKind::Union(union), _) => {
            let mut variants = union.variants.iter();
            return variants.all(|variant| is_apart(api, &variant.used, right, depth + 1));
        }
        (_, ShapeKind::Union(_)) => return is_apart(api, right, left, depth + 1),
        _ => {}
    }
    if types(kinds.0).is_disjoint(&types(kinds.1)) {
        return true;
    }
    match (values(kinds.0), values(kinds.1)) {
        (Some(left), Some(right)) => return left.iter().all(|value| !right.contains(value)),
        (Some(_), None) | (None, Some(_)) => return false,
        (None, None) => {}
    }
    match kinds {
        (ShapeKind::Object(left), ShapeKind::Object(right)) => {
            refuses(left, right)
                || refuses(right, left)
                || differs(api, left, right, depth)
                || differs(api, right, left, depth)
        }
        _ => false,
    }
}

/// Whether one is closed to what the other requires.
fn refuses(one: &Object, other: &Object) -> bool {
    let closed = one.additional == Additional::Denied && one.patterns.is_empty();
    let required = other.properties.iter().filter(|(_, other)| other.required);
    closed
        && required
            .into_iter()
            .any(|(name, _)| !one.properties.contains_key(name))
}

/// Whether a property that one requires can't be what the other says of it.
fn differs(api: &Api, one: &Object, other: &Object, depth: usize) -> bool {
    let required = one.properties.iter().filter(|(_, own)| own.required);
    required.into_iter().any(|(name, own)| {
        let other = other.properties.get(name);
        other.is_some_and(|other| is_apart(api, &own.used, &other.used, depth + 1))
    })
}

/// The types of JSON values that a kind has, integers among the numbers; all where nothing is known.
fn types(kind: &ShapeKind) -> BTreeSet<JsonType> {
    let known = match kind {
        ShapeKind::Never => return BTreeSet::new(),
        ShapeKind::Null => JsonType::Null,
        ShapeKind::Boolean => JsonType::Boolean,
        ShapeKind::Integer(_) | ShapeKind::Number(_) => JsonType::Number,
        ShapeKind::String(_) => JsonType::String,
        ShapeKind::Object(_) | ShapeKind::Map(_) => JsonType::Object,
        ShapeKind::Array(_) | ShapeKind::Tuple(_) => JsonType::Array,
        ShapeKind::Constant(value) => return BTreeSet::from([type_of(value)]),
        ShapeKind::Enum(enumeration) => {
            let values = enumeration.values.iter();
            return values.map(|value| type_of(&value.value)).collect();
        }
        ShapeKind::Any | ShapeKind::Union(_) | ShapeKind::Own(_) => {
            return BTreeSet::from([
                JsonType::Null,
                JsonType::Boolean,
                JsonType::Number,
                JsonType::String,
                JsonType::Array,
                JsonType::Object,
            ]);
        }
    };
    BTreeSet::from([known])
}

fn type_of(value: &Value) -> JsonType {
    match value {
        Value::Null => JsonType::Null,
        Value::Bool(_) => JsonType::Boolean,
        Value::Number(_) => JsonType::Number,
        Value::String(_) => JsonType::String,
        Value::Array(_) => JsonType::Array,
        Value::Object(_) => JsonType::Object,
    }
}

/// The values, where they are few and no others may come.
fn values(kind: &ShapeKind) -> Option<Vec<&Value>> {
    match kind {
        ShapeKind::Constant(value) => Some(vec![value]),
        ShapeKind::Enum(enumeration) if enumeration.open != Some(true) => Some(
            enumeration
                .values
                .iter()
                .map(|value| &value.value)
                .collect(),
        ),
        _ => None,
    }
}
