//! Why a request that came in is not what was described, and where.
//!
//! Never holds what came: headers and bodies hold secrets.

use std::fmt;

use http::StatusCode;

use crate::operation::{BodyFormat, Parameter};
use crate::request::pointer;

/// A request that is not as described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingError {
    kind: IncomingErrorKind,
    pointer: String,
    message: String,
}

/// What of a request is not as described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IncomingErrorKind {
    /// It came by another method.
    Method,
    /// A parameter is missing, or does not fit its type.
    Parameter,
    /// The body is of no media type that is described, or of none.
    MediaType,
    /// The body is missing, or does not fit its type.
    Body,
}

impl IncomingError {
    pub(super) fn new(
        kind: IncomingErrorKind,
        pointer: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            pointer: pointer.into(),
            message: message.into(),
        }
    }

    pub(super) fn parameter(
        parameter: &Parameter,
        within: &str,
        message: impl Into<String>,
    ) -> Self {
        let place = pointer(parameter) + within;
        Self::new(IncomingErrorKind::Parameter, place, message)
    }

    pub(super) fn missing(parameter: &Parameter) -> Self {
        Self::parameter(parameter, "", "is missing")
    }

    pub(super) fn body(within: &str, message: impl Into<String>) -> Self {
        Self::new(IncomingErrorKind::Body, format!("/body{within}"), message)
    }

    pub(super) fn media(formats: &[BodyFormat], came: Option<&str>) -> Self {
        let names: Vec<String> = formats
            .iter()
            .map(|format| format!("`{}`", format.media.split(';').next().unwrap_or_default()))
            .collect();
        let expected = names.join(" or ");
        let message = match came {
            Some(came) => format!("is `{came:.80}`, and {expected} was expected"),
            None => format!("is missing, and {expected} was expected"),
        };
        Self::new(
            IncomingErrorKind::MediaType,
            "/header/content-type",
            message,
        )
    }

    /// What of the request it is.
    #[must_use]
    pub const fn kind(&self) -> IncomingErrorKind {
        self.kind
    }

    /// Where: `/header/x-signature`, `/query/page` or `/body/pet/name`, a JSON pointer whose first step is a part of the
    /// request. Empty for the request as a whole.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What does not fit, in plain words. Never holds what came.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The status that says so: 405, 415 or 400.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self.kind {
            IncomingErrorKind::Method => StatusCode::METHOD_NOT_ALLOWED,
            IncomingErrorKind::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            IncomingErrorKind::Parameter | IncomingErrorKind::Body => StatusCode::BAD_REQUEST,
        }
    }
}

impl fmt::Display for IncomingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the request is not as described: ")?;
        if !self.pointer.is_empty() {
            write!(formatter, "{} ", self.pointer)?;
        }
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for IncomingError {}
