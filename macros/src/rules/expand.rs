//! Rules as tokens: an expression of type `&'static [Rule]` that may stand in statics and constants.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::LitStr;

use super::{Bound, Rule, Rules};

impl ToTokens for Rules {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let rules = self.rules.iter().map(|rule| match &rule.bound {
            Bound::Others(inner) => self.others(inner),
            _ => rule.to_token_stream(),
        });
        tokens.extend(quote!(&[#(#rules),*]));
    }
}

impl Rules {
    /// `others(…)`: all properties of which no rule beside it speaks.
    fn others(&self, inner: &Self) -> TokenStream {
        let names = self
            .rules
            .iter()
            .filter_map(|rule| match (rule.key, &rule.bound) {
                ("property", Bound::Named(name, _)) => Some(name),
                _ => None,
            });
        let patterns = self.rules.iter().filter_map(|rule| match &rule.bound {
            Bound::Matching(source, _) => Some(pattern(source)),
            _ => None,
        });
        quote!(::typewright::__private::Rule::Others {
            names: &[#(#names),*],
            patterns: &[#(#patterns),*],
            rules: #inner
        })
    }
}

impl ToTokens for Rule {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let variant = format_ident!("{}", camel_case(self.key));
        let bound = match &self.bound {
            Bound::Flag => TokenStream::new(),
            Bound::Contains { rules, least, most } => {
                let least = Literal::u64_unsuffixed(*least);
                let most = match most {
                    Some(most) => {
                        let most = Literal::u64_unsuffixed(*most);
                        quote!(::core::option::Option::Some(#most))
                    }
                    None => quote!(::core::option::Option::None),
                };
                quote!({ rules: #rules, least: #least, most: #most })
            }
            Bound::When {
                rules,
                then,
                otherwise,
            } => quote!({ rules: #rules, then: #then, otherwise: #otherwise }),
            bound => quote!((#bound)),
        };
        tokens.extend(quote!(::typewright::__private::Rule::#variant #bound));
    }
}

/// What stands in the brackets of a rule.
impl ToTokens for Bound {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Count(count) | Self::AfterNow(count) => {
                Literal::u64_unsuffixed(*count).to_token_stream()
            }
            Self::Number(number) => {
                let text = &number.text;
                quote!(::typewright::__private::Decimal::new(#text))
            }
            Self::Pattern(source) => pattern(source),
            Self::Format(variant) => {
                let variant = format_ident!("{variant}");
                quote!(::typewright::__private::Format::#variant)
            }
            Self::Nested(rules) => rules.to_token_stream(),
            Self::Named(name, rules) => quote!(#name, #rules),
            Self::Matching(source, rules) => {
                let pattern = pattern(source);
                quote!(#pattern, #rules)
            }
            Self::Names(names) => quote!(&[#(#names),*]),
            Self::Allowed(values) => quote!(&[#(#values),*]),
            Self::Types(kinds) => kinds.iter().fold(
                quote!(::typewright::__private::Kinds::NONE),
                |kinds, kind| {
                    let kind = format_ident!("{kind}");
                    quote!(#kinds.or(::typewright::__private::Kinds::#kind))
                },
            ),
            Self::Alternatives(groups) => quote!(&[#(#groups),*]),
            Self::Groups(groups) => quote!(&[#(&[#(#groups),*]),*]),
            // These have fields with names, or none: the rule writes them.
            Self::Flag | Self::Contains { .. } | Self::When { .. } | Self::Others(_) => {
                TokenStream::new()
            }
        });
    }
}

/// A static of its own, for it holds the compiled pattern once that was needed.
fn pattern(source: &LitStr) -> TokenStream {
    quote!({
        static PATTERN: ::typewright::__private::Pattern = ::typewright::__private::Pattern::new(#source);
        &PATTERN
    })
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
