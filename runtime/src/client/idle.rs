//! A streamed answer that does not wait for ever: where nothing arrives for long enough, it ends in an error.
//!
//! Takes a body and the client, whose clock it is; gives a body. It does not know how long the whole takes, nor what it is.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::ClientCore;
use crate::body::BodyStream;
use crate::transport::{BoxFuture, TransportError, TransportErrorKind};

/// A body whose bytes must not be further apart than a limit.
pub(super) struct Idle {
    body: BodyStream,
    core: ClientCore,
    limit: Duration,
    /// Runs while nothing is there.
    timer: Option<BoxFuture<'static, ()>>,
}

impl Idle {
    /// The body, held to the limit.
    pub(super) fn bound(body: BodyStream, core: &ClientCore, limit: Duration) -> BodyStream {
        BodyStream::new(Self {
            body,
            core: core.clone(),
            limit,
            timer: None,
        })
    }
}

impl HttpBody for Idle {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if let Poll::Ready(chunk) = self.body.poll_chunk(context) {
            self.timer = None;
            return Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data)));
        }
        let limit = self.limit;
        let timer = match self.timer.take() {
            Some(timer) => timer,
            None => self.core.clock().limit(limit),
        };
        ready!(self.timer.insert(timer).as_mut().poll(context));
        self.timer = None;
        let stalled = TransportErrorKind::Stalled(limit);
        Poll::Ready(Some(Err(TransportError::new(stalled))))
    }

    fn size_hint(&self) -> SizeHint {
        let mut hint = SizeHint::new();
        hint.set_lower(self.body.lower_bound());
        hint
    }
}
