//! `#[derive(ValueEnum)]`: an enum of certain values of any scalar type, closed or open to others.
//!
//! [`input`] says what was written and checks it, [`expand`] makes the tokens. Enums of strings alone have their own
//! derive, which knows more of strings.

mod expand;
mod input;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::{context, wire};

/// Expands the derive.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    context::expand(
        |context| {
            let read = input::read(context, input);
            input::check(context, &read);
            read
        },
        expand::expand,
        |read| match input.generics.params.is_empty() {
            true => wire::fallback(&read.ident),
            false => TokenStream::new(),
        },
    )
}
