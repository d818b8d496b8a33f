//! How values become text in paths, queries, headers, cookies and forms.
//!
//! Takes a parameter and a value; gives text that is percent-encoded where it goes. One page a place, each with the rows
//! of the tables in the OpenAPI text as its tests (3.1.1, Style Examples; 3.0's where the two agree, and RFC 6570 where
//! they don't). It knows no rules and no HTTP.

mod cookie;
mod form;
mod header;
mod multipart;
mod path;
mod percent;
mod plain;
mod query;
#[cfg(test)]
mod tables;
mod whole;

pub(crate) use cookie::cookie;
pub(crate) use form::form;
pub(crate) use header::header;
pub(crate) use multipart::{Multipart, multipart};
pub(crate) use path::path;
pub(crate) use percent::with_reserved as literal;
pub(crate) use query::{add, query};
pub(crate) use whole::whole_query;

use crate::codec::{Slot, View};
use plain::{Plain, each_property};

/// Why a value can't be written where it goes. Never holds the value.
#[derive(Debug)]
pub(crate) struct Misuse(&'static str);

impl Misuse {
    pub(crate) fn new(message: &'static str) -> Self {
        Self(message)
    }

    /// What must be, in plain words.
    pub(crate) fn message(&self) -> &'static str {
        self.0
    }
}

/// Why a file that is a stream is not written.
pub(crate) const STREAM_WITHIN: Misuse =
    Misuse("must not hold a file that is a stream: only a part of a form can be one");

/// Whether a file that is a stream stands in `value`, or anywhere within it.
pub(crate) fn holds_stream(value: View<'_>) -> bool {
    match value.opened() {
        View::File(file) => file.bytes().is_none(),
        View::List(items) => (0..items.len())
            .filter_map(|index| items.get(index))
            .any(holds_stream),
        value => {
            let mut found = false;
            each_property(value, &mut |_, value| found = found || holds_stream(value));
            found
        }
    }
}

/// A scalar as it is, for bodies of text.
pub(crate) fn text(value: &dyn Slot) -> Result<String, Misuse> {
    match Plain::of(value.view()) {
        Plain::Nothing => Ok(String::new()),
        Plain::Scalar(text) => Ok(text),
        _ => Err(Misuse::new(
            "must be a single value: a text has no place for more",
        )),
    }
}
