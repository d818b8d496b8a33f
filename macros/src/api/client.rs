//! A client: a struct whose fields are groups of operations, with the servers that its description lists.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, Fields, ItemStruct, Type, Visibility};

use super::input::is_carried;
use super::server::{self, Server};
use crate::context::Context;

/// The client as written.
pub(super) struct Client {
    ident: Ident,
    vis: Visibility,
    attributes: Vec<Attribute>,
    servers: Vec<Server>,
    groups: Vec<Group>,
}

struct Group {
    ident: Ident,
    ty: Type,
    attributes: Vec<Attribute>,
}

/// The methods of every client.
const OWN: [&str; 2] = ["builder", "core"];

/// Reads the struct.
pub(super) fn read(context: &Context, item: &ItemStruct, arguments: &TokenStream) -> Client {
    if !arguments.is_empty() {
        context.error(arguments, "the attribute of a client has no keys: write `#[server(\"https://…\", \"Live\")]` beside it");
    }
    if let Some(parameter) = item.generics.params.first() {
        context.error(parameter, "a client has no generic parameters");
    }
    let mut servers = Vec::new();
    for attribute in item.attrs.iter().filter(|attribute| !is_carried(attribute)) {
        if attribute.path().is_ident("server") {
            servers.extend(context.ok(attribute.parse_args_with(server::read)));
        } else {
            context.error(
                attribute.path(),
                "a client has `#[server(\"https://…\", \"Live\")]` and docs alone",
            );
        }
    }
    Client {
        ident: item.ident.clone(),
        vis: item.vis.clone(),
        attributes: item
            .attrs
            .iter()
            .filter(|attribute| is_carried(attribute))
            .cloned()
            .collect(),
        servers,
        groups: groups(context, item),
    }
}

fn groups(context: &Context, item: &ItemStruct) -> Vec<Group> {
    if !matches!(item.fields, Fields::Named(_) | Fields::Unit) {
        context.error(
            &item.fields,
            "name the fields: each is the method that gives its group",
        );
    }
    let named = item
        .fields
        .iter()
        .filter_map(|field| Some((field.ident.clone()?, field)));
    named
        .map(|(ident, field)| {
            if OWN.iter().any(|own| ident == own) {
                context.error(
                    &ident,
                    format!("every client has a method `{ident}`: give the group another name"),
                );
            }
            let attributes = field
                .attrs
                .iter()
                .filter(|attribute| is_carried(attribute))
                .cloned()
                .collect();
            Group {
                ident,
                ty: field.ty.clone(),
                attributes,
            }
        })
        .collect()
}

/// What stands in place of the client after a mistake: without groups whose methods it has already.
pub(super) fn fallback(client: &Client) -> TokenStream {
    let groups = client.groups.iter();
    let groups = groups.filter(|group| OWN.iter().all(|own| group.ident != own));
    expand_with(client, groups)
}

/// The client, its servers and the way to each group.
pub(super) fn expand(client: &Client) -> TokenStream {
    expand_with(client, client.groups.iter())
}

fn expand_with<'a>(client: &'a Client, groups: impl Iterator<Item = &'a Group>) -> TokenStream {
    let Client {
        ident,
        vis,
        attributes,
        ..
    } = client;
    let servers = client.servers.iter().map(Server::expand);
    let groups = groups.map(|group| accessor(client, group));
    quote! {
        #(#attributes)*
        #[derive(Clone, Debug)]
        #vis struct #ident {
            core: ::typewright::__private::ClientCore,
        }
        impl #ident {
            /// The servers that the description lists.
            #vis const SERVERS: &'static [::typewright::__private::Server] = &[#(#servers),*];

            /// Starts a client of `server`: one of [`SERVERS`](Self::SERVERS), or any base URL.
            #vis fn builder(server: impl ::typewright::__private::IntoServer) -> ::typewright::__private::ClientBuilder<Self> {
                ::typewright::__private::ClientBuilder::new(server)
                    .user_agent(::core::concat!(::core::env!("CARGO_PKG_NAME"), "/", ::core::env!("CARGO_PKG_VERSION")))
            }

            /// The part of the client that knows no API.
            #[must_use]
            #vis fn core(&self) -> &::typewright::__private::ClientCore {
                &self.core
            }

            #(#groups)*
        }
        impl ::core::convert::From<::typewright::__private::ClientCore> for #ident {
            fn from(core: ::typewright::__private::ClientCore) -> Self {
                Self { core }
            }
        }
    }
}

fn accessor(client: &Client, group: &Group) -> TokenStream {
    let Group {
        ident,
        ty,
        attributes,
    } = group;
    let vis = &client.vis;
    let doc = attributes
        .iter()
        .all(|attribute| !attribute.path().is_ident("doc"))
        .then(|| {
            let doc = format!(" The operations of `{ident}`.");
            quote!(#[doc = #doc])
        });
    quote! {
        #doc
        #(#attributes)*
        #[must_use]
        #vis fn #ident(&self) -> #ty<'_> {
            ::core::convert::From::from(&self.core)
        }
    }
}
