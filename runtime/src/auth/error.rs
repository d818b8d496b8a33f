//! Why a call had no credentials to go out with.
//!
//! Takes scheme names and reasons; gives a message that names what is missing and never a value.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use super::{Scheme, Security};

/// Credentials are missing, unusable, for another server, or could not be fetched or renewed.
///
/// It can be cloned, since many calls may wait for one token.
#[derive(Clone, Debug)]
pub struct CredentialsError {
    message: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl CredentialsError {
    /// An error that says this. The message must hold no secret.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            source: None,
        }
    }

    /// The error below this one, such as that of the call that was to fetch a token.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into().into());
        self
    }

    /// No alternative of an operation's security can be satisfied.
    pub(crate) fn missing(security: Security) -> Self {
        let names = |schemes: &&[&Scheme]| {
            let names: Vec<_> = schemes
                .iter()
                .map(|scheme| format!("`{}`", scheme.name()))
                .collect();
            names.join(" and ")
        };
        let alternatives: Vec<_> = security.iter().map(names).collect();
        Self::new(format!(
            "the operation needs credentials that the client does not have: {}",
            alternatives.join(", or ")
        ))
    }

    /// A credential that can't be written where its scheme puts it.
    pub(crate) fn unusable(scheme: &Scheme, reason: &str) -> Self {
        Self::new(format!(
            "the credential for `{}` can't be sent: {reason}",
            scheme.name()
        ))
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl StdError for CredentialsError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
