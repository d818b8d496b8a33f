//! The body of a call: a value of one type, or an enum of what it may be, each in its own media type.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Type;
use syn::ext::IdentExt;

use super::super::body::{Body, Choice};
use super::super::input::{Operation, same};
use super::super::media::BodyKind;
use super::super::parameter::Parameter;
use crate::rules;

/// The enum's name, where a parameter is a body of which the caller chooses the media type.
pub(super) fn name(operation: &Operation, parameter: &Parameter) -> Option<Ident> {
    let body = parameter.body().filter(|body| body.is_choice());
    body.map(|_| format_ident!("{}Body", operation.type_name()))
}

/// The type of the field that a call keeps a parameter in.
pub(super) fn held(operation: &Operation, parameter: &Parameter) -> TokenStream {
    let ty = &parameter.ty;
    match (name(operation, parameter), parameter.optional()) {
        (Some(name), Some(_)) => quote!(::core::option::Option<#name>),
        (Some(name), None) => quote!(#name),
        (None, _) => quote!(#ty),
    }
}

/// The enum of the choices, made from any of their types: the first choice of a type is the one that is meant.
pub(super) fn definition(operation: &Operation) -> TokenStream {
    let Some((name, parameter, body)) = choice(operation) else {
        return TokenStream::new();
    };
    let doc = format!(
        " What `{}` takes as its body, each in its own media type.",
        operation.ident.unraw()
    );
    let mut seen: Vec<&Type> = Vec::new();
    let mut conversions = Vec::new();
    let variants = variants(body);
    for (choice, variant) in body.choices.iter().zip(&variants) {
        let ty = choice.ty(parameter);
        if !seen.iter().any(|other| same(Some(other), Some(ty))) {
            conversions.extend(sources(body, parameter, ty).into_iter().map(|source| {
                quote! {
                    impl ::core::convert::From<#source> for #name {
                        fn from(body: #source) -> Self {
                            Self::#variant(body.into())
                        }
                    }
                }
            }));
            seen.push(ty);
        }
    }
    let variants = body.choices.iter().zip(&variants).map(|(choice, variant)| {
        let (doc, ty) = (
            format!(" As `{}`.", choice.media.name),
            choice.ty(parameter),
        );
        quote!(#[doc = #doc] #variant(#ty))
    });
    quote! {
        #[doc = #doc]
        #[derive(Clone, Debug)]
        #[allow(clippy::large_enum_variant, reason = "bodies are as large as they are")]
        pub enum #name {
            #(#variants,)*
        }
        #(#conversions)*
    }
}

/// What a choice of type `ty` is made from: the type itself, and what texts and bytes are commonly written as.
fn sources(body: &Body, parameter: &Parameter, ty: &Type) -> Vec<TokenStream> {
    let mut sources = vec![quote!(#ty)];
    let lists =
        |choice: &Choice| rules::last_segment(choice.ty(parameter)).as_deref() == Some("Vec");
    match rules::last_segment(ty).as_deref() {
        Some("String") => sources.push(quote!(&str)),
        Some(raw @ ("Bytes" | "Body")) => {
            if raw == "Body" {
                sources.push(quote!(::typewright::__private::Bytes));
            }
            if !body.choices.iter().any(lists) {
                sources.push(quote!(::std::vec::Vec<u8>));
            }
        }
        _ => {}
    }
    sources
}

/// The body as the runtime takes it.
pub(super) fn payload(operation: &Operation) -> TokenStream {
    let body = operation
        .parameters
        .iter()
        .find_map(|parameter| Some((parameter, parameter.body()?)));
    let Some((parameter, body)) = body else {
        return quote!(::typewright::__private::Payload::None);
    };
    let ident = &parameter.ident;
    let given = match choice(operation) {
        Some((name, ..)) => {
            let arms = body.choices.iter().zip(variants(body)).enumerate();
            let arms = arms.map(|(at, (choice, variant))| {
                let payload = payload_of(choice, parameter, at);
                quote!(#name::#variant(body) => #payload)
            });
            quote!(match body { #(#arms,)* })
        }
        None => body
            .choices
            .first()
            .map(|only| payload_of(only, parameter, 0))
            .unwrap_or_default(),
    };
    match parameter.optional() {
        None => quote!({ let body = &self.#ident; #given }),
        Some(_) => quote! {
            match &self.#ident {
                ::core::option::Option::Some(body) => #given,
                ::core::option::Option::None => ::typewright::__private::Payload::None,
            }
        },
    }
}

fn payload_of(choice: &Choice, parameter: &Parameter, at: usize) -> TokenStream {
    let at = Literal::usize_unsuffixed(at);
    let ty = choice.ty(parameter);
    let is_secret = rules::last_segment(ty).as_deref() == Some("Secret");
    if choice.media.takes_representation(ty) {
        return quote!(::typewright::__private::Payload::Typed(#at, body));
    }
    match choice.media.kind_for(ty) {
        BodyKind::Bytes => {
            let raw = match is_secret {
                true => quote!(body.expose()),
                false => quote!(body),
            };
            quote!(::typewright::__private::Payload::raw(#at, #raw))
        }
        _ => quote!(::typewright::__private::Payload::Value(#at, body)),
    }
}

pub(super) fn choice(operation: &Operation) -> Option<(Ident, &Parameter, &Body)> {
    let named = |parameter| Some((name(operation, parameter)?, parameter, parameter.body()?));
    operation.parameters.iter().find_map(named)
}

pub(super) fn variants(body: &Body) -> Vec<Ident> {
    let names = body.variants();
    names.iter().map(|name| format_ident!("{name}")).collect()
}
