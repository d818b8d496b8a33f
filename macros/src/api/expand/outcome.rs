//! The type of an operation's successes or errors: the one that all share, or an enum with a variant for each.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;
use syn::ext::IdentExt;

use super::super::answer::{self, Answer};
use super::super::input::{Operation, same};
use super::super::media::BodyKind;

/// What a call gives back on one side.
pub(super) struct Outcome<'a> {
    answers: Vec<&'a Answer>,
    success: bool,
    name: Ident,
    operation: String,
    /// The one success that comes item by item.
    sequence: Option<&'a Type>,
}

impl<'a> Outcome<'a> {
    pub(super) fn of(operation: &'a Operation, success: bool) -> Self {
        let suffix = if success { "Success" } else { "Error" };
        Self {
            answers: operation.answers(success),
            success,
            name: format_ident!("{}{suffix}", operation.type_name()),
            operation: operation.ident.unraw().to_string(),
            sequence: super::stream::only(operation).filter(|_| success),
        }
    }

    /// Whether there is a variant for each answer: for errors that are written apart, and for successes of several types.
    fn is_enum(&self) -> bool {
        if !self.success {
            return self.answers.len() > 1;
        }
        let first = self.answers.first().and_then(|answer| answer.ty.as_ref());
        self.answers
            .iter()
            .any(|answer| !same(answer.ty.as_ref(), first))
    }

    /// The type.
    pub(super) fn ty(&self) -> TokenStream {
        if self.is_enum() {
            let name = &self.name;
            return quote!(#name);
        }
        if let Some(ty) = self.sequence {
            return quote!(#ty);
        }
        match self.answers.first() {
            Some(answer) => body(answer.ty.as_ref()),
            None if self.success => quote!(()),
            None => quote!(::typewright::__private::NoBody),
        }
    }

    /// The enum, where there is one.
    pub(super) fn definition(&self) -> TokenStream {
        if !self.is_enum() {
            return TokenStream::new();
        }
        let name = &self.name;
        let kind = if self.success { "successes" } else { "errors" };
        let doc = format!(
            " The {kind} that `{}` documents, by status.",
            self.operation
        );
        let names = answer::variants(&self.answers);
        let variants = self.answers.iter().zip(names).map(|(one, variant)| {
            let ty = one.ty.iter();
            let doc = format!(" {}.", statuses(one));
            quote!(#[doc = #doc] #variant #((#ty))*)
        });
        quote! {
            #[doc = #doc]
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            #[allow(clippy::large_enum_variant, reason = "answers are as large as they are")]
            pub enum #name {
                #(#variants,)*
            }
        }
    }

    /// One reader for each answer, in their order.
    pub(super) fn readers(&self) -> TokenStream {
        let names = answer::variants(&self.answers);
        let readers = self.answers.iter().zip(names).map(|(one, variant)| {
            let (name, read) = (&self.name, reader(one));
            match (self.is_enum(), &one.ty) {
                (false, _) => read,
                (true, Some(_)) => quote!(|answer, raw| #read(answer, raw).map(#name::#variant)),
                (true, None) => quote!(|answer, raw| #read(answer, raw).map(|()| #name::#variant)),
            }
        });
        quote!(&[#(#readers),*])
    }
}

fn body(ty: Option<&Type>) -> TokenStream {
    ty.map_or_else(|| quote!(()), |ty| quote!(#ty))
}

fn reader(answer: &Answer) -> TokenStream {
    let (Some(media), Some(ty)) = (&answer.media, &answer.ty) else {
        return quote!(::typewright::__private::empty);
    };
    match media.kind_for(ty) {
        BodyKind::Json | BodyKind::Form | BodyKind::Multipart => {
            quote!(::typewright::__private::json::<#ty>)
        }
        BodyKind::Text => quote!(::typewright::__private::text::<#ty>),
        BodyKind::Bytes => quote!(::typewright::__private::bytes::<#ty>),
    }
}

/// `404`, `4XX`, `default`, for docs.
pub(super) fn statuses(answer: &Answer) -> String {
    use super::super::answer::Status;
    let text = |status: Status| match status {
        Status::Exact(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Default => "any other status".to_owned(),
    };
    answer
        .statuses
        .iter()
        .map(|(status, _)| text(*status))
        .collect::<Vec<_>>()
        .join(", ")
}
