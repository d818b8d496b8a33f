//! Enums that derive `Union`.

use proc_macro2::TokenStream;
use quote::quote;

use super::attribute::attribute;
use super::{derive, ident, non_exhaustive, outer_docs, text, types};
use crate::plan::{Union, UnionVariant};

/// One of several types.
pub(super) fn emit(union: &Union) -> TokenStream {
    let docs = outer_docs(&union.docs);
    let derive = derive(&union.derives);
    let tag = union.tag.as_deref().map(|tag| {
        let tag = text(tag);
        quote!(#[union(tag = #tag)])
    });
    let tag = tag.or_else(|| union.exclusive.then(|| quote!(#[union(exclusive)])));
    let non_exhaustive = non_exhaustive(union.unknown.is_some());
    let name = ident(&union.ident);
    let variants = union.variants.iter().map(emit_variant);
    let unknown = union.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        let docs = " A value that the description does not know.";
        quote!(#[doc = #docs] #[unknown] #unknown(Value),)
    });
    quote! {
        #docs
        #derive
        #tag
        #non_exhaustive
        pub enum #name { #(#variants)* #unknown }
    }
}

fn emit_variant(variant: &UnionVariant) -> TokenStream {
    let docs = outer_docs(&variant.docs);
    let tags: Vec<_> = variant.tags.iter().map(|tag| text(tag)).collect();
    let tags = match tags.as_slice() {
        [] => TokenStream::new(),
        tags => quote!(#[variant(#(#tags),*)]),
    };
    let default = variant.default.then(|| quote!(#[unknown]));
    let rules = attribute("union", &variant.rules);
    let name = ident(&variant.ident);
    let held = variant.ty.iter().map(types::emit);
    quote!(#docs #tags #default #rules #name #((#held))*,)
}
