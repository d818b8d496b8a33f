//! What was written: a struct with `#[model(…)]` keys, as data. [`read`] takes the derive's input and notes mistakes in
//! the writing; whether what was written makes sense is [`super::check`]'s question.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Expr, Fields, LitStr, Type, Visibility};

use crate::context::Context;
use crate::rules::{self, Rules};
use crate::{suggest, wire};

use super::case::{self, Case};
use super::groups::Groups;

/// A struct that derives `Model`.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    /// `request`: it has a builder.
    pub(crate) request: bool,
    /// `closed`: no other properties are allowed.
    pub(crate) closed: Option<Span>,
    /// The rules of the object as a whole.
    pub(crate) rules: Rules,
    pub(crate) fields: Vec<Field>,
}

/// A field and its keys.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// The name on the wire.
    pub(crate) name: String,
    /// Where the name was written: the literal, else the identifier.
    pub(crate) name_span: Span,
    pub(crate) presence: Presence,
    /// Has one value only: `Default::default()`.
    pub(crate) constant: bool,
    /// Takes the properties that no other field has.
    pub(crate) flatten: Option<Span>,
    /// The value when it is absent on reading.
    pub(crate) default: Option<Expr>,
    /// As a header, it is JSON.
    pub(crate) json: bool,
    pub(crate) rules: Rules,
    /// Docs, `#[deprecated]` and `#[cfg]`, for what is made of the field.
    pub(crate) attributes: Vec<Attribute>,
}

/// Whether a field must be there, and whether it may be null.
#[derive(Clone)]
pub(crate) enum Presence {
    /// `T`
    Required,
    /// `Option<T>`: left out when it is `None`.
    Optional(Type),
    /// `#[nullable] Option<T>`: null when it is `None`.
    Nullable(Type),
    /// `Nullable<T>`: absent, null, or a value.
    ThreeState(Type),
}

impl Field {
    /// Whether it must be present when read.
    pub(crate) fn is_required(&self) -> bool {
        matches!(self.presence, Presence::Required | Presence::Nullable(_))
            && self.flatten.is_none()
            && self.default.is_none()
    }

    /// Whether the builder asks for it.
    pub(crate) fn is_asked(&self) -> bool {
        self.is_required() && !self.constant
    }

    /// The type within `Option` or `Nullable`, or the type itself.
    pub(crate) fn inner(&self) -> &Type {
        match &self.presence {
            Presence::Required => &self.ty,
            Presence::Optional(inner) | Presence::Nullable(inner) | Presence::ThreeState(inner) => {
                inner
            }
        }
    }
}

/// The keys of a struct, besides the rules of objects.
const STRUCT_KEYS: [&str; 5] = [
    "request",
    "closed",
    "rename_all",
    "require_any",
    "require_one",
];

/// The rules of an object as a whole.
const STRUCT_RULES: [&str; 15] = [
    "min_properties",
    "max_properties",
    "keys",
    "required",
    "property",
    "matching",
    "others",
    "dependent",
    "unevaluated",
    "not",
    "any",
    "one",
    "all",
    "when",
    "never",
];

/// The keys of a field, besides the rules.
const FIELD_KEYS: [&str; 6] = ["name", "constant", "nullable", "flatten", "default", "json"];

/// Reads the input of the derive.
pub(crate) fn read(context: &Context, input: &DeriveInput) -> Input {
    if let Some(parameter) = input.generics.params.first() {
        context.error(
            parameter,
            "a model has no generic parameters: its schema is one static value",
        );
    }
    let mut keys = StructKeys::default();
    for attribute in input
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("model"))
    {
        context.ok(attribute.parse_nested_meta(|meta| keys.read(context, &meta)));
    }
    let case = keys.rename_all.flatten();
    let fields = read_fields(context, input, case.unwrap_or(str::to_owned));
    let mut rules = keys.rules;
    for group in &keys.groups {
        rules.push(context, group.resolve(context, &fields));
    }
    Input {
        ident: wire::own(&input.ident),
        vis: input.vis.clone(),
        request: keys.request,
        closed: keys.closed,
        rules,
        fields,
    }
}

fn read_fields(context: &Context, input: &DeriveInput, case: Case) -> Vec<Field> {
    let advice = "`Model` is for structs with named fields";
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => fields
                .named
                .iter()
                .filter_map(|field| read_field(context, field, case))
                .collect(),
            Fields::Unit => Vec::new(),
            Fields::Unnamed(fields) => {
                context.error(
                    fields,
                    format!("{advice}: name the fields, as the properties of an object are named"),
                );
                Vec::new()
            }
        },
        Data::Enum(data) => {
            let better = "use `StringEnum` for an enum of values, `Union` for an enum of types";
            context.error(data.enum_token, format!("{advice}: {better}"));
            Vec::new()
        }
        Data::Union(data) => {
            context.error(
                data.union_token,
                format!("{advice}: for one of several types, derive `Union` on an enum"),
            );
            Vec::new()
        }
    }
}

#[derive(Default)]
struct StructKeys {
    request: bool,
    closed: Option<Span>,
    /// Set as soon as it is there, be the word a known one or not.
    rename_all: Option<Option<Case>>,
    rules: Rules,
    groups: Vec<Groups>,
}

