//! Streams of server-sent events (`text/event-stream`), typed.

use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::event::{Data, Event, Fields};
use super::split::Ends;
use super::{Misfit, Pieces, Sequence, StreamError};
use crate::body::BodyStream;
use crate::client::ClientCore;
use crate::codec::{Target, Wire};
use crate::decode::is_media;

/// The events of an answer, each as soon as it is there; `T` is what their data holds.
///
/// Data that is no JSON is kept as [text](Data::Text). Where `T` is a `String`, the data is that text. Dropping the stream
/// closes the connection. An event may have as many bytes as a client [takes](crate::ClientBuilder::max_body) of a body;
/// how many events come has no bound, nor how long they take.
///
/// ```
/// use typewright::sequence::Data;
/// use typewright::{EventStream, Model, StreamError};
///
/// #[derive(Clone, Debug, PartialEq, Model)]
/// pub struct Delta {
///     pub text: String,
/// }
///
/// async fn print(mut events: EventStream<Delta>) -> Result<(), StreamError> {
///     while let Some(event) = events.next().await {
///         match event?.data {
///             Data::Value(delta) => print!("{}", delta.text),
///             Data::Text(end) => println!("({end})"), // [DONE]
///         }
///     }
///     Ok(())
/// }
///
/// /// The same, for those who don't care for anything but the values.
/// async fn collect(mut events: EventStream<Delta>) -> Result<String, StreamError> {
///     let mut text = String::new();
///     while let Some(delta) = events.next_value().await {
///         text += &delta?.text;
///     }
///     Ok(text)
/// }
/// ```
pub struct EventStream<T> {
    pieces: Pieces,
    fields: Fields,
    /// Whether the first line is still to come, which a byte order mark may begin.
    at_start: bool,
    last_id: Option<String>,
    data: PhantomData<fn() -> T>,
}

impl<T: Wire> EventStream<T> {
    /// The next event, or `None` at the end. Nothing is lost where the future is dropped before it is there.
    ///
    /// # Errors
    /// When the event does not fit its type, after which the next ones can be had; and when the connection broke or the
    /// event is too long, after which nothing comes.
    pub async fn next(&mut self) -> Option<Result<Event<T>, StreamError>> {
        std::future::poll_fn(|context| self.poll_event(context)).await
    }

    /// The value of the next event that has one: mere texts are passed over.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub async fn next_value(&mut self) -> Option<Result<T, StreamError>> {
        loop {
            match self.next().await? {
                Ok(event) => match event.into_value() {
                    Some(value) => return Some(Ok(value)),
                    None => continue,
                },
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn poll_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Event<T>, StreamError>>> {
        loop {
            let line = match ready!(self.pieces.poll(self.fields.len(), context)) {
                Some(Ok(line)) => line,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                // An event that no empty line follows is not whole.
                None => return Poll::Ready(None),
            };
            let line = String::from_utf8_lossy(&line);
            let line = match mem::take(&mut self.at_start) {
                true => line.strip_prefix('\u{feff}').unwrap_or(&line),
                false => &line,
            };
            if !line.is_empty() {
                self.fields.line(line);
                continue;
            }
            let fields = mem::take(&mut self.fields);
            if fields.id.is_some() {
                self.last_id.clone_from(&fields.id);
            }
            if let Some(data) = fields.data {
                let event = self.read(&data).map(|data| Event {
                    event: fields.event,
                    data,
                    id: fields.id,
                    retry: fields.retry,
                });
                let event = event.map_err(|misfit| self.pieces.item_error(misfit, &data));
                self.pieces.number += 1;
                return Poll::Ready(Some(event));
            }
        }
    }

    fn read(&self, text: &str) -> Result<Data<T>, Misfit> {
        let mut value = T::empty();
        if put(value.target(), text) {
            return Ok(Data::Value(value));
        }
        match self.pieces.read(text) {
            Ok(value) => Ok(Data::Value(value)),
            // A value that was begun is a broken one; `[DONE]` is none.
            Err(misfit) if text.trim_start().starts_with('{') || is_json(text) => Err(misfit),
            Err(_) => Ok(Data::Text(text.to_owned())),
        }
    }
}

impl<T> EventStream<T> {
    /// The id of the last event that had one, for a call that goes on from there (`last-event-id`).
    #[must_use]
    pub fn last_id(&self) -> Option<&str> {
        self.last_id.as_deref()
    }
}

/// Puts a text where texts go as they are.
fn put(target: Target<'_>, text: &str) -> bool {
    match target {
        Target::Str(place) => {
            text.clone_into(place);
            true
        }
        Target::Secret(slot) => put(slot.target(), text),
        _ => false,
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

impl<T: Wire> Stream for EventStream<T> {
    type Item = Result<Event<T>, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

impl<T: Wire> Sequence for EventStream<T> {
    fn begin(
        core: &ClientCore,
        (declared, came): (&str, Option<&str>),
        body: BodyStream,
    ) -> Result<Self, BodyStream> {
        if !is_media(came, &[declared, "text/event-stream"]) {
            return Err(body);
        }
        Ok(Self {
            pieces: Pieces::new(core, body, Ends::Line),
            fields: Fields::default(),
            at_start: true,
            last_id: None,
            data: PhantomData,
        })
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("EventStream")
    }
}
