//! `#[derive(Entity)]`: a unit struct that stands for one string, which is always sent and alone accepted.
//!
//! Takes `#[entity("…")]` on a unit struct; gives `VALUE`, the way to and from text, and the wire form.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Fields, LitStr};

use crate::context::{self, Context};
use crate::wire;

struct Input {
    ident: Ident,
    value: Option<LitStr>,
}

/// Expands the derive.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    context::expand(
        |context| {
            check_struct(context, input);
            Input {
                ident: wire::own(&input.ident),
                value: read_value(context, input),
            }
        },
        |input| expand_entity(&input.ident, input.value.as_ref()),
        |read| {
            let plain = input.generics.params.is_empty();
            if plain {
                fallback(&read.ident)
            } else {
                TokenStream::new()
            }
        },
    )
}

fn check_struct(context: &Context, input: &DeriveInput) {
    let advice = "`Entity` is for a unit struct, such as `struct Session;`";
    match &input.data {
        Data::Struct(data) if matches!(data.fields, Fields::Unit) => {}
        Data::Struct(data) => context.error(
            &data.fields,
            format!("{advice}: it holds nothing but its value"),
        ),
        Data::Enum(data) => context.error(
            data.enum_token,
            format!("{advice}; for several strings derive `StringEnum`"),
        ),
        Data::Union(data) => context.error(data.union_token, advice),
    }
    if let Some(parameter) = input.generics.params.first() {
        context.error(parameter, "an entity has no generic parameters");
    }
}

fn read_value(context: &Context, input: &DeriveInput) -> Option<LitStr> {
    let mut ours = input
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("entity"));
    let Some(attribute) = ours.next() else {
        context.error(
            &input.ident,
            format!(
                "which string is `{}`? Write `#[entity(\"…\")]` above it",
                input.ident
            ),
        );
        return None;
    };
    for second in ours {
        context.error(second, "an entity has one string");
    }
    context.ok(attribute.parse_args().map_err(|_| {
        syn::Error::new_spanned(
            attribute,
            "write the entity's string in brackets and quotes: `#[entity(\"…\")]`",
        )
    }))
}

fn expand_entity(ident: &Ident, value: Option<&LitStr>) -> TokenStream {
    let wire = wire::text(ident, &quote!(CONST), &quote!(Self));
    quote! {
        impl #ident {
            /// The string.
            pub const VALUE: &'static str = #value;
            /// The string.
            #[must_use]
            pub const fn as_str(&self) -> &'static str {
                Self::VALUE
            }
        }
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(Self::VALUE)
            }
        }
        impl ::core::str::FromStr for #ident {
            type Err = ::typewright::UnknownValue;
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                if text == Self::VALUE {
                    ::core::result::Result::Ok(Self)
                } else {
                    ::core::result::Result::Err(::typewright::UnknownValue::new(text, &[Self::VALUE]))
                }
            }
        }
        impl ::core::convert::TryFrom<&str> for #ident {
            type Error = ::typewright::UnknownValue;
            fn try_from(text: &str) -> ::core::result::Result<Self, Self::Error> {
                text.parse()
            }
        }
        impl ::typewright::__private::TextSlot for #ident {
            fn read_text(&mut self, text: &str) -> ::core::result::Result<(), ::typewright::__private::TextError> {
                text.parse::<Self>()?;
                ::core::result::Result::Ok(())
            }
        }
        #wire
    }
}

fn fallback(ident: &Ident) -> TokenStream {
    let wire = wire::fallback(ident);
    quote! {
        impl #ident {
            pub const VALUE: &'static str = "";
            pub const fn as_str(&self) -> &'static str {
                Self::VALUE
            }
        }
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::result::Result::Ok(())
            }
        }
        #wire
    }
}
