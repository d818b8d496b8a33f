//! Bodies that are read from files and from tokio's readers while they are sent.
//!
//! Takes a path or a reader; gives a body that holds one buffer of it at a time. It does not know what the bytes mean.

use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

use super::Body;
use crate::transport::BoxFuture;

/// How many bytes are read at a time.
const BUFFER: usize = 64 * 1024;

impl Body {
    /// A file, read while it is sent, and read again where the request is sent again. Its length is that of now: where it
    /// changes before it is sent, sending fails. Needs the feature `fs` and a tokio runtime.
    ///
    /// # Errors
    /// When there is no such file, or it can't be looked at.
    pub async fn file(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        let about = tokio::fs::metadata(&path).await?;
        if about.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let body = Self::from_fn(move || Opening::of(path.clone()));
        // What is no plain file, a pipe, say, doesn't know how long it is.
        Ok(match about.is_file() {
            true => body.with_length(about.len()),
            false => body,
        })
    }

    /// What a reader gives, read while it is sent; it can be sent once, as a [stream](Self::stream). Needs the feature
    /// `fs`.
    #[must_use]
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::stream(Chunks::of(Box::pin(reader)))
    }
}

/// A file that is opened when it is first asked for bytes.
enum Opening {
    Waiting(BoxFuture<'static, io::Result<File>>),
    Open(Chunks<File>),
    Failed,
}

impl Opening {
    fn of(path: PathBuf) -> Self {
        Self::Waiting(Box::pin(File::open(path)))
    }
}

impl Stream for Opening {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match &mut *self {
                Self::Waiting(file) => match ready!(file.as_mut().poll(context)) {
                    Ok(file) => *self = Self::Open(Chunks::of(Box::pin(file))),
                    Err(error) => {
                        *self = Self::Failed;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                Self::Open(chunks) => return Pin::new(chunks).poll_next(context),
                Self::Failed => return Poll::Ready(None),
            }
        }
    }
}

/// What a reader gives, a buffer at a time.
struct Chunks<R> {
    reader: Pin<Box<R>>,
    buffer: BytesMut,
}

impl<R> Chunks<R> {
    fn of(reader: Pin<Box<R>>) -> Self {
        Self {
            reader,
            buffer: BytesMut::new(),
        }
    }
}

impl<R: AsyncRead> Stream for Chunks<R> {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        this.buffer.resize(BUFFER, 0);
        let mut into = ReadBuf::new(&mut this.buffer);
        ready!(this.reader.as_mut().poll_read(context, &mut into))?;
        let read = into.filled().len();
        let mut bytes = mem::take(&mut this.buffer);
        bytes.truncate(read);
        Poll::Ready((read > 0).then(|| Ok(bytes.freeze())))
    }
}
