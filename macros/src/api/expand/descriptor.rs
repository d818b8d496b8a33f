//! An operation's static descriptor.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;
use syn::ext::IdentExt;

use super::super::answer::{Answer, Status};
use super::super::body::Choice;
use super::super::input::{Operation, same};
use super::super::media::{BodyKind, Encoding, Media};
use super::super::parameter::{Location, Wire};

/// `static OPERATION: Operation = …;`
pub(super) fn expand(operation: &Operation) -> TokenStream {
    let Some(route) = &operation.route else {
        return TokenStream::new();
    };
    let (method, path) = (&route.method, &route.path);
    let id = route
        .id
        .as_ref()
        .map_or_else(|| operation.ident.unraw().to_string(), syn::LitStr::value);
    let parameters = operation
        .parameters
        .iter()
        .filter_map(|parameter| parameter.wire())
        .map(parameter);
    let bodies = bodies(operation);
    let security = route.security.iter().map(
        |schemes| quote!(&[#(<#schemes as ::typewright::__private::SecurityScheme>::SCHEME),*]),
    );
    let server = match &route.server {
        Some(server) => quote!(::core::option::Option::Some(#server)),
        None => quote!(::core::option::Option::None),
    };
    let answers = answers(operation);
    quote! {
        static OPERATION: ::typewright::__private::Operation = ::typewright::__private::Operation {
            id: #id,
            method: #method,
            path: #path,
            server: #server,
            parameters: &[#(#parameters),*],
            bodies: &[#(#bodies),*],
            security: &[#(#security),*],
            answers: &[#(#answers),*],
        };
    }
}

fn parameter(wire: &Wire) -> TokenStream {
    let (name, allow_reserved, rules) = (&wire.name, wire.allow_reserved, &wire.rules);
    let allow_empty = wire.allow_empty.is_some();
    let location = match wire.location {
        Location::Path => quote!(Path),
        Location::Query => quote!(Query),
        Location::Header => quote!(Header),
        Location::Cookie => quote!(Cookie),
        Location::Querystring => quote!(Querystring),
    };
    let word = wire.style.as_ref().map_or(
        wire.location.styles().first().copied().unwrap_or("form"),
        |(style, _)| style,
    );
    // OpenAPI 3.1.1, Parameter Object: the default is true for `form`, false for all others.
    let explode = wire
        .explode
        .unwrap_or(matches!(word, "form" | "deep_object" | "cookie"));
    let style = match &wire.content {
        Some(_) => content_style(wire),
        None => style(word),
    };
    quote! {
        ::typewright::__private::Parameter {
            name: #name,
            location: ::typewright::__private::Location::#location,
            style: ::typewright::__private::Style::#style,
            explode: #explode,
            allow_reserved: #allow_reserved,
            allow_empty: #allow_empty,
            rules: #rules,
        }
    }
}

/// How content is written; what is no form and no JSON is a text, and stands in a whole query alone.
fn content_style(wire: &Wire) -> TokenStream {
    match wire.media().map(|media| media.kind) {
        Some(BodyKind::Form) => {
            let encodings = wire.encodings.iter().map(encoding);
            quote!(Pairs(&[#(#encodings),*]))
        }
        Some(BodyKind::Text | BodyKind::Bytes) => quote!(Simple),
        _ => quote!(Json),
    }
}

/// The variant of a style's word.
fn style(word: &str) -> TokenStream {
    match word {
        "label" => quote!(Label),
        "matrix" => quote!(Matrix),
        "simple" => quote!(Simple),
        "space_delimited" => quote!(SpaceDelimited),
        "pipe_delimited" => quote!(PipeDelimited),
        "deep_object" => quote!(DeepObject),
        "cookie" => quote!(Cookie),
        _ => quote!(Form),
    }
}

/// One format for each media type that the body may have.
fn bodies(operation: &Operation) -> Vec<TokenStream> {
    let body = operation
        .parameters
        .iter()
        .find_map(|parameter| Some((parameter, parameter.body()?)));
    let choices = body.into_iter().flat_map(|(parameter, body)| {
        let choices = body.choices.iter();
        choices.map(move |choice| format(choice, choice.ty(parameter)))
    });
    choices.collect()
}

fn format(choice: &Choice, ty: &Type) -> TokenStream {
    let (media, rules) = (&choice.media, &choice.rules);
    let name = &media.name;
    let kind = match media.kind_for(ty) {
        BodyKind::Json => quote!(Json),
        BodyKind::Form => quote!(Form),
        BodyKind::Multipart => quote!(Multipart),
        BodyKind::Text => quote!(Text),
        BodyKind::Bytes => quote!(Bytes),
    };
    let encodings = media.encodings.iter().map(encoding);
    quote! {
        ::typewright::__private::BodyFormat {
            kind: ::typewright::__private::BodyKind::#kind,
            media: #name,
            encodings: &[#(#encodings),*],
            rules: #rules,
        }
    }
}

fn encoding(encoding: &Encoding) -> TokenStream {
    let (name, allow_reserved) = (&encoding.name, encoding.allow_reserved);
    let word = encoding.style.as_ref().map_or("form", |(style, _)| style);
    // A style that is not written is `form`, as soon as anything of it is (OpenAPI 3.1.1, Encoding Object).
    let says_how = encoding.style.is_some() || encoding.explode.is_some() || allow_reserved;
    let style = match says_how {
        true => {
            let style = style(word);
            quote!(::core::option::Option::Some(::typewright::__private::Style::#style))
        }
        false => quote!(::core::option::Option::None),
    };
    let content = match &encoding.content {
        Some(content) => quote!(::core::option::Option::Some(#content)),
        None => quote!(::core::option::Option::None),
    };
    let explode = encoding.explode.unwrap_or(word == "form");
    quote! {
        ::typewright::__private::Encoding {
            name: #name,
            content: #content,
            style: #style,
            explode: #explode,
            allow_reserved: #allow_reserved,
        }
    }
}

/// One answer for each status and media type, with its reader's place among those of its kind.
fn answers(operation: &Operation) -> Vec<TokenStream> {
    let successes = operation.answers(true).into_iter().enumerate();
    let successes = successes.flat_map(|(place, written)| {
        let others = written.renderings.iter().map(|(media, _)| media);
        let read = said(written, &written.read_media(), &quote!(Ok(#place)));
        let others: Vec<&Media> = others.collect();
        match others.is_empty() {
            true => read,
            false => [read, said(written, &others, &quote!(Unasked))].concat(),
        }
    });
    successes.chain(errors(operation)).collect()
}

fn errors(operation: &Operation) -> Vec<TokenStream> {
    let errors = operation.answers(false).into_iter().enumerate();
    errors
        .flat_map(|(place, written)| said(written, &written.read_media(), &quote!(Error(#place))))
        .collect()
}

/// The answers where a rendering is asked for: it is the success, and nothing else is.
pub(super) fn answers_as(operation: &Operation, rendering: &Media, ty: &Type) -> TokenStream {
    let successes = operation.answers(true).into_iter().flat_map(|written| {
        let others = written.renderings.iter();
        let others = others.map(|(media, other)| (media, Some(other)));
        let own = written.read_media().into_iter();
        let all = own.map(|media| (media, written.ty.as_ref())).chain(others);
        // Another success may come in the same media type and be of another type.
        let is_asked = |(media, other): &(&Media, Option<&Type>)| {
            media.name == rendering.name && same(*other, Some(ty))
        };
        let (asked, unasked): (Vec<_>, Vec<_>) = all.partition(is_asked);
        let asked = asked
            .first()
            .map(|(media, _)| said(written, &[media], &quote!(Ok(0))));
        let unasked = unasked
            .iter()
            .map(|(media, _)| said(written, &[media], &quote!(Unasked)));
        asked
            .into_iter()
            .chain(unasked)
            .flatten()
            .collect::<Vec<_>>()
    });
    let errors = errors(operation);
    quote!(&[#(#successes,)* #(#errors),*])
}

/// An answer for each status and each of some media types, or for none.
fn said(written: &Answer, media: &[&Media], outcome: &TokenStream) -> Vec<TokenStream> {
    let names = media.iter().map(|media| {
        let name = media.asked();
        quote!(::core::option::Option::Some(#name))
    });
    let mut names: Vec<TokenStream> = names.collect();
    if names.is_empty() {
        names.push(quote!(::core::option::Option::None));
    }
    let statuses = written.statuses.iter();
    let all =
        statuses.flat_map(|(status, _)| names.iter().map(|name| answer(*status, name, outcome)));
    all.collect()
}

fn answer(status: Status, media: &TokenStream, outcome: &TokenStream) -> TokenStream {
    let status = match status {
        Status::Exact(code) => quote!(Exact(#code)),
        Status::Range(digit) => quote!(Range(#digit)),
        Status::Default => quote!(Default),
    };
    quote! {
        ::typewright::__private::Answer::new(
            ::typewright::__private::StatusPattern::#status,
            #media,
            ::typewright::__private::Outcome::#outcome,
        )
    }
}
