//! Strings as JSON text: the same escapes as serde_json, found eight bytes at a time.

use std::fmt;

/// Writes `text` with its quotes.
pub(super) fn write_str(out: &mut Vec<u8>, text: &str) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    write_escaped(out, text.as_bytes());
    out.push(b'"');
}

/// Takes text in parts and writes it escaped.
pub(super) struct Escaping<'a>(pub(super) &'a mut Vec<u8>);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        write_escaped(self.0, text.as_bytes());
        Ok(())
    }
}

fn write_escaped(out: &mut Vec<u8>, mut bytes: &[u8]) {
    loop {
        let (plain, rest) = bytes.split_at(plain_len(bytes));
        push(out, plain);
        let Some((byte, rest)) = rest.split_first() else {
            return;
        };
        write_escape(out, *byte);
        bytes = rest;
    }
}

/// Adds bytes that are few, as names and most strings are: by words, since calling the system's copy takes longer.
#[inline]
pub(super) fn push(out: &mut Vec<u8>, bytes: &[u8]) {
    match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(start), Some(end)) if bytes.len() <= 16 => {
            out.extend_from_slice(start);
            // The two words overlap: what the second has again goes first.
            out.truncate(out.len() + bytes.len() - 16);
            out.extend_from_slice(end);
        }
        _ => out.extend_from_slice(bytes),
    }
}

/// How many bytes from the start need no escape.
#[inline]
fn plain_len(bytes: &[u8]) -> usize {
    let mut at = 0;
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
        let marks = special(u64::from_le_bytes(*chunk));
        if marks != 0 {
            return at + (marks.trailing_zeros() / 8) as usize;
        }
        at += 8;
        rest = after;
    }
    match bytes.last_chunk::<8>() {
        // The last eight once more, of which some were looked at before and are plain.
        Some(chunk) if !rest.is_empty() => match special(u64::from_le_bytes(*chunk)) {
            0 => bytes.len(),
            marks => bytes.len() - 8 + (marks.trailing_zeros() / 8) as usize,
        },
        Some(_) => bytes.len(),
        None => rest
            .iter()
            .position(|byte| is_special(*byte))
            .unwrap_or(rest.len()),
    }
}

const ONES: u64 = u64::MAX / 255;
const HIGHS: u64 = ONES << 7;

/// Marks, in each byte's high bit, those that need an escape. Marks above the lowest may be wrong.
const fn special(word: u64) -> u64 {
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let control = word.wrapping_sub(ONES * 0x20);
    (control | quote.wrapping_sub(ONES) | backslash.wrapping_sub(ONES)) & !word & HIGHS
}

const fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

#[cold]
fn write_escape(out: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'"' => b'"',
        b'\\' => b'\\',
        0x08 => b'b',
        0x0c => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => return write_unicode(out, byte),
    };
    out.extend_from_slice(&[b'\\', short]);
}

fn write_unicode(out: &mut Vec<u8>, byte: u8) {
    let digit = |nibble: u8| {
        if nibble < 10 {
            b'0' + nibble
        } else {
            b'a' + nibble - 10
        }
    };
    out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
}
