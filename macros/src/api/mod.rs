//! `#[api]`: a trait of operations becomes a group of calls, a struct of groups becomes a client.
//!
//! Takes the item as written; gives data and short calls of `typewright`, which does the work. One file reads, one
//! checks, one expands, each for the trait and for the client.

mod answer;
mod body;
mod check;
mod client;
mod expand;
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
