//! The answers to what comes in: an enum, and the way to a whole response.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use super::super::super::answer::{self, Answer};
use super::super::super::input::{Api, Operation};
use super::super::super::media::BodyKind;
use super::super::outcome;
use crate::rules;

/// The enum of the answers, and the way to a whole response.
pub(super) fn definition(api: &Api, operation: &Operation) -> TokenStream {
    let (vis, cfg, name) = (
        &api.vis,
        super::cfg(operation),
        super::name(operation, "Answer"),
    );
    let doc = format!(
        " What a server may answer to [`{}`].",
        operation.type_name()
    );
    let answers: Vec<&Answer> = operation.answers.iter().collect();
    let names = answer::variants(&answers);
    let variants = answers.iter().zip(&names).map(|(one, variant)| {
        let doc = format!(" {}.", outcome::statuses(one));
        let status = one
            .only_status()
            .is_none()
            .then(|| quote!(::typewright::__private::StatusCode));
        let held: Vec<TokenStream> = status
            .into_iter()
            .chain(one.ty.iter().map(|ty| quote!(#ty)))
            .collect();
        let held = (!held.is_empty()).then(|| quote!((#(#held),*)));
        quote!(#[doc = #doc] #variant #held)
    });
    let arms = answers.iter().zip(&names).map(|(one, name)| arm(one, name));
    quote! {
        #(#cfg)*
        #[doc = #doc]
        #[derive(Clone, Debug, PartialEq)]
        #[allow(clippy::large_enum_variant, reason = "answers are as large as they are")]
        #vis enum #name {
            #(#variants,)*
        }
        #(#cfg)*
        impl #name {
            /// The answer as a response of any server.
            #[must_use]
            #vis fn into_response(self) -> ::typewright::__private::Reply {
                match self {
                    #(#arms,)*
                }
            }
        }
    }
}

fn arm(answer: &Answer, variant: &Ident) -> TokenStream {
    let (status, held) = match answer.only_status() {
        Some(code) => (
            quote!(::typewright::__private::incoming::status(#code)),
            None,
        ),
        None => (quote!(status), Some(quote!(status))),
    };
    let held = held
        .into_iter()
        .chain(answer.ty.iter().map(|_| quote!(body)));
    let held: Vec<TokenStream> = held.collect();
    let held = (!held.is_empty()).then(|| quote!((#(#held),*)));
    let response = respond(answer, &status);
    quote!(Self::#variant #held => #response)
}

fn respond(answer: &Answer, status: &TokenStream) -> TokenStream {
    let (Some(ty), Some(media)) = (&answer.ty, &answer.media) else {
        return quote!(::typewright::__private::incoming::respond(#status));
    };
    let name = &media.name;
    let function = match media.kind_for(ty) {
        BodyKind::Json | BodyKind::Form | BodyKind::Multipart => {
            return quote!(::typewright::__private::incoming::respond_value(#status, #name, &body));
        }
        BodyKind::Text => format_ident!("respond_text"),
        BodyKind::Bytes => format_ident!("respond_bytes"),
    };
    let body = exposed(ty, media.kind_for(ty));
    quote!(::typewright::__private::incoming::#function(#status, #name, #body))
}

fn exposed(ty: &Type, kind: BodyKind) -> TokenStream {
    let is_secret = rules::last_segment(ty).as_deref() == Some("Secret");
    match (is_secret, kind) {
        (true, BodyKind::Bytes) => quote!(body.expose().clone()),
        (true, _) => quote!(body.expose()),
        (false, BodyKind::Bytes) => quote!(body),
        (false, _) => quote!(&body),
    }
}
