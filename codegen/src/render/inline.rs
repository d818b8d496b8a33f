//! Tokens on one line, spaced as a person spaces them.

use proc_macro2::{Delimiter, Spacing, TokenTree};

/// The text of tokens on one line.
pub(super) fn line(trees: &[TokenTree]) -> String {
    let mut text = String::new();
    let mut before: Option<&TokenTree> = None;
    let mut joined = false;
    for tree in trees {
        if before.is_some_and(|before| !joined && spaced(before, tree, trees)) {
            text.push(' ');
        }
        push(tree, &mut text);
        joined = matches!(tree, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
        // `a: b` has a space after its colon, `a::b` has none.
        if let (Some(TokenTree::Punct(first)), TokenTree::Punct(second)) = (before, tree) {
            joined |= first.as_char() == ':'
                && second.as_char() == ':'
                && first.spacing() == Spacing::Joint;
        }
        before = Some(tree);
    }
    text
}

fn push(tree: &TokenTree, text: &mut String) {
    match tree {
        TokenTree::Group(group) => {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            let (open, close) = delimiters(group.delimiter());
            text.push_str(open);
            text.push_str(&line(&inside));
            text.push_str(close);
        }
        other => text.push_str(&other.to_string()),
    }
}

/// What stands around a group.
pub(super) fn delimiters(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::None => ("", ""),
    }
}

/// Whether a space stands between two tokens.
fn spaced(before: &TokenTree, next: &TokenTree, all: &[TokenTree]) -> bool {
    match (before, next) {
        (_, TokenTree::Punct(punct)) => {
            matches!(punct.as_char(), '=' | '+' | '|') || starts_path(before, punct.as_char())
        }
        (TokenTree::Punct(punct), _) => match punct.as_char() {
            ',' | '=' | '+' | '|' | ':' => true,
            '>' => matches!(next, TokenTree::Ident(_)),
            _ => false,
        },
        (TokenTree::Ident(word), TokenTree::Group(group)) => {
            // `pub struct A(…)` and `key(…)`, but `pub enum A {…}`.
            group.delimiter() == Delimiter::Brace && word != "use" && !all.is_empty()
        }
        (TokenTree::Group(group), TokenTree::Ident(_)) => group.delimiter() == Delimiter::Bracket,
        (TokenTree::Group(_) | TokenTree::Literal(_), TokenTree::Group(_)) => false,
        _ => true,
    }
}

/// A sign before a number after a comma or `=`.
fn starts_path(before: &TokenTree, next: char) -> bool {
    let after =
        matches!(before, TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | '=' | '|'));
    after && next == '-'
}
