//! Numeric bounds as literals, exact: `-5`, `0.01`, `1e-3`, `340282366920938463463374607431768211456`.
//!
//! Takes tokens, gives the text of a JSON number and an order. Never goes by way of a float.

use std::cmp::Ordering;

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::{Lit, Token};

/// A number literal, possibly negative.
#[derive(Clone)]
pub(crate) struct Number {
    /// As JSON writes it.
    pub(crate) text: String,
    pub(crate) span: Span,
}

impl Parse for Number {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let minus: Option<Token![-]> = input.parse()?;
        let literal: Lit = input
            .parse()
            .map_err(|error| syn::Error::new(error.span(), "expected a number"))?;
        let (digits, suffix) = match &literal {
            Lit::Int(literal) => (
                literal.base10_digits().to_owned(),
                literal.suffix().to_owned(),
            ),
            Lit::Float(literal) => (
                literal.base10_digits().to_owned(),
                literal.suffix().to_owned(),
            ),
            _ => {
                return Err(syn::Error::new(
                    literal.span(),
                    "expected a number, written without quotes",
                ));
            }
        };
        if !suffix.is_empty() {
            return Err(syn::Error::new(
                literal.span(),
                format!("a bound has no type: leave out `{suffix}`"),
            ));
        }
        let sign = if minus.is_some() { "-" } else { "" };
        Ok(Self {
            text: format!("{sign}{digits}"),
            span: literal.span(),
        })
    }
}

impl Number {
    /// The digits of the longest divisor that the runtime takes.
    pub(crate) const MOST_DIVISOR_DIGITS: usize = 37;

    pub(crate) fn is_positive(&self) -> bool {
        let (negative, digits, _) = self.parts();
        !negative && !digits.is_empty()
    }

    /// The significant digits, for what the runtime can divide by.
    pub(crate) fn precision(&self) -> usize {
        self.parts().1.len()
    }

    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        let (left, right) = (self.parts(), other.parts());
        let sign =
            |(negative, digits, _): &(bool, Vec<u8>, i64)| match (digits.is_empty(), negative) {
                (true, _) => 0,
                (false, true) => -1,
                (false, false) => 1,
            };
        let size = || (left.2, &left.1).cmp(&(right.2, &right.1));
        sign(&left)
            .cmp(&sign(&right))
            .then_with(|| match sign(&left) {
                0 => Ordering::Equal,
                1 => size(),
                _ => size().reverse(),
            })
    }

    /// Sign, digits without outer zeros, and the power of ten that `0.digits` is multiplied by.
    fn parts(&self) -> (bool, Vec<u8>, i64) {
        let unsigned = self.text.trim_start_matches('-');
        let (number, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let exponent: i64 = exponent.trim_start_matches('+').parse().unwrap_or(0);
        let digits = format!("{whole}{fraction}");
        let significant = digits.trim_start_matches('0');
        let zeros = i64::try_from(digits.len() - significant.len()).unwrap_or(0);
        let places = i64::try_from(whole.len()).unwrap_or(0);
        (
            self.text.starts_with('-'),
            significant.trim_end_matches('0').into(),
            exponent + places - zeros,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        syn::parse_str(text).unwrap()
    }

    #[test]
    fn a_bound_keeps_every_digit() {
        assert_eq!(number("-9007199254740993").text, "-9007199254740993");
        assert_eq!(
            number("340282366920938463463374607431768211456").text,
            "340282366920938463463374607431768211456"
        );
        assert_eq!(number("0.10").text, "0.10");
        assert_eq!(number("1_000").text, "1000");
    }

    #[test]
    fn bounds_are_ordered_by_value() {
        let ascending = [
            "-10",
            "-9.5",
            "0",
            "0.01",
            "1",
            "1.5",
            "10",
            "1e3",
            "9007199254740992",
            "9007199254740993",
        ];
        for pair in ascending.windows(2) {
            assert_eq!(
                number(pair[0]).compare(&number(pair[1])),
                Ordering::Less,
                "{} < {}",
                pair[0],
                pair[1]
            );
        }
        assert_eq!(number("1.0").compare(&number("1")), Ordering::Equal);
        assert_eq!(number("-0").compare(&number("0.0")), Ordering::Equal);
    }

    #[test]
    fn a_bound_with_a_type_or_in_quotes_is_refused() {
        assert!(syn::parse_str::<Number>("1u8").is_err());
        assert!(syn::parse_str::<Number>("\"1\"").is_err());
    }
}
