//! Reads rules that are made of others: `not(…)`, `any((…), (…))`, `property("…", …)`, `when(…, then(…))`.
//!
//! Within them the same keys are read as outside. What a rule is about is not asked there: of other kinds of values it
//! says nothing, and that may be what is meant.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{LitStr, Token};

use super::read::{KEYS, check_pattern, path_text, read_count, skip_value};
use super::{Bound, Rules};
use crate::context::Context;
use crate::literal::Literal;
use crate::suggest;

/// Keys that may stand several times.
pub(super) const MANY: [&str; 10] = [
    "contains",
    "required",
    "property",
    "matching",
    "dependent",
    "not",
    "any",
    "one",
    "all",
    "when",
];

/// What `types` may name, and the runtime's `Kinds`.
const TYPES: [(&str, &str); 7] = [
    ("null", "NULL"),
    ("boolean", "BOOL"),
    ("integer", "INTEGER"),
    ("number", "NUMBER"),
    ("string", "STRING"),
    ("array", "LIST"),
    ("object", "OBJECT"),
];

/// Reads what stands in the brackets after `key`.
pub(super) fn read(
    context: &Context,
    key: &'static str,
    meta: &ParseNestedMeta<'_>,
) -> syn::Result<Option<Bound>> {
    let place = meta.path.span();
    let content;
    syn::parenthesized!(content in meta.input);
    let inside: ParseStream<'_> = &content;
    Ok(Some(match key {
        "allowed" => {
            let values = Punctuated::<Literal, Token![,]>::parse_terminated(inside)?;
            some(context, place, key, values.is_empty());
            Bound::Allowed(values.into_iter().collect())
        }
        "types" => Bound::Types(types(context, place, inside)?),
        "required" => {
            let names = Punctuated::<LitStr, Token![,]>::parse_terminated(inside)?;
            some(context, place, key, names.is_empty());
            Bound::Names(names.into_iter().collect())
        }
        "property" | "dependent" => {
            let (name, rules) = named(context, inside)?;
            Bound::Named(name, rules)
        }
        "matching" => {
            let (pattern, rules) = named(context, inside)?;
            if !check_pattern(context, &pattern) {
                return Ok(None);
            }
            Bound::Matching(pattern, rules)
        }
        "others" => Bound::Others(group(context, inside.parse()?)?),
        "any" | "one" | "all" | "prefix" => {
            let groups = alternatives(context, inside.parse()?)?;
            some(context, place, key, groups.is_empty());
            Bound::Alternatives(groups)
        }
        "contains" => contains(context, inside.parse()?)?,
        "when" => when(context, place, inside.parse()?)?,
        _ => Bound::Nested(group(context, inside.parse()?)?),
    }))
}

fn some(context: &Context, place: Span, key: &str, is_empty: bool) {
    if is_empty {
        context.error_at(place, format!("`{key}` lists nothing"));
    }
}

/// Rules with commas between them.
fn group(context: &Context, tokens: TokenStream) -> syn::Result<Rules> {
    group_with(context, tokens, &mut |_, _| Ok(false))
}

/// What reads a key that is no rule; whether it did.
type More<'a> = &'a mut dyn FnMut(&Context, &ParseNestedMeta<'_>) -> syn::Result<bool>;

/// Rules and other keys with commas between them.
fn group_with(context: &Context, tokens: TokenStream, more: More<'_>) -> syn::Result<Rules> {
    let mut rules = Rules::default();
    let parser = syn::meta::parser(|meta| {
        if !rules.read_key(context, &meta)? && !more(context, &meta)? {
            context.error(&meta.path, suggest::unknown_key(&path_text(&meta), &KEYS));
            skip_value(&meta)?;
        }
        Ok(())
    });
    parser.parse2(tokens)?;
    Ok(rules)
}

/// A name in quotes, then rules.
fn named(context: &Context, inside: ParseStream<'_>) -> syn::Result<(LitStr, Rules)> {
    let name = inside
        .parse::<LitStr>()
        .map_err(|error| syn::Error::new(error.span(), "expected a text in quotes"))?;
    inside.parse::<Option<Token![,]>>()?;
    Ok((name, group(context, inside.parse()?)?))
}

/// Rules, each by itself or several in brackets.
fn alternatives(context: &Context, tokens: TokenStream) -> syn::Result<Vec<Rules>> {
    let mut groups = Vec::new();
    for tree in split(tokens) {
        groups.push(group(context, tree)?);
    }
    Ok(groups)
}

/// What stands between commas; the brackets around a whole part are taken off.
fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts: Vec<Vec<TokenTree>> = vec![Vec::new()];
    for tree in tokens {
        match (&tree, parts.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => parts.push(Vec::new()),
            (_, Some(part)) => part.push(tree),
            (_, None) => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
        .into_iter()
        .map(|part| match part.as_slice() {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
                group.stream()
            }
            _ => part.into_iter().collect(),
        })
        .collect()
}

fn types(
    context: &Context,
    place: Span,
    inside: ParseStream<'_>,
) -> syn::Result<Vec<&'static str>> {
    let words = inside.parse_terminated(syn::Ident::parse_any, Token![,])?;
    some(context, place, "types", words.is_empty());
    let mut kinds = Vec::new();
    for word in words {
        match TYPES.iter().find(|(name, _)| word == name) {
            Some((_, kind)) => kinds.push(*kind),
            None => {
                let names: Vec<&str> = TYPES.iter().map(|(name, _)| *name).collect();
                let message = format!(
                    "`{word}` is no type of JSON Schema; those are {}",
                    suggest::list(&names)
                );
                context.error(&word, message);
            }
        }
    }
    Ok(kinds)
}

fn contains(context: &Context, tokens: TokenStream) -> syn::Result<Bound> {
    let (mut least, mut most) = (None, None);
    let rules = group_with(context, tokens, &mut |context, meta| {
        let limit = if meta.path.is_ident("at_least") {
            &mut least
        } else if meta.path.is_ident("at_most") {
            &mut most
        } else {
            return Ok(false);
        };
        if limit.replace(read_count(meta)?).is_some() {
            context.error(&meta.path, format!("`{}` is set twice", path_text(meta)));
        }
        Ok(true)
    })?;
    Ok(Bound::Contains {
        rules,
        least: least.unwrap_or(1),
        most,
    })
}

fn when(context: &Context, place: Span, tokens: TokenStream) -> syn::Result<Bound> {
    let (mut then, mut otherwise) = (None, None);
    let rules = group_with(context, tokens, &mut |context, meta| {
        let branch = if meta.path.is_ident("then") {
            &mut then
        } else if meta.path.is_ident("otherwise") {
            &mut otherwise
        } else {
            return Ok(false);
        };
        let content;
        syn::parenthesized!(content in meta.input);
        let rules = group(context, content.parse()?)?;
        if branch.replace(rules).is_some() {
            context.error(&meta.path, format!("`{}` is set twice", path_text(meta)));
        }
        Ok(true)
    })?;
    if then.is_none() && otherwise.is_none() {
        context.error_at(
            place,
            "`when` asks for nothing: say `then(…)`, `otherwise(…)` or both",
        );
    }
    Ok(Bound::When {
        rules,
        then: then.unwrap_or_default(),
        otherwise: otherwise.unwrap_or_default(),
    })
}
