//! `#[server("https://{region}.example.com", "Live", variable("region", default = "eu", values("eu", "us")))]`.
//!
//! Takes the arguments; gives data, and the runtime's `Server` as tokens.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{LitStr, Token};

use crate::suggest;

/// A server that the description lists.
pub(super) struct Server {
    url: LitStr,
    description: LitStr,
    variables: Vec<Variable>,
}

struct Variable {
    name: LitStr,
    default: LitStr,
    values: Vec<LitStr>,
}

/// Reads the arguments: a URL, what it is for, and its variables.
pub(super) fn read(input: ParseStream<'_>) -> syn::Result<Server> {
    if !input.peek(LitStr) {
        return Err(input.error("a server is a URL in quotes and, if you like, what it is for"));
    }
    let url: LitStr = input.parse()?;
    let mut server = Server {
        description: LitStr::new("", url.span()),
        url,
        variables: Vec::new(),
    };
    while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
        if input.peek(LitStr) {
            server.description = input.parse()?;
        } else {
            let key: Ident = input.parse()?;
            if key != "variable" {
                let message = suggest::unknown_key(&key.to_string(), &["variable"]);
                return Err(syn::Error::new(key.span(), message));
            }
            server.variables.push(variable(input)?);
        }
    }
    check(&server)?;
    Ok(server)
}

/// `("region", default = "eu", values("eu", "us"))`
fn variable(input: ParseStream<'_>) -> syn::Result<Variable> {
    let inner;
    syn::parenthesized!(inner in input);
    let name: LitStr = inner
        .parse()
        .map_err(|error| syn::Error::new(error.span(), "which variable? Name it in quotes"))?;
    let mut variable = Variable {
        default: LitStr::new("", name.span()),
        name,
        values: Vec::new(),
    };
    while inner.parse::<Option<Token![,]>>()?.is_some() && !inner.is_empty() {
        let key: Ident = inner.parse()?;
        match key.to_string().as_str() {
            "default" => {
                inner.parse::<Token![=]>()?;
                variable.default = inner.parse()?;
            }
            "values" => {
                let values;
                syn::parenthesized!(values in inner);
                let values = Punctuated::<LitStr, Token![,]>::parse_terminated(&values)?;
                variable.values = values.into_iter().collect();
            }
            other => {
                let message = suggest::unknown_key(other, &["default", "values"]);
                return Err(syn::Error::new(key.span(), message));
            }
        }
    }
    Ok(variable)
}

/// Each name in braces is a variable, and the other way round; a default is one of the values.
fn check(server: &Server) -> syn::Result<()> {
    let url = server.url.value();
    let names = url
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'));
    for (name, _) in names {
        if !server
            .variables
            .iter()
            .any(|variable| variable.name.value() == name)
        {
            let message = format!(
                "nothing says what `{{{name}}}` is: write `variable(\"{name}\", default = \"…\")`"
            );
            return Err(syn::Error::new(server.url.span(), message));
        }
    }
    for variable in &server.variables {
        let (name, default) = (variable.name.value(), variable.default.value());
        if !url.contains(&format!("{{{name}}}")) {
            let message = format!("the URL has no `{{{name}}}`");
            return Err(syn::Error::new(variable.name.span(), message));
        }
        let is_free = variable.values.is_empty();
        if !is_free && !variable.values.iter().any(|value| value.value() == default) {
            let message = "the default is one of the values";
            return Err(syn::Error::new(variable.default.span(), message));
        }
    }
    Ok(())
}

impl Server {
    /// The runtime's value.
    pub(super) fn expand(&self) -> TokenStream {
        let (url, description) = (&self.url, &self.description);
        let plain = quote!(::typewright::__private::Server::new(#url, #description));
        if self.variables.is_empty() {
            return plain;
        }
        let variables = self.variables.iter().map(|variable| {
            let (name, default, values) = (&variable.name, &variable.default, &variable.values);
            quote!(::typewright::__private::ServerVariable::new(#name, #default, &[#(#values),*]))
        });
        quote!(#plain.with_variables(&[#(#variables),*]))
    }
}
