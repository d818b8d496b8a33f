//! The body of an answer, which arrives bit by bit.
//!
//! Takes an [`http_body::Body`] or bytes; gives chunks, or all of them within a limit. It does not know media types.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame};

use super::Body;
use crate::transport::{TransportError, TransportErrorKind};

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
        let next = std::future::poll_fn(|context| self.poll_chunk(context)).await;
        next.transpose()
    }

    /// As [`chunk`](Self::chunk), for those who poll.
    pub(crate) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            let frame = std::task::ready!(self.0.as_mut().poll_frame(context));
            match frame.map(|frame| frame.map(Frame::into_data)) {
                Some(Ok(Err(_trailers))) => {}
                Some(Ok(Ok(data))) => return Poll::Ready(Some(Ok(data))),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
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

/// As [`chunk`](BodyStream::chunk) gives them: an answer can be sent on as the body of a request, and what works on
/// streams works on it.
impl Stream for BodyStream {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_chunk(context)
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
