//! Cuts a flow of bytes into lines or records, wherever the chunks of it end.
//!
//! Takes chunks; gives pieces without their ends. It knows no text: a character may be spread over chunks.

use bytes::{Buf, BytesMut};

const CR: u8 = b'\r';
const LF: u8 = b'\n';
/// RFC 7464 §2.2: begins each text of a JSON text sequence.
const RS: u8 = 0x1E;

/// What a piece ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// CR LF, LF or CR, as in event streams.
    Line,
    /// LF alone.
    Newline,
    /// The record separator.
    Record,
}

pub(super) struct Splitter {
    ends: Ends,
    buffer: BytesMut,
    /// How many bytes of the buffer are known to hold no end.
    scanned: usize,
    /// Whether a line feed that comes next belongs to the end of the last line.
    after_return: bool,
}

impl Splitter {
    pub(super) fn new(ends: Ends) -> Self {
        Self {
            ends,
            buffer: BytesMut::new(),
            scanned: 0,
            after_return: false,
        }
    }

    pub(super) fn push(&mut self, chunk: &[u8]) {
        self.buffer.extend_from_slice(chunk);
    }

    /// How many bytes wait for their end.
    pub(super) fn len(&self) -> usize {
        self.buffer.len()
    }

    /// The next piece whose end is there. A line that ends with CR is given without waiting for what comes next.
    pub(super) fn next(&mut self) -> Option<BytesMut> {
        if self.after_return && !self.buffer.is_empty() {
            if self.buffer.first() == Some(&LF) {
                self.buffer.advance(1);
            }
            self.after_return = false;
        }
        let is_end = |byte: &u8| match self.ends {
            Ends::Line => matches!(*byte, CR | LF),
            Ends::Newline => *byte == LF,
            Ends::Record => *byte == RS,
        };
        let unseen = self.buffer.get(self.scanned..).unwrap_or_default();
        let Some(at) = unseen.iter().position(is_end) else {
            self.scanned = self.buffer.len();
            return None;
        };
        let piece = self.buffer.split_to(self.scanned + at);
        self.after_return = self.buffer.first() == Some(&CR);
        self.buffer.advance(1);
        self.scanned = 0;
        Some(piece)
    }

    /// What is left, which has no end.
    pub(super) fn rest(&mut self) -> Option<BytesMut> {
        self.scanned = 0;
        let rest = self.buffer.split();
        (!rest.is_empty()).then_some(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of `text`, which arrives `size` bytes at a time, and its rest.
    fn pieces(ends: Ends, text: &str, size: usize) -> (Vec<String>, Option<String>) {
        let mut splitter = Splitter::new(ends);
        let mut found = Vec::new();
        let text_of = |piece: BytesMut| String::from_utf8(piece.to_vec()).expect("UTF-8");
        for chunk in text.as_bytes().chunks(size) {
            splitter.push(chunk);
            while let Some(piece) = splitter.next() {
                found.push(text_of(piece));
            }
        }
        (found, splitter.rest().map(text_of))
    }

    #[test]
    fn pieces_do_not_depend_on_where_chunks_end() {
        let text = "α\r\nb\rc\n\n\r\r\nrest";
        for size in 1..=text.len() {
            let (lines, rest) = pieces(Ends::Line, text, size);
            assert_eq!(lines, ["α", "b", "c", "", "", ""], "{size}");
            assert_eq!(rest.as_deref(), Some("rest"));
            let (lines, rest) = pieces(Ends::Newline, text, size);
            assert_eq!(lines, ["α\r", "b\rc", "", "\r\r"], "{size}");
            assert_eq!(rest.as_deref(), Some("rest"));
            let (records, rest) = pieces(Ends::Record, "\u{1e}1\n\u{1e}[\n2]\n", size);
            assert_eq!(records, ["", "1\n"], "{size}");
            assert_eq!(rest.as_deref(), Some("[\n2]\n"));
        }
    }
}
