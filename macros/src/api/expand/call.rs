//! A call: its values, a setter for each optional one, and the way to send it.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::super::input::{Api, Operation};
use super::super::parameter::Parameter;
use super::outcome::Outcome;
use super::{body, call_name, descriptor, rendering, stream, taken};

/// Methods that every call has: a setter of that name is called `set_…`.
const OWN: [&str; 4] = ["retry", "timeout", "send", "into_future"];

/// Whether a call has a method of that name, which no setter can have then.
fn is_method(operation: &Operation, name: &str) -> bool {
    let streams = name == "stream" && operation.sequence().is_some();
    let renders = || {
        rendering::methods_of(operation)
            .iter()
            .any(|(method, ..)| method == name)
    };
    OWN.contains(&name) || streams || renders()
}

/// The call, its descriptor, and the enums of its answers where it has several.
pub(super) fn expand(api: &Api, operation: &Operation) -> TokenStream {
    let (name, cfg) = (call_name(operation), cfg(operation));
    let success = Outcome::of(operation, true);
    let failure = Outcome::of(operation, false);
    let structure = structure(api, operation, &name);
    let setters = operation
        .parameters
        .iter()
        .map(|parameter| setter(operation, parameter));
    let send = send(operation, &success, &failure);
    let future = future(&name, &success, &failure);
    let streams = stream::methods(operation, &failure);
    let renderings = rendering::methods(operation, &failure);
    let enums = [
        body::definition(operation),
        stream::definition(operation),
        success.definition(),
        failure.definition(),
    ];
    quote! {
        #(#enums)*
        #structure
        #(#cfg)*
        #[allow(clippy::should_implement_trait, clippy::wrong_self_convention, reason = "the API chose the names")]
        impl<'c> #name<'c> {
            #(#setters)*

            /// Sends this call by another policy of retries.
            pub fn retry(mut self, policy: ::typewright::__private::RetryPolicy) -> Self {
                self.__options = self.__options.retry(policy);
                self
            }

            /// Gives this call another total timeout.
            pub fn timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.__options = self.__options.timeout(timeout);
                self
            }

            #send
            #streams
            #renderings
        }
        #(#cfg)*
        #future
    }
}

fn cfg(operation: &Operation) -> Vec<&syn::Attribute> {
    operation
        .attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .collect()
}

fn structure(api: &Api, operation: &Operation, name: &Ident) -> TokenStream {
    let cfg = cfg(operation);
    let doc = format!(
        " A call of [`{}::{}`](super::{0}::{1}).",
        api.ident.unraw(),
        operation.ident.unraw()
    );
    let fields = operation.parameters.iter().map(|parameter| {
        let (ident, ty) = (&parameter.ident, body::held(operation, parameter));
        quote!(pub(super) #ident: #ty)
    });
    quote! {
        #[doc = #doc]
        #(#cfg)*
        #[must_use = "a call is not sent until it is awaited"]
        pub struct #name<'c> {
            pub(super) __core: &'c ::typewright::__private::ClientCore,
            pub(super) __options: ::typewright::__private::CallOptions,
            #(#fields,)*
        }
    }
}

fn setter(operation: &Operation, parameter: &Parameter) -> TokenStream {
    let Some(ty) = parameter.optional() else {
        return TokenStream::new();
    };
    let (ident, attributes) = (&parameter.ident, &parameter.attributes);
    let (taken, value) = if parameter.is_nullable() {
        let ty = &parameter.ty;
        (
            quote!(impl ::core::convert::Into<#ty>),
            quote!(value.into()),
        )
    } else if let Some(name) = body::name(operation, parameter) {
        (
            quote!(impl ::core::convert::Into<#name>),
            quote!(::core::option::Option::Some(value.into())),
        )
    } else {
        let (taken, make) = taken(ty);
        let value = make(&quote!(value));
        (taken, quote!(::core::option::Option::Some(#value)))
    };
    let name = ident.unraw().to_string();
    let method = match is_method(operation, &name) {
        true => format_ident!("set_{}", ident.unraw()),
        false => ident.clone(),
    };
    let doc = attributes
        .iter()
        .all(|attribute| !attribute.path().is_ident("doc"))
        .then(|| {
            let doc = match parameter.wire() {
                Some(wire) => format!(
                    " Sets the {} parameter `{}`.",
                    wire.location.noun(),
                    wire.name
                ),
                None => " Gives the request a body.".to_owned(),
            };
            quote!(#[doc = #doc])
        });
    quote! {
        #doc
        #(#attributes)*
        pub fn #method(mut self, value: #taken) -> Self {
            self.#ident = #value;
            self
        }
    }
}

/// `send`: the request is made before the first await, so that the future holds no reference to a value.
fn send(operation: &Operation, success: &Outcome<'_>, failure: &Outcome<'_>) -> TokenStream {
    let descriptor = descriptor::expand(operation);
    let values = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.wire().is_some())
        .map(|parameter| {
            let ident = &parameter.ident;
            quote!(&self.#ident)
        });
    let payload = body::payload(operation);
    let headers = operation
        .answers
        .iter()
        .filter_map(|answer| answer.headers.as_ref());
    let (ok, error) = (success.ty(), failure.ty());
    let sent = sent(operation, success, failure);
    quote! {
        fn __prepare(&self) -> ::typewright::__private::Prepared {
            #descriptor
            #(const _: () = ::typewright::__private::reads_headers::<#headers>();)*
            ::typewright::__private::prepare(self.__core, &OPERATION, &[#(#values),*], #payload)
        }

        /// Sends the call and reads its answer.
        ///
        /// # Errors
        /// As [`Error`](::typewright::Error) lists: what the API answers, what can't be read, and what was never sent.
        pub async fn send(
            self,
        ) -> ::core::result::Result<::typewright::__private::Response<#ok>, ::typewright::__private::Error<#error>> {
            #sent
        }
    }
}

/// What `send` does: what comes item by item is not waited for.
fn sent(operation: &Operation, success: &Outcome<'_>, failure: &Outcome<'_>) -> TokenStream {
    if stream::only(operation).is_some() {
        return quote!(self.stream().await);
    }
    let (ok, error) = (success.ty(), failure.ty());
    let (successes, errors) = (success.readers(), failure.readers());
    quote! {
        let call = self.__prepare();
        const SUCCESSES: &[::typewright::__private::Reader<#ok>] = #successes;
        const ERRORS: &[::typewright::__private::Reader<#error>] = #errors;
        ::typewright::__private::send(self.__core, call, self.__options, SUCCESSES, ERRORS).await
    }
}

fn future(name: &Ident, success: &Outcome<'_>, failure: &Outcome<'_>) -> TokenStream {
    let (ok, error) = (success.ty(), failure.ty());
    quote! {
        impl<'c> ::core::future::IntoFuture for #name<'c> {
            type Output =
                ::core::result::Result<::typewright::__private::Response<#ok>, ::typewright::__private::Error<#error>>;
            type IntoFuture = ::typewright::__private::BoxFuture<'c, Self::Output>;
            fn into_future(self) -> Self::IntoFuture {
                ::std::boxed::Box::pin(self.send())
            }
        }
    }
}
