//! Answers that are sequences of items: server-sent events, and JSON values one after the other.
//!
//! Takes the body of an answer as it arrives; gives typed items, each as soon as it is there, held to the client's bound on
//! its size. It does not know what calls gave the answer, nor how long it goes on.

mod error;
mod event;
mod events;
mod lines;
mod split;

use std::task::{Context, Poll, ready};

use bytes::BytesMut;

pub use self::error::{ItemError, StreamError};
pub use self::event::{Data, Event};
pub use self::events::EventStream;
pub use self::lines::JsonLines;
use self::split::{Ends, Splitter};
use crate::body::BodyStream;
use crate::client::ClientCore;
use crate::codec::Wire;
use crate::decode::without_value;
use crate::json;

/// An answer that is a sequence. `#[api]` knows two: [`EventStream`] and [`JsonLines`].
pub trait Sequence: Sized {
    /// The sequence in a body, of which the description names a media type and the server another, or none.
    ///
    /// # Errors
    /// The body, where it is of another kind.
    fn begin(
        core: &ClientCore,
        media: (&str, Option<&str>),
        body: BodyStream,
    ) -> Result<Self, BodyStream>;
}

/// What arrives, cut into pieces.
struct Pieces {
    core: ClientCore,
    /// `None` once there is nothing more to be had of it.
    body: Option<BodyStream>,
    splitter: Splitter,
    /// Which item it is that is being read, from 1.
    number: u64,
}

impl Pieces {
    fn new(core: &ClientCore, body: BodyStream, ends: Ends) -> Self {
        Self {
            core: core.clone(),
            body: Some(body),
            splitter: Splitter::new(ends),
            number: 1,
        }
    }

    /// The next piece, without what ended it. `held` bytes of the same item came before.
    fn poll(
        &mut self,
        held: usize,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<BytesMut, StreamError>>> {
        loop {
            let piece = self.splitter.next();
            let length = held + piece.as_ref().map_or(self.splitter.len(), BytesMut::len);
            if length as u64 > self.core.max_body() {
                return Poll::Ready(Some(Err(self.too_long())));
            }
            if let Some(piece) = piece {
                return Poll::Ready(Some(Ok(piece)));
            }
            let Some(body) = &mut self.body else {
                return Poll::Ready(None);
            };
            match ready!(body.poll_chunk(context)) {
                Some(Ok(chunk)) => self.splitter.push(&chunk),
                Some(Err(error)) => {
                    self.end();
                    return Poll::Ready(Some(Err(StreamError::Transport(error))));
                }
                None => self.body = None,
            }
        }
    }

    /// What no end came for, once all has arrived.
    fn rest(&mut self) -> Option<BytesMut> {
        self.splitter.rest()
    }

    fn too_long(&mut self) -> StreamError {
        self.end();
        StreamError::TooLong {
            number: self.number,
            limit: self.core.max_body(),
        }
    }

    /// Nothing more is read: the connection is given up.
    fn end(&mut self) {
        self.body = None;
        self.splitter.rest();
    }

    /// Reads a value, and holds it to its description where the client does so with answers.
    fn read<T: Wire>(&self, text: &str) -> Result<T, Misfit> {
        let value: T = json::from_str(text).map_err(|error| Misfit {
            path: error.path().to_owned(),
            message: without_value(error.message()),
        })?;
        if let Some(now) = self.core.validates_at() {
            json::check_read(text.as_bytes(), &value, now).map_err(|broken| Misfit {
                path: String::new(),
                message: broken.to_string(),
            })?;
        }
        Ok(value)
    }

    fn item_error(&self, misfit: Misfit, text: &str) -> StreamError {
        StreamError::Item(ItemError {
            number: self.number,
            path: misfit.path,
            message: misfit.message,
            text: text.to_owned(),
        })
    }
}

/// What of an item does not fit, and where.
struct Misfit {
    path: String,
    message: String,
}
