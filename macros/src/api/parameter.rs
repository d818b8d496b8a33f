//! `#[query("limit", style = form, maximum = 100)] limit: Option<i64>`, as data.

use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Attribute, LitStr, PatType, Token, Type};

use super::body::Body;
use super::input::is_carried;
use super::media::{self, BodyKind, Encoding, Media};
use crate::context::Context;
use crate::rules::{self, Rules};
use crate::suggest;

/// A parameter of an operation, or its body.
#[derive(Clone)]
pub(crate) struct Parameter {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) span: Span,
    pub(crate) place: Place,
}

/// Where a value goes.
#[derive(Clone)]
pub(crate) enum Place {
    Body(Body),
    Parameter(Wire),
}

/// How a parameter is written.
#[derive(Clone)]
pub(crate) struct Wire {
    pub(crate) location: Location,
    pub(crate) name: String,
    /// Where the name is written, for mistakes in it.
    pub(crate) name_span: Span,
    pub(crate) style: Option<(String, Span)>,
    pub(crate) explode: Option<bool>,
    pub(crate) allow_reserved: bool,
    /// Whether, and where, it says that the name may stand without a value.
    pub(crate) allow_empty: Option<Span>,
    /// Where the first key that says how the value is written stands.
    pub(crate) written: Option<Span>,
    pub(crate) content: Option<LitStr>,
    /// How the properties of a form are written, where it is the whole query.
    pub(crate) encodings: Vec<Encoding>,
    pub(crate) rules: Rules,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// All of the query.
    Querystring,
}

impl Location {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "path" => Self::Path,
            "query" => Self::Query,
            "header" => Self::Header,
            "cookie" => Self::Cookie,
            "querystring" => Self::Querystring,
            _ => return None,
        })
    }

    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Querystring => "querystring",
        }
    }

    /// The styles that OpenAPI allows there; the first is the default.
    pub(crate) fn styles(self) -> &'static [&'static str] {
        match self {
            Self::Path => &["simple", "label", "matrix"],
            Self::Query => &["form", "space_delimited", "pipe_delimited", "deep_object"],
            Self::Header => &["simple"],
            Self::Cookie => &["form", "cookie"],
            Self::Querystring => &[],
        }
    }
}

impl Parameter {
    /// The type within `Option` or `Nullable`, for a parameter that may be left out.
    pub(crate) fn optional(&self) -> Option<&Type> {
        let is_option = rules::last_segment(&self.ty).as_deref() == Some("Option");
        rules::only_argument(&self.ty).filter(|_| is_option || self.is_nullable())
    }

    /// Whether it is a `Nullable<T>`: absent, without a value, or with one.
    pub(crate) fn is_nullable(&self) -> bool {
        self.wire().is_some() && rules::last_segment(&self.ty).as_deref() == Some("Nullable")
    }

    pub(crate) fn wire(&self) -> Option<&Wire> {
        match &self.place {
            Place::Parameter(wire) => Some(wire),
            Place::Body(_) => None,
        }
    }

    pub(crate) fn body(&self) -> Option<&Body> {
        match &self.place {
            Place::Body(body) => Some(body),
            Place::Parameter(_) => None,
        }
    }
}

const PLACES: [&str; 6] = ["path", "query", "querystring", "header", "cookie", "body"];
const KEYS: [&str; 6] = [
    "style",
    "explode",
    "allow_reserved",
    "allow_empty",
    "content",
    "encoding",
];

/// Reads a parameter; none where nothing says where it goes.
pub(super) fn read(context: &Context, ident: &Ident, argument: &PatType) -> Option<Parameter> {
    let mut places = argument
        .attrs
        .iter()
        .filter(|attribute| !is_carried(attribute));
    let Some(attribute) = places.next() else {
        let message = format!(
            "where does `{ident}` go? Write `#[path]`, `#[query]`, `#[header]`, `#[cookie]` or `#[body(json)]` before it"
        );
        context.error(ident, message);
        return None;
    };
    if let Some(second) = places.next() {
        context.error(second, "a parameter goes to one place");
    }
    Some(Parameter {
        place: place(context, attribute, ident)?,
        ident: ident.clone(),
        ty: (*argument.ty).clone(),
        span: attribute.path().span(),
        attributes: argument
            .attrs
            .iter()
            .filter(|attribute| is_carried(attribute))
            .cloned()
            .collect(),
    })
}

