//! `#[body(json)]`, `#[body("text/csv")]`, `#[body(form, encoding("tags", explode = false))]`: what a body is written as.

use proc_macro2::{Ident, Span, TokenStream};
use syn::meta::ParseNestedMeta;
use syn::parse::{ParseStream, Parser};
use syn::{LitStr, Token, Type};

use super::parameter::flag;
use crate::context::Context;
use crate::{rules, suggest};

/// Which writer or reader serves a media type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BodyKind {
    Json,
    Form,
    Multipart,
    Text,
    Bytes,
}

/// A media type and how bodies of it are written and read.
#[derive(Clone)]
pub(crate) struct Media {
    pub(crate) kind: BodyKind,
    pub(crate) name: String,
    pub(crate) encodings: Vec<Encoding>,
}

/// How one property of a form is written.
#[derive(Clone)]
pub(crate) struct Encoding {
    pub(crate) name: LitStr,
    pub(crate) content: Option<LitStr>,
    pub(crate) style: Option<(String, Span)>,
    pub(crate) explode: Option<bool>,
    pub(crate) allow_reserved: bool,
}

/// What may be said of a body, for messages.
pub(super) const FORMS: &str =
    "`json`, `form`, `multipart`, `text`, `bytes`, or a media type in quotes";

const ENCODING_KEYS: [&str; 4] = ["content", "style", "explode", "allow_reserved"];

impl Media {
    fn new(kind: BodyKind, name: &str) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            encodings: Vec::new(),
        }
    }

    pub(super) fn json() -> Self {
        Self::new(BodyKind::Json, "application/json")
    }

    pub(super) fn events() -> Self {
        Self::new(BodyKind::Text, "text/event-stream")
    }

    pub(super) fn json_lines() -> Self {
        Self::new(BodyKind::Bytes, "application/jsonl")
    }

    fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "json" => Self::json(),
            "form" => Self::new(BodyKind::Form, "application/x-www-form-urlencoded"),
            "multipart" => Self::new(BodyKind::Multipart, "multipart/form-data"),
            "text" => Self::new(BodyKind::Text, "text/plain; charset=utf-8"),
            "bytes" => Self::new(BodyKind::Bytes, "application/octet-stream"),
            _ => return None,
        })
    }

    /// By RFC 6838's words: the suffix `+json`, the type `text`; what is unknown is bytes.
    pub(super) fn of_type(name: &LitStr) -> syn::Result<Self> {
        let text = name.value();
        let essence = text.split(';').next().unwrap_or_default().trim();
        if essence.is_empty() || !text.bytes().all(|byte| matches!(byte, 0x20..=0x7E)) {
            let message = "a media type is written as `\"application/pdf\"`";
            return Err(syn::Error::new(name.span(), message));
        }
        if Self::of_word(essence).is_some() {
            let message = format!("write `{essence}` without quotes, or a media type in quotes");
            return Err(syn::Error::new(name.span(), message));
        }
        let kind = match essence.to_ascii_lowercase().as_str() {
            "application/x-www-form-urlencoded" => BodyKind::Form,
            parts if parts.starts_with("multipart/") => BodyKind::Multipart,
            json if json.ends_with("/json") || json.ends_with("+json") => BodyKind::Json,
            text if text.starts_with("text/") => BodyKind::Text,
            _ => BodyKind::Bytes,
        };
        Ok(Self::new(kind, &text))
    }

    /// `json`, or `"application/merge-patch+json"`.
    pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return Self::of_type(&input.parse()?);
        }
        let wanted = format!("what is the body written as? {FORMS}");
        let word: Ident = input
            .parse()
            .map_err(|error| syn::Error::new(error.span(), &wanted))?;
        Self::of_word(&word.to_string()).ok_or_else(|| syn::Error::new(word.span(), wanted))
    }

    /// `encoding("tags", explode = false)`, which only forms have.
    pub(super) fn add_encoding(
        &mut self,
        context: &Context,
        key: &Ident,
        content: ParseStream<'_>,
    ) -> syn::Result<()> {
        if !matches!(self.kind, BodyKind::Form | BodyKind::Multipart) {
            context.error(key, "only forms have encodings of their properties");
        }
        self.encodings.push(encoding(self.kind, content)?);
        Ok(())
    }

    /// Type and subtype without parameters, in lower case.
    pub(super) fn essence(&self) -> String {
        let essence = self.name.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    }

    /// What is asked for, and held against what came: all but the charset, which a text may have as it likes.
    pub(super) fn asked(&self) -> String {
        let is_charset = |part: &&str| part.trim().to_ascii_lowercase().starts_with("charset=");
        let parts = self.name.split(';').filter(|part| !is_charset(part));
        parts.map(str::trim).collect::<Vec<_>>().join(";")
    }

    /// Whether it stands for several types: `*/*`, `image/*`.
    pub(super) fn is_range(&self) -> bool {
        self.essence().contains('*')
    }

    /// Whether a type brings its own media type, which lies within this range, or says what divides its parts.
    pub(super) fn takes_representation(&self, ty: &Type) -> bool {
        let is_raw = matches!(self.kind, BodyKind::Bytes | BodyKind::Text) && self.is_range();
        let is_open = is_raw || self.kind == BodyKind::Multipart;
        is_open && rules::last_segment(ty).as_deref() == Some("Representation")
    }

    /// The kind that serves a type: raw bytes and texts are no JSON and no form, whatever they are called. A `Body` is raw
    /// where nothing typed is written: elsewhere it may be a model of that name.
    pub(crate) fn kind_for(&self, ty: &Type) -> BodyKind {
        let hidden = (rules::last_segment(ty).as_deref() == Some("Secret"))
            .then(|| rules::only_argument(ty));
        let ty = hidden.flatten().unwrap_or(ty);
        if self.takes_representation(ty) {
            return BodyKind::Bytes;
        }
        match (self.kind, rules::last_segment(ty).as_deref()) {
            (_, Some("Bytes")) => BodyKind::Bytes,
            (BodyKind::Multipart, Some("Body")) if self.essence() != "multipart/form-data" => {
                BodyKind::Bytes
            }
            (BodyKind::Bytes | BodyKind::Form | BodyKind::Multipart, Some("String")) => {
                BodyKind::Text
            }
            (kind, _) => kind,
        }
    }
}

