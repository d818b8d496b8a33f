//! Security schemes as static data, and the trait that makes a newtype the credential of one.
//!
//! Takes what a declaration says; gives descriptors. It does not know values.

use super::Credential;

/// A security scheme: its name, and where its credential goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    name: &'static str,
    kind: SchemeKind,
}

/// Where a credential goes in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeKind {
    /// As it is in the header of this name.
    Header(&'static str),
    /// As it is in the query parameter of this name.
    Query(&'static str),
    /// As it is in the cookie of this name.
    Cookie(&'static str),
    /// `authorization: Basic …`, from a user name and a password.
    Basic,
    /// `authorization: Bearer …`.
    Bearer,
    /// `authorization: …` by another scheme of HTTP: its name, then the credential as it is.
    Http(&'static str),
    /// OAuth 2: an access token, sent as a bearer token.
    OAuth2,
    /// OpenID Connect: an access token, sent as a bearer token.
    OpenIdConnect,
}

impl Scheme {
    /// A scheme by its name and kind.
    #[must_use]
    pub const fn new(name: &'static str, kind: SchemeKind) -> Self {
        Self { name, kind }
    }

    /// The name by which errors call it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where its credential goes.
    #[must_use]
    pub const fn kind(&self) -> SchemeKind {
        self.kind
    }
}

/// A newtype that is the credential of one scheme, as `#[derive(SecurityScheme)]` makes it.
pub trait SecurityScheme: Send + Sync + 'static {
    /// The scheme.
    const SCHEME: &'static Scheme;

    /// The value to send.
    fn credential(&self) -> Credential;
}
