//! `#[derive(StringEnum)]`: an enum of certain strings, closed or open to others.
//!
//! [`input`] says what was written and checks it, [`expand`] makes the tokens. It knows nothing of entities or unions.

mod expand;
mod input;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::context;

/// Expands the derive.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    context::expand(
        |context| {
            let read = input::read(context, input);
            input::check(context, &read);
            read
        },
        expand::expand,
        expand::fallback,
    )
}
