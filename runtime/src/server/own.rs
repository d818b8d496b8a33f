//! The servers of operations that have one of their own, and what a client sends their calls to instead.

use std::borrow::Cow;

use url::Url;

use super::check;
use crate::error::BuildError;
use crate::transport::{TransportError, TransportErrorKind};

/// Where the calls with a server of their own go.
#[derive(Default)]
pub(crate) struct OperationServers {
    replaced: Vec<(String, Url)>,
    only_base: bool,
}

impl OperationServers {
    /// Sends what is declared for one server to another.
    pub(crate) fn replace(mut self, declared: &str, server: Url) -> Result<Self, BuildError> {
        check(&server)?;
        self.replaced.retain(|(other, _)| other != declared);
        self.replaced.push((declared.to_owned(), server));
        Ok(self)
    }

    /// Sends everything that is not replaced to the client's server.
    pub(crate) fn only_base(mut self) -> Self {
        self.only_base = true;
        self
    }

    /// The server of a call.
    pub(crate) fn of<'a>(
        &'a self,
        declared: Option<&str>,
        base: &'a Url,
    ) -> Result<Cow<'a, Url>, TransportError> {
        let Some(declared) = declared else {
            return Ok(Cow::Borrowed(base));
        };
        let mut replaced = self.replaced.iter();
        if let Some((_, server)) = replaced.find(|(other, _)| other == declared) {
            return Ok(Cow::Borrowed(server));
        }
        if self.only_base {
            return Ok(Cow::Borrowed(base));
        }
        let refused = |error: Box<dyn std::error::Error + Send + Sync>| {
            TransportError::new(TransportErrorKind::Request).with_source(error)
        };
        let url = base.join(declared).map_err(|error| refused(error.into()))?;
        check(&url).map_err(|error| refused(error.into()))?;
        Ok(Cow::Owned(url))
    }
}