impl StructKeys {
    fn read(&mut self, context: &Context, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        if meta.path.is_ident("request") {
            if self.request {
                context.error(&meta.path, "`request` is set twice");
            }
            self.request = true;
        } else if meta.path.is_ident("closed") {
            if self.closed.replace(meta.path.span()).is_some() {
                context.error(&meta.path, "`closed` is set twice");
            }
        } else if meta.path.is_ident("rename_all") {
            let word = text(meta, "a case")?;
            let case = case::read(context, &word);
            if self.rename_all.replace(case).is_some() {
                context.error(&meta.path, "`rename_all` is set twice");
            }
        } else if meta.path.is_ident("require_any") {
            self.groups.push(Groups::read("require_any", meta)?);
        } else if meta.path.is_ident("require_one") {
            self.groups.push(Groups::read("require_one", meta)?);
        } else if !(is_any(meta, &STRUCT_RULES) && self.rules.read_key(context, meta)?) {
            let known: Vec<&str> = STRUCT_KEYS.into_iter().chain(STRUCT_RULES).collect();
            context.error(
                &meta.path,
                suggest::unknown_key(&rules::path_text(meta), &known),
            );
            rules::skip_value(meta)?;
        }
        Ok(())
    }
}

fn is_any(meta: &ParseNestedMeta<'_>, keys: &[&str]) -> bool {
    keys.iter().any(|key| meta.path.is_ident(key))
}

/// What stands in quotes after `=`.
fn text(meta: &ParseNestedMeta<'_>, what: &str) -> syn::Result<LitStr> {
    let said =
        |error: syn::Error| syn::Error::new(error.span(), format!("expected {what} in quotes"));
    meta.value()?.parse().map_err(said)
}

fn read_field(context: &Context, field: &syn::Field, case: Case) -> Option<Field> {
    let ident = wire::own(field.ident.as_ref()?);
    let mut keys = FieldKeys::default();
    for attribute in field
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("model"))
    {
        context.ok(attribute.parse_nested_meta(|meta| keys.read(context, &meta)));
    }
    let carried = |attribute: &&Attribute| {
        ["doc", "deprecated"]
            .iter()
            .any(|name| attribute.path().is_ident(name))
    };
    Some(Field {
        presence: presence(context, &field.ty, keys.nullable),
        ty: field.ty.clone(),
        name: keys
            .name
            .as_ref()
            .map_or_else(|| case(&ident.unraw().to_string()), LitStr::value),
        name_span: keys
            .name
            .as_ref()
            .map_or_else(|| ident.span(), LitStr::span),
        constant: keys.constant.is_some(),
        flatten: keys.flatten,
        default: keys.default,
        json: keys.json.is_some(),
        rules: keys.rules,
        attributes: field.attrs.iter().filter(carried).cloned().collect(),
        ident,
    })
}

fn presence(context: &Context, ty: &Type, nullable: Option<Span>) -> Presence {
    let argument = || rules::only_argument(ty).cloned();
    match (rules::last_segment(ty).as_deref(), argument(), nullable) {
        (Some("Option"), Some(inner), None) => Presence::Optional(inner),
        (Some("Option"), Some(inner), Some(_)) => Presence::Nullable(inner),
        (Some("Nullable"), Some(inner), marked) => {
            if let Some(span) = marked {
                context.error_at(span, "`Nullable<T>` already tells absent, null and a value apart: leave out `nullable`");
            }
            Presence::ThreeState(inner)
        }
        (_, _, marked) => {
            if let Some(span) = marked {
                context.error_at(span, "a field that may be null is an `Option<T>`");
            }
            Presence::Required
        }
    }
}

#[derive(Default)]
struct FieldKeys {
    name: Option<LitStr>,
    constant: Option<Span>,
    nullable: Option<Span>,
    flatten: Option<Span>,
    default: Option<Expr>,
    json: Option<Span>,
    rules: Rules,
}

impl FieldKeys {
    fn read(&mut self, context: &Context, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        let span = meta.path.span();
        let set_before = if meta.path.is_ident("name") {
            self.name.replace(text(meta, "a name")?).is_some()
        } else if meta.path.is_ident("constant") {
            self.constant.replace(span).is_some()
        } else if meta.path.is_ident("nullable") {
            self.nullable.replace(span).is_some()
        } else if meta.path.is_ident("flatten") {
            self.flatten.replace(span).is_some()
        } else if meta.path.is_ident("json") {
            self.json.replace(span).is_some()
        } else if meta.path.is_ident("default") {
            self.default.replace(meta.value()?.parse()?).is_some()
        } else {
            return self.read_rule(context, meta);
        };
        if set_before {
            context.error(
                &meta.path,
                format!("`{}` is set twice", rules::path_text(meta)),
            );
        }
        Ok(())
    }

    fn read_rule(&mut self, context: &Context, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        if self.rules.read_key(context, meta)? {
            return Ok(());
        }
        let known: Vec<&str> = FIELD_KEYS.into_iter().chain(rules::KEYS).collect();
        context.error(
            &meta.path,
            suggest::unknown_key(&rules::path_text(meta), &known),
        );
        rules::skip_value(meta)
    }
}
