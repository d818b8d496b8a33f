//! Reads rules out of attributes: one function for each kind of bound.
//!
//! A mistake in one key is noted and the next key is read.

use syn::meta::ParseNestedMeta;
use syn::{LitBool, LitInt, LitStr, Token};

use super::{Bound, Number, Rule, Rules, nested};
use crate::context::Context;
use crate::suggest;

/// The keys of rules, as users write them.
pub(crate) const KEYS: [&str; 35] = [
    "min_length",
    "max_length",
    "pattern",
    "minimum",
    "maximum",
    "exclusive_minimum",
    "exclusive_maximum",
    "multiple_of",
    "min_items",
    "max_items",
    "unique_items",
    "min_properties",
    "max_properties",
    "format",
    "after_now",
    "items",
    "prefix",
    "contains",
    "unevaluated_items",
    "values",
    "keys",
    "required",
    "property",
    "matching",
    "others",
    "dependent",
    "unevaluated",
    "allowed",
    "types",
    "not",
    "any",
    "one",
    "all",
    "when",
    "never",
];

/// What `format` may be, and the variant of the runtime's `Format`.
const FORMATS: [(&str, &str); 15] = [
    ("email", "Email"),
    ("uri", "Uri"),
    ("uri-reference", "UriReference"),
    ("uuid", "Uuid"),
    ("date", "Date"),
    ("date-time", "DateTime"),
    ("time", "Time"),
    ("duration", "Duration"),
    ("ipv4", "Ipv4"),
    ("ipv6", "Ipv6"),
    ("hostname", "Hostname"),
    ("byte", "Byte"),
    ("regex", "Regex"),
    ("json-pointer", "JsonPointer"),
    ("decimal", "Decimal"),
];

impl Rules {
    /// Reads the rule that `meta` begins, if it begins one.
    ///
    /// # Errors
    /// What is not written as a rule is. What is written well and makes no sense goes to the context.
    pub(crate) fn read_key(
        &mut self,
        context: &Context,
        meta: &ParseNestedMeta<'_>,
    ) -> syn::Result<bool> {
        let Some(key) = KEYS.into_iter().find(|key| meta.path.is_ident(key)) else {
            return Ok(false);
        };
        let bound = match key {
            "pattern" => read_pattern(context, meta)?,
            "minimum" | "maximum" | "exclusive_minimum" | "exclusive_maximum" | "multiple_of" => {
                Some(Bound::Number(meta.value()?.parse::<Number>()?))
            }
            "unique_items" | "never" => read_flag(meta)?,
            "format" => read_format(context, meta)?,
            "after_now" => read_after_now(context, meta)?,
            "min_length" | "max_length" | "min_items" | "max_items" | "min_properties"
            | "max_properties" => Some(Bound::Count(read_count(meta)?)),
            _ => nested::read(context, key, meta)?,
        };
        if let Some(bound) = bound {
            self.push(
                context,
                Rule {
                    key,
                    span: syn::spanned::Spanned::span(&meta.path),
                    bound,
                },
            );
        }
        Ok(true)
    }

    /// Adds a rule, unless its key was there before.
    pub(crate) fn push(&mut self, context: &Context, rule: Rule) {
        let repeated = !nested::MANY.contains(&rule.key) && self.get(rule.key).is_some();
        if repeated {
            context.error_at(rule.span, format!("`{}` is set twice", rule.key));
        } else {
            self.rules.push(rule);
        }
    }
}

/// The path of a key as it was written.
pub(crate) fn path_text(meta: &ParseNestedMeta<'_>) -> String {
    let segments: Vec<String> = meta
        .path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    segments.join("::")
}

/// Passes over the value of an unknown key, so that the keys after it are read.
///
/// # Errors
/// When what follows is no value.
pub(crate) fn skip_value(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    if meta.input.peek(Token![=]) {
        meta.value()?.parse::<syn::Expr>()?;
    } else if meta.input.peek(syn::token::Paren) {
        let content;
        syn::parenthesized!(content in meta.input);
        content.parse::<proc_macro2::TokenStream>()?;
    }
    Ok(())
}

