//! Attributes and their arguments.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{self, number};
use super::{ident, text, types, word};
use crate::plan::{Argument, BodyChoice};

/// `#[name(arguments)]`; nothing where there are no arguments.
pub(super) fn attribute(name: &str, arguments: &[Argument]) -> TokenStream {
    if arguments.is_empty() {
        return TokenStream::new();
    }
    let name = word(name);
    let arguments = list(arguments);
    quote!(#[#name(#arguments)])
}

/// The arguments with commas between them.
pub(super) fn list(arguments: &[Argument]) -> TokenStream {
    let arguments = arguments.iter().map(argument);
    quote!(#(#arguments),*)
}

fn argument(argument: &Argument) -> TokenStream {
    match argument {
        Argument::Flag(key) => {
            let key = word(key);
            quote!(#key)
        }
        Argument::Literal(value) => {
            let value = text(value);
            quote!(#value)
        }
        Argument::Text(key, value) => {
            let (key, value) = (word(key), text(value));
            quote!(#key = #value)
        }
        Argument::Number(key, value) => {
            let (key, value) = (word(key), number(value));
            quote!(#key = #value)
        }
        Argument::Word(key, value) => {
            let (key, value) = (word(key), word(value));
            quote!(#key = #value)
        }
        Argument::Choice(choices) => {
            let choices = choices.iter().map(choice);
            quote!(#(#choices)|*)
        }
        Argument::Nested(key, inner) => {
            let (key, inner) = (word(key), list(inner));
            quote!(#key(#inner))
        }
        Argument::Values(key, values) => {
            let (key, values) = (word(key), values.iter().map(literal::emit));
            quote!(#key(#(#values),*))
        }
        Argument::Words(key, words) => {
            let (key, words) = (word(key), words.iter().map(|name| word(name)));
            quote!(#key(#(#words),*))
        }
        other => composed(other),
    }
}

/// Arguments made of others, or of several names.
fn composed(argument: &Argument) -> TokenStream {
    match argument {
        Argument::Named(key, name, inner) => {
            let (key, name) = (word(key), text(name));
            let inner = inner.iter().map(self::argument);
            quote!(#key(#name #(, #inner)*))
        }
        Argument::Alternatives(key, groups) => {
            let key = word(key);
            let groups = groups.iter().map(|group| match group.as_slice() {
                [only] => self::argument(only),
                several => {
                    let several = list(several);
                    quote!((#several))
                }
            });
            quote!(#key(#(#groups),*))
        }
        Argument::Groups(key, groups) => {
            let key = word(key);
            let groups = groups.iter().map(|group| {
                let names: Vec<_> = group.iter().map(ident).collect();
                match names.as_slice() {
                    [name] => quote!(#name),
                    names => quote!((#(#names),*)),
                }
            });
            quote!(#key(#(#groups),*))
        }
        _ => TokenStream::new(),
    }
}

/// `multipart(PetForm, encoding("photo", content = "image/png"))`
fn choice(choice: &BodyChoice) -> TokenStream {
    let form = argument(&choice.form);
    let ty = choice.ty.iter().map(types::emit);
    let inside: Vec<_> = ty.chain(choice.encodings.iter().map(argument)).collect();
    match inside.as_slice() {
        [] => form,
        inside => quote!(#form(#(#inside),*)),
    }
}
