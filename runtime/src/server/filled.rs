//! A declared server with values for its variables, and with a host where its URL is relative.
//!
//! Takes names and values; gives a URL, or says which variable is wrong. It does not know clients.

use url::Url;

use super::{IntoServer, Server};
use crate::error::BuildError;

/// A variable of a server's URL (OpenAPI 3.1.1, Server Variable Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    name: &'static str,
    default: &'static str,
    values: &'static [&'static str],
}

impl ServerVariable {
    /// A variable; no values mean any.
    #[must_use]
    pub const fn new(
        name: &'static str,
        default: &'static str,
        values: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            default,
            values,
        }
    }

    /// Its name in the URL's braces.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its value where none is given.
    #[must_use]
    pub const fn default(&self) -> &'static str {
        self.default
    }

    /// The values that it may have; none mean any.
    #[must_use]
    pub const fn values(&self) -> &'static [&'static str] {
        self.values
    }
}

/// A server with values for its variables. What is wrong with them is said when the client is built.
///
/// ```
/// use typewright::{IntoServer, Server, ServerVariable};
///
/// const SERVER: Server = Server::new("https://{region}.example.com/{version}", "Live").with_variables(&[
///     ServerVariable::new("region", "eu", &["eu", "us"]),
///     ServerVariable::new("version", "v1", &[]),
/// ]);
/// assert_eq!(SERVER.with("region", "us").into_server()?.as_str(), "https://us.example.com/v1");
/// assert!(SERVER.with("region", "moon").into_server().is_err());
/// assert_eq!(Server::new("/v2", "").at("https://example.com").into_server()?.as_str(), "https://example.com/v2");
/// # Ok::<(), typewright::BuildError>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a server is what a client is built for"]
pub struct FilledServer {
    server: Server,
    given: Vec<(String, String)>,
    host: Option<Result<Url, String>>,
}

impl FilledServer {
    pub(super) fn new(server: Server) -> Self {
        Self {
            server,
            given: Vec::new(),
            host: None,
        }
    }

    /// The same with a value for one of its variables. The last one counts.
    pub fn with(mut self, variable: &str, value: impl Into<String>) -> Self {
        self.given.retain(|(name, _)| name != variable);
        self.given.push((variable.to_owned(), value.into()));
        self
    }

    /// The same on a host, for a URL that is relative.
    pub fn at(mut self, host: impl IntoServer) -> Self {
        let host = host.into_server().map_err(|error| match error {
            BuildError::Server(reason) => reason,
            error => error.to_string(),
        });
        self.host = Some(host);
        self
    }

    fn value(&self, variable: &ServerVariable) -> Result<String, BuildError> {
        let mut given = self.given.iter();
        let given = given.find(|(name, _)| name == variable.name);
        let value = given.map_or(variable.default, |(_, value)| value);
        let name = variable.name;
        if value.is_empty() {
            let reason = format!("its variable `{name}` has no value: give one by `with`");
            return Err(BuildError::server(reason));
        }
        if given.is_some() && !variable.values.is_empty() && !variable.values.contains(&value) {
            let allowed = variable.values.join("`, `");
            let reason = format!("its variable `{name}` is one of `{allowed}`");
            return Err(BuildError::server(reason));
        }
        // Neither a user name, nor a query, nor a fragment, nor another variable comes from a variable; and what stands in
        // the host doesn't end it, so that no tenant's name sends credentials to a host of its choosing.
        let breaks = |letter: char| "?#@\\{}".contains(letter) || letter.is_whitespace();
        let ends = |letter: char| match self.part(name) {
            Part::Scheme => !letter.is_ascii_alphanumeric() && !"+-.".contains(letter),
            Part::Host => letter == '/',
            Part::Path => false,
        };
        if value.contains(breaks) || value.contains(ends) {
            let reason = format!("the value of its variable `{name}` is no part of a URL");
            return Err(BuildError::server(reason));
        }
        Ok(value.to_owned())
    }

