//! What must hold of a model: a flat list of small rules, each of which notes its own mistakes.

use crate::context::Context;
use crate::rules::{self, Kind};

use super::input::{Field, Input, Presence};

/// Notes all that is wrong with `input`.
pub(crate) fn check(context: &Context, input: &Input) {
    check_wire_names(context, input);
    check_single_flatten(context, input);
    check_closed(context, input);
    input.rules.check_pairs(context);
    for field in &input.fields {
        check_rules_fit(context, field);
        check_flatten(context, field);
        check_constant(context, field);
    }
}

fn check_wire_names(context: &Context, input: &Input) {
    let named: Vec<&Field> = input
        .fields
        .iter()
        .filter(|field| field.flatten.is_none())
        .collect();
    for (index, field) in named.iter().enumerate() {
        if let Some(first) = named
            .iter()
            .take(index)
            .find(|first| first.name == field.name)
        {
            let message = format!(
                "`{}` and `{}` have the same name on the wire, `{}`",
                first.ident, field.ident, field.name
            );
            context.error_at(field.name_span, message);
        }
    }
}

fn check_single_flatten(context: &Context, input: &Input) {
    for span in input
        .fields
        .iter()
        .filter_map(|field| field.flatten)
        .skip(1)
    {
        context.error_at(span, "a model has one `flatten` field at most: it takes all properties that no other field has");
    }
}

fn check_closed(context: &Context, input: &Input) {
    let flatten = input.fields.iter().find_map(|field| field.flatten);
    if let (Some(_), Some(span)) = (flatten, input.closed) {
        context.error_at(span, "a `closed` model has no other properties, but its `flatten` field takes them: leave out one of the two");
    }
}

fn check_rules_fit(context: &Context, field: &Field) {
    field.rules.check(context, &field.ty);
}

fn check_flatten(context: &Context, field: &Field) {
    let Some(span) = field.flatten else { return };
    if rules::last_segment(&field.ty).as_deref() != Some("Map") {
        context.error(
            &field.ty,
            "`flatten` takes the properties that no other field has, as a `Map<T>`",
        );
    }
    if field.constant || field.default.is_some() || matches!(field.presence, Presence::Nullable(_))
    {
        context.error_at(
            span,
            "`flatten` stands alone: the properties that it takes are there or not, one by one",
        );
    }
}

fn check_constant(context: &Context, field: &Field) {
    if !field.constant {
        return;
    }
    if !matches!(field.presence, Presence::Required) {
        context.error(
            &field.ty,
            "a `constant` field is always there: leave out the `Option`",
        );
    }
    if let Some(default) = &field.default {
        context.error(
            default,
            "a `constant` field has its type's `Default` as its value: leave out `default`",
        );
    }
    if Kind::of(&field.ty) != Kind::Any && !field.rules.is_empty() {
        context.error(
            &field.ty,
            "a `constant` field has one value: it needs no rules",
        );
    }
}
