//! What was written: an enum with `#[union(…)]`, `#[variant(…)]` and `#[unknown]`, as data.
//!
//! Notes mistakes in the writing; whether what was written makes sense is [`super::check`]'s question.

use proc_macro2::{Ident, Span};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Fields, LitStr, Token, Type};

use crate::context::Context;

/// An enum that derives `Union`.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    /// `tag = "…"`
    pub(crate) tag: Option<LitStr>,
    pub(crate) variants: Vec<Variant>,
}

/// A variant with the one value that it holds.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// `#[variant("…", …)]`
    pub(crate) values: Vec<LitStr>,
    /// `#[variant]`'s place, if it is there.
    pub(crate) values_span: Option<Span>,
    /// `#[unknown]`
    pub(crate) unknown: Option<Span>,
    pub(crate) deprecated: bool,
}

/// Reads the input of the derive.
pub(crate) fn read(context: &Context, input: &DeriveInput) -> Input {
    if let Some(parameter) = input.generics.params.first() {
        context.error(
            parameter,
            "a union has no generic parameters: its variants are one static value",
        );
    }
    let variants = match &input.data {
        Data::Enum(data) => data
            .variants
            .iter()
            .filter_map(|variant| read_variant(context, variant))
            .collect(),
        Data::Struct(data) => {
            context.error(
                data.struct_token,
                "`Union` is for enums of types: use `Model` for a struct",
            );
            Vec::new()
        }
        Data::Union(data) => {
            context.error(data.union_token, "`Union` is for enums of types");
            Vec::new()
        }
    };
    Input {
        ident: input.ident.clone(),
        tag: read_tag(context, &input.attrs),
        variants,
    }
}

fn read_tag(context: &Context, attributes: &[Attribute]) -> Option<LitStr> {
    let mut tag: Option<LitStr> = None;
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("union"))
    {
        context.ok(attribute.parse_nested_meta(|meta| {
            if !meta.path.is_ident("tag") {
                return Err(meta.error("unknown key: `union` takes `tag = \"…\"`"));
            }
            if tag.replace(meta.value()?.parse()?).is_some() {
                context.error(&meta.path, "`tag` is set twice");
            }
            Ok(())
        }));
    }
    tag
}

fn read_variant(context: &Context, variant: &syn::Variant) -> Option<Variant> {
    let ty = payload(context, variant)?;
    let find = |name: &str| {
        variant
            .attrs
            .iter()
            .find(|attribute| attribute.path().is_ident(name))
    };
    let mut values = Vec::new();
    for attribute in variant
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("variant"))
    {
        let parsed = attribute.parse_args_with(Punctuated::<LitStr, Token![,]>::parse_terminated);
        values.extend(context.ok(parsed).into_iter().flatten());
    }
    Some(Variant {
        ident: variant.ident.clone(),
        ty,
        values,
        values_span: find("variant").map(Spanned::span),
        unknown: find("unknown").map(Spanned::span),
        deprecated: find("deprecated").is_some(),
    })
}

fn payload(context: &Context, variant: &syn::Variant) -> Option<Type> {
    match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            Some(fields.unnamed.first()?.ty.clone())
        }
        _ => {
            let ident = &variant.ident;
            context.error(
                variant,
                format!("a variant of a union holds one value of a type: `{ident}(Type)`"),
            );
            None
        }
    }
}
