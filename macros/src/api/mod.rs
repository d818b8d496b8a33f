//! `#[api]`: a trait of operations becomes a group of calls, a struct of groups becomes a client.
//!
//! Takes the item as written; gives data and short calls of `typewright`, which does the work. One file reads, one
//! checks, one expands, each for the trait and for the client.

mod answer;
mod check;
mod client;
mod expand;
mod input;
mod parameter;
mod route;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{Item, LitStr, Token};

use crate::context;

/// Expands the attribute.
pub(crate) fn expand(arguments: TokenStream, item: &Item) -> TokenStream {
    match item {
        Item::Trait(item) => context::expand(
            |context| {
                let calls = context.ok(read_arguments(arguments)).flatten();
                let api = input::read(context, item, calls);
                check::check(context, &api);
                api
            },
            expand::expand,
            expand::fallback,
        ),
        Item::Struct(item) => context::expand(
            |context| client::read(context, item, &arguments),
            client::expand,
            client::expand,
        ),
        other => {
            let message = "`#[api]` is for a trait of operations, or for a struct whose fields are such traits";
            let mut tokens = syn::Error::new_spanned(other, message).into_compile_error();
            other.to_tokens(&mut tokens);
            tokens
        }
    }
}

/// `calls = name`, or nothing.
fn read_arguments(arguments: TokenStream) -> syn::Result<Option<Ident>> {
    syn::parse::Parser::parse2(
        |input: syn::parse::ParseStream<'_>| {
            if input.is_empty() {
                return Ok(None);
            }
            let key: Ident = input.parse()?;
            if key != "calls" {
                return Err(syn::Error::new(
                    key.span(),
                    crate::suggest::unknown_key(&key.to_string(), &["calls"]),
                ));
            }
            input.parse::<Token![=]>()?;
            input.parse().map(Some)
        },
        arguments,
    )
}

/// The kind of body that a media type names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BodyKind {
    Json,
    Form,
    Text,
    Bytes,
}

/// A media type and how bodies of it are written and read.
#[derive(Clone)]
pub(crate) struct Media {
    pub(crate) kind: BodyKind,
    pub(crate) name: String,
}

impl Media {
    fn of_word(word: &str) -> Option<Self> {
        let (kind, name) = match word {
            "json" => (BodyKind::Json, "application/json"),
            "form" => (BodyKind::Form, "application/x-www-form-urlencoded"),
            "text" => (BodyKind::Text, "text/plain; charset=utf-8"),
            "bytes" => (BodyKind::Bytes, "application/octet-stream"),
            _ => return None,
        };
        Some(Self {
            kind,
            name: name.to_owned(),
        })
    }

    /// By RFC 6838's words: the suffix `+json`, the type `text`; what is unknown is bytes.
    fn of_type(name: &LitStr) -> Self {
        let name = name.value();
        let essence = name
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        let kind = match essence.as_str() {
            "application/x-www-form-urlencoded" => BodyKind::Form,
            json if json.ends_with("/json") || json.ends_with("+json") => BodyKind::Json,
            text if text.starts_with("text/") => BodyKind::Text,
            _ => BodyKind::Bytes,
        };
        Self { kind, name }
    }

    /// `json`, or `"application/merge-patch+json"`.
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return Ok(Self::of_type(&input.parse()?));
        }
        let word: Ident = input.parse()?;
        let unknown = || {
            let message = format!(
                "`{word}` is no kind of body: write `json`, `form`, `text`, `bytes`, or a media type in quotes"
            );
            syn::Error::new(word.span(), message)
        };
        Self::of_word(&word.to_string()).ok_or_else(unknown)
    }
}
