//! What is wrong with JSON that can't be read, and where: the path in the value and the place in the text.

use std::fmt;

use serde_json::de::{Deserializer, Read, SliceRead, StrRead};

use crate::codec::{Cx, Slot, fill_at};

/// Why JSON could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    pointer: String,
    message: String,
    line: usize,
    column: usize,
    offset: Option<usize>,
}

impl DecodeError {
    /// Where in the value, as `data.files[2].url`; empty for the value as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where in the value, as a JSON pointer (RFC 6901): `/data/files/2/url`; empty for the value as a whole.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What is wrong, with neither path nor place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The line in the text, from 1; 0 when it is not known.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The column in bytes, from 1; 0 at the very start of a line.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }

    /// The byte at which reading stopped, from 0.
    #[must_use]
    pub const fn offset(&self) -> Option<usize> {
        self.offset
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)?;
        if self.line > 0 {
            write!(f, " at line {} column {}", self.line, self.column)?;
        }
        Ok(())
    }
}

impl std::error::Error for DecodeError {}

/// Reads all of `bytes` into `slot`.
pub(super) fn read(bytes: &[u8], slot: &mut dyn Slot) -> Result<(), DecodeError> {
    // UTF-8 is checked once, not string by string. Where it isn't, the parser says where, if it matters.
    match std::str::from_utf8(bytes) {
        Ok(text) => read_text(text, slot),
        Err(_) => read_from(SliceRead::new(bytes), bytes, slot),
    }
}

/// Reads all of `text` into `slot`.
pub(super) fn read_text(text: &str, slot: &mut dyn Slot) -> Result<(), DecodeError> {
    read_from(StrRead::new(text), text.as_bytes(), slot)
}

fn read_from<'de, R: Read<'de>>(
    source: R,
    bytes: &[u8],
    slot: &mut dyn Slot,
) -> Result<(), DecodeError> {
    let mut cx = Cx::default();
    let mut parser = Deserializer::new(source);
    let result = fill_at(slot, &mut parser, &mut cx).and_then(|()| parser.end());
    result.map_err(|error| located(&error, &cx, bytes))
}

#[cold]
fn located(error: &serde_json::Error, cx: &Cx, bytes: &[u8]) -> DecodeError {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    let message = text
        .strip_suffix(&format!(" at line {line} column {column}"))
        .unwrap_or(&text)
        .to_owned();
    DecodeError {
        path: cx.path().to_string(),
        pointer: cx.path().pointer(),
        message,
        line,
        column,
        offset: offset(bytes, line, column),
    }
}

fn offset(bytes: &[u8], line: usize, column: usize) -> Option<usize> {
    let before = line.checked_sub(1)?;
    let start: usize = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .take(before)
        .map(<[u8]>::len)
        .sum();
    Some((start + column.saturating_sub(1)).min(bytes.len()))
}
