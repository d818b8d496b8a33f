//! The ways to ask for an answer in another media type that has a type of its own: `send_as_ld_json`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Type;

use super::super::body::distinct_names;
use super::super::input::Operation;
use super::super::media::Media;
use super::descriptor;
use super::outcome::Outcome;

/// The names of these methods, each with its media type and what it gives.
pub(super) fn methods_of(operation: &Operation) -> Vec<(String, &Media, &Type)> {
    let mut found: Vec<(&Media, &Type)> = Vec::new();
    let answers = operation.answers(true).into_iter();
    for (media, ty) in answers.flat_map(|answer| &answer.renderings) {
        if !found.iter().any(|(other, _)| other.name == media.name) {
            found.push((media, ty));
        }
    }
    let names = distinct_names(found.iter().map(|(media, _)| *media));
    let named = names.iter().zip(found);
    named
        .map(|(name, (media, ty))| (format!("send_as_{}", snake(name)), media, ty))
        .collect()
}

/// The methods.
pub(super) fn methods(operation: &Operation, failure: &Outcome<'_>) -> TokenStream {
    let (errors, readers) = (failure.ty(), failure.readers());
    let methods = methods_of(operation).into_iter().map(|(name, media, ty)| {
        let method = format_ident!("{name}");
        let doc = format!(" Sends the call, asks for `{}`, and reads it.", media.name);
        let answers = descriptor::answers_as(operation, media, ty);
        quote! {
            #[doc = #doc]
            ///
            /// # Errors
            /// As those of `send`.
            pub async fn #method(
                self,
            ) -> ::core::result::Result<::typewright::__private::Response<#ty>, ::typewright::__private::Error<#errors>> {
                let call = self.__prepare();
                const ANSWERS: ::typewright::__private::Answers = #answers;
                const ERRORS: &[::typewright::__private::Reader<#errors>] = #readers;
                let read = (::typewright::__private::json::<#ty> as ::typewright::__private::Reader<#ty>, ERRORS);
                ::typewright::__private::rendering(self.__core, call, self.__options, ANSWERS, read).await
            }
        }
    });
    quote!(#(#methods)*)
}

/// `VndPetV2Json` as `vnd_pet_v2_json`.
fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}
