//! JSON values one after the other: a line each (`application/jsonl`, `application/x-ndjson`), or a record each
//! (`application/json-seq`, RFC 7464), typed.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::split::Ends;
use super::{Misfit, Pieces, Sequence, StreamError};
use crate::body::BodyStream;
use crate::client::ClientCore;
use crate::codec::Wire;
use crate::decode::is_media;

const RECORDS: &[&str] = &["application/json-seq", "application/geo+json-seq"];
/// None of the names is registered; all are in use.
const LINES: &[&str] = &[
    "application/jsonl",
    "application/x-jsonl",
    "application/ndjson",
    "application/x-ndjson",
    "application/jsonlines",
    "application/x-jsonlines",
    "application/json-lines",
    "application/x-json-stream",
    "application/stream+json",
    "text/jsonl",
    "text/x-jsonl",
    "text/ndjson",
    "text/x-ndjson",
];

/// The values of an answer, each as soon as it is there.
///
/// Empty lines are passed over; the last value needs no end. Dropping it closes the connection. A value may have as many
/// bytes as a client [takes](crate::ClientBuilder::max_body) of a body; how many come has no bound.
///
/// ```
/// use typewright::{JsonLines, Model, StreamError};
///
/// #[derive(Clone, Debug, PartialEq, Model)]
/// pub struct Row {
///     pub id: i64,
/// }
///
/// async fn sum(mut rows: JsonLines<Row>) -> Result<i64, StreamError> {
///     let mut sum = 0;
///     while let Some(row) = rows.next().await {
///         sum += row?.id;
///     }
///     Ok(sum)
/// }
/// ```
pub struct JsonLines<T> {
    pieces: Pieces,
    value: PhantomData<fn() -> T>,
}

impl<T: Wire> JsonLines<T> {
    /// The next value, or `None` at the end. Nothing is lost where the future is dropped before it is there.
    ///
    /// # Errors
    /// When the value does not fit its type, after which the next ones can be had; and when the connection broke or the
    /// value is too long, after which nothing comes.
    pub async fn next(&mut self) -> Option<Result<T, StreamError>> {
        std::future::poll_fn(|context| self.poll_value(context)).await
    }

    fn poll_value(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, StreamError>>> {
        loop {
            let piece = match ready!(self.pieces.poll(0, context)) {
                Some(Ok(piece)) => piece,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => match self.pieces.rest() {
                    Some(rest) => rest,
                    None => return Poll::Ready(None),
                },
            };
            if piece.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let value = match std::str::from_utf8(&piece) {
                Ok(text) => self.pieces.read(text),
                Err(error) => Err(Misfit {
                    path: String::new(),
                    message: format!("no UTF-8 text: {error}"),
                }),
            };
            let value = value.map_err(|misfit| {
                let text = String::from_utf8_lossy(&piece);
                self.pieces.item_error(misfit, &text)
            });
            self.pieces.number += 1;
            return Poll::Ready(Some(value));
        }
    }
}

impl<T: Wire> Stream for JsonLines<T> {
    type Item = Result<T, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_value(context)
    }
}

impl<T: Wire> Sequence for JsonLines<T> {
    fn begin(
        core: &ClientCore,
        (declared, came): (&str, Option<&str>),
        body: BodyStream,
    ) -> Result<Self, BodyStream> {
        let ends = match came.unwrap_or(declared) {
            media if is_media(Some(media), RECORDS) => Ends::Record,
            media if is_media(Some(media), LINES) => Ends::Newline,
            media if is_media(Some(media), &[declared]) => Ends::Newline,
            _ => return Err(body),
        };
        Ok(Self {
            pieces: Pieces::new(core, body, ends),
            value: PhantomData,
        })
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JsonLines")
    }
}
