//! The tokens of an enum of values: the values, the way to and from their type, and the wire form.

use proc_macro2::{Ident, Literal as Digits, TokenStream};
use quote::quote;

use super::input::{Base, Input};
use crate::literal::{Literal, Width};
use crate::wire::{self, Values};

/// All impls.
pub(crate) fn expand(input: &Input) -> TokenStream {
    let (ident, known) = (&input.ident, known(input));
    let all = input.unknown.is_none().then(|| all(input));
    let typed = match input.base() {
        Base::Number(width) => numbers(input, width),
        Base::Mixed => mixed(input),
    };
    let kinds = kinds(input);
    let values = Values {
        shape: quote!(::typewright::__private::Shape::of(#kinds)),
        empty: empty(input),
        view: view(input),
        target: quote!(::typewright::__private::Target::OneOf(self)),
    };
    let wire = wire::values(ident, &values);
    let slot = slot(input);
    quote! {
        impl #ident {
            #all
        }
        #typed
        const _: () = {
            const KNOWN: &[::typewright::Literal] = &[#(#known),*];
            #slot
        };
        impl ::core::fmt::Display for #ident {
            /// The value as JSON writes it.
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(&::typewright::json::to_string(self))
            }
        }
        #wire
    }
}

fn known(input: &Input) -> Vec<&Literal> {
    input.values.iter().map(|value| &value.literal).collect()
}

fn idents(input: &Input) -> Vec<&Ident> {
    input.values.iter().map(|value| &value.ident).collect()
}

fn all(input: &Input) -> TokenStream {
    let idents = idents(input);
    quote! {
        /// All values, in declared order.
        pub const ALL: &'static [Self] = &[#(Self::#idents),*];
    }
}

/// `VALUES`, `value` and the way from a number.
fn numbers(input: &Input, width: Width) -> TokenStream {
    let (ident, ty) = (&input.ident, input.base().ident());
    let idents = idents(input);
    let numbers: Vec<TokenStream> = input
        .values
        .iter()
        .map(|value| match &value.literal {
            Literal::Number(number) => number.as_type(width),
            _ => TokenStream::new(),
        })
        .collect();
    let unknown = input.unknown.as_ref().map(|unknown| {
        let unknown = &unknown.ident;
        quote!(Self::#unknown(value) => *value,)
    });
    let from = from_number(input, &ty, &numbers);
    quote! {
        impl #ident {
            /// The numbers that it knows, in declared order.
            pub const VALUES: &'static [#ty] = &[#(#numbers),*];
            /// The number.
            #[must_use]
            pub const fn value(&self) -> #ty {
                match self { #(Self::#idents => #numbers,)* #unknown }
            }
        }
        #from
    }
}

fn from_number(input: &Input, ty: &Ident, numbers: &[TokenStream]) -> TokenStream {
    let (ident, idents) = (&input.ident, idents(input));
    match &input.unknown {
        Some(unknown) => {
            let unknown = &unknown.ident;
            quote! {
                impl ::core::convert::From<#ty> for #ident {
                    fn from(value: #ty) -> Self {
                        #(if value == #numbers { return Self::#idents; })*
                        Self::#unknown(value)
                    }
                }
            }
        }
        None => quote! {
            impl ::core::convert::TryFrom<#ty> for #ident {
                type Error = ::typewright::UnknownNumber<#ty>;
                fn try_from(value: #ty) -> ::core::result::Result<Self, Self::Error> {
                    #(if value == #numbers { return ::core::result::Result::Ok(Self::#idents); })*
                    ::core::result::Result::Err(::typewright::UnknownNumber::new(value, Self::VALUES))
                }
            }
        },
    }
}

/// `to_value`, and for an open enum the way from any value.
fn mixed(input: &Input) -> TokenStream {
    let ident = &input.ident;
    let from = input.unknown.is_some().then(|| {
        quote! {
            impl ::core::convert::From<::typewright::Value> for #ident {
                fn from(value: ::typewright::Value) -> Self {
                    ::typewright::__private::one_of(value)
                }
            }
        }
    });
    quote! {
        impl #ident {
            /// The value as JSON has it.
            #[must_use]
            pub fn to_value(&self) -> ::typewright::Value {
                ::typewright::__private::to_value(self)
            }
        }
        #from
    }
}

fn view(input: &Input) -> TokenStream {
    let arms = input.values.iter().map(|value| {
        let (ident, literal) = (&value.ident, &value.literal);
        let view = match literal {
            Literal::Bool(value) => quote!(Bool(#value)),
            Literal::Text(text) => quote!(Str(#text)),
            Literal::Number(number) => {
                let (typed, width) = (number.as_type(number.width()), number.width());
                match width {
                    Width::U64 => quote!(U64(#typed)),
                    Width::I128 => quote!(I128(&#typed)),
                    Width::F64 => quote!(F64(#typed)),
                    _ => quote!(I64(#typed)),
                }
            }
            _ => quote!(Null),
        };
        quote!(Self::#ident => ::typewright::__private::View::#view,)
    });
    let unknown = input.unknown.as_ref().map(|unknown| {
        let unknown = &unknown.ident;
        quote!(Self::#unknown(value) => ::typewright::__private::Slot::view(value),)
    });
    quote!(match self { #(#arms)* #unknown })
}

/// Any value will do for an empty one.
fn empty(input: &Input) -> TokenStream {
    match idents(input).first() {
        Some(first) => quote!(Self::#first),
        None => quote!(::core::unreachable!()),
    }
}

/// The kinds of JSON values that it takes.
fn kinds(input: &Input) -> TokenStream {
    if let (Some(_), Base::Mixed) = (&input.unknown, input.base()) {
        return quote!(::typewright::__private::Kinds::ANY);
    }
    let mut names: Vec<&str> = input
        .values
        .iter()
        .map(|value| match &value.literal {
            Literal::Bool(_) => "BOOL",
            Literal::Text(_) => "CONST",
            Literal::Number(number) if number.width() != Width::F64 => "INTEGER",
            _ => "NUMBER",
        })
        .collect();
    if input.base() == Base::Number(Width::F64) {
        names = vec!["NUMBER"];
    }
    names.sort_unstable();
    names.dedup();
    names.iter().fold(
        quote!(::typewright::__private::Kinds::NONE),
        |kinds, name| {
            let name = quote::format_ident!("{name}");
            quote!(#kinds.or(::typewright::__private::Kinds::#name))
        },
    )
}

fn slot(input: &Input) -> TokenStream {
    let ident = &input.ident;
    let arms = input.values.iter().enumerate().map(|(index, value)| {
        let (index, variant) = (Digits::usize_unsuffixed(index), &value.ident);
        quote!(#index => Self::#variant,)
    });
    let unknown = match &input.unknown {
        Some(unknown) => {
            let unknown = &unknown.ident;
            quote! {
                *self = Self::#unknown(::typewright::__private::Wire::empty());
                match self {
                    Self::#unknown(value) => ::core::option::Option::Some(::typewright::__private::Slot::target(value)),
                    _ => ::core::option::Option::None,
                }
            }
        }
        None => quote!(::core::option::Option::None),
    };
    quote! {
        impl ::typewright::__private::OneOfSlot for #ident {
            fn values(&self) -> &'static [::typewright::Literal] {
                KNOWN
            }
            fn choose(&mut self, index: usize) {
                *self = match index { #(#arms)* _ => return };
            }
            fn unknown(&mut self) -> ::core::option::Option<::typewright::__private::Target<'_>> {
                #unknown
            }
        }
    }
}
