//! Why an item of a sequence can't be had.
//!
//! Takes a place and a reason; gives an error that shows neither the item nor what was sent: they may hold secrets.

use std::error::Error as StdError;
use std::fmt;

use crate::transport::TransportError;

/// An item could not be had. After all but [`Item`](Self::Item), nothing more comes.
#[derive(Debug)]
#[non_exhaustive]
pub enum StreamError {
    /// The connection broke before the sequence ended.
    Transport(TransportError),
    /// An item does not fit its type. The next ones are read as if nothing had been.
    Item(ItemError),
    /// An item is larger than the client takes (`max_body`).
    #[non_exhaustive]
    TooLong {
        /// Which item it is, from 1.
        number: u64,
        /// The limit in bytes.
        limit: u64,
    },
}

/// An item that does not fit its type.
#[derive(Clone, PartialEq, Eq)]
pub struct ItemError {
    pub(super) number: u64,
    pub(super) path: String,
    pub(super) message: String,
    pub(super) text: String,
}

impl ItemError {
    /// Which item of the sequence it is, from 1.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Where in the item, such as `choices[0].delta`; empty for the whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The item as it came, which no other part of the error shows.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Shows the length of the item alone.
impl fmt::Debug for ItemError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("ItemError");
        shown
            .field("number", &self.number)
            .field("path", &self.path)
            .field("message", &self.message)
            .field("length", &self.text.len())
            .finish()
    }
}

impl fmt::Display for ItemError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "item {} does not fit its type", self.number)?;
        if !self.path.is_empty() {
            write!(formatter, " at `{}`", self.path)?;
        }
        write!(formatter, ": {}", self.message)
    }
}

impl StdError for ItemError {}

impl fmt::Display for StreamError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(error) => error.fmt(formatter),
            Self::Item(error) => error.fmt(formatter),
            Self::TooLong { number, limit } => write!(
                formatter,
                "item {number} is larger than the limit of {limit} bytes (`max_body`)"
            ),
        }
    }
}

impl StdError for StreamError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::Item(_) | Self::TooLong { .. } => None,
        }
    }
}
