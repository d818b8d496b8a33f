//! The wire form of types that are one value each: what `StringEnum`, `ValueEnum` and `Entity` share.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The impls for a type that has `as_str` and `TextSlot`.
pub(crate) fn text(ident: &Ident, shape: &TokenStream, empty: &TokenStream) -> TokenStream {
    quote! {
        impl ::typewright::__private::Wire for #ident {
            const SHAPE: ::typewright::__private::Shape = ::typewright::__private::Shape::#shape;
            fn empty() -> Self {
                #empty
            }
            fn view(&self) -> ::typewright::__private::View<'_> {
                ::typewright::__private::View::Str(self.as_str())
            }
            fn target(&mut self) -> ::typewright::__private::Target<'_> {
                ::typewright::__private::Target::Text(self)
            }
        }
        impl ::typewright::__private::serde::Serialize for #ident {
            fn serialize<S: ::typewright::__private::serde::Serializer>(
                &self,
                to: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
        impl<'de> ::typewright::__private::serde::Deserialize<'de> for #ident {
            fn deserialize<D: ::typewright::__private::serde::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ::typewright::__private::decode(from)
            }
        }
    }
}

/// A type that is one of certain values.
pub(crate) struct Values {
    pub(crate) shape: TokenStream,
    pub(crate) empty: TokenStream,
    pub(crate) view: TokenStream,
    pub(crate) target: TokenStream,
}

/// The impls for a type that is one of certain values.
pub(crate) fn values(ident: &Ident, values: &Values) -> TokenStream {
    let Values {
        shape,
        empty,
        view,
        target,
    } = values;
    quote! {
        impl ::typewright::__private::Wire for #ident {
            const SHAPE: ::typewright::__private::Shape = #shape;
            fn empty() -> Self {
                #empty
            }
            fn view(&self) -> ::typewright::__private::View<'_> {
                #view
            }
            fn target(&mut self) -> ::typewright::__private::Target<'_> {
                #target
            }
        }
        impl ::typewright::__private::serde::Serialize for #ident {
            fn serialize<S: ::typewright::__private::serde::Serializer>(
                &self,
                to: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                ::typewright::__private::encode(self, to)
            }
        }
        impl<'de> ::typewright::__private::serde::Deserialize<'de> for #ident {
            fn deserialize<D: ::typewright::__private::serde::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ::typewright::__private::decode(from)
            }
        }
    }
}

/// What stands in place of the wire form after a mistake: it never runs.
pub(crate) fn fallback(ident: &Ident) -> TokenStream {
    quote! {
        impl ::typewright::__private::Wire for #ident {
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
        impl ::typewright::__private::serde::Serialize for #ident {
            fn serialize<S: ::typewright::__private::serde::Serializer>(
                &self,
                to: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                to.serialize_unit()
            }
        }
        impl<'de> ::typewright::__private::serde::Deserialize<'de> for #ident {
            fn deserialize<D: ::typewright::__private::serde::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ::typewright::__private::decode(from)
            }
        }
    }
}

/// The identifier with its place, as one of the expansion: lints such as `deprecated` leave uses of it alone, as they do
/// in what std's derives expand to.
pub(crate) fn own(ident: &Ident) -> Ident {
    let mut own = ident.clone();
    own.set_span(Span::call_site().located_at(ident.span()));
    own
}
