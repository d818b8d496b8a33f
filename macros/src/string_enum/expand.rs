//! The tokens of an enum of strings: its list of values, the way to and from text, and its wire form.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::input::Input;
use crate::wire;

/// All impls.
pub(crate) fn expand(input: &Input) -> TokenStream {
    let (ident, as_str) = (&input.ident, as_str(input));
    let texts: Vec<_> = input.values.iter().map(|value| &value.text).collect();
    let all = input.unknown.is_none().then(|| all(input));
    let parse = match &input.unknown {
        None => parse_closed(input),
        Some(unknown) => parse_open(input, unknown),
    };
    let empty = match (&input.unknown, input.values.first()) {
        (None, Some(first)) => {
            let first = &first.ident;
            quote!(Self::#first)
        }
        (Some(unknown), _) => quote!(Self::#unknown(::std::string::String::new())),
        (None, None) => quote!(::core::unreachable!()),
    };
    let shape = if input.unknown.is_some() {
        quote!(TEXT)
    } else {
        quote!(CONST)
    };
    let wire = wire::text(ident, &shape, &empty);
    quote! {
        impl #ident {
            /// The strings that it knows, in declared order.
            pub const VALUES: &'static [&'static str] = &[#(#texts),*];
            #all
            #as_str
        }
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
        #parse
        #wire
    }
}

/// What stands in after a mistake, so that uses of the enum make no messages of their own.
pub(crate) fn fallback(input: &Input) -> TokenStream {
    if input.generics.is_some() {
        return TokenStream::new();
    }
    let ident = &input.ident;
    let (wire, parse) = (wire::fallback(ident), fallback_parse(input));
    quote! {
        impl #ident {
            pub const VALUES: &'static [&'static str] = &[];
            pub const ALL: &'static [Self] = &[];
            pub const fn as_str(&self) -> &'static str {
                ""
            }
        }
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::result::Result::Ok(())
            }
        }
        #parse
        #wire
    }
}

fn fallback_parse(input: &Input) -> TokenStream {
    let ident = &input.ident;
    if input.unknown.is_some() {
        return quote! {
            impl<T: ::core::convert::AsRef<str>> ::core::convert::From<T> for #ident {
                fn from(_: T) -> Self {
                    ::core::unreachable!()
                }
            }
        };
    }
    quote! {
        impl ::core::str::FromStr for #ident {
            type Err = ::typewright::UnknownValue;
            fn from_str(_: &str) -> ::core::result::Result<Self, ::typewright::UnknownValue> {
                ::core::unreachable!()
            }
        }
    }
}

fn all(input: &Input) -> TokenStream {
    let idents = input.values.iter().map(|value| &value.ident);
    quote! {
        /// All values, in declared order.
        pub const ALL: &'static [Self] = &[#(Self::#idents),*];
    }
}

fn as_str(input: &Input) -> TokenStream {
    let arms = input.values.iter().map(|value| {
        let (ident, text) = (&value.ident, &value.text);
        quote!(Self::#ident => #text,)
    });
    match &input.unknown {
        None => quote! {
            /// The string.
            #[must_use]
            pub const fn as_str(&self) -> &'static str {
                match self { #(#arms)* }
            }
        },
        Some(unknown) => quote! {
            /// The string, known or not.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self { #(#arms)* Self::#unknown(text) => text, }
            }
        },
    }
}

/// Closed: another string is an error that lists the values.
fn parse_closed(input: &Input) -> TokenStream {
    let ident = &input.ident;
    let arms = input.values.iter().map(|value| {
        let (ident, text) = (&value.ident, &value.text);
        quote!(#text => Self::#ident,)
    });
    quote! {
        impl ::core::str::FromStr for #ident {
            type Err = ::typewright::UnknownValue;
            fn from_str(text: &str) -> ::core::result::Result<Self, ::typewright::UnknownValue> {
                ::core::result::Result::Ok(match text {
                    #(#arms)*
                    _ => return ::core::result::Result::Err(::typewright::UnknownValue::new(text, Self::VALUES)),
                })
            }
        }
        impl ::core::convert::TryFrom<&str> for #ident {
            type Error = ::typewright::UnknownValue;
            fn try_from(text: &str) -> ::core::result::Result<Self, ::typewright::UnknownValue> {
                text.parse()
            }
        }
        impl ::typewright::__private::TextSlot for #ident {
            fn read_text(&mut self, text: &str) -> ::core::result::Result<(), ::typewright::__private::TextError> {
                *self = text.parse::<Self>()?;
                ::core::result::Result::Ok(())
            }
        }
    }
}

/// Open: another string is kept.
fn parse_open(input: &Input, unknown: &Ident) -> TokenStream {
    let ident = &input.ident;
    let arms = input.values.iter().map(|value| {
        let (ident, text) = (&value.ident, &value.text);
        quote!(#text => Self::#ident,)
    });
    quote! {
        impl ::core::convert::From<&str> for #ident {
            fn from(text: &str) -> Self {
                match text {
                    #(#arms)*
                    _ => Self::#unknown(::std::string::String::from(text)),
                }
            }
        }
        impl ::core::convert::From<::std::string::String> for #ident {
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }
        impl ::core::str::FromStr for #ident {
            type Err = ::core::convert::Infallible;
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self::from(text))
            }
        }
        impl ::typewright::__private::TextSlot for #ident {
            fn read_text(&mut self, text: &str) -> ::core::result::Result<(), ::typewright::__private::TextError> {
                *self = Self::from(text);
                ::core::result::Result::Ok(())
            }
        }
    }
}
