//! Traits under `#[api]`, one method for each operation.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{attribute, deprecated, ident, outer_docs, text, types, word};
use crate::http::{Method, Status};
use crate::plan::{Answer, AnswerForm, Api, Operation, Parameter};

/// The operations of a tag.
pub(super) fn emit(api: &Api) -> TokenStream {
    let docs = outer_docs(&api.docs);
    let name = ident(&api.ident);
    let operations = api.operations.iter().map(emit_operation);
    let incoming = api.incoming.then(|| quote!((incoming)));
    quote!(#docs #[api #incoming] pub trait #name { #(#operations)* })
}

fn emit_operation(operation: &Operation) -> TokenStream {
    let docs = outer_docs(&operation.docs);
    let deprecated = deprecated(operation.deprecated);
    let (method, route) = emit_route(operation);
    let id = operation.id.as_deref().map(|id| {
        let id = text(id);
        quote!(, id = #id)
    });
    let server = operation.server.as_deref().map(|server| {
        let server = text(server);
        quote!(, server = #server)
    });
    let security = emit_security(operation);
    let successes = operation
        .successes
        .iter()
        .map(|answer| emit_answer("ok", answer));
    let errors = operation
        .errors
        .iter()
        .map(|answer| emit_answer("error", answer));
    let name = ident(&operation.ident);
    let parameters = operation.parameters.iter().map(emit_parameter);
    quote! {
        #docs
        #deprecated
        #[#method(#route #id #server #security)]
        #(#successes)*
        #(#errors)*
        fn #name(#(#parameters)*);
    }
}

/// The attribute's name, and what it begins with.
fn emit_route(operation: &Operation) -> (Ident, TokenStream) {
    let path = text(&operation.path);
    match &operation.method {
        Method::Other(name) => {
            let name = text(name);
            (word("method"), quote!(#name, #path))
        }
        known => (word(known.as_str()), quote!(#path)),
    }
}

fn emit_security(operation: &Operation) -> TokenStream {
    let alternatives: Vec<TokenStream> = operation
        .security
        .iter()
        .map(|schemes| {
            let schemes: Vec<_> = schemes.iter().map(ident).collect();
            if schemes.is_empty() {
                quote!(none)
            } else {
                quote!(#(#schemes)+*)
            }
        })
        .collect();
    if alternatives.is_empty() {
        TokenStream::new()
    } else {
        quote!(, security = #(#alternatives)|*)
    }
}

fn emit_answer(name: &str, answer: &Answer) -> TokenStream {
    let name = word(name);
    let statuses = answer.statuses.iter().map(emit_status);
    let body = answer.body.as_ref().map(|body| {
        let ty = types::emit(&body.ty);
        let form = match &body.form {
            AnswerForm::Json => TokenStream::new(),
            AnswerForm::Text => quote!(, text),
            AnswerForm::Media(media) => {
                let media = text(media);
                quote!(, #media)
            }
        };
        let has_more =
            body.sequence.is_some() || !body.renderings.is_empty() || !body.others.is_empty();
        let first = (body.form == AnswerForm::Json && has_more).then(|| quote!(, json));
        let sequence = body.sequence.as_ref().map(|sequence| {
            let (media, ty) = (text(&sequence.media), types::emit(&sequence.ty));
            quote!(| #media(#ty))
        });
        let renderings = body.renderings.iter().map(|rendering| {
            let (media, ty) = (text(&rendering.media), types::emit(&rendering.ty));
            quote!(| #media(#ty))
        });
        let others = body.others.iter().map(|media| {
            let media = text(media);
            quote!(| #media)
        });
        quote!(, #ty #form #first #sequence #(#renderings)* #(#others)*)
    });
    let headers = answer.headers.as_ref().map(|headers| {
        let headers = ident(headers);
        quote!(, headers = #headers)
    });
    quote!(#[#name(#(#statuses)|* #body #headers)])
}

fn emit_status(status: &Status) -> TokenStream {
    match status {
        Status::Exact(code) => {
            let code = Literal::u16_unsuffixed(*code);
            quote!(#code)
        }
        // `4XX` is one token: a literal with a suffix.
        Status::Range(_) => {
            let range = status
                .to_string()
                .parse()
                .unwrap_or_else(|_| Literal::u16_unsuffixed(0));
            quote!(#range)
        }
        Status::Default => quote!(default),
    }
}

fn emit_parameter(parameter: &Parameter) -> TokenStream {
    let docs = outer_docs(&parameter.docs);
    let deprecated = deprecated(parameter.deprecated);
    let attribute = attribute::attribute(parameter.attribute, &parameter.arguments);
    let (name, ty) = (ident(&parameter.ident), types::emit(&parameter.ty));
    quote!(#docs #deprecated #attribute #name: #ty,)
}
