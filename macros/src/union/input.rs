//! What was written: an enum with `#[union(…)]`, `#[variant(…)]` and `#[unknown]`, as data.
//!
//! Notes mistakes in the writing; whether what was written makes sense is [`super::check`]'s question.

use proc_macro2::{Ident, Span};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Fields, LitStr, Token, Type};

use crate::context::Context;
use crate::rules::{self, Rules};
use crate::suggest;

/// An enum that derives `Union`.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    /// `tag = "…"`
    pub(crate) tag: Option<LitStr>,
    /// `exclusive`
    pub(crate) exclusive: Option<Span>,
    pub(crate) variants: Vec<Variant>,
}

/// A variant with the one value that it holds, or with none beside its tag.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    /// What it holds; `None` where it is its tag alone.
    pub(crate) ty: Option<Type>,
    /// `#[variant("…", …)]`
    pub(crate) values: Vec<LitStr>,
    /// `#[variant]`'s place, if it is there.
    pub(crate) values_span: Option<Span>,
    /// `#[unknown]`
    pub(crate) unknown: Option<Span>,
    /// The rules of the value: `#[union(min_length = 1)]`.
    pub(crate) rules: Rules,
    /// `#[union(closed)]`: there is the tag and no other member.
    pub(crate) closed: Option<Span>,
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
    let (tag, exclusive) = read_keys(context, &input.attrs);
    Input {
        ident: input.ident.clone(),
        tag,
        exclusive,
        variants,
    }
}

fn read_keys(context: &Context, attributes: &[Attribute]) -> (Option<LitStr>, Option<Span>) {
    let mut tag: Option<LitStr> = None;
    let mut exclusive: Option<Span> = None;
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("union"))
    {
        context.ok(attribute.parse_nested_meta(|meta| {
            let set_before = if meta.path.is_ident("tag") {
                tag.replace(meta.value()?.parse()?).is_some()
            } else if meta.path.is_ident("exclusive") {
                exclusive.replace(meta.path.span()).is_some()
            } else {
                let known = "unknown key: `union` takes `tag = \"…\"` or `exclusive`";
                return Err(meta.error(known));
            };
            if set_before {
                let key = rules::path_text(&meta);
                context.error(&meta.path, format!("`{key}` is set twice"));
            }
            Ok(())
        }));
    }
    (tag, exclusive)
}

/// The rules of what a variant holds, and whether it is closed.
fn read_rules(context: &Context, attributes: &[Attribute]) -> (Rules, Option<Span>) {
    let (mut rules, mut closed) = (Rules::default(), None);
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("union"))
    {
        context.ok(attribute.parse_nested_meta(|meta| {
            if rules.read_key(context, &meta)? {
                return Ok(());
            }
            if meta.path.is_ident("closed") {
                closed = Some(meta.path.span());
                return Ok(());
            }
            let message = suggest::unknown_key(&rules::path_text(&meta), &rules::KEYS);
            context.error(&meta.path, message);
            rules::skip_value(&meta)
        }));
    }
    (rules, closed)
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
    let (rules, closed) = read_rules(context, &variant.attrs);
    Some(Variant {
        ident: variant.ident.clone(),
        ty,
        values,
        values_span: find("variant").map(Spanned::span),
        unknown: find("unknown").map(Spanned::span),
        rules,
        closed,
        deprecated: find("deprecated").is_some(),
    })
}

/// `Some(None)` for a variant that holds nothing; `None` where what is written can't be one.
fn payload(context: &Context, variant: &syn::Variant) -> Option<Option<Type>> {
    match &variant.fields {
        Fields::Unit => Some(None),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            Some(fields.unnamed.first().map(|field| field.ty.clone()))
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
