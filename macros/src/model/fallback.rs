//! What stands in place of a model's impls after a mistake, so that the uses of the model make no messages of their own.

use proc_macro2::TokenStream;
use syn::{Data, DeriveInput, Fields};

use crate::wire;

/// The impls, without any sense. A model with generic parameters gets none: there is no telling what they are.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    if input.generics.params.is_empty() {
        wire::fallback(&input.ident)
    } else {
        TokenStream::new()
    }
}

/// Whether the struct is one that a builder could be made for.
pub(crate) fn can_build(input: &DeriveInput) -> bool {
    let named =
        matches!(&input.data, Data::Struct(data) if !matches!(data.fields, Fields::Unnamed(_)));
    named && input.generics.params.is_empty()
}
