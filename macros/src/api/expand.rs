//! A group of operations as tokens: a struct that borrows the client's core, a method and a call for each operation.
//!
//! An operation is a static descriptor; a call holds values and hands them to the runtime.

mod body;
mod call;
mod descriptor;
pub(super) mod incoming;
mod outcome;
mod rendering;
mod stream;

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{LitStr, Type};

use super::input::{Api, Operation};
use super::parameter::Parameter;
use super::route::Route;
use super::scope;
use crate::rules;

/// The whole group.
pub(super) fn expand(api: &Api) -> TokenStream {
    let group = group(api);
    let ident = &api.ident;
    let methods = api
        .operations
        .iter()
        .map(|operation| method(api, operation));
    let within = scope::within_calls(api);
    let calls = within
        .operations
        .iter()
        .map(|operation| call::expand(&within, operation));
    let (module, vis) = (&api.calls, &api.vis);
    let doc = format!(" The calls of [`{}`].", ident.unraw());
    quote! {
        #group
        #[allow(
            clippy::new_ret_no_self,
            clippy::should_implement_trait,
            clippy::too_many_arguments,
            clippy::wrong_self_convention,
            reason = "the API chose names and parameters"
        )]
        impl<'c> #ident<'c> {
            #(#methods)*
        }
        #[doc = #doc]
        #[allow(deprecated, reason = "what is deprecated is still carried out")]
        #vis mod #module {
            #[allow(unused_imports, reason = "a group may need none of its module's names")]
            use super::*;
            #(#calls)*
        }
    }
}

/// What stands in place of the group after a mistake: as much of it as was read, so that its uses make no messages of
/// their own. It never runs.
pub(super) fn fallback(api: &Api) -> TokenStream {
    let mut api = api.clone();
    // Another name than what was asked for: two mistaken groups in one module must not clash too.
    let group = api.ident.unraw().to_string().to_lowercase();
    api.calls = format_ident!("{}_of_{group}", api.calls);
    let mut names = BTreeSet::new();
    api.operations
        .retain(|operation| names.insert(operation.type_name()));
    complete(&mut api.operations, "GET", "/");
    expand(&api)
}

/// Gives mistaken operations what an expansion needs: a route each, and no two parameters of one name.
fn complete(operations: &mut [Operation], method: &str, path: &str) {
    for operation in operations {
        let mut idents = BTreeSet::new();
        operation
            .parameters
            .retain(|parameter| idents.insert(parameter.ident.to_string()));
        operation.route.get_or_insert_with(|| Route {
            method: method.to_owned(),
            path: LitStr::new(path, Span::call_site()),
            id: None,
            server: None,
            security: Vec::new(),
        });
    }
}

fn group(api: &Api) -> TokenStream {
    let (ident, vis, attributes) = (&api.ident, &api.vis, &api.attributes);
    quote! {
        #(#attributes)*
        #[derive(Clone, Copy, Debug)]
        #vis struct #ident<'c> {
            core: &'c ::typewright::__private::ClientCore,
        }
        impl<'c> ::core::convert::From<&'c ::typewright::__private::ClientCore> for #ident<'c> {
            fn from(core: &'c ::typewright::__private::ClientCore) -> Self {
                Self { core }
            }
        }
    }
}

