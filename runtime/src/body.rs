//! The bodies of requests and answers, as they pass through a transport.
//!
//! Takes bytes, or an [`http_body::Body`]; gives one back. It does not know media types, nor how much is too much.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use http_body::{Body as HttpBody, Frame, SizeHint};

use crate::transport::{TransportError, TransportErrorKind};

/// The body of a request: nothing, or bytes in memory, so that a refused or lost request can be sent again.
///
/// Implements [`http_body::Body`], the form in which hyper, reqwest and tower take it.
#[derive(Clone, Default)]
pub struct Body(Option<Bytes>);

impl Body {
    /// No body at all: neither `content-length` nor `content-type`, where the method allows it.
    #[must_use]
    pub const fn empty() -> Self {
        Self(None)
    }

    /// The bytes, which are none for an empty body.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_deref().unwrap_or_default()
    }

    /// Whether there is nothing to send.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_bytes().is_empty()
    }

    /// The bytes, taken out.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.0.unwrap_or_default()
    }
}

impl<B: Into<Bytes>> From<B> for Body {
    fn from(bytes: B) -> Self {
        Self(Some(bytes.into()))
    }
}

/// Shows the length alone: bodies hold secrets.
impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Body({} bytes)", self.as_bytes().len())
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let bytes = self.0.take().filter(|bytes| !bytes.is_empty());
        Poll::Ready(bytes.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.as_bytes().len() as u64)
    }
}

/// The body of an answer, which arrives bit by bit.
pub struct BodyStream(Pin<Box<dyn HttpBody<Data = Bytes, Error = TransportError> + Send>>);

impl BodyStream {
    /// The body that a transport's library hands out. Its errors are best [`TransportError`]s.
    #[must_use]
    pub fn new<B>(body: B) -> Self
    where
        B: HttpBody<Data = Bytes, Error = TransportError> + Send + 'static,
    {
        Self(Box::pin(body))
    }

    /// The next bytes, or `None` at the end. Trailers are passed over.
    ///
    /// # Errors
    /// What went wrong on the way, such as a connection closed in mid-body.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, TransportError> {
        loop {
            let frame = std::future::poll_fn(|context| self.0.as_mut().poll_frame(context)).await;
            match frame.transpose()?.map(Frame::into_data) {
                Some(Ok(data)) => return Ok(Some(data)),
                Some(Err(_trailers)) => {}
                None => return Ok(None),
            }
        }
    }

    /// The whole body, unless it has more bytes than `limit`: then reading stops as soon as that is known.
    ///
    /// # Errors
    /// As [`chunk`](Self::chunk), and [`TooLarge`](TransportErrorKind::TooLarge).
    pub async fn collect(mut self, limit: u64) -> Result<Bytes, TransportError> {
        let too_large = || TransportError::new(TransportErrorKind::TooLarge(limit));
        if self.lower_bound() > limit {
            return Err(too_large());
        }
        let Some(first) = self.chunk().await? else {
            return Ok(Bytes::new());
        };
        let mut whole = BytesMut::from(first);
        while let Some(more) = self.chunk().await? {
            if (whole.len() + more.len()) as u64 > limit {
                return Err(too_large());
            }
            whole.extend_from_slice(&more);
        }
        if whole.len() as u64 > limit {
            Err(too_large())
        } else {
            Ok(whole.freeze())
        }
    }

    /// How many bytes are to come at least, as far as the server said.
    #[must_use]
    pub fn lower_bound(&self) -> u64 {
        self.0.size_hint().lower()
    }
}

impl<B: Into<Bytes>> From<B> for BodyStream {
    fn from(bytes: B) -> Self {
        Self::new(Body::from(bytes))
    }
}

impl fmt::Debug for BodyStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("BodyStream")
    }
}
