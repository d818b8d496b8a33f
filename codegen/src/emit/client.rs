//! The root of the client: a struct under `#[api]`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{gate, ident, outer_docs, text};
use crate::plan::{Client, ClientField, Server, ServerVariable};

/// The client.
pub(super) fn emit(client: &Client) -> TokenStream {
    let docs = outer_docs(&client.docs);
    let servers = client.servers.iter().map(emit_server);
    let name = ident(&client.ident);
    let fields = client.fields.iter().map(emit_field);
    quote! {
        #docs
        #[api]
        #(#servers)*
        pub struct #name { #(#fields)* }
    }
}

fn emit_server(server: &Server) -> TokenStream {
    let url = text(&server.url);
    let description = server.description.as_deref().map(|description| {
        let description = text(description);
        quote!(, #description)
    });
    let variables = server.variables.iter().map(emit_variable);
    quote!(#[server(#url #description #(, #variables)*)])
}

fn emit_variable(variable: &ServerVariable) -> TokenStream {
    let (name, default) = (text(&variable.name), text(&variable.default));
    let values: Vec<_> = variable.values.iter().map(|value| text(value)).collect();
    let values = (!values.is_empty()).then(|| quote!(, values(#(#values),*)));
    quote!(variable(#name, default = #default #values))
}

fn emit_field(field: &ClientField) -> TokenStream {
    let docs = outer_docs(&field.docs);
    let (name, api) = (ident(&field.ident), ident(&field.api));
    let gate = gate(&field.gate);
    quote!(#docs #gate #name: #api,)
}
