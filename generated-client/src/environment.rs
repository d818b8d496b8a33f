//! Sandbox's two hosts, and which of them a key belongs to.
//!
//! Takes a key or a URL; gives the base URL of every call. It knows no operation.

use std::fmt;

use typewright::{BuildError, IntoServer, Url};

/// Where calls go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Environment {
    /// `https://api.sandbox.co.in`: real users, real documents, calls that cost. Keys begin with `key_live_`.
    Live,
    /// `https://test-api.sandbox.co.in`: fixed answers, free. Keys begin with `key_test_`.
    Test,
    /// Another base URL, such as that of a mock. Takes keys of either kind.
    Custom(Url),
}

impl Environment {
    /// The environment that `key` was made for, by its prefix; `None` where the prefix tells nothing.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            _ if key.starts_with("key_live_") => Some(Self::Live),
            _ if key.starts_with("key_test_") => Some(Self::Test),
            _ => None,
        }
    }

    /// The environment of `base`, by its host.
    pub(crate) fn of_server(base: &Url) -> Self {
        match base.host_str() {
            Some("api.sandbox.co.in") => Self::Live,
            Some("test-api.sandbox.co.in") => Self::Test,
            _ => Self::Custom(base.clone()),
        }
    }
}

impl fmt::Display for Environment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Live => formatter.write_str("live"),
            Self::Test => formatter.write_str("test"),
            Self::Custom(url) => write!(formatter, "{url}"),
        }
    }
}

impl IntoServer for Environment {
    fn into_server(self) -> Result<Url, BuildError> {
        match self {
            Self::Live => "https://api.sandbox.co.in".into_server(),
            Self::Test => "https://test-api.sandbox.co.in".into_server(),
            Self::Custom(url) => Ok(url),
        }
    }
}

impl IntoServer for &Environment {
    fn into_server(self) -> Result<Url, BuildError> {
        self.clone().into_server()
    }
}
