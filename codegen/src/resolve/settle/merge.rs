//! Variants of a union that no JSON type tells apart: several strings are one string, an enum beside any string is an open
//! enum, an integer beside a number is a number.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::model::overlap::value_of_both;
use crate::model::{
    Api, EnumBase, EnumValue, Enumeration, IntegerFormat, NumberFormat, Place, Shape, ShapeId,
    ShapeKind, StringFormat, Value, Variant,
};

mod rules;

/// Scalars that no JSON type tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Text,
    Numeric,
    Boolean,
}

/// Joins the scalar variants of a union, group by group.
pub(super) fn merge_scalars(api: &mut Api, id: ShapeId, diagnostics: &mut Diagnostics) {
    report_integers(api, id, diagnostics);
    for group in [Group::Text, Group::Numeric, Group::Boolean] {
        merge_group(api, id, group);
    }
    become_only_variant(api, id);
}

/// Tells of an integer beside any number, where a value may fit one alone: together they are a number, and nothing is
/// left that could refuse an integer.
fn report_integers(api: &Api, id: ShapeId, diagnostics: &mut Diagnostics) {
    let ShapeKind::Union(union) = &api.shapes[id].kind else {
        return;
    };
    if union.several {
        return;
    }
    let of_kind = |is_kind: fn(&ShapeKind) -> bool| {
        let mut variants = union.variants.iter();
        variants.find(|variant| is_kind(&api.shapes[variant.used.shape].kind))
    };
    let integer = of_kind(|kind| matches!(kind, ShapeKind::Integer(_)));
    let number = of_kind(|kind| matches!(kind, ShapeKind::Number(_)));
    let (Some(integer), Some(number)) = (integer, number) else {
        return;
    };
    if value_of_both(api, &integer.used, &number.used).is_some() {
        let diagnostic = Diagnostic::new(&codes::INTEGERS_AND_NUMBERS, &[]);
        let diagnostic = diagnostic.at(integer.used.origin.span);
        diagnostics.push(diagnostic.label(number.used.origin.span, "the numbers are here"));
    }
}

fn merge_group(api: &mut Api, id: ShapeId, group: Group) {
    let ShapeKind::Union(union) = &api.shapes[id].kind else {
        return;
    };
    if union.discriminator.is_some() {
        return;
    }
    let belongs =
        |variant: &&Variant| group_of(&api.shapes[variant.used.shape].kind) == Some(group);
    let members: Vec<Variant> = union.variants.iter().filter(belongs).cloned().collect();
    let [first, _, ..] = members.as_slice() else {
        return;
    };
    let shapes: Vec<&Shape> = members
        .iter()
        .map(|variant| &api.shapes[variant.used.shape])
        .collect();
    let kind = join(group, &shapes);
    let rules = rules::of_any(&kind, &shapes, union.several);
    let at = union
        .variants
        .iter()
        .position(|variant| variant == first)
        .unwrap_or_default();
    let mut shape = Shape::new(Place::Variant(id, at), kind, first.used.origin.clone());
    shape.constraints.assertions.extend(rules);
    shape.extensions.sensitive = shapes.iter().any(|shape| is_secret(shape));
    let new = api.shapes.push(shape);
    let kept: Vec<ShapeId> = members
        .iter()
        .skip(1)
        .map(|variant| variant.used.shape)
        .collect();
    if let ShapeKind::Union(union) = &mut api.shapes[id].kind {
        union
            .variants
            .retain(|variant| !kept.contains(&variant.used.shape));
        if let Some(variant) = union.variants.get_mut(at) {
            variant.used.shape = new;
            variant.name = None;
        }
    }
}

fn group_of(kind: &ShapeKind) -> Option<Group> {
    Some(match kind {
        ShapeKind::String(StringFormat::Binary) => return None,
        ShapeKind::String(_) | ShapeKind::Constant(Value::String(_)) => Group::Text,
        ShapeKind::Integer(_) | ShapeKind::Number(_) | ShapeKind::Constant(Value::Number(_)) => {
            Group::Numeric
        }
        ShapeKind::Boolean | ShapeKind::Constant(Value::Bool(_)) => Group::Boolean,
        ShapeKind::Enum(enumeration) => match enumeration.base {
            EnumBase::String => Group::Text,
            EnumBase::Integer | EnumBase::Number => Group::Numeric,
            EnumBase::Boolean => Group::Boolean,
            EnumBase::Mixed => return None,
        },
        _ => return None,
    })
}

/// Whether a value must not be shown: of what joins a password with others, no format says so any more.
fn is_secret(shape: &Shape) -> bool {
    let password = matches!(shape.kind, ShapeKind::String(StringFormat::Password));
    password || shape.extensions.sensitive
}

/// What several scalars are together.
fn join(group: Group, shapes: &[&Shape]) -> ShapeKind {
    let values = all_values(shapes);
    let closed = shapes.iter().all(|shape| values_of(shape).is_some());
    match group {
        _ if closed => enumeration(values, None),
        Group::Boolean => ShapeKind::Boolean,
        Group::Text if !values.is_empty() => enumeration(values, Some(true)),
        Group::Text => ShapeKind::String(StringFormat::None),
        Group::Numeric if shapes.iter().any(|shape| is_fractional(&shape.kind)) => {
            ShapeKind::Number(NumberFormat::None)
        }
        Group::Numeric => ShapeKind::Integer(IntegerFormat::None),
    }
}

fn enumeration(values: Vec<EnumValue>, open: Option<bool>) -> ShapeKind {
    super::super::enumeration::kind_of_values(values, open)
}

fn is_fractional(kind: &ShapeKind) -> bool {
    match kind {
        ShapeKind::Number(_) => true,
        ShapeKind::Constant(Value::Number(number)) => !number.is_integer(),
        ShapeKind::Enum(enumeration) => enumeration.base == EnumBase::Number,
        _ => false,
    }
}

fn values_of(shape: &Shape) -> Option<Vec<EnumValue>> {
    match &shape.kind {
        ShapeKind::Constant(value) => Some(vec![EnumValue {
            value: value.clone(),
            name: shape.title.clone(),
            description: shape.description.clone(),
            origin: shape.origin.clone(),
        }]),
        ShapeKind::Enum(Enumeration { values, open, .. }) if *open != Some(true) => {
            Some(values.clone())
        }
        _ => None,
    }
}

fn all_values(shapes: &[&Shape]) -> Vec<EnumValue> {
    let mut all: Vec<EnumValue> = Vec::new();
    let mut known = BTreeSet::new();
    let open = |shape: &&Shape| match &shape.kind {
        ShapeKind::Enum(enumeration) => enumeration.values.clone(),
        _ => values_of(shape).unwrap_or_default(),
    };
    for value in shapes.iter().flat_map(open) {
        if known.insert(value.value.key()) {
            all.push(value);
        }
    }
    all
}

/// A union whose only variant was made here is that variant itself.
fn become_only_variant(api: &mut Api, id: ShapeId) {
    let ShapeKind::Union(union) = &api.shapes[id].kind else {
        return;
    };
    let [only] = union.variants.as_slice() else {
        return;
    };
    let variant = &api.shapes[only.used.shape];
    if !matches!(&variant.place, Place::Variant(owner, _) if *owner == id) {
        return;
    }
    let (kind, rules) = (variant.kind.clone(), variant.constraints.clone());
    let (sensitive, own_type) = (variant.extensions.sensitive, variant.own_type.clone());
    let shape = &mut api.shapes[id];
    shape.kind = kind;
    shape.constraints.narrow(&rules);
    shape.extensions.sensitive |= sensitive;
    shape.own_type = shape.own_type.take().or(own_type);
}
