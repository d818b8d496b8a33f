//! What comes in as tokens: for each operation a struct of its values with a way to read it, and an enum of its answers.
//!
//! An operation is a static descriptor; reading and writing are short calls of the runtime.

mod reply;

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use syn::Attribute;

use super::super::input::{Api, Operation};
use super::super::media::BodyKind;
use super::super::parameter::{Location, Parameter};
use super::{body, descriptor, outcome};

/// Every operation of the trait.
pub(in super::super) fn expand(api: &Api) -> TokenStream {
    let operations = api
        .operations
        .iter()
        .map(|operation| expand_operation(api, operation));
    quote!(#(#operations)*)
}

/// What stands in place of the operations after a mistake, so that their uses make no messages of their own.
pub(in super::super) fn fallback(api: &Api) -> TokenStream {
    let mut api = api.clone();
    let mut names = BTreeSet::new();
    api.operations.retain(|operation| {
        let own = ["", "Answer", "Body"].map(|suffix| operation.type_name() + suffix);
        let is_free = own.iter().all(|name| !names.contains(name));
        names.extend(own.into_iter().filter(|_| is_free));
        is_free
    });
    super::complete(&mut api.operations, "POST", "");
    expand(&api)
}

fn expand_operation(api: &Api, operation: &Operation) -> TokenStream {
    let structure = structure(api, operation);
    let reading = reading(api, operation);
    let body = body_enum(api, operation);
    let answer = reply::definition(api, operation);
    quote!(#structure #reading #body #answer)
}

fn name(operation: &Operation, suffix: &str) -> Ident {
    let name = operation.type_name();
    format_ident!("{name}{suffix}", span = operation.ident.span())
}

fn cfg(operation: &Operation) -> Vec<&Attribute> {
    let attributes = operation.attributes.iter();
    attributes
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .collect()
}

/// The values of a call.
fn structure(api: &Api, operation: &Operation) -> TokenStream {
    let (vis, name, attributes) = (&api.vis, name(operation, ""), &operation.attributes);
    let route = operation.route.iter().map(|route| {
        let line = format!(" It comes by `{}`: `{}`.", route.method, route.path.value());
        quote!(#[doc = ""] #[doc = #line])
    });
    let answers = documented(operation);
    let fields = operation.parameters.iter().map(|parameter| {
        let (ident, attributes) = (&parameter.ident, &parameter.attributes);
        let ty = body::held(operation, parameter);
        let docs = plain_docs(parameter);
        quote!(#(#attributes)* #docs pub #ident: #ty)
    });
    quote! {
        #(#attributes)*
        #(#route)*
        #answers
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #vis struct #name {
            #(#fields,)*
        }
    }
}

/// What there is to say of a value that nothing is said of.
fn plain_docs(parameter: &Parameter) -> Option<TokenStream> {
    let is_doc = |attribute: &Attribute| attribute.path().is_ident("doc");
    if parameter.attributes.iter().any(is_doc) {
        return None;
    }
    let doc = match parameter.wire() {
        Some(wire) => {
            let place = match wire.location {
                Location::Header => "header",
                Location::Cookie => "cookie",
                Location::Query | Location::Path => "query parameter",
                Location::Querystring => "query",
            };
            format!(" The {place} `{}`.", wire.name)
        }
        None => " The body.".to_owned(),
    };
    Some(quote!(#[doc = #doc]))
}

/// The answers, as a list.
fn documented(operation: &Operation) -> TokenStream {
    let lines = operation.answers.iter().map(|answer| {
        let body = answer.ty.as_ref().map_or_else(
            || "no body".to_owned(),
            |ty| format!("`{}`", quote!(#ty).to_string().replace(' ', "")),
        );
        format!(" - {}: {body}", outcome::statuses(answer))
    });
    quote!(#[doc = ""] #[doc = " # Answers"] #(#[doc = #lines])*)
}

/// The descriptor, and the ways to read a call and to check it.
fn reading(api: &Api, operation: &Operation) -> TokenStream {
    let (vis, name, cfg) = (&api.vis, name(operation, ""), cfg(operation));
    let descriptor = descriptor::expand(operation);
    let path = operation.route.iter().map(|route| route.path.value());
    let (path, validate, doors) = (path.collect::<String>(), validate(operation), doors(api));
    let read = read(operation);
    quote! {
        #(#cfg)*
        #[allow(dead_code, deprecated, reason = "what is deprecated is still read, and a server has its own way to read")]
        impl #name {
            /// What the description calls it, or where it is sent.
            #vis const NAME: &'static str = #path;

            fn operation() -> &'static ::typewright::__private::Operation {
                #descriptor
                &OPERATION
            }

            #doors

            #[allow(unused_variables, unused_mut, reason = "some have no values")]
            fn read(
                mut incoming: ::typewright::__private::Incoming<'_>,
            ) -> ::core::result::Result<Self, ::typewright::__private::IncomingError> {
                #read
            }

            /// Checks the values against the rules of the description, which reading does not.
            ///
            /// # Errors
            /// All the rules that they break, each with its place: `/header/x-signature`, `/body/pet/name`.
            #vis fn validate(&self) -> ::core::result::Result<(), ::typewright::__private::Violations> {
                #validate
            }
        }
    }
}

/// Reads each value, and only then says whether any is missing: so that all mistakes are told.
fn read(operation: &Operation) -> TokenStream {
    let fields: Vec<&Ident> = operation
        .parameters
        .iter()
        .map(|parameter| &parameter.ident)
        .collect();
    if fields.is_empty() {
        return quote!(::core::result::Result::Ok(Self {}));
    }
    let values: Vec<Ident> = (0..fields.len())
        .map(|at| format_ident!("value_{at}"))
        .collect();
    let reads = operation.parameters.iter().scan(0, |at, parameter| {
        Some(match parameter.wire() {
            Some(_) => {
                *at += 1;
                read_parameter(parameter, *at - 1)
            }
            None => read_body(operation, parameter),
        })
    });
    quote! {
        #(let #values = #reads;)*
        match (#(#values,)*) {
            (#(::core::option::Option::Some(#values),)*) => {
                ::core::result::Result::Ok(Self { #(#fields: #values,)* })
            }
            _ => ::core::result::Result::Err(incoming.error()),
        }
    }
}

/// The ways to read a request: whole, or by its parts.
fn doors(api: &Api) -> TokenStream {
    let vis = &api.vis;
    quote! {
        /// Reads a whole request.
        ///
        /// # Errors
        /// All that is not as described, each with its place; and the status that says so.
        #vis fn decode<B: ::core::convert::AsRef<[u8]>>(
            request: &::typewright::__private::Request<B>,
        ) -> ::core::result::Result<Self, ::typewright::__private::IncomingError> {
            let incoming = ::typewright::__private::Incoming::new(
                Self::operation(),
                request.headers(),
                request.uri().query(),
                request.body().as_ref(),
            );
            incoming.expect_method(request.method())?;
            Self::read(incoming)
        }

        /// Reads a request by its parts; `query` is what stands behind the question mark.
        ///
        /// # Errors
        /// As `decode`; the method is not looked at.
        #vis fn decode_parts(
            headers: &::typewright::__private::HeaderMap,
            query: ::core::option::Option<&str>,
            body: &[u8],
        ) -> ::core::result::Result<Self, ::typewright::__private::IncomingError> {
            Self::read(::typewright::__private::Incoming::new(
                Self::operation(),
                headers,
                query,
                body,
            ))
        }
    }
}

fn read_parameter(parameter: &Parameter, at: usize) -> TokenStream {
    let at = Literal::usize_unsuffixed(at);
    match (parameter.is_nullable(), parameter.optional()) {
        (true, _) => quote!(incoming.nullable(#at)),
        (false, Some(_)) => quote!(incoming.optional(#at)),
        (false, None) => quote!(incoming.required(#at)),
    }
}

fn read_body(operation: &Operation, parameter: &Parameter) -> TokenStream {
    let Some(written) = parameter.body() else {
        return TokenStream::new();
    };
    let choices: Vec<TokenStream> = written
        .choices
        .iter()
        .enumerate()
        .map(|(at, choice)| read_as(choice.media.kind_for(choice.ty(parameter)), at))
        .collect();
    let read = match body::name(operation, parameter) {
        None => quote!(incoming.format().and_then(|_| #(#choices)*)),
        Some(name) => {
            let variants = body::variants(written);
            let last = choices.len().saturating_sub(1);
            let arms = choices.iter().zip(variants).enumerate();
            let arms = arms.map(|(at, (read, variant))| {
                // The format is one of these, so the last is what is left.
                let number = Literal::usize_unsuffixed(at);
                let pattern = match at == last {
                    true => quote!(_),
                    false => quote!(#number),
                };
                quote!(#pattern => #read.map(#name::#variant))
            });
            quote!(incoming.format().and_then(|format| match format { #(#arms,)* }))
        }
    };
    match parameter.optional() {
        None => read,
        Some(_) => quote! {
            if incoming.has_body() {
                #read.map(::core::option::Option::Some)
            } else {
                ::core::option::Option::Some(::core::option::Option::None)
            }
        },
    }
}

fn read_as(kind: BodyKind, at: usize) -> TokenStream {
    let at = Literal::usize_unsuffixed(at);
    match kind {
        BodyKind::Json => quote!(incoming.json()),
        BodyKind::Form => quote!(incoming.form(#at)),
        BodyKind::Multipart => quote!(incoming.multipart(#at)),
        BodyKind::Text => quote!(incoming.text()),
        BodyKind::Bytes => quote!(incoming.bytes()),
    }
}

fn validate(operation: &Operation) -> TokenStream {
    let parameters = operation.parameters.iter();
    let values = parameters
        .filter(|parameter| parameter.wire().is_some())
        .map(|parameter| &parameter.ident);
    let body = body_slot(operation);
    quote! {
        ::typewright::__private::incoming::validate(Self::operation(), &[#(&self.#values),*], #body)
    }
}

/// The body as a value with rules; bytes have none.
fn body_slot(operation: &Operation) -> TokenStream {
    let mut parameters = operation.parameters.iter();
    let found = parameters.find_map(|parameter| Some((parameter, parameter.body()?)));
    let Some((parameter, written)) = found else {
        return quote!(::core::option::Option::None);
    };
    let ident = &parameter.ident;
    let is_ruled = |choice: &super::super::body::Choice| {
        choice.media.kind_for(choice.ty(parameter)) != BodyKind::Bytes
    };
    let some = |at: usize| {
        let at = Literal::usize_unsuffixed(at);
        quote!(::core::option::Option::Some((#at, body)))
    };
    let none = quote!(::core::option::Option::None);
    let given = match body::name(operation, parameter) {
        Some(name) => {
            let arms = written.choices.iter().zip(body::variants(written));
            let arms = arms.enumerate();
            let arms = arms.map(|(at, (choice, variant))| match is_ruled(choice) {
                true => {
                    let some = some(at);
                    quote!(#name::#variant(body) => #some)
                }
                false => quote!(#name::#variant(_) => #none),
            });
            quote!(match body { #(#arms,)* })
        }
        None if written.choices.iter().any(is_ruled) => some(0),
        None => return none,
    };
    match parameter.optional() {
        None => quote!({ let body = &self.#ident; #given }),
        Some(_) => quote! {
            match &self.#ident {
                ::core::option::Option::Some(body) => #given,
                ::core::option::Option::None => #none,
            }
        },
    }
}

/// The enum of what a body may be.
fn body_enum(api: &Api, operation: &Operation) -> TokenStream {
    let Some((name, parameter, written)) = body::choice(operation) else {
        return TokenStream::new();
    };
    let (vis, cfg) = (&api.vis, cfg(operation));
    let doc = format!(
        " The body of [`{}`], by the media type that it came in.",
        operation.type_name()
    );
    let variants = written.choices.iter().zip(body::variants(written));
    let variants = variants.map(|(choice, variant)| {
        let doc = format!(" As `{}`.", choice.media.name);
        let ty = choice.ty(parameter);
        quote!(#[doc = #doc] #variant(#ty))
    });
    quote! {
        #(#cfg)*
        #[doc = #doc]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "bodies are as large as they are")]
        #vis enum #name {
            #(#variants,)*
        }
    }
}
