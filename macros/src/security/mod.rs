//! `#[derive(SecurityScheme)]`: a newtype that is the credential of one security scheme.
//!
//! Takes a tuple struct and where its value goes; gives `new` and the descriptor that operations name. The value is a
//! secret, and stays one.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Data, DeriveInput, Fields, LitStr, Visibility};

use crate::context::{self, Context};
use crate::suggest;

/// The attributes, of which a scheme has one.
const KINDS: [&str; 4] = ["api_key", "http", "oauth2", "open_id_connect"];

struct Input {
    ident: Ident,
    vis: Visibility,
    kind: Option<Kind>,
}

enum Kind {
    Header(LitStr),
    Query(LitStr),
    Cookie(LitStr),
    Basic,
    Bearer,
    Http(LitStr),
    OAuth2,
    OpenIdConnect,
}

/// Expands the derive.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let is_generic = !input.generics.params.is_empty();
    context::expand(
        |context| read(context, input),
        expand_scheme,
        |read| match is_generic {
            true => TokenStream::new(),
            false => fallback(read),
        },
    )
}

/// What stands in place of the scheme after a mistake, so that its uses make no messages. It never runs.
fn fallback(input: &Input) -> TokenStream {
    let Input { ident, vis, kind } = input;
    let name = ident.to_string();
    let text = quote!(impl ::core::convert::Into<::std::string::String>);
    let password = matches!(kind, Some(Kind::Basic)).then(|| quote!(_: #text));
    quote! {
        impl #ident {
            #vis fn new(_: #text, #password) -> Self {
                ::core::unreachable!()
            }
        }
        impl ::typewright::__private::SecurityScheme for #ident {
            const SCHEME: &'static ::typewright::__private::Scheme = &::typewright::__private::Scheme::new(
                #name,
                ::typewright::__private::SchemeKind::Bearer,
            );
            fn credential(&self) -> ::typewright::__private::Credential {
                ::core::unreachable!()
            }
        }
    }
}

fn read(context: &Context, input: &DeriveInput) -> Input {
    let ours = |attribute: &&Attribute| KINDS.iter().any(|kind| attribute.path().is_ident(kind));
    let mut attributes = input.attrs.iter().filter(ours);
    let kind = match attributes.next() {
        Some(attribute) => context.ok(read_kind(attribute)),
        None => {
            let message = format!(
                "where does `{}` go? Write `#[api_key(header = \"…\")]`, `#[http(bearer)]`, `#[http(basic)]`, \
                 `#[oauth2]` or `#[open_id_connect]` above it",
                input.ident
            );
            context.error(&input.ident, message);
            None
        }
    };
    for second in attributes {
        context.error(second, "a security scheme is of one kind");
    }
    if let Some(parameter) = input.generics.params.first() {
        context.error(parameter, "a credential has no generic parameters");
    }
    check_fields(context, input, kind.as_ref());
    Input {
        ident: input.ident.clone(),
        vis: input.vis.clone(),
        kind,
    }
}

fn check_fields(context: &Context, input: &DeriveInput, kind: Option<&Kind>) {
    let (wanted, form): (&[&str], _) = match kind {
        Some(Kind::Basic) => (&["String", "Secret"], "(String, Secret<String>)"),
        _ => (&["Secret"], "(Secret<String>)"),
    };
    let found: Vec<_> = match &input.data {
        Data::Struct(data) if matches!(data.fields, Fields::Unnamed(_)) => {
            let types = data.fields.iter().map(|field| &field.ty);
            types.map(crate::rules::last_segment).collect()
        }
        _ => Vec::new(),
    };
    if !found
        .iter()
        .map(Option::as_deref)
        .eq(wanted.iter().copied().map(Some))
    {
        let message = format!(
            "this credential is a tuple struct: `struct {}{form};`",
            input.ident
        );
        context.error(&input.ident, message);
    }
}

