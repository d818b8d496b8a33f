//! `#[post("/path/{id}", id = "…", security = A + B | none)]`, as data.

use proc_macro2::Ident;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Attribute, LitStr, Path, Token};

use crate::suggest;

/// The attributes that are methods.
pub(super) const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", OTHER,
];

/// The attribute of all other methods, which names one: `#[method("QUERY", "/pets")]`.
const OTHER: &str = "method";

/// A method, a path, and what goes with them.
#[derive(Clone)]
pub(crate) struct Route {
    /// As it is sent: `POST`.
    pub(crate) method: String,
    pub(crate) path: LitStr,
    pub(crate) id: Option<LitStr>,
    /// A server of its own: an absolute URL, or one relative to the client's base URL.
    pub(crate) server: Option<LitStr>,
    /// Alternatives of schemes; `none` is an alternative without any.
    pub(crate) security: Vec<Vec<Path>>,
}

impl Route {
    /// The names in the template's braces; `None` where a brace lacks its other half.
    pub(crate) fn names(&self) -> Option<Vec<String>> {
        let path = self.path.value();
        let mut parts = path.split('{');
        let first = parts.next().unwrap_or_default();
        let name = |part: &str| {
            let (name, rest) = part.split_once('}')?;
            (!rest.contains('}')).then(|| name.to_owned())
        };
        if first.contains('}') {
            None
        } else {
            parts.map(name).collect()
        }
    }
}

/// Reads the attribute.
pub(super) fn read(attribute: &Attribute, method: &str) -> syn::Result<Route> {
    let mut route = Route {
        method: method.to_ascii_uppercase(),
        path: LitStr::new("/", attribute.path().span()),
        id: None,
        server: None,
        security: Vec::new(),
    };
    let pathless = match method {
        OTHER => {
            "begin with the method and the path in quotes, such as `\"QUERY\", \"/pets/{id}\"`"
        }
        _ => "begin with the path in quotes, such as `\"/pets/{id}\"`",
    };
    if matches!(attribute.meta, syn::Meta::Path(_)) {
        return Err(syn::Error::new_spanned(attribute, pathless));
    }
    attribute.parse_args_with(|input: ParseStream<'_>| {
        if !input.peek(LitStr) {
            return Err(input.error(pathless));
        }
        if method == OTHER {
            route.method = name(input)?;
            input.parse::<Token![,]>()?;
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

/// A method by its name, a token (RFC 9110 §5.6.2); those that have attributes of their own are written by them.
fn name(input: ParseStream<'_>) -> syn::Result<String> {
    let literal: LitStr = input.parse()?;
    let name = literal.value();
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        let message = format!("`{name}` is no method: write one like `\"QUERY\"`");
        return Err(syn::Error::new(literal.span(), message));
    }
    let own = name.to_ascii_lowercase();
    if name == own.to_ascii_uppercase() && METHODS.contains(&own.as_str()) && own != OTHER {
        let message = format!("`{name}` has an attribute of its own: write `#[{own}(…)]`");
        return Err(syn::Error::new(literal.span(), message));
    }
    Ok(name)
}

fn key(route: &mut Route, input: ParseStream<'_>) -> syn::Result<()> {
    let key: Ident = input.parse()?;
    let twice = |was_set: bool| match was_set {
        true => Err(syn::Error::new(key.span(), format!("`{key}` is set twice"))),
        false => Ok(()),
    };
    match key.to_string().as_str() {
        "id" => {
            twice(route.id.is_some())?;
            input.parse::<Token![=]>()?;
            route.id = Some(input.parse()?);
        }
        "server" => {
            twice(route.server.is_some())?;
            input.parse::<Token![=]>()?;
            route.server = Some(server(input)?);
        }
        "security" => {
            twice(!route.security.is_empty())?;
            input.parse::<Token![=]>()?;
            route.security = security(input)?;
        }
        other => {
            return Err(syn::Error::new(
                key.span(),
                suggest::unknown_key(other, &["id", "server", "security"]),
            ));
        }
    }
    Ok(())
}

/// A URL to which paths are joined. What is relative to the client's begins with a slash or a dot: anything else is more
/// likely a host without its scheme.
fn server(input: ParseStream<'_>) -> syn::Result<LitStr> {
    let server: LitStr = input.parse()?;
    let url = server.value();
    let begins = ["https://", "http://", "/", "./", "../"]
        .iter()
        .any(|start| url.starts_with(start));
    if !begins || url.contains(['{', '}', '?', '#']) || url.contains(char::is_whitespace) {
        let message = "a server is a URL without a query, such as `\"https://files.example.com\"`, or a path such as `\"/v2\"`";
        return Err(syn::Error::new(server.span(), message));
    }
    Ok(server)
}

/// `A + B | C | none`
fn security(input: ParseStream<'_>) -> syn::Result<Vec<Vec<Path>>> {
    let mut alternatives = Vec::new();
    loop {
        let mut schemes = vec![scheme(input)?];
        while input.parse::<Option<Token![+]>>()?.is_some() {
            schemes.push(scheme(input)?);
        }
        let none = schemes.iter().find(|scheme| scheme.is_ident("none"));
        if let Some(none) = none.filter(|_| schemes.len() > 1) {
            let message = "`none` stands alone: `A + B | none`";
            return Err(syn::Error::new(none.span(), message));
        }
        schemes.retain(|scheme| !scheme.is_ident("none"));
        alternatives.push(schemes);
        if input.parse::<Option<Token![|]>>()?.is_none() {
            return Ok(alternatives);
        }
    }
}

fn scheme(input: ParseStream<'_>) -> syn::Result<Path> {
    let wanted = "name the credentials that the call needs, such as `ApiKey + Token | none`";
    input
        .parse()
        .map_err(|error| syn::Error::new(error.span(), wanted))
}
