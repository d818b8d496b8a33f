//! What several scalars that were joined ask of a value: the rules of one of them.
//!
//! Takes the shapes; gives one rule, or none where a value that breaks it can't be told from those that are wanted.

use crate::model::assertion::JsonType;
use crate::model::{Assertion, Constraints, EnumBase, Shape, ShapeKind, StringFormat};

/// The rule that any of the shapes, or one alone, sets for a value of the joined kind.
pub(super) fn of_any(kind: &ShapeKind, shapes: &[&Shape], several: bool) -> Option<Assertion> {
    let groups: Vec<Vec<Assertion>> = shapes.iter().map(|shape| rules_of(kind, shape)).collect();
    let (free, bound): (Vec<_>, Vec<_>) = groups.iter().partition(|rules| rules.is_empty());
    // Values of which the kind knows already, and integers beside any numbers: an enum that is open, a number.
    let listed = |rules: &&Vec<Assertion>| {
        let listed = |rule| matches!(rule, &Assertion::Allowed(_) | &Assertion::Types(_));
        rules.iter().all(listed)
    };
    let open = !free.is_empty() && (several || free.len() > 1 || bound.iter().all(listed));
    let closed = several && values_of(kind) && bound.iter().all(listed);
    match several {
        _ if open || closed || bound.is_empty() => None,
        true => Some(Assertion::Any(groups)),
        false => {
            let apart = values_of(kind) && bound.iter().all(listed) && differ(&bound);
            (!apart).then_some(Assertion::One(groups))
        }
    }
}

/// Whether no value is listed twice.
fn differ(groups: &[&Vec<Assertion>]) -> bool {
    let mut seen = Vec::new();
    let values = groups.iter().flat_map(|rules| rules.iter());
    let values = values.filter_map(|rule| match rule {
        Assertion::Allowed(values) => Some(values),
        _ => None,
    });
    values.flatten().all(|value| {
        let new = !seen.contains(&value);
        seen.push(value);
        new
    })
}

/// Whether a kind takes certain values alone.
fn values_of(kind: &ShapeKind) -> bool {
    match kind {
        ShapeKind::Constant(_) => true,
        ShapeKind::Enum(enumeration) => enumeration.open != Some(true),
        _ => false,
    }
}

/// What a shape asks of a value that is of the joined kind.
fn rules_of(kind: &ShapeKind, shape: &Shape) -> Vec<Assertion> {
    let mut rules = Vec::new();
    match &shape.kind {
        ShapeKind::Integer(_) if matches!(kind, ShapeKind::Number(_)) => {
            rules.push(Assertion::Types(vec![JsonType::Integer]));
        }
        ShapeKind::String(format) if is_checked(format) => {
            rules.push(Assertion::Format(format.clone()));
        }
        ShapeKind::Constant(value) => rules.push(Assertion::Allowed(vec![value.clone()])),
        ShapeKind::Enum(enumeration)
            if enumeration.open != Some(true) || enumeration.base == EnumBase::Mixed =>
        {
            let values = enumeration.values.iter().map(|value| value.value.clone());
            rules.push(Assertion::Allowed(values.collect()));
        }
        _ => {}
    }
    let measures = Constraints {
        assertions: Vec::new(),
        after_now: None,
        ..(*shape.constraints).clone()
    };
    if measures != Constraints::default() {
        rules.push(Assertion::Rules(Box::new(measures)));
    }
    rules.extend(shape.constraints.assertions.iter().cloned());
    rules
}

/// Whether a format tells texts from others: secrets and formats that nobody here knows don't.
fn is_checked(format: &StringFormat) -> bool {
    match format {
        StringFormat::None | StringFormat::Password | StringFormat::Binary => false,
        StringFormat::Other(name) => {
            ["uri-reference", "regex", "json-pointer"].contains(&name.as_str())
        }
        _ => true,
    }
}
