//! Structs that derive `Model`.

use proc_macro2::TokenStream;
use quote::quote;

use super::attribute::attribute;
use super::{deprecated, derive, ident, non_exhaustive, outer_docs, types};
use crate::plan::{Field, Struct};

/// A struct.
pub(super) fn emit(model: &Struct) -> TokenStream {
    let docs = outer_docs(&model.docs);
    let derive = derive(&model.derives);
    let arguments = attribute("model", &model.arguments);
    let non_exhaustive = non_exhaustive(model.non_exhaustive);
    let name = ident(&model.ident);
    let fields = model.fields.iter().map(emit_field);
    quote! {
        #docs
        #derive
        #arguments
        #non_exhaustive
        pub struct #name { #(#fields)* }
    }
}

fn emit_field(field: &Field) -> TokenStream {
    let docs = outer_docs(&field.docs);
    let deprecated = deprecated(field.deprecated);
    let arguments = attribute("model", &field.arguments);
    let (name, ty) = (ident(&field.ident), types::emit(&field.ty));
    quote!(#docs #deprecated #arguments pub #name: #ty,)
}