fn read_kind(attribute: &Attribute) -> syn::Result<Kind> {
    match &*attribute
        .path()
        .get_ident()
        .map(Ident::to_string)
        .unwrap_or_default()
    {
        "api_key" => read_one(
            attribute,
            "say where: `#[api_key(header = \"x-api-key\")]`",
            |meta| match key(meta).as_str() {
                "header" => token(meta, "header").map(Kind::Header),
                "query" => name(meta).map(Kind::Query),
                "cookie" => token(meta, "cookie").map(Kind::Cookie),
                other => {
                    Err(meta.error(suggest::unknown_key(other, &["header", "query", "cookie"])))
                }
            },
        ),
        "http" => read_one(
            attribute,
            "say how: `#[http(basic)]`, `#[http(bearer)]` or `#[http(scheme = \"…\")]`",
            |meta| match key(meta).as_str() {
                "basic" => Ok(Kind::Basic),
                "bearer" => Ok(Kind::Bearer),
                "scheme" => token(meta, "scheme").map(Kind::Http),
                other => {
                    Err(meta.error(suggest::unknown_key(other, &["basic", "bearer", "scheme"])))
                }
            },
        ),
        "oauth2" => Ok(Kind::OAuth2),
        _ => Ok(Kind::OpenIdConnect),
    }
}

fn name(meta: &ParseNestedMeta<'_>) -> syn::Result<LitStr> {
    let value = meta.value()?;
    let wrong = "what is it called? Write the name in quotes";
    let name: LitStr = value
        .parse()
        .map_err(|error| syn::Error::new(error.span(), wrong))?;
    match name.value().is_empty() {
        true => Err(syn::Error::new(name.span(), wrong)),
        false => Ok(name),
    }
}

/// A name of the letters that HTTP has for names (RFC 9110 §5.6.2).
fn token(meta: &ParseNestedMeta<'_>, what: &str) -> syn::Result<LitStr> {
    let name = name(meta)?;
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    match name.value().bytes().all(is_token) {
        true => Ok(name),
        false => Err(syn::Error::new(
            name.span(),
            format!("no {what} can have this name"),
        )),
    }
}

fn key(meta: &ParseNestedMeta<'_>) -> String {
    meta.path
        .get_ident()
        .map(Ident::to_string)
        .unwrap_or_default()
}

/// The one kind within an attribute's brackets.
fn read_one(
    attribute: &Attribute,
    missing: &str,
    mut read: impl FnMut(&ParseNestedMeta<'_>) -> syn::Result<Kind>,
) -> syn::Result<Kind> {
    let mut found = None;
    if matches!(attribute.meta, syn::Meta::List(_)) {
        attribute.parse_nested_meta(|meta| {
            let kind = read(&meta)?;
            if found.replace(kind).is_some() {
                return Err(meta.error("a credential goes to one place"));
            }
            Ok(())
        })?;
    }
    found.ok_or_else(|| syn::Error::new_spanned(attribute, missing))
}

fn expand_scheme(input: &Input) -> TokenStream {
    let Input { ident, vis, kind } = input;
    let Some(kind) = kind else {
        return TokenStream::new();
    };
    let name = ident.to_string();
    let place = match kind {
        Kind::Header(name) => quote!(Header(#name)),
        Kind::Query(name) => quote!(Query(#name)),
        Kind::Cookie(name) => quote!(Cookie(#name)),
        Kind::Basic => quote!(Basic),
        Kind::Bearer => quote!(Bearer),
        Kind::Http(name) => quote!(Http(#name)),
        Kind::OAuth2 => quote!(OAuth2),
        Kind::OpenIdConnect => quote!(OpenIdConnect),
    };
    let (new, credential) = match kind {
        Kind::Basic => (
            quote! {
                /// The credential of this user.
                #[must_use]
                #vis fn new(
                    user: impl ::core::convert::Into<::std::string::String>,
                    password: impl ::core::convert::Into<::std::string::String>,
                ) -> Self {
                    Self(user.into(), ::typewright::Secret::new(password.into()))
                }
            },
            quote!(basic(self.0.as_str(), self.1.expose().as_str())),
        ),
        _ => (
            quote! {
                /// The credential with this value.
                #[must_use]
                #vis fn new(value: impl ::core::convert::Into<::std::string::String>) -> Self {
                    Self(::typewright::Secret::new(value.into()))
                }
            },
            quote!(new(self.0.expose().as_str())),
        ),
    };
    quote! {
        impl #ident {
            #new
        }
        impl ::typewright::__private::SecurityScheme for #ident {
            const SCHEME: &'static ::typewright::__private::Scheme = &::typewright::__private::Scheme::new(
                #name,
                ::typewright::__private::SchemeKind::#place,
            );
            fn credential(&self) -> ::typewright::__private::Credential {
                ::typewright::__private::Credential::#credential
            }
        }
    }
}
