//! `#[api]`: a trait of operations becomes a group of calls, a struct of groups becomes a client.
//!
//! Takes the item as written; gives data and short calls of `typewright`, which does the work. One file reads, one
//! checks, one expands, each for the trait and for the client. A trait of what comes in becomes types to be read.

mod answer;
mod body;
mod check;
mod client;
mod expand;
mod incoming;
mod input;
mod media;
mod parameter;
mod route;
mod scope;
mod server;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{Item, Token};

use crate::context;

/// Expands the attribute.
pub(crate) fn expand(arguments: TokenStream, item: &Item) -> TokenStream {
    match item {
        Item::Trait(item) => match read_arguments(arguments) {
            Ok(Wanted::Incoming) => context::expand(
                |context| {
                    let api = input::read(context, item, None);
                    incoming::check(context, &api);
                    api
                },
                expand::incoming::expand,
                expand::incoming::fallback,
            ),
            wanted => context::expand(
                |context| {
                    let calls = match context.ok(wanted) {
                        Some(Wanted::Calls(calls)) => calls,
                        _ => None,
                    };
                    let api = input::read(context, item, calls);
                    check::check(context, &api);
                    api
                },
                expand::expand,
                expand::fallback,
            ),
        },
        Item::Struct(item) => context::expand(
            |context| client::read(context, item, &arguments),
            client::expand,
            client::fallback,
        ),
        other => {
            let message = "`#[api]` is for a trait of operations, or for a struct whose fields are such traits";
            let mut tokens = syn::Error::new_spanned(other, message).into_compile_error();
            other.to_tokens(&mut tokens);
            tokens
        }
    }
}

/// What a trait is to become.
enum Wanted {
    /// Calls to be sent, in a module of this name.
    Calls(Option<Ident>),
    /// Types of what comes in.
    Incoming,
}

/// `calls = name`, `incoming`, or nothing.
fn read_arguments(arguments: TokenStream) -> syn::Result<Wanted> {
    syn::parse::Parser::parse2(
        |input: syn::parse::ParseStream<'_>| {
            if input.is_empty() {
                return Ok(Wanted::Calls(None));
            }
            let key: Ident = input.parse()?;
            if key == "incoming" {
                return Ok(Wanted::Incoming);
            }
            if key != "calls" {
                return Err(syn::Error::new(
                    key.span(),
                    crate::suggest::unknown_key(&key.to_string(), &["calls", "incoming"]),
                ));
            }
            input.parse::<Token![=]>()?;
            input.parse().map(|name| Wanted::Calls(Some(name)))
        },
        arguments,
    )
}
