//! Where the bytes of a streamed body come from: a stream that can be taken once, or one that can be opened again.
//!
//! Takes a program's stream and, perhaps, its length; gives chunks that are held to that length. It does not know what
//! stands around them.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::BoxError;
use crate::transport::{TransportError, TransportErrorKind};

type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;

/// Where bytes come from. Clones are the same source.
#[derive(Clone)]
pub(crate) struct Source {
    opening: Arc<Opening>,
    /// How many bytes come, where that was said.
    pub(super) length: Option<u64>,
}

enum Opening {
    /// The stream, until it is taken.
    Once(Mutex<Option<Chunks>>),
    Again(Box<dyn Fn() -> Chunks + Send + Sync>),
}

impl Source {
    pub(super) fn once<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self::new(Opening::Once(Mutex::new(Some(chunks(stream)))))
    }

    pub(super) fn again<S, B, E>(open: impl Fn() -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self::new(Opening::Again(Box::new(move || chunks(open()))))
    }

    fn new(opening: Opening) -> Self {
        Self {
            opening: Arc::new(opening),
            length: None,
        }
    }

    /// Whether it can't be opened any more.
    pub(super) fn is_spent(&self) -> bool {
        match &*self.opening {
            Opening::Once(stream) => stream
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .is_none(),
            Opening::Again(_) => false,
        }
    }

    pub(super) fn open(&self) -> Result<Opened, TransportError> {
        let chunks = match &*self.opening {
            Opening::Once(stream) => stream
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take()
                .ok_or_else(|| TransportError::new(TransportErrorKind::Spent))?,
            Opening::Again(open) => open(),
        };
        Ok(Opened {
            chunks,
            left: self.length,
        })
    }
}

/// A source is like itself alone.
impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.opening, &other.opening) && self.length == other.length
    }
}

/// A source that is being read.
pub(super) struct Opened {
    chunks: Chunks,
    left: Option<u64>,
}

impl Opened {
    /// How many bytes are to come, where that is known.
    pub(super) fn left(&self) -> Option<u64> {
        self.left
    }

    /// The next bytes. More or fewer of them than were announced are an error: they would be taken for what stands around.
    pub(super) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        let next = ready!(self.chunks.as_mut().poll_next(context));
        Poll::Ready(match (next, &mut self.left) {
            (Some(Err(error)), _) => Some(Err(failed(error))),
            (Some(Ok(bytes)), Some(left)) => match left.checked_sub(bytes.len() as u64) {
                Some(rest) => {
                    *left = rest;
                    Some(Ok(bytes))
                }
                None => Some(Err(failed("it is longer than was said"))),
            },
            (None, Some(1..)) => Some(Err(failed("it is shorter than was said"))),
            (Some(Ok(bytes)), None) => Some(Ok(bytes)),
            (None, _) => None,
        })
    }
}

fn failed(why: impl Into<BoxError>) -> TransportError {
    TransportError::new(TransportErrorKind::Body).with_source(why)
}

fn chunks<S, B, E>(stream: S) -> Chunks
where
    S: Stream<Item = Result<B, E>> + Send + 'static,
    B: Into<Bytes>,
    E: Into<BoxError>,
{
    Box::pin(Converted(Box::pin(stream)))
}

/// A stream whose items are made alike.
struct Converted<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<BoxError>,
{
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.0.as_mut().poll_next(context);
        next.map(|next| next.map(|chunk| chunk.map(Into::into).map_err(Into::into)))
    }
}
