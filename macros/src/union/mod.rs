//! `#[derive(Union)]`: an enum of one of several types.
//!
//! [`input`] says what was written, [`check`] what must hold of it, [`expand`] gives the tokens: the variants as data,
//! and the choice among them is the runtime's.

mod check;
mod expand;
mod input;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::context;

/// Expands the derive.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    context::expand(
        |context| {
            let read = input::read(context, input);
            check::check(context, &read);
            read
        },
        expand::expand,
        |_| fallback(input),
    )
}

/// Impls without any sense, so that the uses of the union make no messages of their own.
fn fallback(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    quote! {
        impl #generics ::typewright::__private::Wire for #ident #arguments #bounds {
            const SHAPE: ::typewright::__private::Shape = ::typewright::__private::Shape::ANY;
            fn empty() -> Self {
                ::core::unreachable!()
            }
            fn view(&self) -> ::typewright::__private::View<'_> {
                ::typewright::__private::View::Null
            }
            fn target(&mut self) -> ::typewright::__private::Target<'_> {
                ::typewright::__private::Target::Null
            }
        }
    }
}