/// `"tags", style = pipe_delimited, explode = false`
pub(super) fn encoding(kind: BodyKind, input: ParseStream<'_>) -> syn::Result<Encoding> {
    let mut encoding = Encoding {
        name: input
            .parse()
            .map_err(|error| syn::Error::new(error.span(), "which property? Name it in quotes"))?,
        content: None,
        style: None,
        explode: None,
        allow_reserved: false,
    };
    input.parse::<Option<Token![,]>>()?;
    let rest: TokenStream = input.parse()?;
    syn::meta::parser(|meta| key(&mut encoding, kind, &meta)).parse2(rest)?;
    Ok(encoding)
}

fn key(encoding: &mut Encoding, kind: BodyKind, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    let key = rules::path_text(meta);
    if kind == BodyKind::Multipart && ENCODING_KEYS.contains(&key.as_str()) && key != "content" {
        return Err(meta.error("a part of a multipart body has no style: it has `content`"));
    }
    match key.as_str() {
        "content" => encoding.content = Some(meta.value()?.parse()?),
        "explode" => encoding.explode = Some(flag(meta)?),
        "allow_reserved" => encoding.allow_reserved = flag(meta)?,
        "style" => {
            let style: Ident = meta.value()?.parse()?;
            let styles = super::parameter::Location::Query.styles();
            if !styles.contains(&style.to_string().as_str()) {
                let message = format!("the styles of a form are {}", suggest::list(styles));
                return Err(syn::Error::new(style.span(), message));
            }
            encoding.style = Some((style.to_string(), style.span()));
        }
        _ => return Err(meta.error(suggest::unknown_key(&key, &ENCODING_KEYS))),
    }
    Ok(())
}
