//! `#[body(json | multipart(PetForm) | "text/csv"(String))] pet: Pet`: one body, or a choice of several.
//!
//! Takes the attribute's arguments; gives each media type with the type that is sent in it. A choice is an enum among the
//! calls: its variants are named here.

use proc_macro2::{Ident, TokenStream};
use syn::meta::ParseNestedMeta;
use syn::parse::{ParseStream, Parser};
use syn::{Token, Type, token};

use super::input::capitalized;
use super::media::{BodyKind, Media};
use super::parameter::Parameter;
use crate::context::Context;
use crate::rules::{self, Rules};
use crate::suggest;

/// What a body may be; never empty.
#[derive(Clone)]
pub(crate) struct Body {
    pub(crate) choices: Vec<Choice>,
}

/// A body in one media type.
#[derive(Clone)]
pub(crate) struct Choice {
    pub(crate) media: Media,
    /// Its type, where it is another one than the parameter's.
    pub(crate) ty: Option<Type>,
    /// The rules of the whole.
    pub(crate) rules: Rules,
}

impl Body {
    /// Media types with `|` between them. The encodings and rules of a single body may stand after a comma.
    pub(super) fn parse(context: &Context, input: ParseStream<'_>) -> syn::Result<Self> {
        let mut choices = vec![Choice::parse(context, input)?];
        while input.parse::<Option<Token![|]>>()?.is_some() {
            choices.push(Choice::parse(context, input)?);
        }
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            if !input
                .fork()
                .parse::<Ident>()
                .is_ok_and(|key| key == "encoding")
            {
                let span = input.span();
                match choices.as_mut_slice() {
                    [only] => only.rules(context, input)?,
                    _ => {
                        let message =
                            "of which body? Write it in its parentheses: `text(max_length = 5)`";
                        return Err(syn::Error::new(span, message));
                    }
                }
                break;
            }
            let key: Ident = input.parse()?;
            let content;
            syn::parenthesized!(content in input);
            match choices.as_mut_slice() {
                [only] => only.media.add_encoding(context, &key, &content)?,
                _ => {
                    let message =
                        "of which form? Write it in the form's parentheses: `form(encoding(…))`";
                    return Err(syn::Error::new(key.span(), message));
                }
            }
        }
        Ok(Self { choices })
    }

    /// Whether a caller chooses.
    pub(crate) fn is_choice(&self) -> bool {
        self.choices.len() > 1
    }

    /// The names of the choices as variants.
    pub(super) fn variants(&self) -> Vec<String> {
        distinct_names(self.choices.iter().map(|choice| &choice.media))
    }
}

/// Whether a rule follows, and no type.
fn is_rule(input: ParseStream<'_>) -> bool {
    let key = input.fork().parse::<Ident>();
    key.is_ok_and(|key| rules::KEYS.contains(&key.to_string().as_str()))
}

/// Media types as variants: by subtype, by the whole media type where that is taken, and counted where that is taken too.
pub(super) fn distinct_names<'a>(media: impl Iterator<Item = &'a Media>) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for media in media {
        let [short, long] = media.names();
        let numbers = (2..).map(|number| format!("{long}{number}"));
        let free = [short, long.clone()]
            .into_iter()
            .chain(numbers)
            .find(|name| !taken.contains(name));
        taken.extend(free);
    }
    taken
}

impl Choice {
    /// `max_length = 5, pattern = "…"`: the rest of what is said.
    fn rules(&mut self, context: &Context, input: ParseStream<'_>) -> syn::Result<()> {
        let rest: TokenStream = input.parse()?;
        let key = |meta: ParseNestedMeta<'_>| {
            if !self.rules.read_key(context, &meta)? {
                let known: Vec<&str> = ["encoding"].into_iter().chain(rules::KEYS).collect();
                let message = suggest::unknown_key(&rules::path_text(&meta), &known);
                return Err(meta.error(message));
            }
            Ok(())
        };
        syn::meta::parser(key).parse2(rest)
    }

    /// `form`, `form(PetForm, encoding("tags", explode = false))`
    fn parse(context: &Context, input: ParseStream<'_>) -> syn::Result<Self> {
        let mut choice = Self {
            media: Media::parse(input)?,
            ty: None,
            rules: Rules::default(),
        };
        if !input.peek(token::Paren) {
            return Ok(choice);
        }
        let inner;
        syn::parenthesized!(inner in input);
        while !inner.is_empty() {
            let ahead = inner.fork();
            let is_encoding = ahead.parse::<Ident>().is_ok_and(|key| key == "encoding")
                && ahead.peek(token::Paren);
            if is_encoding {
                let key: Ident = inner.parse()?;
                let content;
                syn::parenthesized!(content in inner);
                choice.media.add_encoding(context, &key, &content)?;
            } else if is_rule(&inner) {
                choice.rules(context, &inner)?;
            } else if choice.ty.is_none() {
                choice.ty = Some(inner.parse()?);
            } else {
                return Err(inner.error("a body has one type in one media type"));
            }
            if !inner.is_empty() {
                inner.parse::<Token![,]>()?;
            }
        }
        Ok(choice)
    }

    /// The type that is sent: its own, or the parameter's.
    pub(crate) fn ty<'a>(&'a self, parameter: &'a Parameter) -> &'a Type {
        let common = || parameter.optional().unwrap_or(&parameter.ty);
        self.ty.as_ref().unwrap_or_else(common)
    }
}

impl Media {
    /// `Csv` and `TextCsv` for `text/csv`.
    pub(super) fn names(&self) -> [String; 2] {
        let essence = self.essence();
        let (group, name) = essence.split_once('/').unwrap_or(("", &essence));
        let word = |text: &str| {
            let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
            words.map(capitalized).collect::<String>()
        };
        let short = match (self.kind, essence.as_str()) {
            (BodyKind::Form, _) => "Form".to_owned(),
            (BodyKind::Multipart, "multipart/form-data") => "Multipart".to_owned(),
            (_, "text/plain") => "Text".to_owned(),
            (_, "*/*") => "Any".to_owned(),
            (_, range) if range.ends_with("/*") => word(group),
            (_, "application/octet-stream") => "Bytes".to_owned(),
            _ => {
                let name = name.strip_prefix("x-").or(name.strip_prefix("vnd."));
                word(name.unwrap_or(essence.split_once('/').map_or("", |(_, name)| name)))
            }
        };
        // `application/json;version=2` is `JsonVersion2`.
        let asked = self.asked();
        let parameters = word(asked.split_once(';').map_or("", |(_, rest)| rest));
        let short = short + &parameters;
        let is_name = short.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let long = format!("{}{}{parameters}", word(group), word(name));
        match is_name && short != "Self" {
            true => [short, long],
            false => [format!("Type{short}"), format!("Type{long}")],
        }
    }
}
