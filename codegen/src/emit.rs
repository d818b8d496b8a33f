//! Tokens of what `plan` decided; decides nothing.
//!
//! Takes a `plan::Crate`; gives a [`Module`] of tokens for each file, or all of them nested for a macro's expansion.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::plan;

mod attribute;
mod client;
mod entity;
mod enumeration;
mod literal;
mod model;
mod operation;
mod security;
mod types;
mod union;
mod value_enum;

/// A file's path and its tokens.
#[derive(Clone, Debug)]
pub struct Module {
    /// The names on the way from the root; empty for the root itself.
    pub path: Vec<String>,
    /// The items, with the module's documentation before them.
    pub tokens: TokenStream,
}

/// The modules of a client, each for a file of its own, made as they are asked for: tokens take far more room than text.
pub fn emit(planned: &plan::Crate) -> impl Iterator<Item = Module> {
    planned.modules.iter().map(emit_file)
}

/// The whole client as the items of one module, for a macro that stands where the root would be.
pub fn emit_nested(planned: &plan::Crate) -> TokenStream {
    let root = planned.modules.iter().find(|module| module.path.is_empty());
    root.map(|root| emit_inside(planned, root))
        .unwrap_or_default()
}

fn emit_file(module: &plan::Module) -> Module {
    let docs = inner_docs(&module.docs);
    let children = module.children.iter().map(|child| {
        let (visibility, ident) = (visibility(child.public), ident(&child.ident));
        let gate = gate(&child.gate);
        quote!(#gate #visibility mod #ident;)
    });
    let rest = emit_contents(module);
    let path = module
        .path
        .iter()
        .map(|part| part.name().to_owned())
        .collect();
    Module {
        path,
        tokens: quote!(#docs #(#children)* #rest),
    }
}

fn emit_inside(planned: &plan::Crate, module: &plan::Module) -> TokenStream {
    let children = module.children.iter().map(|child| {
        let path: Vec<_> = module.path.iter().chain([&child.ident]).collect();
        let found = planned
            .modules
            .iter()
            .find(|other| other.path.iter().eq(path.iter().copied()));
        let docs = found.map(|found| outer_docs(&found.docs));
        let inside = found.map(|found| emit_inside(planned, found));
        let (visibility, ident) = (visibility(child.public), ident(&child.ident));
        let gate = gate(&child.gate);
        quote!(#docs #gate #visibility mod #ident { #inside })
    });
    let rest = emit_contents(module);
    quote!(#(#children)* #rest)
}

fn emit_contents(module: &plan::Module) -> TokenStream {
    let globs = module
        .children
        .iter()
        .filter(|child| !child.public && child.reexported)
        .map(|child| {
            let ident = ident(&child.ident);
            let gate = gate(&child.gate);
            quote!(#gate pub use #ident::*;)
        });
    let imports = module.imports.iter().map(emit_import);
    let items = module.items.iter().map(emit_item);
    quote!(#(#imports)* #(#globs)* #(#items)*)
}

fn emit_import(import: &plan::Import) -> TokenStream {
    let visibility = visibility(import.public);
    let path = import.path.iter().map(ident);
    let names: Vec<_> = import.names.iter().map(ident).collect();
    let gate = gate(&import.gate);
    match names.as_slice() {
        [name] => quote!(#gate #visibility use #(#path::)* #name;),
        names => quote!(#gate #visibility use #(#path::)* {#(#names),*};),
    }
}

/// `#[cfg(feature = "pets")]`, or any of several.
fn gate(gate: &plan::Gate) -> TokenStream {
    let features: Vec<Literal> = gate.0.iter().map(|name| Literal::string(name)).collect();
    match features.as_slice() {
        [] => TokenStream::new(),
        [feature] => quote!(#[cfg(feature = #feature)]),
        features => quote!(#[cfg(any(#(feature = #features),*))]),
    }
}

fn emit_item(item: &plan::Item) -> TokenStream {
    match item {
        plan::Item::Api(api) => operation::emit(api),
        plan::Item::Struct(model) => model::emit(model),
        plan::Item::StringEnum(enumeration) => enumeration::emit(enumeration),
        plan::Item::ValueEnum(enumeration) => value_enum::emit(enumeration),
        plan::Item::Entity(entity) => entity::emit(entity),
        plan::Item::Union(union) => union::emit(union),
        plan::Item::Scheme(scheme) => security::emit(scheme),
        plan::Item::Client(client) => client::emit(client),
    }
}

fn visibility(public: bool) -> TokenStream {
    if public {
        quote!(pub)
    } else {
        TokenStream::new()
    }
}

/// `///` lines.
fn outer_docs(docs: &plan::Docs) -> TokenStream {
    docs.lines()
        .iter()
        .map(|line| doc_text(line))
        .map(|line| quote!(#[doc = #line]))
        .collect()
}

/// `//!` lines.
fn inner_docs(docs: &plan::Docs) -> TokenStream {
    docs.lines()
        .iter()
        .map(|line| doc_text(line))
        .map(|line| quote!(#![doc = #line]))
        .collect()
}

fn doc_text(line: &str) -> Literal {
    if line.is_empty() {
        Literal::string("")
    } else {
        Literal::string(&format!(" {}", line.replace(turns_text, "")))
    }
}

/// Whether a character makes what follows read the other way: the compiler denies them in source, and literals escape them.
fn turns_text(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn derive(names: &[&'static str]) -> TokenStream {
    let names = names.iter().map(|name| Ident::new(name, Span::call_site()));
    quote!(#[derive(#(#names),*)])
}

fn non_exhaustive(set: bool) -> TokenStream {
    if set {
        quote!(#[non_exhaustive])
    } else {
        TokenStream::new()
    }
}

fn deprecated(set: bool) -> TokenStream {
    if set {
        quote!(#[deprecated])
    } else {
        TokenStream::new()
    }
}

fn ident(ident: &plan::Ident) -> Ident {
    match ident.as_str().strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(ident.as_str(), Span::call_site()),
    }
}

fn word(word: &str) -> Ident {
    Ident::new(word, Span::call_site())
}

/// A literal of a text: a raw one where that reads better.
fn text(text: &str) -> Literal {
    let escaped = |letter: char| letter.is_control() || turns_text(letter);
    let raw = text.contains(['\\', '"']) && !text.contains(escaped);
    let hashes = (0..16)
        .map(|count| "#".repeat(count))
        .find(|hashes| !text.contains(&format!("\"{hashes}")));
    match hashes.filter(|_| raw) {
        Some(hashes) => format!("r{hashes}\"{text}\"{hashes}")
            .parse()
            .unwrap_or_else(|_| Literal::string(text)),
        None => Literal::string(text),
    }
}