/// `fn get_document(&self, session_id: impl Into<String>) -> calls::GetDocument<'c>`
fn method(api: &Api, operation: &Operation) -> TokenStream {
    let (module, call, ident) = (&api.calls, call_name(operation), &operation.ident);
    let (vis, attributes) = (&api.vis, &operation.attributes);
    let arguments = operation.required().map(|parameter| {
        let ident = &parameter.ident;
        let taken = match body::name(operation, parameter) {
            Some(name) => quote!(impl ::core::convert::Into<#module::#name>),
            None => taken(&parameter.ty).0,
        };
        quote!(#ident: #taken)
    });
    let fields = operation.parameters.iter().map(|parameter| {
        let ident = &parameter.ident;
        let value = match parameter.optional() {
            Some(_) => quote!(::core::default::Default::default()),
            None if body::name(operation, parameter).is_some() => quote!(#ident.into()),
            None => taken_value(&parameter.ty, &quote!(#ident)),
        };
        quote!(#ident: #value)
    });
    let route = operation.route.iter().map(|route| {
        let line = format!(" `{} {}`", route.method, route.path.value());
        quote!(#[doc = ""] #[doc = #line])
    });
    let (list, errors) = (described(operation), errors(operation));
    let (headers, items) = (headers(operation), items(api, operation));
    quote! {
        #(#attributes)*
        #(#route)*
        #list
        #items
        #headers
        #errors
        #vis fn #ident(&self, #(#arguments),*) -> #module::#call<'c> {
            #module::#call {
                __core: self.core,
                __options: ::core::default::Default::default(),
                #(#fields,)*
            }
        }
    }
}

/// The docs of the required parameters, as a list; those of optional ones stand at their setters.
fn described(operation: &Operation) -> TokenStream {
    let documented: Vec<String> = operation.required().flat_map(described_one).collect();
    if documented.is_empty() {
        return TokenStream::new();
    }
    let lines = documented.iter();
    quote!(#[doc = ""] #[doc = " # Parameters"] #(#[doc = #lines])*)
}

/// How an answer is taken that comes item by item.
fn items(api: &Api, operation: &Operation) -> TokenStream {
    let Some((media, ty)) = operation.sequence() else {
        return TokenStream::new();
    };
    let (module, call) = (&api.calls, call_name(operation));
    let ty = quote!(#ty).to_string().replace(' ', "");
    let media = media.essence();
    let line = match stream::only(operation) {
        Some(_) => format!(" The answer is `{ty}`: its items are there as soon as they arrive."),
        None => format!(
            " [`stream`]({module}::{call}::stream) in place of `send` asks for `{media}`, and gives `{ty}`: its items are \
             there as soon as they arrive."
        ),
    };
    quote!(#[doc = ""] #[doc = " # Items"] #[doc = #line])
}

/// The types of the headers, as a list.
fn headers(operation: &Operation) -> TokenStream {
    let typed = operation.answers(true).into_iter();
    let typed = typed.chain(operation.answers(false));
    let lines: Vec<String> = typed
        .filter_map(|answer| {
            let ty = answer.headers.as_ref()?;
            let ty = quote!(#ty).to_string().replace(' ', "");
            let held = if answer.success {
                "Response"
            } else {
                "ErrorResponse"
            };
            Some(format!(
                " - {}: `{ty}`, by [`read_headers`](::typewright::{held}::read_headers)",
                outcome::statuses(answer)
            ))
        })
        .collect();
    if lines.is_empty() {
        return TokenStream::new();
    }
    quote!(#[doc = ""] #[doc = " # Headers"] #(#[doc = #lines])*)
}

/// The documented errors, as a list.
fn errors(operation: &Operation) -> TokenStream {
    let errors = operation.answers(false);
    if errors.is_empty() {
        return TokenStream::new();
    }
    let lines = errors.iter().map(|error| {
        let body = error.ty.as_ref().map_or_else(
            || "no body".to_owned(),
            |ty| format!("`{}`", quote!(#ty).to_string().replace(' ', "")),
        );
        format!(" - {}: {body}", outcome::statuses(error))
    });
    quote!(#[doc = ""] #[doc = " # Errors"] #(#[doc = #lines])*)
}

/// A parameter's docs as an item of a list: what follows the first line is indented, so that paragraphs belong to it.
fn described_one(parameter: &Parameter) -> Vec<String> {
    let docs = parameter
        .attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            syn::Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
                syn::Expr::Lit(syn::ExprLit {
                    lit: syn::Lit::Str(text),
                    ..
                }) => Some(text.value()),
                _ => None,
            },
            _ => None,
        });
    let is_deprecated = parameter
        .attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("deprecated"));
    let mark = if is_deprecated { " *Deprecated.*" } else { "" };
    let name = parameter.ident.unraw();
    let lines: Vec<String> = docs.collect();
    match lines.split_first() {
        Some((first, rest)) => {
            let first = format!(" - `{name}`:{mark} {}", first.trim());
            let rest = rest
                .iter()
                .map(|line| format!("  {line}").trim_end().to_owned());
            std::iter::once(first).chain(rest).collect()
        }
        None if is_deprecated => vec![format!(" - `{name}`:{mark}")],
        None => Vec::new(),
    }
}

pub(super) fn call_name(operation: &Operation) -> Ident {
    format_ident!("{}", operation.type_name(), span = operation.ident.span())
}

/// What a function takes for a value of type `ty`, and how that becomes one.
pub(super) fn taken(ty: &Type) -> (TokenStream, fn(&TokenStream) -> TokenStream) {
    match (rules::last_segment(ty).as_deref(), rules::only_argument(ty)) {
        (Some("String" | "Bytes" | "Body"), None) | (Some("Secret"), Some(_)) => (
            quote!(impl ::core::convert::Into<#ty>),
            |value| quote!(#value.into()),
        ),
        (Some("Vec"), Some(item)) => (
            quote!(impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<#item>>),
            |value| quote!(#value.into_iter().map(::core::convert::Into::into).collect()),
        ),
        // As it is: a wrong type is named by the compiler, not hidden behind a bound.
        _ => (quote!(#ty), TokenStream::clone),
    }
}

pub(super) fn taken_value(ty: &Type, value: &TokenStream) -> TokenStream {
    taken(ty).1(value)
}
