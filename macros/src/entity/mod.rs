//! `#[derive(Entity)]`: a unit struct that stands for one value, which is always sent and alone accepted.
//!
//! Takes `#[entity(…)]` on a unit struct; gives `VALUE` and the wire form, and for a string the way to and from text.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Fields, LitStr};

use crate::context::{self, Context};
use crate::literal::{Literal, Width};
use crate::wire::{self, Values};

struct Input {
    ident: Ident,
    value: Option<Literal>,
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
        |input| match &input.value {
            Some(Literal::Text(text)) => expand_text(&input.ident, text),
            Some(value) => expand_value(&input.ident, value),
            None => TokenStream::new(),
        },
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
            format!("{advice}; for several values derive `StringEnum` or `ValueEnum`"),
        ),
        Data::Union(data) => context.error(data.union_token, advice),
    }
    if let Some(parameter) = input.generics.params.first() {
        context.error(parameter, "an entity has no generic parameters");
    }
}

fn read_value(context: &Context, input: &DeriveInput) -> Option<Literal> {
    let mut ours = input
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("entity"));
    let Some(attribute) = ours.next() else {
        context.error(
            &input.ident,
            format!(
                "which value is `{}`? Write `#[entity(\"…\")]` above it",
                input.ident
            ),
        );
        return None;
    };
    for second in ours {
        context.error(second, "an entity has one value");
    }
    if !matches!(attribute.meta, syn::Meta::List(_)) {
        context.error(
            attribute,
            "write the entity's value in brackets, a string in quotes: `#[entity(\"…\")]`",
        );
        return None;
    }
    let value = context.ok(attribute.parse_args::<Literal>())?;
    if matches!(&value, Literal::Number(number) if number.width() == Width::None) {
        context.error_at(
            value.span(),
            "no type of number holds all digits of this one, so that it can't be sent",
        );
    }
    Some(value)
}

/// A value other than a string.
fn expand_value(ident: &Ident, value: &Literal) -> TokenStream {
    let shape = shape(value);
    let values = Values {
        shape: quote!(::typewright::__private::Shape::#shape),
        empty: quote!(Self),
        view: quote!(Self::VALUE.view()),
        target: quote!(::typewright::__private::Target::Constant(&Self::VALUE)),
    };
    let wire = wire::values(ident, &values);
    quote! {
        impl #ident {
            /// The value.
            pub const VALUE: ::typewright::Literal = #value;
        }
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&Self::VALUE, f)
            }
        }
        #wire
    }
}

/// The kind of JSON value, as the runtime's `Shape` names it.
fn shape(value: &Literal) -> Ident {
    let name = match value {
        Literal::Null(_) => "NULL",
        Literal::Bool(_) => "BOOL",
        Literal::Number(number) if number.width() == Width::F64 => "NUMBER",
        Literal::Number(_) => "INTEGER",
        Literal::Text(_) => "CONST",
        Literal::List(..) => "LIST",
        Literal::Object(..) => "OBJECT",
    };
    quote::format_ident!("{name}")
}

/// A string.
fn expand_text(ident: &Ident, value: &LitStr) -> TokenStream {
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
