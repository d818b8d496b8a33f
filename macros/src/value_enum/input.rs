//! What was written: the variants and their values. [`check`] holds them against each other.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Fields, Variant};

use crate::context::Context;
use crate::literal::{Literal, Width};
use crate::marks::{self, Mark};
use crate::{rules, wire};

/// An enum that derives `ValueEnum`.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    pub(crate) values: Vec<Value>,
    /// The variant that keeps what it does not know.
    pub(crate) unknown: Option<Unknown>,
    is_enum: bool,
    generics: Option<Span>,
}

/// A variant and its value.
pub(crate) struct Value {
    pub(crate) ident: Ident,
    pub(crate) literal: Literal,
}

/// The variant for other values, and what it holds.
pub(crate) struct Unknown {
    pub(crate) ident: Ident,
    /// The name of the type, where it holds one value of a named type.
    holds: Option<String>,
    span: Span,
}

/// What the values have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Base {
    /// Numbers that one type holds.
    Number(Width),
    /// Values of several JSON types.
    Mixed,
}

impl Base {
    /// The type of a value.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Number(Width::U64) => "u64",
            Self::Number(Width::I128) => "i128",
            Self::Number(Width::F64) => "f64",
            Self::Number(_) => "i64",
            Self::Mixed => "Value",
        }
    }

    pub(crate) fn ident(self) -> Ident {
        format_ident!("{}", self.name())
    }
}

impl Input {
    /// What the values have in common: for numbers, the narrowest type that holds all of them.
    pub(crate) fn base(&self) -> Base {
        let mut widths = Vec::new();
        let mut negative = false;
        for value in &self.values {
            let Literal::Number(number) = &value.literal else {
                return Base::Mixed;
            };
            negative |= number.text.starts_with('-');
            widths.push(number.width());
        }
        let widest = widths.iter().copied().max().unwrap_or(Width::I64);
        Base::Number(match widest {
            Width::U64 if negative => Width::I128,
            widest => widest,
        })
    }
}

/// Reads the input of the derive.
pub(crate) fn read(context: &Context, input: &DeriveInput) -> Input {
    let mut read = Input {
        ident: wire::own(&input.ident),
        values: Vec::new(),
        unknown: None,
        is_enum: true,
        generics: input.generics.params.first().map(Spanned::span),
    };
    let Data::Enum(data) = &input.data else {
        read.is_enum = false;
        context.error(&input.ident, "`ValueEnum` is for enums; for the one value that a unit struct stands for, derive `Entity`");
        return read;
    };
    let ask = |name: &str| format!("which value is `{name}`? Write `#[value(…)]` above it");
    for (variant, mark) in marks::read(context, input, data, ask) {
        match mark {
            Mark::Value(attribute) => read_value(context, &mut read, variant, attribute),
            Mark::Unknown => {
                if read.unknown.is_some() {
                    context.error(
                        &variant.ident,
                        "one variant at most keeps what the enum does not know",
                    );
                }
                read.unknown = Some(read_unknown(variant));
            }
        }
    }
    read
}

fn read_value(context: &Context, read: &mut Input, variant: &Variant, attribute: &Attribute) {
    if !matches!(attribute.meta, syn::Meta::List(_)) {
        return context.error(
            attribute,
            "write the variant's value in brackets: `#[value(1)]`",
        );
    }
    if let Some(literal) = context.ok(attribute.parse_args::<Literal>()) {
        read.values.push(Value {
            ident: wire::own(&variant.ident),
            literal,
        });
    }
}

fn read_unknown(variant: &Variant) -> Unknown {
    let holds = match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields
            .unnamed
            .first()
            .and_then(|field| rules::last_segment(&field.ty)),
        _ => None,
    };
    Unknown {
        ident: wire::own(&variant.ident),
        holds,
        span: variant.span(),
    }
}

/// Notes what can't be of the values as a whole.
pub(crate) fn check(context: &Context, input: &Input) {
    if let Some(span) = input.generics {
        context.error_at(span, "an enum of values has no generic parameters");
    }
    if context.has_errors() || !input.is_enum {
        return;
    }
    if input.values.is_empty() {
        context.error(&input.ident, "an enum of values needs at least one variant with `#[value(…)]`: this one has no value");
    } else if input
        .values
        .iter()
        .all(|value| matches!(value.literal, Literal::Text(_)))
    {
        context.error(
            &input.ident,
            "for strings alone derive `StringEnum`, which gives `as_str` and `FromStr`",
        );
    }
    for value in &input.values {
        check_scalar(context, value);
    }
    check_distinct(context, input);
    check_unknown(context, input);
}

fn check_scalar(context: &Context, value: &Value) {
    match &value.literal {
        Literal::Null(span) => context.error_at(
            *span,
            "null is no variant: make the place that holds the enum an `Option` or a `Nullable`",
        ),
        Literal::List(span, _) | Literal::Object(span, _) => {
            context.error_at(*span, "the values of an enum are texts, numbers and booleans; hold others as a `Value` with the rule `allowed(…)`");
        }
        Literal::Number(number) if number.width() == Width::None => context.error_at(
            number.span,
            "no type of number holds all digits of this one, so that it can't be sent",
        ),
        _ => {}
    }
}

fn check_distinct(context: &Context, input: &Input) {
    for (index, value) in input.values.iter().enumerate() {
        let mut before = input.values.iter().take(index);
        if let Some(first) = before.find(|first| first.literal.same(&value.literal)) {
            context.error_at(
                value.literal.span(),
                format!("this is the value of `{}` already", first.ident),
            );
        }
    }
}

fn check_unknown(context: &Context, input: &Input) {
    let Some(unknown) = &input.unknown else {
        return;
    };
    let wanted = input.base().name();
    if unknown.holds.as_deref() != Some(wanted) {
        context.error_at(
            unknown.span,
            format!(
                "the unknown variant keeps the value it was given: write `{}({wanted})`",
                unknown.ident
            ),
        );
    }
}
