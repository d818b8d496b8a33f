//! The bodies of requests and answers, as they pass through a transport.
//!
//! Takes bytes, streams of them, or an [`http_body::Body`]; gives one back. It does not know media types, nor how much is
//! too much.

#[cfg(feature = "fs")]
mod file;
mod source;
mod stream;

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame, SizeHint};

use self::source::{Opened, Source};
pub use self::stream::BodyStream;
use crate::transport::TransportError;

/// What may go wrong in a stream of a program's own.
type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The body of a request: nothing, bytes in memory, or a stream.
///
/// Bytes are sent again where a request was refused or lost. A [stream](Self::stream) can be sent once: see there. What
/// is given as a body is anything that makes bytes (`Vec<u8>`, `String`, `Bytes`, `&'static [u8]`), or one of these:
///
/// ```
/// use typewright::{Body, BodyStream};
///
/// // Any `Stream` of bytes: of a channel, say, or the answer to another call.
/// fn chunks() -> BodyStream {
///     BodyStream::from("a lot")
/// }
///
/// let bytes = Body::from("all of it");
/// let once = Body::stream(chunks());
/// let sized = Body::stream(chunks()).with_length(5);
/// let again = Body::from_fn(chunks); // opened anew where the request is sent again
/// # let _ = (bytes, once, sized, again);
/// ```
///
/// Implements [`http_body::Body`], the form in which hyper, reqwest and tower take it. A clone is the whole body from its
/// beginning, however much of the original was sent, but for streams that can be sent once: they are shared by all clones.
#[derive(Default)]
pub struct Body {
    content: Content,
    /// Behind a lock only because streams need not be `Sync`: it is never waited for.
    sending: Mutex<Sending>,
}

#[derive(Clone, Default)]
enum Content {
    #[default]
    Nothing,
    One(Piece),
    Many(Arc<[Piece]>),
}

/// A piece of a body.
#[derive(Clone, PartialEq)]
pub(crate) enum Piece {
    Bytes(Bytes),
    Stream(Source),
}

/// How far a body was sent.
#[derive(Default)]
struct Sending {
    next: usize,
    open: Option<Opened>,
}

impl Body {
    /// No body at all: neither `content-length` nor `content-type`, where the method allows it.
    #[must_use]
    pub const fn empty() -> Self {
        Self::of(Content::Nothing)
    }

    /// A body that is read while it is sent. Without a [length](Self::with_length) it is sent in chunks
    /// (`transfer-encoding: chunked`), which some servers refuse.
    ///
    /// It can be sent once. So where a server answers before it has the whole, or the connection breaks, that is the outcome
    /// of the call, unless nothing was read of the stream yet: there is no retry, a redirect is not followed, and a call
    /// whose credentials were refused is not sent again with fresh ones. A second call with the same stream fails with
    /// [`Spent`](crate::TransportErrorKind::Spent). What can be read again is better given by [`from_fn`](Self::from_fn).
    ///
    /// The call's timeout holds for the whole of the upload too.
    #[must_use]
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self::of(Content::One(Piece::Stream(Source::once(stream))))
    }

    /// A body that is read while it is sent, from a stream that `open` makes whenever the body is sent: it is sent again as
    /// bytes are. Each stream that `open` makes must give the same bytes.
    #[must_use]
    pub fn from_fn<S, B, E>(open: impl Fn() -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self::of(Content::One(Piece::Stream(Source::again(open))))
    }

    /// Says how many bytes the stream has: they are announced in `content-length`, and held to rules of length. A stream that
    /// has more or fewer fails when that shows. Bytes have the length that they have.
    #[must_use]
    pub fn with_length(mut self, bytes: u64) -> Self {
        if let Content::One(Piece::Stream(source)) = &mut self.content {
            source.length = Some(bytes);
        }
        self
    }

    /// A body of several pieces, one after the other.
    pub(crate) fn of_pieces(pieces: Vec<Piece>) -> Self {
        Self::of(Content::Many(pieces.into()))
    }

    const fn of(content: Content) -> Self {
        let sending = Sending {
            next: 0,
            open: None,
        };
        Self {
            content,
            sending: Mutex::new(sending),
        }
    }

    pub(crate) fn pieces(&self) -> &[Piece] {
        match &self.content {
            Content::Nothing => &[],
            Content::One(piece) => std::slice::from_ref(piece),
            Content::Many(pieces) => pieces,
        }
    }

    /// The bytes, which are none for an empty body; `None` for one that is read while it is sent.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self.pieces() {
            [] => Some(&[]),
            [Piece::Bytes(bytes)] => Some(bytes),
            _ => None,
        }
    }

    /// As [`as_bytes`](Self::as_bytes), shared and not copied.
    #[must_use]
    pub fn to_bytes(&self) -> Option<Bytes> {
        match self.pieces() {
            [] => Some(Bytes::new()),
            [Piece::Bytes(bytes)] => Some(bytes.clone()),
            _ => None,
        }
    }

    /// How many bytes it has, where that is known.
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        length_of(self.pieces())
    }

    /// Whether there is nothing to send, as far as is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// Whether it holds a stream that can be sent once, and was.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        let spent = |piece: &Piece| matches!(piece, Piece::Stream(source) if source.is_spent());
        self.pieces().iter().any(spent)
    }

    /// The body as chunks, as a transport takes it that writes them itself.
    #[must_use]
    pub fn into_stream(self) -> BodyStream {
        BodyStream::new(self)
    }

    fn sending(&mut self) -> (&[Piece], &mut Sending) {
        let sending = self.sending.get_mut();
        let sending = sending.unwrap_or_else(PoisonError::into_inner);
        let pieces = match &self.content {
            Content::Nothing => &[],
            Content::One(piece) => std::slice::from_ref(piece),
            Content::Many(pieces) => &**pieces,
        };
        (pieces, sending)
    }

    /// The open stream's rest, and the pieces after it.
    fn rest(&self) -> (Option<u64>, &[Piece]) {
        let sending = self.sending.lock().unwrap_or_else(PoisonError::into_inner);
        let rest = self.pieces().get(sending.next..).unwrap_or_default();
        let open = sending.open.as_ref();
        (open.map_or(Some(0), Opened::left), rest)
    }
}