fn place(context: &Context, attribute: &Attribute, ident: &Ident) -> Option<Place> {
    let word = attribute
        .path()
        .get_ident()
        .map(Ident::to_string)
        .unwrap_or_default();
    if word == "body" {
        if matches!(attribute.meta, syn::Meta::Path(_)) {
            context.error(
                attribute,
                format!("what is the body written as? {}", media::FORMS),
            );
            return None;
        }
        return context
            .ok(attribute.parse_args_with(|input: ParseStream<'_>| Body::parse(context, input)))
            .map(Place::Body);
    }
    let Some(location) = Location::of(&word) else {
        context.error(attribute.path(), suggest::unknown_key(&word, &PLACES));
        return None;
    };
    let mut wire = Wire {
        location,
        name: ident.unraw().to_string(),
        name_span: ident.span(),
        style: None,
        explode: None,
        allow_reserved: false,
        allow_empty: None,
        written: None,
        content: None,
        encodings: Vec::new(),
        rules: Rules::default(),
    };
    if !matches!(attribute.meta, syn::Meta::Path(_)) {
        context.ok(attribute.parse_args_with(|input: ParseStream<'_>| wire.read(context, input)));
    }
    Some(Place::Parameter(wire))
}

impl Wire {
    /// What the content is written as; none where there is none that can be read, which was noted.
    pub(crate) fn media(&self) -> Option<Media> {
        Media::of_type(self.content.as_ref()?).ok()
    }

    /// A name in quotes, then keys.
    fn read(&mut self, context: &Context, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(LitStr) {
            let name = input.parse::<LitStr>()?;
            (self.name, self.name_span) = (name.value(), name.span());
            input.parse::<Option<Token![,]>>()?;
        }
        let rest: TokenStream = input.parse()?;
        syn::meta::parser(|meta| self.key(context, &meta)).parse2(rest)
    }

    fn key(&mut self, context: &Context, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        let says_how = ["style", "explode", "allow_reserved"];
        if says_how.iter().any(|key| meta.path.is_ident(key)) {
            self.written.get_or_insert(meta.path.span());
        }
        if meta.path.is_ident("style") {
            let style: Ident = meta.value()?.parse()?;
            self.style = Some((style.to_string(), style.span()));
        } else if meta.path.is_ident("explode") {
            self.explode = Some(flag(meta)?);
        } else if meta.path.is_ident("allow_reserved") {
            self.allow_reserved = flag(meta)?;
        } else if meta.path.is_ident("allow_empty") {
            self.allow_empty = flag(meta)?.then(|| meta.path.span());
        } else if meta.path.is_ident("content") {
            self.content = Some(meta.value()?.parse()?);
        } else if meta.path.is_ident("encoding") {
            let content;
            syn::parenthesized!(content in meta.input);
            self.encodings
                .push(media::encoding(BodyKind::Form, &content)?);
        } else if !self.rules.read_key(context, meta)? {
            let known: Vec<&str> = KEYS.into_iter().chain(rules::KEYS).collect();
            context.error(
                &meta.path,
                suggest::unknown_key(&rules::path_text(meta), &known),
            );
            rules::skip_value(meta)?;
        }
        Ok(())
    }
}

/// `explode`, `explode = true` or `explode = false`.
pub(super) fn flag(meta: &ParseNestedMeta<'_>) -> syn::Result<bool> {
    if meta.input.peek(Token![=]) {
        let value: syn::Expr = meta.value()?.parse()?;
        match &value {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Bool(flag),
                ..
            }) => Ok(flag.value),
            _ => Err(syn::Error::new_spanned(
                &value,
                format!(
                    "`{0}` is `true` or `false`: write `{0} = true`, or `{0}` alone",
                    rules::path_text(meta)
                ),
            )),
        }
    } else {
        Ok(true)
    }
}
