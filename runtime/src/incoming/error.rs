//! Why a request that came in is not what was described, and where.
//!
//! Never holds what came: headers and bodies hold secrets.

use std::fmt;

use http::StatusCode;

use crate::codec::Fault;
use crate::operation::{BodyFormat, Parameter};
use crate::request::pointer;

/// A request that is not as described, with all that is wrong with it: each parameter and the body, or all the places in
/// it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingError {
    mistakes: Vec<Mistake>,
}

/// One place of a request that is not as described.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mistake {
    /// What of the request it is.
    pub kind: IncomingErrorKind,
    /// Where: `/header/x-signature`, `/query/page` or `/body/pet/name`, a JSON pointer whose first step is a part of the
    /// request. Empty for the request as a whole.
    pub pointer: String,
    /// What does not fit, in plain words. Never holds what came.
    pub message: String,
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

impl Mistake {
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

    pub(super) fn parameter(parameter: &Parameter, fault: &Fault) -> Self {
        let place = pointer(parameter) + &fault.pointer;
        Self::new(IncomingErrorKind::Parameter, place, &*fault.message)
    }

    pub(super) fn missing(parameter: &Parameter) -> Self {
        Self::new(
            IncomingErrorKind::Parameter,
            pointer(parameter),
            "is missing",
        )
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
}

impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.pointer.is_empty() {
            write!(formatter, "{} ", self.pointer)?;
        }
        formatter.write_str(&self.message)
    }
}

impl IncomingError {
    /// An error of these, of which there is at least one.
    pub(super) fn new(mistakes: Vec<Mistake>) -> Self {
        Self { mistakes }
    }

    /// All that is not as described, in the order of the declaration: at most a hundred places of each value.
    #[must_use]
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// The status that says so: 405, 415 or 400.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        let has = |kind| self.mistakes.iter().any(|mistake| mistake.kind == kind);
        if has(IncomingErrorKind::Method) {
            StatusCode::METHOD_NOT_ALLOWED
        } else if has(IncomingErrorKind::MediaType) {
            StatusCode::UNSUPPORTED_MEDIA_TYPE
        } else {
            StatusCode::BAD_REQUEST
        }
    }
}

impl fmt::Display for IncomingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the request is not as described: ")?;
        for (at, mistake) in self.mistakes.iter().enumerate() {
            let between = if at == 0 { "" } else { "; " };
            write!(formatter, "{between}{mistake}")?;
        }
        Ok(())
    }
}

impl std::error::Error for IncomingError {}