pub(super) fn read_count(meta: &ParseNestedMeta<'_>) -> syn::Result<u64> {
    let input = meta.value()?;
    let wanted = "expected a whole number that is not negative, such as `1`";
    let literal: LitInt = input
        .parse()
        .map_err(|error| syn::Error::new(error.span(), wanted))?;
    literal
        .base10_parse()
        .map_err(|_| syn::Error::new(literal.span(), wanted))
}

fn read_text(meta: &ParseNestedMeta<'_>) -> syn::Result<LitStr> {
    meta.value()?
        .parse()
        .map_err(|error| syn::Error::new(error.span(), "expected a text in quotes"))
}

fn read_pattern(context: &Context, meta: &ParseNestedMeta<'_>) -> syn::Result<Option<Bound>> {
    let literal = read_text(meta)?;
    Ok(check_pattern(context, &literal).then_some(Bound::Pattern(literal)))
}

/// Whether a text is a pattern; a mistake in it is noted.
pub(super) fn check_pattern(context: &Context, literal: &LitStr) -> bool {
    let source = literal.value();
    // JSON Schema wants patterns with the flag `u`; many are written without it in mind.
    let parsed = regress::Regex::with_flags(&source, "u")
        .or_else(|_| regress::Regex::with_flags(&source, ""));
    if let Err(error) = &parsed {
        context.error(
            literal,
            format!(
                "this pattern is no regular expression of ECMA-262: {}",
                error.text
            ),
        );
    }
    parsed.is_ok()
}

fn read_flag(meta: &ParseNestedMeta<'_>) -> syn::Result<Option<Bound>> {
    let set = !meta.input.peek(Token![=]) || meta.value()?.parse::<LitBool>()?.value;
    Ok(set.then_some(Bound::Flag))
}

fn read_format(context: &Context, meta: &ParseNestedMeta<'_>) -> syn::Result<Option<Bound>> {
    let literal = read_text(meta)?;
    let found = FORMATS.iter().find(|(name, _)| *name == literal.value());
    if found.is_none() {
        let names: Vec<&str> = FORMATS.iter().map(|(name, _)| *name).collect();
        let message = format!(
            "`{}` is no format that can be checked; those are {}",
            literal.value(),
            suggest::list(&names)
        );
        context.error(&literal, message);
    }
    Ok(found.map(|(_, variant)| Bound::Format(variant)))
}

fn read_after_now(context: &Context, meta: &ParseNestedMeta<'_>) -> syn::Result<Option<Bound>> {
    let literal = read_text(meta)?;
    let millis = parse_span_of_time(&literal.value());
    if millis.is_none() {
        context.error(
            &literal,
            "expected a span of time such as `\"30s\"`, `\"15m\"`, `\"1h\"` or `\"7d\"`",
        );
    }
    Ok(millis.map(Bound::AfterNow))
}

/// `1h` and `1h30m`, in milliseconds.
fn parse_span_of_time(text: &str) -> Option<u64> {
    let mut total = 0_u64;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let (number, tail) = rest.split_at_checked(digits)?;
        let unit = tail
            .find(|letter: char| letter.is_ascii_digit())
            .unwrap_or(tail.len());
        let (unit, tail) = tail.split_at_checked(unit)?;
        let millis = match unit {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return None,
        };
        total = total.checked_add(number.parse::<u64>().ok()?.checked_mul(millis)?)?;
        rest = tail;
    }
    (!text.is_empty()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_time_are_read_in_their_units() {
        let spans = [
            ("90s", 90_000),
            ("30m", 1_800_000),
            ("1h", 3_600_000),
            ("1h30m", 5_400_000),
            ("2d", 172_800_000),
            ("5ms", 5),
        ];
        for (text, millis) in spans {
            assert_eq!(parse_span_of_time(text), Some(millis), "{text}");
        }
        for text in [
            "",
            "h",
            "1",
            "1 h",
            "1w",
            "-1h",
            "99999999999999999999d",
            "9999999999999999d",
        ] {
            assert_eq!(parse_span_of_time(text), None, "{text}");
        }
    }
}
