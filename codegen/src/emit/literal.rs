//! JSON values in attributes.

use proc_macro2::{Literal as Digits, TokenStream};
use quote::quote;

use super::{text, word};
use crate::plan::Literal;

/// A value.
pub(super) fn emit(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Null => {
            let null = word("null");
            quote!(#null)
        }
        Literal::Bool(true) => quote!(true),
        Literal::Bool(false) => quote!(false),
        Literal::Number(number) => self::number(number),
        Literal::Text(value) => {
            let value = text(value);
            quote!(#value)
        }
        Literal::List(items) => {
            let items = items.iter().map(emit);
            quote!([#(#items),*])
        }
        Literal::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let (name, value) = (text(name), emit(value));
                quote!(#name: #value)
            });
            quote!({ #(#members),* })
        }
    }
}

/// A number without a suffix; `plan` gives it as Rust writes it.
pub(super) fn number(value: &str) -> TokenStream {
    let (minus, digits) = match value.strip_prefix('-') {
        Some(digits) => (quote!(-), digits),
        None => (TokenStream::new(), value),
    };
    let literal = digits.parse().unwrap_or_else(|_| Digits::u64_unsuffixed(0));
    quote!(#minus #literal)
}
