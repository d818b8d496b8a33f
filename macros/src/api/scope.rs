//! Types as the module of the calls has to name them: that module lies within the one in which they were written, and
//! its own items may have their names.
//!
//! Takes the types of a trait; gives them with `super::` where it is needed. It knows no operations' meaning.

use std::collections::BTreeSet;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::parse::Parse;

use super::input::Api;
use super::parameter::{Parameter, Place};

/// The same trait, with types and schemes as the module of the calls names them.
pub(super) fn within_calls(api: &Api) -> Api {
    let mut api = api.clone();
    let scope = Scope {
        own: names(&api),
        calls: api.calls.clone(),
    };
    for operation in &mut api.operations {
        for Parameter { ty, place, .. } in &mut operation.parameters {
            scope.rename(ty);
            if let Place::Body(body) = place {
                let types = body
                    .choices
                    .iter_mut()
                    .filter_map(|choice| choice.ty.as_mut());
                types.for_each(|ty| scope.rename(ty));
            }
        }
        for ty in operation.answers.iter_mut().flat_map(|answer| {
            let by_item = answer.others_by_item.iter_mut();
            let others = by_item.chain(&mut answer.renderings).map(|(_, ty)| ty);
            answer
                .ty
                .iter_mut()
                .chain(&mut answer.headers)
                .chain(others)
        }) {
            scope.rename(ty);
        }
        let alternatives = operation
            .route
            .iter_mut()
            .flat_map(|route| &mut route.security);
        alternatives
            .flatten()
            .for_each(|scheme| scope.rename(scheme));
    }
    api
}

/// What the module of the calls defines.
fn names(api: &Api) -> BTreeSet<String> {
    let name = |operation: &super::input::Operation| {
        let name = operation.type_name();
        [
            format!("{name}Success"),
            format!("{name}Error"),
            format!("{name}Body"),
            format!("{name}As"),
            name,
        ]
    };
    api.operations.iter().flat_map(name).collect()
}

struct Scope {
    own: BTreeSet<String>,
    calls: Ident,
}

impl Scope {
    fn rename<T: quote::ToTokens + Parse>(&self, item: &mut T) {
        let renamed = self.tokens(quote!(#item));
        // What was a type is one still.
        if let Ok(renamed) = syn::parse2(renamed) {
            *item = renamed;
        }
    }

    fn tokens(&self, tokens: TokenStream) -> TokenStream {
        let mut out = TokenStream::new();
        let mut before = String::new();
        for token in tokens {
            let text = token.to_string();
            match token {
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), self.tokens(group.stream()));
                    inner.set_span(group.span());
                    out.extend([TokenTree::Group(inner)]);
                }
                TokenTree::Ident(ident) if before != ":" && before != "'" => {
                    out.extend(self.start_of_path(ident));
                }
                other => out.extend([other]),
            }
            before = text;
        }
        out
    }

    /// The first segment of a path.
    fn start_of_path(&self, ident: Ident) -> TokenStream {
        let name = ident.to_string();
        let up = format_ident!("super", span = ident.span());
        match name.as_str() {
            "super" => quote!(#up::#ident),
            "self" => quote!(#up),
            _ if ident == self.calls => quote!(#up::#ident),
            _ if !self.own.contains(&name) => quote!(#ident),
            "Option" => quote!(::core::option::Option),
            "Result" => quote!(::core::result::Result),
            "Vec" => quote!(::std::vec::Vec),
            "Box" => quote!(::std::boxed::Box),
            "String" => quote!(::std::string::String),
            _ => quote!(#up::#ident),
        }
    }
}
