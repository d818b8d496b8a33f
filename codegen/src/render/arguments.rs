//! Attributes: on one line where they fit, else one argument a line.

use proc_macro2::{Group, TokenTree};

use super::WIDTH;
use super::inline;
use super::tokens::split;

/// The lines of an attribute, indented.
pub(super) fn attribute(group: &Group, indent: usize) -> String {
    let trees: Vec<TokenTree> = group.stream().into_iter().collect();
    let pad = " ".repeat(indent);
    let plain = format!("{pad}#[{}]", inline::line(&trees));
    if plain.chars().count() <= WIDTH {
        return plain;
    }
    format!("{pad}#[{}]", broken(&trees, indent))
}

/// `name(…)` with one argument a line; an only argument that is such a list itself stays on the line, as `all(any(` does.
fn broken(trees: &[TokenTree], indent: usize) -> String {
    let [head @ .., TokenTree::Group(arguments)] = trees else {
        return inline::line(trees);
    };
    let (open, close) = inline::delimiters(arguments.delimiter());
    let head = inline::line(head);
    let parts = split(arguments.stream(), ',');
    if let [only] = parts.as_slice()
        && is_call(only)
    {
        return format!("{head}{open}{}{close}", broken(only, indent));
    }
    let inner = " ".repeat(indent + 4);
    let lines: Vec<String> = parts
        .iter()
        .map(|part| format!("{inner}{}", argument(part, indent + 4)))
        .collect();
    format!(
        "{head}{open}\n{}\n{}{close}",
        lines.join(",\n"),
        " ".repeat(indent)
    )
}

fn argument(trees: &[TokenTree], indent: usize) -> String {
    let plain = inline::line(trees);
    if indent + plain.chars().count() < WIDTH {
        return plain;
    }
    match trees {
        [TokenTree::Ident(_), TokenTree::Group(_)] | [TokenTree::Group(_)] => broken(trees, indent),
        _ => alternatives(trees, indent),
    }
}

/// `name(…)`
fn is_call(trees: &[TokenTree]) -> bool {
    matches!(
        trees,
        [
            TokenTree::Ident(_) | TokenTree::Literal(_),
            TokenTree::Group(_)
        ]
    )
}

/// A long list of alternatives goes on in the next line.
fn alternatives(trees: &[TokenTree], indent: usize) -> String {
    let mut text = String::new();
    let mut column = indent;
    for (at, part) in split(trees.iter().cloned().collect(), '|')
        .iter()
        .enumerate()
    {
        let (plain, own) = (inline::line(part), if at > 0 { indent + 2 } else { indent });
        if own + plain.chars().count() > WIDTH && is_call(part) {
            if at > 0 {
                text.push_str(&format!("\n{}| ", " ".repeat(indent)));
            }
            text.push_str(&broken(part, indent));
            // What follows begins a line.
            column = WIDTH;
            continue;
        }
        let part = plain;
        let width = part.chars().count();
        if at > 0 && column + width + 4 > WIDTH {
            text.push_str(&format!("\n{}| ", " ".repeat(indent)));
            column = indent + 2;
        } else if at > 0 {
            text.push_str(" | ");
            column += 3;
        }
        text.push_str(&part);
        column += width;
    }
    text
}
