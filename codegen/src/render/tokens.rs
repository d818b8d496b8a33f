//! Tokens taken apart: attributes, documentation, lists between commas.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Documentation at the head of a module, each line with its leading space, and what follows it.
pub(super) fn inner_docs(tokens: TokenStream) -> (Vec<String>, TokenStream) {
    let mut docs = Vec::new();
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut rest = trees.as_slice();
    while let [
        TokenTree::Punct(hash),
        TokenTree::Punct(bang),
        TokenTree::Group(group),
        tail @ ..,
    ] = rest
    {
        let (true, true, Some(text)) = (
            hash.as_char() == '#',
            bang.as_char() == '!',
            doc_text(group),
        ) else {
            break;
        };
        docs.push(text);
        rest = tail;
    }
    (docs, rest.iter().cloned().collect())
}

/// The attributes before something, and what they stand before.
pub(super) fn attributes(trees: &[TokenTree]) -> (Vec<Group>, &[TokenTree]) {
    let mut attributes = Vec::new();
    let mut rest = trees;
    while let [TokenTree::Punct(hash), TokenTree::Group(group), tail @ ..] = rest {
        if hash.as_char() != '#' {
            break;
        }
        attributes.push(group.clone());
        rest = tail;
    }
    (attributes, rest)
}

/// The text of `#[doc = "…"]`.
pub(super) fn doc_text(attribute: &Group) -> Option<String> {
    let trees: Vec<TokenTree> = attribute.stream().into_iter().collect();
    let [
        TokenTree::Ident(name),
        TokenTree::Punct(_),
        literal @ TokenTree::Literal(_),
    ] = trees.as_slice()
    else {
        return None;
    };
    if name != "doc" {
        return None;
    }
    let literal: syn::LitStr = syn::parse2(literal.clone().into()).ok()?;
    Some(literal.value())
}

/// What stands between commas; commas within angle brackets don't count.
pub(super) fn split(tokens: TokenStream, separator: char) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0_usize;
    for tree in tokens {
        match &tree {
            TokenTree::Punct(punct) if punct.as_char() == separator && depth == 0 => {
                parts.push(Vec::new());
                continue;
            }
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(tree);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The first item of what follows, and what is left: up to `;`, or to a brace unless it is a `use`.
pub(super) fn item(trees: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    let is_use = trees
        .iter()
        .take(2)
        .any(|tree| matches!(tree, TokenTree::Ident(word) if word == "use"));
    let (_, body) = attributes(trees);
    let is_use = is_use
        || body
            .iter()
            .take(2)
            .any(|tree| matches!(tree, TokenTree::Ident(word) if word == "use"));
    let ends = |tree: &TokenTree| match tree {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace && !is_use,
        _ => false,
    };
    let end = trees.iter().position(ends).map_or(trees.len(), |at| at + 1);
    trees.split_at(end)
}
