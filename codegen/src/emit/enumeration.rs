//! Enums that derive `StringEnum`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{derive, ident, non_exhaustive, outer_docs, text};
use crate::plan::{StringEnum, StringVariant};

/// An enum of strings.
pub(super) fn emit(enumeration: &StringEnum) -> TokenStream {
    let docs = outer_docs(&enumeration.docs);
    let derive = derive(&enumeration.derives);
    let non_exhaustive = non_exhaustive(enumeration.unknown.is_some());
    let name = ident(&enumeration.ident);
    let variants = enumeration.variants.iter().map(emit_variant);
    let unknown = enumeration.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        let docs = " A value that the description does not know.";
        quote!(#[doc = #docs] #[unknown] #unknown(String),)
    });
    quote! {
        #docs
        #derive
        #non_exhaustive
        pub enum #name { #(#variants)* #unknown }
    }
}

fn emit_variant(variant: &StringVariant) -> TokenStream {
    let docs = outer_docs(&variant.docs);
    let (value, name) = (text(&variant.value), ident(&variant.ident));
    quote!(#docs #[value(#value)] #name,)
}
