//! Rules as tokens: an expression of type `&'static [Rule]` that may stand in statics and constants.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::{Bound, Rule, Rules};

impl ToTokens for Rules {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let rules = &self.rules;
        tokens.extend(quote!(&[#(#rules),*]));
    }
}

impl ToTokens for Rule {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let variant = format_ident!("{}", camel_case(self.key));
        let bound = &self.bound;
        tokens.extend(match bound {
            Bound::Unique => quote!(::typewright::__private::Rule::UniqueItems),
            _ => quote!(::typewright::__private::Rule::#variant(#bound)),
        });
    }
}

impl ToTokens for Bound {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Count(count) => proc_macro2::Literal::u64_unsuffixed(*count).to_token_stream(),
            Self::AfterNow(millis) => proc_macro2::Literal::u64_unsuffixed(*millis).to_token_stream(),
            Self::Number(number) => {
                let text = &number.text;
                quote!(::typewright::__private::Decimal::new(#text))
            }
            // A static of its own, for it holds the compiled pattern once that was needed.
            Self::Pattern(source) => quote!({
                static PATTERN: ::typewright::__private::Pattern = ::typewright::__private::Pattern::new(#source);
                &PATTERN
            }),
            Self::Format(variant) => {
                let variant = format_ident!("{variant}");
                quote!(::typewright::__private::Format::#variant)
            }
            Self::Nested(rules) => rules.to_token_stream(),
            Self::Groups(groups) => quote!(&[#(&[#(#groups),*]),*]),
            Self::Unique => TokenStream::new(),
        });
    }
}

/// `min_length` as `MinLength`.
fn camel_case(key: &str) -> String {
    let mut start = true;
    let mut name = String::new();
    for letter in key.chars() {
        match letter {
            '_' => start = true,
            _ if start => {
                name.push(letter.to_ascii_uppercase());
                start = false;
            }
            _ => name.push(letter),
        }
    }
    name
}
