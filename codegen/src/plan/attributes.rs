//! Constraints as arguments of attributes; a rule that the type keeps by itself is left out.

use super::build::Planner;
use super::types::exactly;
use super::{Argument, Type};
use crate::diagnostic::catalog;
use crate::model::fits::pattern_is_broken;
use crate::model::{Bounds, Constraints, Number, Shape, ShapeKind, StringFormat, Value};

/// The rules of a shape that is of a type of the language.
pub(super) fn rules(planner: &Planner<'_>, shape: &Shape, ty: &Type) -> Vec<Argument> {
    let constraints = &shape.constraints;
    let mut rules = Vec::new();
    match ty {
        Type::String | Type::Url | Type::Uuid | Type::Base64 => text(shape, ty, &mut rules),
        Type::Vec(_) => items(constraints, &mut rules),
        Type::Map(_) => {
            count("min_properties", constraints.min_properties, &mut rules);
            count("max_properties", constraints.max_properties, &mut rules);
        }
        Type::Value if shape.kind == ShapeKind::Any => any(planner, shape, &mut rules),
        Type::Value | Type::Bool | Type::Bytes => {}
        _ => number(planner, shape, ty, &mut rules),
    }
    if let Some(after) = constraints
        .after_now
        .as_ref()
        .filter(|_| matches!(ty, Type::UnixMillis | Type::I64 | Type::String))
    {
        rules.push(Argument::Text("after_now", after.clone()));
    }
    rules
}

/// The rules of a value of any type: each binds the values of its own type and leaves the others alone.
fn any(planner: &Planner<'_>, shape: &Shape, rules: &mut Vec<Argument>) {
    let constraints = &shape.constraints;
    let format = constraints.format.as_ref().and_then(|format| match format {
        StringFormat::Uri => Some("uri"),
        StringFormat::Uuid => Some("uuid"),
        StringFormat::Byte => Some("byte"),
        other => checked_format(other),
    });
    rules.extend(format.map(|format| Argument::Text("format", format.to_owned())));
    text(shape, &Type::Value, rules);
    number(planner, shape, &Type::Value, rules);
    items(constraints, rules);
    count("min_properties", constraints.min_properties, rules);
    count("max_properties", constraints.max_properties, rules);
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
    rules.extend(pattern(shape).map(|pattern| Argument::Text("pattern", pattern)));
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

/// One pattern that says what all of them say.
fn pattern(shape: &Shape) -> Option<String> {
    // What no engine reads was told when the model was checked.
    let good = shape.constraints.patterns.iter().map(String::as_str);
    let good: Vec<&str> = good.filter(|pattern| !pattern_is_broken(pattern)).collect();
    match good.as_slice() {
        [] => None,
        [only] => Some((*only).to_owned()),
        several => {
            // Each must be found somewhere: lookaheads from the start say so.
            let ahead: String = several
                .iter()
                .map(|pattern| format!(r"(?=[\s\S]*?(?:{pattern}))"))
                .collect();
            Some(format!("^{ahead}"))
        }
    }
}

fn items(constraints: &Constraints, rules: &mut Vec<Argument>) {
    count("min_items", constraints.min_items, rules);
    count("max_items", constraints.max_items, rules);
    if constraints.unique_items {
        rules.push(Argument::Flag("unique_items"));
    }
}

/// A limit on a count; at least none is no limit.
fn count(key: &'static str, limit: Option<u64>, rules: &mut Vec<Argument>) {
    let says_nothing = limit == Some(0) && key.starts_with("min");
    rules.extend(
        limit
            .filter(|_| !says_nothing)
            .map(|limit| Argument::Number(key, limit.to_string())),
    );
}

fn number(planner: &Planner<'_>, shape: &Shape, ty: &Type, rules: &mut Vec<Argument>) {
    let constant = match &shape.kind {
        ShapeKind::Constant(Value::Number(number)) => Some(exactly(number)),
        _ => None,
    };
    let constraints = constant.as_ref().unwrap_or(&shape.constraints);
    bounds(&constraints.bounds, ty, rules);
    if constraints.multiple_of.len() > 1 {
        planner.note(&catalog::ONE_MULTIPLE_ONLY, &[], &shape.origin);
    }
    let one = Number::from(1_u64);
    let whole = !matches!(ty, Type::F32 | Type::F64 | Type::Value);
    let factor = constraints
        .multiple_of
        .first()
        .filter(|factor| !factor.is_negative() && !factor.is_zero());
    let factor = factor.filter(|factor| !(whole && **factor == one));
    rules.extend(factor.map(|factor| Argument::Number("multiple_of", factor.to_string())));
}

fn bounds(bounds: &Bounds, ty: &Type, rules: &mut Vec<Argument>) {
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
        _ => (None, None),
    }
}
