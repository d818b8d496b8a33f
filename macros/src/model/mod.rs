//! `#[derive(Model)]`: reads the struct, checks it, and expands it.
//!
//! [`input`] says what was written, with [`groups`] of fields and the [`case`] of their names, [`check`] what must hold of
//! it; [`codec`] gives it its wire form and its schema with the rules, [`field`] a field's part of it, [`builder`] the
//! builder, and [`fallback`] what stands in their place after a mistake.

mod builder;
mod case;
mod check;
mod codec;
mod fallback;
mod field;
mod groups;
pub(crate) mod input;

pub(crate) use codec::{rules, serde};

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::context;

/// Expands the derive.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    context::expand(
        |context| {
            let read = input::read(context, input);
            check::check(context, &read);
            read
        },
        |input| {
            let mut tokens = codec::expand(input);
            tokens.extend(builder::expand(input));
            tokens
        },
        |read| {
            let mut tokens = fallback::expand(input);
            if fallback::can_build(input) {
                tokens.extend(builder::expand(read));
            }
            tokens
        },
    )
}
