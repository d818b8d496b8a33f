//! Enums that derive `ValueEnum`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{derive, ident, literal, non_exhaustive, outer_docs, types};
use crate::plan::{ValueEnum, ValueVariant};

/// An enum of values.
pub(super) fn emit(enumeration: &ValueEnum) -> TokenStream {
    let docs = outer_docs(&enumeration.docs);
    let derive = derive(&enumeration.derives);
    let non_exhaustive = non_exhaustive(enumeration.unknown.is_some());
    let name = ident(&enumeration.ident);
    let variants = enumeration.variants.iter().map(emit_variant);
    let unknown = enumeration.unknown.as_ref().map(|(unknown, ty)| {
        let (unknown, ty) = (ident(unknown), types::emit(ty));
        let docs = " A value that the description does not know.";
        quote!(#[doc = #docs] #[unknown] #unknown(#ty),)
    });
    quote! {
        #docs
        #derive
        #non_exhaustive
        pub enum #name { #(#variants)* #unknown }
    }
}

fn emit_variant(variant: &ValueVariant) -> TokenStream {
    let docs = outer_docs(&variant.docs);
    let (value, name) = (literal::emit(&variant.value), ident(&variant.ident));
    quote!(#docs #[value(#value)] #name,)
}
