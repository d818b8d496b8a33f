//! Unit structs that derive `Entity`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{derive, ident, literal, outer_docs};
use crate::plan::Entity;

/// A single value.
pub(super) fn emit(entity: &Entity) -> TokenStream {
    let docs = outer_docs(&entity.docs);
    let derive = derive(&entity.derives);
    let (value, name) = (literal::emit(&entity.value), ident(&entity.ident));
    quote!(#docs #derive #[entity(#value)] pub struct #name;)
}