fn length_of(pieces: &[Piece]) -> Option<u64> {
    pieces.iter().try_fold(0_u64, |sum, piece| {
        let length = match piece {
            Piece::Bytes(bytes) => bytes.len() as u64,
            Piece::Stream(source) => source.length?,
        };
        Some(sum.saturating_add(length))
    })
}

impl<B: Into<Bytes>> From<B> for Body {
    fn from(bytes: B) -> Self {
        Self::of(Content::One(Piece::Bytes(bytes.into())))
    }
}

impl Clone for Body {
    fn clone(&self) -> Self {
        Self::of(self.content.clone())
    }
}

/// Bytes are compared; a stream is like nothing but its clones.
impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        match (self.as_bytes(), other.as_bytes()) {
            (Some(left), Some(right)) => left == right,
            _ => self.pieces() == other.pieces(),
        }
    }
}

impl Eq for Body {}

/// Shows the length alone: bodies hold secrets.
impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.as_bytes(), self.len()) {
            (Some(bytes), _) => write!(formatter, "Body({} bytes)", bytes.len()),
            (None, Some(length)) => write!(formatter, "Body(a stream of {length} bytes)"),
            (None, None) => formatter.write_str("Body(a stream)"),
        }
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let (pieces, sending) = self.sending();
        let next = ready!(sending.poll(pieces, context));
        if let Some(Err(_)) = next {
            // What follows a broken piece would be taken for its rest.
            (sending.next, sending.open) = (pieces.len(), None);
        }
        Poll::Ready(next.map(|chunk| chunk.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        let (open, rest) = self.rest();
        open == Some(0) && length_of(rest) == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        let (open, rest) = self.rest();
        let left = open.and_then(|open| Some(open.saturating_add(length_of(rest)?)));
        left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

impl Sending {
    /// The next bytes, which are never none.
    fn poll(
        &mut self,
        pieces: &[Piece],
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            if let Some(open) = &mut self.open {
                match ready!(open.poll(context)) {
                    None => self.open = None,
                    Some(Ok(bytes)) if bytes.is_empty() => continue,
                    chunk => return Poll::Ready(chunk),
                }
            }
            let Some(piece) = pieces.get(self.next) else {
                return Poll::Ready(None);
            };
            self.next += 1;
            match piece {
                Piece::Bytes(bytes) if bytes.is_empty() => {}
                Piece::Bytes(bytes) => return Poll::Ready(Some(Ok(bytes.clone()))),
                Piece::Stream(source) => match source.open() {
                    Ok(open) => self.open = Some(open),
                    Err(error) => return Poll::Ready(Some(Err(error))),
                },
            }
        }
    }
}
