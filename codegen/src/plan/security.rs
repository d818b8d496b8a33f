//! Security schemes, and what each operation needs of them.

use super::build::Planner;
use super::{Argument, Docs, Ident, Item, Scheme, Type};
use crate::diagnostic::catalog;
use crate::http::Location;
use crate::model::{self, SecurityKind, SecurityScheme};

impl Planner<'_> {
    /// The schemes as items, in the description's order.
    pub(super) fn plan_schemes(&self) -> Vec<Item> {
        let schemes = self.api.security_schemes.values();
        schemes
            .filter_map(|scheme| self.plan_scheme(scheme))
            .collect()
    }

    fn plan_scheme(&self, scheme: &SecurityScheme) -> Option<Item> {
        let ident = self.schemes.get(scheme.name.as_str())?.clone();
        let Some(kind) = kind(&scheme.kind) else {
            self.note(&catalog::SCHEME_LEFT_OUT, &[&scheme.name], &scheme.origin);
            return None;
        };
        let prose = scheme
            .description
            .as_deref()
            .map_or_else(Docs::none, |text| Docs::prose(text, 0));
        let docs = prose.or(|| Docs::sentence(&plain_docs(&scheme.kind), 0));
        let secret = Type::Secret(Box::new(Type::String));
        let holds = match scheme.kind {
            SecurityKind::Basic => vec![Type::String, secret],
            _ => vec![secret],
        };
        Some(Item::Scheme(Scheme {
            docs,
            kind,
            ident,
            holds,
        }))
    }

    /// The alternatives of an operation. A scheme that can't be written is left out of those that need it.
    pub(super) fn plan_security(&self, operation: &model::Operation) -> Vec<Vec<Ident>> {
        let alternatives = operation.security.iter().map(|alternative| {
            let names = alternative
                .schemes
                .keys()
                .filter(|name| self.is_writable(name));
            names
                .filter_map(|name| self.schemes.get(name.as_str()).cloned())
                .collect::<Vec<_>>()
        });
        let mut distinct: Vec<Vec<Ident>> = Vec::new();
        for alternative in alternatives {
            if !distinct.contains(&alternative) {
                distinct.push(alternative);
            }
        }
        // Without credentials alone is the same as no word on them.
        if distinct.iter().all(Vec::is_empty) {
            Vec::new()
        } else {
            distinct
        }
    }

    fn is_writable(&self, name: &str) -> bool {
        self.api
            .security_schemes
            .get(name)
            .is_some_and(|scheme| kind(&scheme.kind).is_some())
    }
}

/// The attribute of a kind of scheme.
fn kind(kind: &SecurityKind) -> Option<Argument> {
    Some(match kind {
        SecurityKind::ApiKey { location, name } => {
            let place = match location {
                Location::Query => "query",
                Location::Cookie => "cookie",
                Location::Header | Location::Path | Location::Querystring => "header",
            };
            Argument::Nested("api_key", vec![Argument::Text(place, name.clone())])
        }
        SecurityKind::Basic => Argument::Nested("http", vec![Argument::Flag("basic")]),
        SecurityKind::Bearer { .. } => Argument::Nested("http", vec![Argument::Flag("bearer")]),
        SecurityKind::OAuth2 { .. } => Argument::Flag("oauth2"),
        SecurityKind::OpenIdConnect { .. } => Argument::Flag("open_id_connect"),
        SecurityKind::Http(name) if is_token(name) => {
            Argument::Nested("http", vec![Argument::Text("scheme", name.clone())])
        }
        SecurityKind::Http(_) | SecurityKind::MutualTls => return None,
    })
}

/// A name that HTTP has letters for (RFC 9110 §11.1).
fn is_token(name: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(legal)
}

fn plain_docs(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::ApiKey { location, name } => {
            format!("The key in the {} `{name}`.", location.as_str())
        }
        SecurityKind::Basic => "A user's name and password.".to_owned(),
        SecurityKind::Bearer { .. } => "A bearer token.".to_owned(),
        SecurityKind::OAuth2 { .. } => "An access token of OAuth 2.".to_owned(),
        SecurityKind::OpenIdConnect { .. } => "An access token of OpenID Connect.".to_owned(),
        SecurityKind::Http(name) => {
            format!("Credentials of the HTTP scheme `{name}`: what is sent after that name.")
        }
        SecurityKind::MutualTls => "A client certificate.".to_owned(),
    }
}
