//! Why a client can't be built.
//!
//! Takes reasons from the server's URL, the credentials and the transport; gives one error.

use std::error::Error as StdError;
use std::fmt;

use crate::auth::CredentialsError;

/// A client can't be built as it was asked for.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The server's URL can't be a base URL; why.
    Server(String),
    /// The credentials are not for this server.
    Credentials(CredentialsError),
    /// The user agent can't be a header's value.
    UserAgent,
    /// The transport can't be set up.
    Transport(Box<dyn StdError + Send + Sync>),
    /// No transport was given, and the feature `reqwest`, which brings one, is off.
    NoTransport,
}

impl BuildError {
    /// The server's URL can't be a base URL. The reason must not repeat the URL, which may hold a password.
    #[must_use]
    pub fn server(reason: impl Into<String>) -> Self {
        Self::Server(reason.into())
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Server(reason) => write!(formatter, "the server's URL can't be used: {reason}"),
            Self::Credentials(error) => error.fmt(formatter),
            Self::UserAgent => formatter.write_str("the user agent can't be a header's value"),
            Self::Transport(_) => formatter.write_str("the transport can't be set up"),
            Self::NoTransport => formatter
                .write_str("no transport was given, and typewright's feature `reqwest` is off"),
        }
    }
}

impl StdError for BuildError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Credentials(error) => error.source(),
            Self::Transport(error) => Some(error.as_ref()),
            Self::Server(_) | Self::UserAgent | Self::NoTransport => None,
        }
    }
}

impl From<CredentialsError> for BuildError {
    fn from(error: CredentialsError) -> Self {
        Self::Credentials(error)
    }
}
