//! Answers that are errors: documented, undocumented, and unreadable ones.
//!
//! Takes heads and bodies; gives accessors. Debug and Display show the status, the request id and lengths, never a raw
//! body: what a server sends back may hold what was sent to it.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::response::{Head, RawResponse, head_accessors};

/// The body of an operation that documents no errors: there is no value of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBody {}

/// A documented error: its typed body, to which it derefs, with status and headers.
#[derive(Clone)]
pub struct ErrorResponse<E> {
    head: Head,
    body: E,
    message: Option<Box<str>>,
}

impl<E> ErrorResponse<E> {
    head_accessors!();

    pub(crate) fn from_raw(mut raw: RawResponse, body: E) -> Self {
        let message = raw.take_message();
        Self {
            head: raw.head,
            body,
            message,
        }
    }

    /// What the body says of itself: the text of its `message`, `error_description`, `detail`, `title` or `error`, where
    /// it has one that is not declared secret.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// An error from its parts, as tests need it.
    #[must_use]
    pub fn new(status: StatusCode, headers: HeaderMap, body: E) -> Self {
        Self {
            head: Head::new(status, headers),
            body,
            message: None,
        }
    }

    /// The typed body.
    #[must_use]
    pub fn body(&self) -> &E {
        &self.body
    }

    /// The typed body; status and headers are dropped.
    #[must_use]
    pub fn into_body(self) -> E {
        self.body
    }
}

impl<E> Deref for ErrorResponse<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.body
    }
}

impl<E: fmt::Debug> fmt::Debug for ErrorResponse<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("ErrorResponse");
        shown
            .field("status", &self.status())
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

impl<E> fmt::Display for ErrorResponse<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the server answered {}", self.status())?;
        if let Some(message) = self.message() {
            write!(formatter, ": {message}")?;
        }
        write!(formatter, "{}", Named(&self.head))
    }
}

/// An answer with a status that the API does not document.
#[derive(Clone)]
pub struct UndocumentedResponse {
    head: Head,
    body: Bytes,
}

impl UndocumentedResponse {
    head_accessors!();

    pub(crate) fn from_head(head: Head, body: Bytes) -> Self {
        Self { head, body }
    }

    /// The body, as it came.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.body
    }
}

impl fmt::Debug for UndocumentedResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("UndocumentedResponse");
        shown
            .field("status", &self.status())
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Display for UndocumentedResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (status, length) = (self.status(), self.body.len());
        write!(
            formatter,
            "the server answered {status}, which the API does not document, with {length} bytes{}",
            Named(&self.head)
        )
    }
}

/// An answer whose body does not fit the type that the API documents for its status.
#[derive(Clone)]
pub struct DecodeFailure {
    head: Head,
    body: Bytes,
    path: String,
    message: String,
}

impl DecodeFailure {
    head_accessors!();

    pub(crate) fn from_head(head: Head, body: Bytes, path: String, message: String) -> Self {
        Self {
            head,
            body,
            path,
            message,
        }
    }

    /// Where in the body, such as `data.files[2].url`; empty for the whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What does not fit.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The body, as it came.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.body
    }
}

impl fmt::Debug for DecodeFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("DecodeFailure");
        shown
            .field("status", &self.status())
            .field("path", &self.path)
            .field("message", &self.message);
        shown
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Display for DecodeFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the server's answer ({}) is not as documented: ",
            self.status()
        )?;
        if !self.path.is_empty() {
            write!(formatter, "at `{}`: ", self.path)?;
        }
        write!(formatter, "{}{}", self.message, Named(&self.head))
    }
}

/// The request's id for the end of a message, when the server gave one.
struct Named<'a>(&'a Head);

impl fmt::Display for Named<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.request_id() {
            Some(id) => write!(formatter, " (request {id:.80})"),
            None => Ok(()),
        }
    }
}
