//! Items: documentation and attributes above, then the declaration, its members indented below.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::tokens::{attributes, doc_text, item, split};
use super::{WIDTH, arguments, inline};

/// What an item is, as far as the space around it goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `use` of what other crates have.
    Foreign,
    Use,
    Mod,
    Other,
}

/// The text of a file's items.
pub(super) fn render(tokens: TokenStream) -> String {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut rest = trees.as_slice();
    let mut text = String::new();
    let mut last = None;
    while !rest.is_empty() {
        let (one, tail) = item(rest);
        rest = tail;
        let kind = kind(one);
        if last.is_some_and(|last| last != kind || kind == Kind::Other) {
            text.push('\n');
        }
        text.push_str(&render_item(one));
        last = Some(kind);
    }
    text
}

fn kind(item: &[TokenTree]) -> Kind {
    let (attributes, body) = attributes(item);
    let words: Vec<String> = body.iter().take(3).map(ToString::to_string).collect();
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| *word != "pub")
        .collect();
    match words.as_slice() {
        ["use", "typewright", ..] => Kind::Foreign,
        ["use", ..] => Kind::Use,
        ["mod", ..] if attributes.iter().all(|one| doc_text(one).is_none()) => Kind::Mod,
        _ => Kind::Other,
    }
}

fn render_item(item: &[TokenTree]) -> String {
    let (attributes, body) = attributes(item);
    let mut text = above(&attributes, 0);
    match body {
        [head @ .., TokenTree::Group(group), TokenTree::Punct(end)]
            if kind(item) == Kind::Use || kind(item) == Kind::Foreign =>
        {
            text.push_str(&import(head, group, end.as_char()));
        }
        [head @ .., TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
            text.push_str(&inline::line(head));
            text.push_str(&members(head, group));
        }
        plain => text.push_str(&inline::line(plain)),
    }
    text.push('\n');
    text
}

/// Documentation and attributes, each on its line.
fn above(attributes: &[Group], indent: usize) -> String {
    let pad = " ".repeat(indent);
    let mut text = String::new();
    for attribute in attributes {
        match doc_text(attribute) {
            Some(line) => text.push_str(format!("{pad}///{line}").trim_end()),
            None => text.push_str(&arguments::attribute(attribute, indent)),
        }
        text.push('\n');
    }
    text
}

/// `use a::{b, c};`, filled into lines where it is long.
fn import(head: &[TokenTree], names: &Group, end: char) -> String {
    let head = inline::line(head);
    let names: Vec<String> = split(names.stream(), ',')
        .iter()
        .map(|name| inline::line(name))
        .collect();
    let plain = format!("{head}{{{}}}{end}", names.join(", "));
    if plain.chars().count() <= WIDTH {
        return plain;
    }
    let mut lines = vec![String::from("    ")];
    for name in names {
        let full = lines
            .last()
            .is_some_and(|line| line.len() > 4 && line.len() + name.len() + 2 > WIDTH);
        if full {
            lines.push(String::from("    "));
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if line.len() > 4 { " " } else { "" });
            line.push_str(&name);
            line.push(',');
        }
    }
    format!("{head}{{\n{}\n}}{end}", lines.join("\n"))
}

/// The members of a struct, an enum or a trait, between braces.
fn members(head: &[TokenTree], group: &Group) -> String {
    let is_trait = head
        .iter()
        .any(|tree| matches!(tree, TokenTree::Ident(word) if word == "trait"));
    if group.stream().is_empty() {
        return " {}".to_owned();
    }
    let body = if is_trait {
        methods(group.stream())
    } else {
        fields(group.stream())
    };
    format!(" {{\n{body}}}")
}

fn fields(tokens: TokenStream) -> String {
    let mut text = String::new();
    for field in split(tokens, ',') {
        let (attributes, declaration) = attributes(&field);
        text.push_str(&above(&attributes, 4));
        text.push_str(&format!("    {},\n", inline::line(declaration)));
    }
    text
}

fn methods(tokens: TokenStream) -> String {
    let methods = split(tokens, ';');
    let texts = methods.iter().map(|tokens| {
        let (attributes, declaration) = attributes(tokens);
        format!("{}    {};\n", above(&attributes, 4), signature(declaration))
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// `fn name(…)` with one parameter a line.
fn signature(declaration: &[TokenTree]) -> String {
    let [head @ .., TokenTree::Group(parameters)] = declaration else {
        return inline::line(declaration);
    };
    let parameters = split(parameters.stream(), ',');
    if parameters.is_empty() {
        return format!("{}()", inline::line(head));
    }
    let lines: String = parameters
        .iter()
        .map(|tokens| format!("{},\n", parameter(tokens)))
        .collect();
    format!("{}(\n{lines}    )", inline::line(head))
}

/// A parameter after its attribute, or below it where they don't fit on a line. Documentation stands above both.
fn parameter(tokens: &[TokenTree]) -> String {
    let (attributes, declaration) = attributes(tokens);
    let declaration = inline::line(declaration);
    if let [notes @ .., place] = attributes.as_slice() {
        let place = arguments::attribute(place, 8);
        let plain = format!("{place} {declaration}");
        if plain.chars().count() < WIDTH && !place.contains('\n') {
            return format!("{}{plain}", above(notes, 8));
        }
    }
    format!("{}        {declaration}", above(&attributes, 8))
}
