//! JSON values as tokens: `5`, `-0.5`, `true`, `null`, `"text"`, `[1, 2]`, `{ "a": 1 }`.
//!
//! Takes what stands in an attribute; gives the same as a constant of the runtime's `Literal`. Numbers keep every digit.

use std::cmp::Ordering;

use proc_macro2::{Ident, Literal as Digits, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{LitBool, LitStr, Token};

use crate::rules::Number;

/// A JSON value.
#[derive(Clone)]
pub(crate) enum Literal {
    Null(Span),
    Bool(LitBool),
    Number(Number),
    Text(LitStr),
    List(Span, Vec<Literal>),
    Object(Span, Vec<(LitStr, Literal)>),
}

/// What a number fits in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Width {
    I64,
    U64,
    I128,
    F64,
    /// No type holds all its digits.
    None,
}

impl Parse for Literal {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return input.parse().map(Self::Text);
        }
        if input.peek(LitBool) {
            return input.parse().map(Self::Bool);
        }
        let content;
        if input.peek(syn::token::Bracket) {
            let bracket = syn::bracketed!(content in input);
            let items = Punctuated::<Self, Token![,]>::parse_terminated(&content)?;
            return Ok(Self::List(bracket.span.join(), items.into_iter().collect()));
        }
        if input.peek(syn::token::Brace) {
            let brace = syn::braced!(content in input);
            let members = content.parse_terminated(member, Token![,])?;
            return Ok(Self::Object(
                brace.span.join(),
                members.into_iter().collect(),
            ));
        }
        if input.peek(Ident::peek_any) {
            let word = input.call(Ident::parse_any)?;
            return if word == "null" {
                Ok(Self::Null(word.span()))
            } else {
                Err(syn::Error::new(word.span(), EXPECTED))
            };
        }
        let place = input.span();
        input
            .parse()
            .map(Self::Number)
            .map_err(|error| match input.is_empty() {
                true => syn::Error::new(place, EXPECTED),
                false => error,
            })
    }
}

const EXPECTED: &str =
    "expected a JSON value: a text in quotes, a number, `true`, `false`, `null`, `[…]` or `{…}`";

fn member(input: ParseStream<'_>) -> syn::Result<(LitStr, Literal)> {
    let name = input
        .parse::<LitStr>()
        .map_err(|error| syn::Error::new(error.span(), "expected a name in quotes"))?;
    input.parse::<Token![:]>()?;
    Ok((name, input.parse()?))
}

impl Literal {
    /// Where it stands.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Null(span) | Self::List(span, _) | Self::Object(span, _) => *span,
            Self::Bool(value) => value.span,
            Self::Number(number) => number.span,
            Self::Text(text) => text.span(),
        }
    }

    /// Whether the two are the same JSON value.
    pub(crate) fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null(_), Self::Null(_)) => true,
            (Self::Bool(left), Self::Bool(right)) => left.value == right.value,
            (Self::Number(left), Self::Number(right)) => left.compare(right) == Ordering::Equal,
            (Self::Text(left), Self::Text(right)) => left.value() == right.value(),
            (Self::List(_, left), Self::List(_, right)) => {
                left.len() == right.len()
                    && left.iter().zip(right).all(|(left, right)| left.same(right))
            }
            (Self::Object(_, left), Self::Object(_, right)) => {
                let has = |(name, value): &(LitStr, Self)| {
                    let mut others = right.iter();
                    others.any(|(other, found)| other.value() == name.value() && value.same(found))
                };
                left.len() == right.len() && left.iter().all(has)
            }
            _ => false,
        }
    }
}

impl Number {
    /// The narrowest type that holds all of it.
    pub(crate) fn width(&self) -> Width {
        let Ok(float) = self.text.parse::<f64>() else {
            return Width::None;
        };
        if self.text.parse::<i64>().is_ok() {
            Width::I64
        } else if self.text.parse::<u64>().is_ok() {
            Width::U64
        } else if self.text.parse::<i128>().is_ok() {
            Width::I128
        } else if self.is_float(float) {
            Width::F64
        } else {
            Width::None
        }
    }

    /// Whether the shortest decimal of `float` is this number.
    fn is_float(&self, float: f64) -> bool {
        let shortest = Self {
            text: format!("{float:e}"),
            span: self.span,
        };
        float.is_finite() && shortest.compare(self) == Ordering::Equal
    }

    /// As a literal of a type, without its suffix.
    pub(crate) fn as_type(&self, width: Width) -> TokenStream {
        let (minus, digits) = match self.text.strip_prefix('-') {
            Some(digits) => (quote!(-), digits),
            None => (TokenStream::new(), self.text.as_str()),
        };
        let literal = match (width, digits.parse::<u128>(), digits.parse::<f64>()) {
            (Width::F64, _, Ok(float)) => Digits::f64_unsuffixed(float),
            (_, Ok(whole), _) => Digits::u128_unsuffixed(whole),
            _ => Digits::u128_unsuffixed(0),
        };
        quote!(#minus #literal)
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let value = match self {
            Self::Null(_) => quote!(Null),
            Self::Bool(value) => quote!(Bool(#value)),
            Self::Text(text) => quote!(Text(#text)),
            Self::Number(number) => {
                let width = number.width();
                let (typed, text) = (number.as_type(width), &number.text);
                match width {
                    Width::I64 => quote!(I64(#typed)),
                    Width::U64 => quote!(U64(#typed)),
                    Width::I128 => quote!(I128(&#typed)),
                    Width::F64 => quote!(F64(#typed)),
                    Width::None => quote!(Exact(::typewright::__private::Decimal::new(#text))),
                }
            }
            Self::List(_, items) => quote!(List(&[#(#items),*])),
            Self::Object(_, members) => {
                let members = members.iter().map(|(name, value)| quote!((#name, #value)));
                quote!(Object(&[#(#members),*]))
            }
        };
        tokens.extend(quote!(::typewright::__private::Literal::#value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(text: &str) -> Literal {
        syn::parse_str(text).unwrap()
    }

    #[test]
    fn every_json_value_is_read() {
        let texts = [
            "null",
            "true",
            "-5",
            "0.25",
            r#""a""#,
            "[1, [], null]",
            r#"{ "a": { "b": [true] }, "c": -1e-3 }"#,
        ];
        for (index, text) in texts.iter().enumerate() {
            for (other, with) in texts.iter().enumerate() {
                assert_eq!(
                    literal(text).same(&literal(with)),
                    index == other,
                    "{text} {with}"
                );
            }
        }
        assert!(literal("1.0").same(&literal("1")));
        assert!(literal(r#"{"a": 1, "b": 2}"#).same(&literal(r#"{"b": 2, "a": 1}"#)));
        for text in ["a", "", "1u8", "{a: 1}", "[1 2]", "-"] {
            assert!(syn::parse_str::<Literal>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_number_goes_into_the_narrowest_type_that_holds_it() {
        let widths = [
            ("-9223372036854775808", Width::I64),
            ("9223372036854775808", Width::U64),
            ("18446744073709551616", Width::I128),
            ("0.1", Width::F64),
            ("1e300", Width::F64),
            ("0.1000000000000000000000000001", Width::None),
            ("340282366920938463463374607431768211457", Width::None),
        ];
        for (text, width) in widths {
            let number: Number = syn::parse_str(text).unwrap();
            assert_eq!(number.width(), width, "{text}");
        }
    }
}
