//! The marks of variants: `#[value(…)]` or `#[unknown]`, one of them on each.
//!
//! Takes the enum of a derive; gives each variant's mark. What a value may be, the derives know.

use syn::{Attribute, DataEnum, DeriveInput, Fields, Variant};

use crate::context::Context;

/// What stands above a variant.
pub(crate) enum Mark<'a> {
    /// The variant of one value.
    Value(&'a Attribute),
    /// The variant that keeps what the enum does not know.
    Unknown,
}

/// Each variant that has a mark. `ask` is what a variant without one is asked, by its name.
pub(crate) fn read<'a>(
    context: &'a Context,
    input: &DeriveInput,
    data: &'a DataEnum,
    ask: fn(&str) -> String,
) -> impl Iterator<Item = (&'a Variant, Mark<'a>)> {
    for attribute in input.attrs.iter().filter(|attribute| is_ours(attribute)) {
        context.error(attribute, "this belongs on a variant");
    }
    let marked = move |variant| Some((variant, mark(context, variant, ask)?));
    data.variants.iter().filter_map(marked)
}

fn mark<'a>(context: &Context, variant: &'a Variant, ask: fn(&str) -> String) -> Option<Mark<'a>> {
    let attributes = variant.attrs.iter();
    let ours: Vec<&Attribute> = attributes.filter(|attribute| is_ours(attribute)).collect();
    match ours.as_slice() {
        [] => context.error(&variant.ident, ask(&variant.ident.to_string())),
        [attribute] if attribute.path().is_ident("value") => {
            if !matches!(variant.fields, Fields::Unit) {
                context.error(
                    &variant.fields,
                    "a variant with a `#[value]` holds nothing: the value is all that it says",
                );
            }
            return Some(Mark::Value(attribute));
        }
        [attribute] => {
            context.ok(attribute.meta.require_path_only());
            return Some(Mark::Unknown);
        }
        [_, second, ..] => context.error(
            second,
            "a variant has one `#[value]`, or is the `#[unknown]` one",
        ),
    }
    None
}

fn is_ours(attribute: &Attribute) -> bool {
    attribute.path().is_ident("value") || attribute.path().is_ident("unknown")
}
