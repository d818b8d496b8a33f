//! The ways to take an answer as it comes: in the media type that a call asks for anyway, or in another documented one.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;
use syn::ext::IdentExt;

use super::super::body::distinct_names;
use super::super::input::Operation;
use super::super::media::{BodyKind, Media};
use super::outcome::Outcome;
use crate::rules;

/// The name of the enum of the other media types, where there are any.
fn name(operation: &Operation) -> Option<Ident> {
    (!others(operation).is_empty()).then(|| format_ident!("{}As", operation.type_name()))
}

/// The media types that answers come in, and that are not read.
fn others(operation: &Operation) -> Vec<&Media> {
    let mut found: Vec<&Media> = Vec::new();
    for answer in operation.answers(true) {
        let read = answer.read_media();
        for media in &answer.others {
            let is_read = read.iter().any(|other| other.name == media.name);
            if !is_read && !found.iter().any(|other| other.name == media.name) {
                found.push(media);
            }
        }
    }
    found
}

fn named(operation: &Operation) -> Vec<(Ident, &Media)> {
    let media = others(operation);
    let names = distinct_names(media.iter().copied());
    let idents = names.iter().map(|name| format_ident!("{name}"));
    idents.zip(media).collect()
}

/// The enum of the other media types.
pub(super) fn definition(operation: &Operation) -> TokenStream {
    let Some(name) = name(operation) else {
        return TokenStream::new();
    };
    let doc = format!(
        " The other media types in which `{}` is answered.",
        operation.ident.unraw()
    );
    let variants = named(operation).into_iter().map(|(variant, media)| {
        let doc = format!(" `{}`.", media.name);
        quote!(#[doc = #doc] #variant)
    });
    quote! {
        #[doc = #doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    }
}

/// What a call gives that is answered item by item and no other way.
pub(super) fn only(operation: &Operation) -> Option<&Type> {
    let (_, ty) = operation.sequence()?;
    operation.answers(true).is_empty().then_some(ty)
}

/// `stream`, for answers that come item by item.
fn items(operation: &Operation, failure: &Outcome<'_>) -> TokenStream {
    let Some((media, ty)) = operation.sequence() else {
        return TokenStream::new();
    };
    let (media, errors, readers) = (media.essence(), failure.ty(), failure.readers());
    let doc = format!(
        " Sends the call, asks for `{media}`, and gives the items of a success one by one, as they arrive: the timeout ends \
         with the first of its bytes, and dropping what is given closes the connection."
    );
    let example = example(ty);
    quote! {
        #[doc = #doc]
        #[doc = ""]
        #(#[doc = #example])*
        #[doc = ""]
        /// # Errors
        /// As [`Error`](::typewright::Error) lists; of the items, as [`StreamError`](::typewright::StreamError) does.
        pub async fn stream(
            self,
        ) -> ::core::result::Result<::typewright::__private::Response<#ty>, ::typewright::__private::Error<#errors>> {
            let call = self.__prepare();
            const ERRORS: &[::typewright::__private::Reader<#errors>] = #readers;
            ::typewright::__private::sequence(self.__core, call, self.__options, #media, ERRORS).await
        }
    }
}

/// How the items are taken, for any type of them: what a program calls its types isn't known here.
fn example(ty: &Type) -> Vec<&'static str> {
    let events = rules::last_segment(ty).as_deref() == Some("EventStream");
    let text = match events {
        true => EVENTS,
        false => LINES,
    };
    text.lines().collect()
}

const EVENTS: &str = " ```
 # use std::fmt::Debug;
 # use typewright::{EventStream, Response, StreamError, codec::Wire};
 # async fn print<T: Wire + Debug>(answer: Response<EventStream<T>>) -> Result<(), StreamError> {
 let mut events = answer; // .stream().await?
 while let Some(event) = events.next().await {
     println!(\"{:?}\", event?.data);
 }
 # Ok(())
 # }
 ```";

const LINES: &str = " ```
 # use std::fmt::Debug;
 # use typewright::{JsonLines, Response, StreamError, codec::Wire};
 # async fn print<T: Wire + Debug>(answer: Response<JsonLines<T>>) -> Result<(), StreamError> {
 let mut values = answer; // .stream().await?
 while let Some(value) = values.next().await {
     println!(\"{:?}\", value?);
 }
 # Ok(())
 # }
 ```";

/// `send_streaming`, for answers that are no JSON, and `send_as`, for those that come in other media types.
pub(super) fn methods(operation: &Operation, failure: &Outcome<'_>) -> TokenStream {
    let errors = failure.ty();
    let output = quote! {
        ::core::result::Result<
            ::typewright::__private::Response<::typewright::__private::BodyStream>,
            ::typewright::__private::Error<#errors>,
        >
    };
    let is_raw = operation.answers(true).iter().any(|answer| {
        let kind = answer.media.as_ref().zip(answer.ty.as_ref());
        kind.is_some_and(|(media, ty)| {
            matches!(media.kind_for(ty), BodyKind::Text | BodyKind::Bytes)
        })
    });
    let streaming = is_raw.then(|| {
        quote! {
            /// Sends the call and gives the body of a success as it arrives: no bound on its size holds, nor the timeout
            /// once it has begun.
            ///
            /// # Errors
            /// As those of `send`.
            pub async fn send_streaming(self) -> #output {
                self.__stream(::core::option::Option::None).await
            }
        }
    });
    let other = name(operation).map(|name| {
        let arms = named(operation).into_iter().map(|(variant, media)| {
            let media = &media.name;
            quote!(#name::#variant => #media)
        });
        quote! {
            /// Sends the call, asks for the answer in another media type, and gives its body as it arrives: no bound on its
            /// size holds, nor the timeout once it has begun.
            ///
            /// # Errors
            /// As those of `send`.
            pub async fn send_as(self, media: #name) -> #output {
                let media = match media { #(#arms,)* };
                self.__stream(::core::option::Option::Some(media)).await
            }
        }
    });
    let items = items(operation, failure);
    if streaming.is_none() && other.is_none() {
        return items;
    }
    let readers = failure.readers();
    quote! {
        #items
        #streaming
        #other
        async fn __stream(self, media: ::core::option::Option<&'static str>) -> #output {
            let call = self.__prepare();
            const ERRORS: &[::typewright::__private::Reader<#errors>] = #readers;
            ::typewright::__private::stream(self.__core, call, self.__options, media, ERRORS).await
        }
    }
}