    /// What a variable is part of, first of all. A URL that is a variable up to its path has no scheme or host to keep.
    fn part(&self, name: &str) -> Part {
        let variable = format!("{{{name}}}");
        let Some((scheme, after)) = self.server.url.split_once("://") else {
            return Part::Path;
        };
        let host = after.split('/').next().unwrap_or_default();
        match () {
            () if scheme.contains(&variable) => Part::Scheme,
            () if host.contains(&variable) => Part::Host,
            () => Part::Path,
        }
    }
}

/// The parts of a URL that variables stand in.
enum Part {
    Scheme,
    /// With the port.
    Host,
    Path,
}

/// A relative URL on a host, and on no other.
fn join(host: &Url, url: &str) -> Result<Url, BuildError> {
    let joined = host
        .join(url)
        .map_err(|error| BuildError::server(format!("it is no URL: {error}")))?;
    if joined.origin() != host.origin() {
        return Err(BuildError::server(format!(
            "it is on another host than {host}"
        )));
    }
    Ok(joined)
}

impl IntoServer for FilledServer {
    fn into_server(self) -> Result<Url, BuildError> {
        let variables = self.server.variables;
        for (name, _) in &self.given {
            if !variables.iter().any(|variable| variable.name == name) {
                let reason = format!("it has no variable `{name}`");
                return Err(BuildError::server(reason));
            }
        }
        let mut url = self.server.url.to_owned();
        for variable in variables {
            let value = self.value(variable)?;
            url = url.replace(&format!("{{{}}}", variable.name), &value);
        }
        match self.host {
            Some(host) => join(&host.map_err(BuildError::server)?, &url),
            None if !url.contains("://") => Err(BuildError::server(
                "it is relative: say of which host by `at(\"https://…\")`",
            )),
            None => url.as_str().into_server(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: Server = Server::new("https://{tenant}.example.com:{port}/{base}", "Live")
        .with_variables(&[
            ServerVariable::new("tenant", "demo", &[]),
            ServerVariable::new("port", "443", &[]),
            ServerVariable::new("base", "v1", &[]),
        ]);

    #[test]
    fn no_value_of_a_variable_leads_to_another_host() {
        for tenant in [
            "evil.test/",
            "evil.test?",
            "evil.test#",
            "a@evil.test",
            "evil.test\\",
            "{base}",
        ] {
            let server = SERVER.with("tenant", tenant).into_server();
            assert!(server.is_err(), "{tenant}: {server:?}");
        }
        assert!(SERVER.with("port", "443/evil").into_server().is_err());
    }

    #[test]
    fn no_value_of_a_scheme_leads_to_another_host() {
        const SERVER: Server = Server::new("{scheme}://example.com/v1", "Live")
            .with_variables(&[ServerVariable::new("scheme", "https", &[])]);
        for scheme in ["https://evil.test/", "https:evil.test", "https:"] {
            let server = SERVER.with("scheme", scheme).into_server();
            assert!(server.is_err(), "{scheme}: {server:?}");
        }
        assert!(SERVER.with("scheme", "http").into_server().is_ok());
    }

    #[test]
    fn a_relative_url_stays_on_its_host() {
        const SERVER: Server = Server::new("/{base}/v1", "Live")
            .with_variables(&[ServerVariable::new("base", "api", &[])]);
        let at = |base: &str| {
            SERVER
                .with("base", base)
                .at("https://example.com")
                .into_server()
        };
        assert!(at("/evil.test").is_err());
        assert_eq!(
            at("shop").expect("a URL").as_str(),
            "https://example.com/shop/v1"
        );
    }

    #[test]
    fn a_path_may_have_several_segments() {
        let server = SERVER.with("base", "api/v2").into_server().expect("a URL");
        assert_eq!(server.as_str(), "https://demo.example.com/api/v2");
    }
}
