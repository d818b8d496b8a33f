//! One server-sent event, and how its lines make it (WHATWG HTML, §9.2.6, Interpreting an event stream).
//!
//! Takes lines; gives fields. It knows nothing of connections, and what the data means only by its type.

use std::time::Duration;

/// A server-sent event.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Its type, where it says one; without one it is a `message`.
    pub event: Option<String>,
    /// What it holds.
    pub data: Data<T>,
    /// Its id, where it says one: what a later call may go on from.
    pub id: Option<String>,
    /// How long the server asks to wait before connecting again.
    pub retry: Option<Duration>,
}

/// The data of an [`Event`].
#[derive(Clone, Debug, PartialEq)]
pub enum Data<T> {
    /// A value of the type that the API documents.
    Value(T),
    /// What is no JSON, such as the `[DONE]` by which some APIs say that all was sent.
    Text(String),
}

impl<T> Event<T> {
    /// The value, unless its data is a mere text.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match &self.data {
            Data::Value(value) => Some(value),
            Data::Text(_) => None,
        }
    }

    /// The same, taken out.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self.data {
            Data::Value(value) => Some(value),
            Data::Text(_) => None,
        }
    }
}

/// An event whose lines are still being read.
#[derive(Default)]
pub(super) struct Fields {
    pub(super) event: Option<String>,
    pub(super) data: Option<String>,
    pub(super) id: Option<String>,
    pub(super) retry: Option<Duration>,
}

impl Fields {
    /// How many bytes it holds so far.
    pub(super) fn len(&self) -> usize {
        let texts = [&self.event, &self.data, &self.id];
        texts.into_iter().flatten().map(String::len).sum()
    }

    /// Takes a line that is not empty.
    pub(super) fn line(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => self.event = Some(value.to_owned()),
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis).or(self.retry);
            }
            // Comments have no name; fields of other names are for other readers.
            _ => {}
        }
    }
}
