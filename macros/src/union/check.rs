//! What must hold of a union, one small rule a function.

use std::collections::BTreeMap;

use super::input::{Input, Variant};
use crate::context::Context;

/// Notes all that doesn't make sense.
pub(crate) fn check(context: &Context, input: &Input) {
    has_variants(context, input);
    one_unknown(context, input);
    for variant in &input.variants {
        names_fit_tag(context, input, variant);
        holds_something(context, input, variant);
    }
    no_tag_excludes(context, input);
    values_differ(context, input);
}

fn has_variants(context: &Context, input: &Input) {
    let known = input
        .variants
        .iter()
        .filter(|variant| variant.unknown.is_none());
    if known.count() == 0 && !context.has_errors() {
        context.error(&input.ident, "a union needs a variant: `Name(Type)`");
    }
}

fn one_unknown(context: &Context, input: &Input) {
    for span in input
        .variants
        .iter()
        .filter_map(|variant| variant.unknown)
        .skip(1)
    {
        context.error_at(span, "only one variant can take what no other does");
    }
}

fn names_fit_tag(context: &Context, input: &Input, variant: &Variant) {
    let name = &variant.ident;
    match (&input.tag, variant.values_span, variant.unknown) {
        (Some(tag), None, None) => {
            let message = format!(
                "say which value of `{}` means `{name}`: `#[variant(\"…\")]`",
                tag.value()
            );
            context.error(name, message);
        }
        (Some(_), Some(span), _) if variant.values.is_empty() => {
            context.error_at(span, "expected the tag's value: `#[variant(\"…\")]`");
        }
        (None, Some(span), _) => {
            context.error_at(span, "`#[variant]` needs `#[union(tag = \"…\")]` on the enum: nothing else holds the value");
        }
        _ => {}
    }
}

fn no_tag_excludes(context: &Context, input: &Input) {
    if let (Some(_), Some(span)) = (&input.tag, input.exclusive) {
        context.error_at(
            span,
            "the tag already says which variant it is: leave out `exclusive`",
        );
    }
}

/// A variant that is nothing but a tag needs one; rules are those of a value.
fn holds_something(context: &Context, input: &Input, variant: &Variant) {
    let name = &variant.ident;
    let tagged = input.tag.is_some() && variant.unknown.is_none();
    match &variant.ty {
        Some(ty) => {
            variant.rules.check(context, ty);
            if let Some(span) = variant.closed {
                let message = "`closed` is for a variant that is nothing but its tag; of a struct it is a key of `model`";
                context.error_at(span, message);
            }
        }
        None if !tagged => context.error(
            name,
            format!("a variant without a tag holds one value of a type: `{name}(Type)`"),
        ),
        None if !variant.rules.is_empty() => {
            context.error(name, "rules are those of a value: this variant holds none");
        }
        None => {}
    }
}

fn values_differ(context: &Context, input: &Input) {
    let mut seen = BTreeMap::new();
    for variant in &input.variants {
        for value in &variant.values {
            if let Some(other) = seen.insert(value.value(), &variant.ident) {
                context.error(
                    value,
                    format!("`{}` already means `{other}`", value.value()),
                );
            }
        }
    }
}
