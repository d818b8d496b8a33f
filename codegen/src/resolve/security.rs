//! Security schemes, and what of them an operation needs: alternatives of schemes that go together.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, OAuth2Flows, ReferenceOr, SecurityRequirement};

use super::Resolver;
use crate::diagnostic::catalog as codes;
use crate::document::extensions::{DEVICE_FLOW, SECURITY_TYPE};
use crate::http::Location;
use crate::model::{SecurityAlternative, SecurityKind, SecurityScheme};
use crate::pointer::Pointer;

impl Resolver<'_, '_> {
    pub(super) fn read_security_schemes(&mut self) -> IndexMap<String, SecurityScheme> {
        let list = Pointer::root().child("components").child("securitySchemes");
        let Some(components) = &self.openapi.components else {
            return IndexMap::new();
        };
        let mut schemes = IndexMap::new();
        for (name, entry) in &components.security_schemes {
            let mut entry = entry;
            for _ in 0..8 {
                let ReferenceOr::Reference { reference } = entry else {
                    break;
                };
                let target = reference.strip_prefix("#/components/securitySchemes/");
                let Some(next) = target.and_then(|name| components.security_schemes.get(name))
                else {
                    break;
                };
                entry = next;
            }
            let pointer = list.child(name);
            match entry {
                ReferenceOr::Item(scheme) => {
                    schemes.insert(name.clone(), self.read_scheme(name, scheme, &pointer));
                }
                ReferenceOr::Reference { reference } => {
                    self.warn(
                        &codes::DANGLING,
                        &pointer.child("$ref"),
                        &[reference, &"it is left out"],
                    );
                }
            }
        }
        schemes.sort_keys();
        schemes
    }

    fn read_scheme(
        &self,
        name: &str,
        scheme: &openapiv3::SecurityScheme,
        pointer: &Pointer,
    ) -> SecurityScheme {
        let (kind, description) = match scheme {
            openapiv3::SecurityScheme::APIKey {
                location,
                name,
                description,
                ..
            } => {
                let location = match location {
                    APIKeyLocation::Query => Location::Query,
                    APIKeyLocation::Header => Location::Header,
                    APIKeyLocation::Cookie => Location::Cookie,
                };
                (
                    SecurityKind::ApiKey {
                        location,
                        name: name.clone(),
                    },
                    description,
                )
            }
            openapiv3::SecurityScheme::HTTP {
                scheme,
                bearer_format,
                description,
                extensions,
            } => {
                let kind = match extensions.get(SECURITY_TYPE).and_then(|kind| kind.as_str()) {
                    Some("mutualTLS") => SecurityKind::MutualTls,
                    _ => http_kind(scheme, bearer_format.as_deref()),
                };
                (kind, description)
            }
            openapiv3::SecurityScheme::OAuth2 {
                flows, description, ..
            } => (oauth_kind(flows), description),
            openapiv3::SecurityScheme::OpenIDConnect {
                open_id_connect_url,
                description,
                ..
            } => {
                let url = open_id_connect_url.clone();
                (SecurityKind::OpenIdConnect { url }, description)
            }
        };
        SecurityScheme {
            name: name.to_owned(),
            kind,
            description: description.clone(),
            origin: self.origin(pointer),
        }
    }

    /// What an operation needs: its own list, else the document's.
    pub(super) fn read_security(
        &mut self,
        own: Option<&Vec<SecurityRequirement>>,
        owner: &Pointer,
    ) -> Vec<SecurityAlternative> {
        let (list, pointer) = match own {
            Some(list) => (Some(list), owner.child("security")),
            None => (
                self.openapi.security.as_ref(),
                Pointer::root().child("security"),
            ),
        };
        let Some(list) = list else { return Vec::new() };
        let mut alternatives: Vec<SecurityAlternative> = Vec::new();
        for (at, requirement) in list.iter().enumerate() {
            if self.names_unknown_scheme(requirement, &pointer.item(at)) {
                continue;
            }
            let alternative = SecurityAlternative {
                schemes: sorted(requirement),
            };
            if !alternatives.contains(&alternative) {
                alternatives.push(alternative);
            }
        }
        match alternatives.as_slice() {
            [only] if only.schemes.is_empty() => Vec::new(),
            _ => alternatives,
        }
    }

    /// Whether a requirement names a scheme that nobody declares; each is reported.
    fn names_unknown_scheme(
        &mut self,
        requirement: &SecurityRequirement,
        pointer: &Pointer,
    ) -> bool {
        let components = self.openapi.components.as_ref();
        let known = |name: &String| {
            components.is_some_and(|known| known.security_schemes.contains_key(name))
        };
        let unknown: Vec<&String> = requirement.keys().filter(|name| !known(name)).collect();
        for name in &unknown {
            self.warn_at_key(&codes::UNDECLARED_SCHEME, &pointer.child(name), &[name]);
        }
        !unknown.is_empty()
    }
}

/// The schemes that a requirement names and their scopes: all of them are needed, and their order means nothing.
fn sorted(requirement: &SecurityRequirement) -> IndexMap<String, Vec<String>> {
    let mut schemes = requirement.clone();
    schemes.sort_keys();
    schemes
}

fn http_kind(scheme: &str, bearer_format: Option<&str>) -> SecurityKind {
    // RFC 9110 §11.1: the name of a scheme is case-insensitive.
    match scheme.to_ascii_lowercase().as_str() {
        "basic" => SecurityKind::Basic,
        "bearer" => SecurityKind::Bearer {
            format: bearer_format.map(str::to_owned),
        },
        _ => SecurityKind::Http(scheme.to_owned()),
    }
}

fn oauth_kind(flows: &OAuth2Flows) -> SecurityKind {
    let mut token_urls = IndexMap::new();
    let mut scopes: IndexMap<String, String> = IndexMap::new();
    let mut add = |name: &str, url: Option<&String>, of_flow: &IndexMap<String, String>| {
        token_urls.extend(url.map(|url| (name.to_owned(), url.clone())));
        scopes.extend(of_flow.clone());
    };
    if let Some(flow) = &flows.implicit {
        add("implicit", None, &flow.scopes);
    }
    if let Some(flow) = &flows.password {
        add("password", Some(&flow.token_url), &flow.scopes);
    }
    if let Some(flow) = &flows.client_credentials {
        add("clientCredentials", Some(&flow.token_url), &flow.scopes);
    }
    if let Some(flow) = &flows.authorization_code {
        add("authorizationCode", Some(&flow.token_url), &flow.scopes);
    }
    if let Some(flow) = flows.extensions.get(DEVICE_FLOW) {
        let url = flow.get("tokenUrl").and_then(|url| url.as_str());
        token_urls.extend(url.map(|url| ("deviceAuthorization".to_owned(), url.to_owned())));
        let of_flow = flow.get("scopes").and_then(|scopes| scopes.as_object());
        for (scope, text) in of_flow.into_iter().flatten() {
            let text = text.as_str().unwrap_or_default();
            scopes.insert(scope.clone(), text.to_owned());
        }
    }
    SecurityKind::OAuth2 { token_urls, scopes }
}
