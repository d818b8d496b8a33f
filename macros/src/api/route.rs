//! `#[post("/path/{id}", id = "…", security = A + B | none)]`, as data.

use proc_macro2::Ident;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Attribute, LitStr, Path, Token};

use crate::suggest;

/// The attributes that are methods.
pub(super) const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// A method, a path, and what goes with them.
pub(crate) struct Route {
    /// In capitals: `POST`.
    pub(crate) method: String,
    pub(crate) path: LitStr,
    pub(crate) id: Option<LitStr>,
    /// Alternatives of schemes; `none` is an alternative without any.
    pub(crate) security: Vec<Vec<Path>>,
}

impl Route {
    /// The names in the template's braces.
    pub(crate) fn names(&self) -> Vec<String> {
        let path = self.path.value();
        let parts = path.split('{').skip(1);
        parts
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name.to_owned())
            .collect()
    }
}

/// Reads the attribute.
pub(super) fn read(attribute: &Attribute, method: &str) -> syn::Result<Route> {
    let mut route = Route {
        method: method.to_ascii_uppercase(),
        path: LitStr::new("/", attribute.path().span()),
        id: None,
        security: Vec::new(),
    };
    attribute.parse_args_with(|input: ParseStream<'_>| {
        if !input.peek(LitStr) {
            return Err(input.error("begin with the path in quotes, such as `\"/pets/{id}\"`"));
        }
        route.path = input.parse()?;
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if !input.is_empty() {
                key(&mut route, input)?;
            }
        }
        Ok(())
    })?;
    Ok(route)
}

fn key(route: &mut Route, input: ParseStream<'_>) -> syn::Result<()> {
    let key: Ident = input.parse()?;
    match key.to_string().as_str() {
        "id" => {
            input.parse::<Token![=]>()?;
            route.id = Some(input.parse()?);
        }
        "security" => {
            input.parse::<Token![=]>()?;
            route.security = security(input)?;
        }
        other => {
            return Err(syn::Error::new(
                key.span(),
                suggest::unknown_key(other, &["id", "security"]),
            ));
        }
    }
    Ok(())
}

/// `A + B | C | none`
fn security(input: ParseStream<'_>) -> syn::Result<Vec<Vec<Path>>> {
    let mut alternatives = Vec::new();
    loop {
        let mut schemes = vec![input.parse::<Path>()?];
        while input.parse::<Option<Token![+]>>()?.is_some() {
            schemes.push(input.parse()?);
        }
        schemes.retain(|scheme| !scheme.is_ident("none"));
        alternatives.push(schemes);
        if input.parse::<Option<Token![|]>>()?.is_none() {
            return Ok(alternatives);
        }
    }
}
