//! What was written: the variants and their strings. [`check`] holds them against each other.

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Fields, Lit, LitStr, Type, Variant};

use crate::context::Context;
use crate::marks::{self, Mark};
use crate::{rules, wire};

/// An enum that derives `StringEnum`.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    pub(crate) values: Vec<Value>,
    /// The variant that keeps what it does not know.
    pub(crate) unknown: Option<Ident>,
    /// Whether the enum could be expanded at all.
    is_enum: bool,
    pub(crate) generics: Option<Span>,
    /// More variants with `#[unknown]` than one.
    surplus: Vec<Ident>,
}

/// A variant and its string.
pub(crate) struct Value {
    pub(crate) ident: Ident,
    pub(crate) text: LitStr,
}

/// Reads the input of the derive.
pub(crate) fn read(context: &Context, input: &DeriveInput) -> Input {
    let mut read = Input {
        ident: wire::own(&input.ident),
        values: Vec::new(),
        unknown: None,
        is_enum: true,
        generics: input.generics.params.first().map(Spanned::span),
        surplus: Vec::new(),
    };
    let Data::Enum(data) = &input.data else {
        read.is_enum = false;
        context.error(&input.ident, "`StringEnum` is for enums; for the one string that a unit struct stands for, derive `Entity`");
        return read;
    };
    let ask = |name: &str| format!("which string is `{name}`? Write `#[value(\"…\")]` above it");
    for (variant, mark) in marks::read(context, input, data, ask) {
        match mark {
            Mark::Value(attribute) => {
                read.values
                    .extend(read_text(context, attribute).map(|text| Value {
                        ident: wire::own(&variant.ident),
                        text,
                    }))
            }
            Mark::Unknown => {
                check_unknown(context, variant);
                if read.unknown.is_some() {
                    read.surplus.push(variant.ident.clone());
                } else {
                    read.unknown = Some(wire::own(&variant.ident));
                }
            }
        }
    }
    read
}

/// Notes what can't be of the values as a whole.
pub(crate) fn check(context: &Context, input: &Input) {
    if let Some(span) = input.generics {
        context.error_at(span, "an enum of strings has no generic parameters");
    }
    if input.is_enum && input.values.is_empty() && !context.has_errors() {
        context.error(&input.ident, "an enum of strings needs at least one variant with `#[value(\"…\")]`: this one has no value");
    }
    for ident in &input.surplus {
        context.error(
            ident,
            "one variant at most keeps what the enum does not know",
        );
    }
    for (index, value) in input.values.iter().enumerate() {
        if let Some(first) = input
            .values
            .iter()
            .take(index)
            .find(|first| first.text.value() == value.text.value())
        {
            context.error(
                &value.text,
                format!(
                    "`{}` is the value of `{}` already",
                    value.text.value(),
                    first.ident
                ),
            );
        }
    }
}

fn read_text(context: &Context, attribute: &Attribute) -> Option<LitStr> {
    let literal = context.ok(attribute.parse_args::<Lit>().map_err(|_| {
        syn::Error::new_spanned(
            attribute,
            "write the variant's string in brackets and quotes: `#[value(\"…\")]`",
        )
    }))?;
    match literal {
        Lit::Str(text) => Some(text),
        other => {
            context.error(other, "expected a string in quotes");
            None
        }
    }
}

fn check_unknown(context: &Context, variant: &Variant) {
    let advice = format!(
        "the unknown variant keeps the text it was given: write `{}(String)`",
        variant.ident
    );
    let Fields::Unnamed(fields) = &variant.fields else {
        return context.error(variant, advice);
    };
    let is_string = |ty: &Type| rules::last_segment(ty).as_deref() == Some("String");
    if fields.unnamed.len() != 1 || !fields.unnamed.iter().all(|field| is_string(&field.ty)) {
        context.error(fields, advice);
    }
}
