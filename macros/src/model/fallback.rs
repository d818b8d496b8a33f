//! What stands in place of a model's impls after a mistake, so that the uses of the model make no messages of their own.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields};

/// The impls, without any sense: they never run.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    quote! {
        impl #generics ::typewright::__private::Slot for #ident #arguments #bounds {
            fn view(&self) -> ::typewright::__private::View<'_> {
                ::typewright::__private::View::Null
            }
            fn target(&mut self) -> ::typewright::__private::Target<'_> {
                ::typewright::__private::Target::Null
            }
        }
        impl #generics ::typewright::__private::Wire for #ident #arguments #bounds {
            const SHAPE: ::typewright::__private::Shape = ::typewright::__private::Shape::ANY;
            fn empty() -> Self {
                ::core::unreachable!()
            }
        }
    }
}

/// Whether the struct is one that a builder could be made for.
pub(crate) fn can_build(input: &DeriveInput) -> bool {
    let named = matches!(&input.data, Data::Struct(data) if !matches!(data.fields, Fields::Unnamed(_)));
    named && input.generics.params.is_empty()
}
