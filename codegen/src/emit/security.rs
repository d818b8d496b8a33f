//! Credentials: newtypes that derive `SecurityScheme`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{attribute, derive, ident, outer_docs, types};
use crate::plan::Scheme;

/// A kind of credential.
pub(super) fn emit(scheme: &Scheme) -> TokenStream {
    let docs = outer_docs(&scheme.docs);
    let derive = derive(&["Clone", "Debug", "SecurityScheme"]);
    let kind = attribute::list(std::slice::from_ref(&scheme.kind));
    let name = ident(&scheme.ident);
    let holds = scheme.holds.iter().map(types::emit);
    quote!(#docs #derive #[#kind] pub struct #name(#(#holds),*);)
}
