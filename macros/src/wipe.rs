//! `#[derive(Wipe)]`: overwrites all that a struct or an enum holds.
//!
//! Takes any struct or enum whose fields can be wiped; gives the impl, which is a call for each field.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Fields, Member};

use crate::wire;

/// Expands the derive.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let ident = wire::own(&input.ident);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let arms: Vec<TokenStream> = match &input.data {
        Data::Struct(data) => vec![arm(&quote!(Self), &data.fields)],
        Data::Enum(data) => data
            .variants
            .iter()
            .map(|variant| {
                let name = wire::own(&variant.ident);
                arm(&quote!(Self::#name), &variant.fields)
            })
            .collect(),
        Data::Union(data) => {
            let message =
                "which of a union's fields holds is not known: `Wipe` is for structs and enums";
            return syn::Error::new_spanned(data.union_token, message).into_compile_error();
        }
    };
    // A match on a reference to an enum of no variants has no arms that it accepts.
    let body = if arms.is_empty() {
        quote!()
    } else {
        quote!(match self { #(#arms)* })
    };
    quote! {
        impl #generics ::typewright::__private::Wipe for #ident #arguments #bounds {
            fn wipe(&mut self) {
                #body
            }
        }
    }
}

/// Takes a struct or a variant apart, and wipes each field.
fn arm(path: &TokenStream, fields: &Fields) -> TokenStream {
    let names: Vec<Ident> = (0..fields.len())
        .map(|index| format_ident!("field_{index}"))
        .collect();
    let members = fields.members().map(|member| match member {
        Member::Named(name) => Member::Named(wire::own(&name)),
        index @ Member::Unnamed(_) => index,
    });
    quote! {
        #path { #(#members: #names),* } => {
            #(::typewright::__private::Wipe::wipe(#names);)*
        }
    }
}
