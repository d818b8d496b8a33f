//! Why a request got no whole answer.
//!
//! Takes a kind and the library's own error; gives an error that says whether anything was sent. It holds neither URL
//! nor header nor body, since any of them may carry a secret.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

/// A request that got no answer, or not the whole of it.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The kinds of [`TransportError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection came about, so nothing was sent: any request may be sent again.
    Connect,
    /// The connection broke, or the server did not speak HTTP, after something may have been sent.
    Interrupted,
    /// The call took longer than it may.
    Timeout(Duration),
    /// Of a streamed answer nothing more arrived for this long.
    Stalled(Duration),
    /// The answer's body is larger than the client takes; the limit in bytes.
    TooLarge(u64),
    /// More redirects than the client follows; the limit.
    TooManyRedirects(usize),
    /// The request could not be said in HTTP, or not safely, so nothing was sent.
    Request,
    /// The request's body is a stream that can be sent once, and it was taken before: nothing was sent.
    Spent,
    /// The stream that the request's body is read from failed, or has another length than was said. The server may have
    /// seen its beginning.
    Body,
}

impl TransportError {
    /// An error of a kind, with nothing below it.
    #[must_use]
    pub fn new(kind: TransportErrorKind) -> Self {
        Self { kind, source: None }
    }

    /// The library's error below this one. It must not print URLs, headers or bodies: they may hold secrets.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the server can't have seen anything of the request.
    #[must_use]
    pub fn nothing_was_sent(&self) -> bool {
        matches!(
            self.kind,
            TransportErrorKind::Connect | TransportErrorKind::Request | TransportErrorKind::Spent
        )
    }

    /// Whether the same request may well succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        use TransportErrorKind::{Connect, Interrupted, Stalled, Timeout};
        matches!(self.kind, Connect | Interrupted | Timeout(_) | Stalled(_))
    }
}

impl From<TransportErrorKind> for TransportError {
    fn from(kind: TransportErrorKind) -> Self {
        Self::new(kind)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TransportErrorKind::Connect => formatter.write_str("can't connect to the server"),
            TransportErrorKind::Interrupted => {
                formatter.write_str("the connection broke before the whole answer was there")
            }
            TransportErrorKind::Timeout(limit) => {
                write!(formatter, "no whole answer within {limit:?}")
            }
            TransportErrorKind::Stalled(limit) => {
                write!(
                    formatter,
                    "nothing more of the answer arrived for {limit:?}"
                )
            }
            TransportErrorKind::TooLarge(limit) => {
                write!(
                    formatter,
                    "the answer's body is larger than the limit of {limit} bytes (`max_body`)"
                )
            }
            TransportErrorKind::TooManyRedirects(limit) => {
                write!(formatter, "more than {limit} redirects")
            }
            TransportErrorKind::Request => formatter.write_str("the request can't be sent"),
            TransportErrorKind::Spent => formatter
                .write_str("the request's body is a stream, which can be sent once, and it was"),
            TransportErrorKind::Body => {
                formatter.write_str("the stream of the request's body failed while it was sent")
            }
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
