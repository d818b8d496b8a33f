//! Answers: raw as they came, and typed.
//!
//! Takes a status, headers and a whole body; gives access to them. It does not know which type a body ought to have.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

use crate::UnixMillis;

/// The headers under which servers name a request, the likeliest first.
const REQUEST_ID: [&str; 6] = [
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-correlation-id",
    "x-amz-request-id",
    "x-ms-request-id",
];

/// The head of an answer, boxed since headers are large and results are moved about.
#[derive(Clone)]
pub(crate) struct Head(Box<(StatusCode, HeaderMap)>);

impl Head {
    pub(crate) fn new(status: StatusCode, headers: HeaderMap) -> Self {
        Self(Box::new((status, headers)))
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.0.0
    }

    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.0.1
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers().get(name)?.to_str().ok()
    }

    pub(crate) fn request_id(&self) -> Option<&str> {
        REQUEST_ID.iter().find_map(|name| self.header(name))
    }

    pub(crate) fn content_type(&self) -> Option<&str> {
        self.header(header::CONTENT_TYPE.as_str())
    }
}

/// What every answer tells of its head.
macro_rules! head_accessors {
    () => {
        /// The status.
        #[must_use]
        pub fn status(&self) -> StatusCode {
            self.head.status()
        }

        /// All headers.
        #[must_use]
        pub fn headers(&self) -> &HeaderMap {
            self.head.headers()
        }

        /// The value of a header, or `None` when it is missing or no text. The name's case means nothing.
        #[must_use]
        pub fn header(&self, name: &str) -> Option<&str> {
            self.head.header(name)
        }

        /// The headers as a typed value: a model whose fields are named as headers are.
        ///
        /// # Errors
        /// When a header is missing that must be there, or one does not fit its type.
        pub fn read_headers<H: $crate::codec::Wire>(&self) -> Result<H, $crate::HeaderError> {
            $crate::headers::read(self.head.headers())
        }

        /// The id under which the server knows this request, from the headers that are common for it, such as
        /// `x-request-id` and `x-amzn-requestid`.
        #[must_use]
        pub fn request_id(&self) -> Option<&str> {
            self.head.request_id()
        }

        /// The body's media type, as the server wrote it.
        #[must_use]
        pub fn content_type(&self) -> Option<&str> {
            self.head.content_type()
        }
    };
}
pub(crate) use head_accessors;

/// An answer as it came, its body whole.
#[derive(Clone)]
pub struct RawResponse {
    pub(crate) head: Head,
    pub(crate) body: Bytes,
    /// Set when answers are to be held to their constraints, with the time to hold them to.
    pub(crate) validate_at: Option<UnixMillis>,
    /// What an error body says of itself, which its reader finds out.
    message: OnceLock<Box<str>>,
}

impl RawResponse {
    head_accessors!();

    /// An answer from its parts.
    #[must_use]
    pub fn new(status: StatusCode, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Self {
            head: Head::new(status, headers),
            body: body.into(),
            validate_at: None,
            message: OnceLock::new(),
        }
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    pub(crate) fn note_message(&self, message: Option<Box<str>>) {
        if let Some(message) = message {
            self.message.get_or_init(|| message);
        }
    }

    pub(crate) fn take_message(&mut self) -> Option<Box<str>> {
        self.message.take()
    }
}

/// Shows the body's length alone: bodies and headers hold secrets.
impl fmt::Debug for RawResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "RawResponse({}, {} bytes)",
            self.status(),
            self.body.len()
        )
    }
}

/// A successful answer: its body, to which it derefs, with the status and headers it came with.
#[derive(Clone)]
pub struct Response<T> {
    head: Head,
    body: T,
}

impl<T> Response<T> {
    head_accessors!();

    /// An answer from its parts, as tests need it.
    #[must_use]
    pub fn new(status: StatusCode, headers: HeaderMap, body: T) -> Self {
        Self {
            head: Head::new(status, headers),
            body,
        }
    }

    pub(crate) fn from_head(head: Head, body: T) -> Self {
        Self { head, body }
    }

    /// The body; status and headers are dropped.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.body
    }

    pub(crate) fn into_parts(self) -> (Head, T) {
        (self.head, self.body)
    }

    /// The same answer with another body.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            head: self.head,
            body: change(self.body),
        }
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.body
    }
}

impl<T> AsRef<T> for Response<T> {
    fn as_ref(&self) -> &T {
        &self.body
    }
}

/// Shows status and body. Headers stay out: they may hold cookies and tokens.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Response");
        shown
            .field("status", &self.status())
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
