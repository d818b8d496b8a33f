//! Where a client sends its calls: a base URL, checked.
//!
//! Takes a declared server, a string, a URL or a program's own type; gives a URL with nothing but scheme, host, port
//! and path. It does not know operations.

mod filled;
mod own;

use std::fmt;

use url::Url;

pub use filled::{FilledServer, ServerVariable};
pub(crate) use own::OperationServers;

use crate::error::BuildError;
use crate::transport::{TransportError, TransportErrorKind};

/// A server that the API's description lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    url: &'static str,
    description: &'static str,
    variables: &'static [ServerVariable],
}

impl Server {
    /// A server by its URL and what the description says of it.
    #[must_use]
    pub const fn new(url: &'static str, description: &'static str) -> Self {
        Self {
            url,
            description,
            variables: &[],
        }
    }

    /// The same with variables in its URL.
    #[must_use]
    pub const fn with_variables(mut self, variables: &'static [ServerVariable]) -> Self {
        self.variables = variables;
        self
    }

    /// The variables of the URL.
    #[must_use]
    pub const fn variables(&self) -> &'static [ServerVariable] {
        self.variables
    }

    /// This server with a value for one of its variables: `Client::SERVERS[0].with("region", "eu")`.
    pub fn with(self, variable: &str, value: impl Into<String>) -> FilledServer {
        FilledServer::new(self).with(variable, value)
    }

    /// This server on a host: for one whose URL is relative.
    pub fn at(self, host: impl IntoServer) -> FilledServer {
        FilledServer::new(self).at(host)
    }

    /// The base URL, as declared.
    #[must_use]
    pub const fn url(&self) -> &'static str {
        self.url
    }

    /// What it is for, such as `Live` or `Test`.
    #[must_use]
    pub const fn description(&self) -> &'static str {
        self.description
    }
}

impl fmt::Display for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.url)
    }
}

/// What a client can be built for: a URL in any form, or a type of the client's own such as `Environment`.
pub trait IntoServer {
    /// The base URL of the server.
    ///
    /// # Errors
    /// When there is no such server, or its URL can't be read.
    fn into_server(self) -> Result<Url, BuildError>;
}

impl IntoServer for Url {
    fn into_server(self) -> Result<Url, BuildError> {
        Ok(self)
    }
}

impl IntoServer for &Url {
    fn into_server(self) -> Result<Url, BuildError> {
        Ok(self.clone())
    }
}

impl IntoServer for &str {
    fn into_server(self) -> Result<Url, BuildError> {
        Url::parse(self).map_err(|error| BuildError::server(format!("it is no URL: {error}")))
    }
}

impl IntoServer for String {
    fn into_server(self) -> Result<Url, BuildError> {
        self.as_str().into_server()
    }
}

impl IntoServer for &String {
    fn into_server(self) -> Result<Url, BuildError> {
        self.as_str().into_server()
    }
}

impl IntoServer for Server {
    fn into_server(self) -> Result<Url, BuildError> {
        FilledServer::new(self).into_server()
    }
}

impl IntoServer for &Server {
    fn into_server(self) -> Result<Url, BuildError> {
        (*self).into_server()
    }
}

/// Refuses a base URL that holds more than calls can be joined to. The message never repeats what it refuses: a user
/// and password would be in it.
pub(crate) fn check(base: &Url) -> Result<(), BuildError> {
    let wrong = if !matches!(base.scheme(), "http" | "https") {
        Some("its scheme is neither `https` nor `http`")
    } else if !base.has_host() {
        Some("it has no host")
    } else if !base.username().is_empty() || base.password().is_some() {
        Some("it holds a user name or password; give these as credentials")
    } else if base.query().is_some() {
        Some("it has a query; a base URL ends with its path")
    } else if base.fragment().is_some() {
        Some("it has a fragment; a base URL ends with its path")
    } else {
        None
    };
    wrong.map_or(Ok(()), |reason| Err(BuildError::server(reason)))
}

/// `base` followed by `path_and_query`, which begins with a slash, with one slash between them.
pub(crate) fn join(base: &Url, path_and_query: &str) -> String {
    let origin = base.origin().ascii_serialization();
    let prefix = base.path().trim_end_matches('/');
    let slash = if path_and_query.starts_with('/') {
        ""
    } else {
        "/"
    };
    format!("{origin}{prefix}{slash}{path_and_query}")
}

/// Refuses a path with `.` or `..` as a segment, encoded or not: URL libraries, proxies and servers take either for a way
/// up (RFC 3986 §6.2.2.3), and the call would reach another operation than it is for.
pub(crate) fn refuse_dot_segments(path: &str) -> Result<(), TransportError> {
    let is_dots = |segment: &str| {
        matches!(
            segment.to_ascii_lowercase().replace("%2e", ".").as_str(),
            "." | ".."
        )
    };
    if path.split('/').any(is_dots) {
        let reason = "a value in the path is `.` or `..`, which would lead to another path";
        return Err(TransportError::new(TransportErrorKind::Request).with_source(reason));
    }
    Ok(())
}
