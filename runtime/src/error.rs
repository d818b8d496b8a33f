//! Everything that can become of a call but success.
//!
//! Takes what the parts below found; gives one enum per call. No variant prints a body, a header or a URL: they may hold
//! secrets, and accessors give them to those who ask.

mod answer;
mod build;

use std::error::Error as StdError;
use std::fmt;

use http::StatusCode;

pub use answer::{DecodeFailure, ErrorResponse, NoBody, UndocumentedResponse};
pub use build::BuildError;

use crate::auth::CredentialsError;
use crate::retry::is_transient;
use crate::transport::TransportError;
use crate::validate::Violations;

/// Why a call did not succeed. `E` is the type of the error bodies that the operation documents.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The server answered with an error that the API documents.
    Api(ErrorResponse<E>),
    /// The server answered with a status that the API does not document.
    Undocumented(UndocumentedResponse),
    /// The server's answer does not fit the type that the API documents for its status, be it success or error.
    Decode(DecodeFailure),
    /// No whole answer arrived.
    Transport(TransportError),
    /// The request breaks constraints of the API; nothing was sent.
    Invalid(Violations),
    /// There are no credentials to send the call with, or none to send it with once more after the server refused them.
    Credentials(CredentialsError),
}

impl<E> Error<E> {
    /// The status of the server's answer, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(answer) => Some(answer.status()),
            Self::Undocumented(answer) => Some(answer.status()),
            Self::Decode(failure) => Some(failure.status()),
            Self::Transport(_) | Self::Invalid(_) | Self::Credentials(_) => None,
        }
    }

    /// The id under which the server knows the request, where it answered with one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Api(answer) => answer.request_id(),
            Self::Undocumented(answer) => answer.request_id(),
            Self::Decode(failure) => failure.request_id(),
            Self::Transport(_) | Self::Invalid(_) | Self::Credentials(_) => None,
        }
    }

    /// Whether the same call may well succeed later: connection errors, timeouts, and the statuses 429, 502, 503, 504.
    /// Whether it is safe to repeat is another question, which only the operation's meaning answers.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_retryable(),
            _ => self.status().is_some_and(is_transient),
        }
    }

    /// The documented error body.
    #[must_use]
    pub fn api(&self) -> Option<&ErrorResponse<E>> {
        match self {
            Self::Api(answer) => Some(answer),
            _ => None,
        }
    }

    /// The broken constraints of a request that was not sent.
    #[must_use]
    pub fn violations(&self) -> Option<&Violations> {
        match self {
            Self::Invalid(violations) => Some(violations),
            _ => None,
        }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(answer) => answer.fmt(formatter),
            Self::Undocumented(answer) => answer.fmt(formatter),
            Self::Decode(failure) => failure.fmt(formatter),
            Self::Transport(error) => error.fmt(formatter),
            Self::Invalid(violations) => write!(
                formatter,
                "the request is invalid and was not sent: {violations}"
            ),
            Self::Credentials(error) => error.fmt(formatter),
        }
    }
}

impl<E: fmt::Debug> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::Credentials(error) => error.source(),
            Self::Invalid(violations) => Some(violations),
            Self::Api(_) | Self::Undocumented(_) | Self::Decode(_) => None,
        }
    }
}

/// The failures that need no type of the operation.
#[derive(Debug)]
pub enum CallFailure {
    /// See [`Error::Transport`].
    Transport(TransportError),
    /// See [`Error::Invalid`].
    Invalid(Violations),
    /// See [`Error::Credentials`].
    Credentials(CredentialsError),
}

impl<E> From<CallFailure> for Error<E> {
    fn from(failure: CallFailure) -> Self {
        match failure {
            CallFailure::Transport(error) => Self::Transport(error),
            CallFailure::Invalid(violations) => Self::Invalid(violations),
            CallFailure::Credentials(error) => Self::Credentials(error),
        }
    }
}

impl From<TransportError> for CallFailure {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

impl From<Violations> for CallFailure {
    fn from(violations: Violations) -> Self {
        Self::Invalid(violations)
    }
}

impl From<CredentialsError> for CallFailure {
    fn from(error: CredentialsError) -> Self {
        Self::Credentials(error)
    }
}
