//! Strings that are made when they are written, by types whose `Display` says something else.

use std::fmt;

/// A value that is written as a string of its own, such as a date of `chrono`.
pub trait TextView {
    /// Writes the string.
    ///
    /// # Errors
    /// Those of `to` alone.
    fn write_text(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// Such a value as it is written.
pub(crate) struct Spelled<'a>(pub(crate) &'a dyn TextView);

impl fmt::Display for Spelled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_text(f)
    }
}
