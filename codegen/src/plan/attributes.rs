//! Constraints as arguments of attributes; a rule that the type keeps by itself is left out.

use super::assertions::{self, About};
use super::{Argument, Literal, Type};
use crate::model::fits::pattern_is_broken;
use crate::model::{Bounds, Constraints, Number, Shape, ShapeKind, StringFormat, Value};

/// The rules of a shape that is of a type of the language.
pub(super) fn rules(shape: &Shape, ty: &Type) -> Vec<Argument> {
    let constraints = &shape.constraints;
    let mut rules = Vec::new();
    match ty {
        Type::String
        | Type::Url
        | Type::Uuid
        | Type::Base64
        | Type::DateTime(_)
        | Type::Date(_) => text(shape, ty, &mut rules),
        Type::Upload => {
            count("min_length", constraints.min_length, &mut rules);
            count("max_length", constraints.max_length, &mut rules);
        }
        Type::Vec(_) => items(constraints, &mut rules),
        Type::Map(_) => {
            count("min_properties", constraints.min_properties, &mut rules);
            count("max_properties", constraints.max_properties, &mut rules);
            rules.extend(constraints.require.iter().map(assertions::requirement));
        }
        Type::Value => rules.extend(assertions::measures(constraints)),
        Type::Tuple(_) if constraints.unique_items => rules.push(Argument::Flag("unique_items")),
        Type::Bool
        | Type::Bytes
        | Type::Body
        | Type::Representation
        | Type::Tuple(_)
        | Type::Unit => {}
        _ => number(shape, ty, &mut rules),
    }
    if let Some(after) = constraints
        .after_now
        .as_ref()
        .filter(|_| matches!(ty, Type::UnixMillis | Type::I64 | Type::String))
    {
        rules.push(Argument::Text("after_now", after.clone()));
    }
    rules.extend(values(&shape.kind));
    rules.extend(assertions::rules_of(&constraints.assertions, About::of(ty)));
    assertions::distinct(rules)
}

/// The values that a type of the language doesn't tell from others.
fn values(kind: &ShapeKind) -> Option<Argument> {
    let allowed = |values: Vec<&Value>| {
        Argument::Values("allowed", values.into_iter().map(Literal::from).collect())
    };
    match kind {
        ShapeKind::Constant(value) => Some(allowed(vec![value])),
        ShapeKind::Enum(enumeration) if enumeration.open != Some(true) => Some(allowed(
            enumeration
                .values
                .iter()
                .map(|value| &value.value)
                .collect(),
        )),
        ShapeKind::Never => Some(Argument::Flag("never")),
        _ => None,
    }
}

/// The format of a text of which no type says it.
pub(super) fn format(format: &StringFormat) -> Option<Argument> {
    let name = match format {
        StringFormat::Uri => Some("uri"),
        StringFormat::Uuid => Some("uuid"),
        StringFormat::Byte => Some("byte"),
        other => checked_format(other),
    };
    name.map(|name| Argument::Text("format", name.to_owned()))
}

fn text(shape: &Shape, ty: &Type, rules: &mut Vec<Argument>) {
    let constraints = &shape.constraints;
    if let (Type::String, ShapeKind::String(format)) = (ty, &shape.kind) {
        rules.extend(
            checked_format(format).map(|format| Argument::Text("format", format.to_owned())),
        );
    }
    if *ty != Type::Uuid {
        count("min_length", constraints.min_length, rules);
        count("max_length", constraints.max_length, rules);
    }
    rules.extend(patterns(constraints));
}

/// Formats of texts that the runtime checks.
fn checked_format(format: &StringFormat) -> Option<&str> {
    Some(match format {
        StringFormat::Date => "date",
        StringFormat::DateTime => "date-time",
        StringFormat::Time => "time",
        StringFormat::Duration => "duration",
        StringFormat::Ipv4 => "ipv4",
        StringFormat::Ipv6 => "ipv6",
        StringFormat::Decimal => "decimal",
        StringFormat::Email => "email",
        StringFormat::Hostname => "hostname",
        StringFormat::Other(name)
            if ["uri-reference", "regex", "json-pointer"].contains(&name.as_str()) =>
        {
            name
        }
        _ => return None,
    })
}

/// The patterns; what no engine reads was told when the model was checked.
pub(super) fn patterns(constraints: &Constraints) -> Vec<Argument> {
    let good = constraints
        .patterns
        .iter()
        .filter(|pattern| !pattern_is_broken(pattern));
    good.map(|pattern| Argument::Text("pattern", pattern.clone()))
        .collect()
}

