//! Unit structs that derive `Entity`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{derive, ident, outer_docs, text};
use crate::plan::Entity;

/// A single string.
pub(super) fn emit(entity: &Entity) -> TokenStream {
    let docs = outer_docs(&entity.docs);
    let derive = derive(&entity.derives);
    let (value, name) = (text(&entity.value), ident(&entity.ident));
    quote!(#docs #derive #[entity(#value)] pub struct #name;)
}