pub(super) fn items(constraints: &Constraints, rules: &mut Vec<Argument>) {
    count("min_items", constraints.min_items, rules);
    count("max_items", constraints.max_items, rules);
    if constraints.unique_items {
        rules.push(Argument::Flag("unique_items"));
    }
}

/// A limit on a count; at least none is no limit.
pub(super) fn count(key: &'static str, limit: Option<u64>, rules: &mut Vec<Argument>) {
    let says_nothing = limit == Some(0) && key.starts_with("min");
    rules.extend(
        limit
            .filter(|_| !says_nothing)
            .map(|limit| Argument::Number(key, limit.to_string())),
    );
}

fn number(shape: &Shape, ty: &Type, rules: &mut Vec<Argument>) {
    let constraints = &shape.constraints;
    bounds(&constraints.bounds, ty, rules);
    let one = Number::from(1_u64);
    let whole = !matches!(ty, Type::F32 | Type::F64);
    let says = |factor: &&Argument| **factor != Argument::Number("multiple_of", one.to_string());
    let factors = factors(constraints);
    rules.extend(
        factors
            .iter()
            .filter(|factor| !whole || says(factor))
            .cloned(),
    );
}

/// The most digits of a divisor that the runtime divides by.
const MOST_DIGITS: usize = 37;

/// What a number is a multiple of.
pub(super) fn factors(constraints: &Constraints) -> Vec<Argument> {
    let sensible = |factor: &&Number| {
        let digits = factor.to_string();
        let digits = digits
            .split(['e', 'E'])
            .next()
            .unwrap_or_default()
            .trim_matches(['0', '.']);
        !factor.is_negative() && !factor.is_zero() && digits.len() <= MOST_DIGITS
    };
    let factors = constraints.multiple_of.iter().filter(sensible);
    factors
        .map(|factor| Argument::Number("multiple_of", factor.to_string()))
        .collect()
}

pub(super) fn bounds(bounds: &Bounds, ty: &Type, rules: &mut Vec<Argument>) {
    let (least, greatest) = range(ty);
    let above = |low: &Number| least.as_ref().is_none_or(|least| low > least);
    let below = |high: &Number| greatest.as_ref().is_none_or(|greatest| high < greatest);
    // Of an inclusive and an exclusive bound the stricter one holds.
    match (&bounds.minimum, &bounds.exclusive_minimum) {
        (Some(low), other) if other.as_ref().is_none_or(|other| other < low) => {
            rules.extend(above(low).then(|| Argument::Number("minimum", low.to_string())));
        }
        (_, Some(low)) if least.as_ref().is_none_or(|least| low >= least) => {
            rules.push(Argument::Number("exclusive_minimum", low.to_string()));
        }
        _ => {}
    }
    match (&bounds.maximum, &bounds.exclusive_maximum) {
        (Some(high), other) if other.as_ref().is_none_or(|other| other > high) => {
            rules.extend(below(high).then(|| Argument::Number("maximum", high.to_string())));
        }
        (_, Some(high)) if greatest.as_ref().is_none_or(|greatest| high <= greatest) => {
            rules.push(Argument::Number("exclusive_maximum", high.to_string()));
        }
        _ => {}
    }
}

/// The least and the greatest value of a type.
fn range(ty: &Type) -> (Option<Number>, Option<Number>) {
    let signed =
        |least: i64, greatest: i64| (Some(Number::from(least)), Some(Number::from(greatest)));
    let unsigned = |greatest: u64| (Some(Number::from(0_u64)), Some(Number::from(greatest)));
    match ty {
        Type::I8 => signed(i8::MIN.into(), i8::MAX.into()),
        Type::I16 => signed(i16::MIN.into(), i16::MAX.into()),
        Type::I32 => signed(i32::MIN.into(), i32::MAX.into()),
        Type::I64 | Type::UnixMillis => signed(i64::MIN, i64::MAX),
        Type::U8 => unsigned(u8::MAX.into()),
        Type::U16 => unsigned(u16::MAX.into()),
        Type::U32 => unsigned(u32::MAX.into()),
        Type::U64 => unsigned(u64::MAX),
        Type::U128 => (Some(Number::from(0_u64)), Some(Number::from(u128::MAX))),
        _ => (None, None),
    }
}
