//! Texts of answers by their charset.
//!
//! Takes bytes and a media type; gives text, or says why there is none. UTF-8 is read, and what the Encoding Standard reads
//! as windows-1252: Latin-1 and ASCII by any of their names.

use std::borrow::Cow;

/// What stands between 0x80 and 0x9F in windows-1252. All other bytes are the code points of their number.
const HIGH: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2C6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}', '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
];

/// Names of windows-1252 (Encoding Standard, §4.2), in small letters.
const LATIN: [&str; 9] = [
    "iso-8859-1",
    "iso8859-1",
    "iso_8859-1",
    "latin1",
    "l1",
    "windows-1252",
    "cp1252",
    "us-ascii",
    "ascii",
];

/// The text that `bytes` are in a body of this type.
pub(super) fn text<'b>(bytes: &'b [u8], media: Option<&str>) -> Result<Cow<'b, str>, String> {
    let said = media.and_then(charset).unwrap_or("utf-8");
    let name = said.to_ascii_lowercase();
    if LATIN.contains(&name.as_str()) {
        return Ok(latin(bytes));
    }
    let is_known = matches!(name.as_str(), "utf-8" | "utf8" | "unicode-1-1-utf-8");
    match std::str::from_utf8(bytes) {
        Ok(text) if is_known || bytes.iter().copied().all(is_plain) => Ok(text.into()),
        Err(error) if is_known => Err(format!("the body is no UTF-8 text: {error}")),
        _ => Err(format!(
            "the body is text in the charset `{said:.40}`, of which only UTF-8 and Latin-1 are read"
        )),
    }
}

/// What is the same letter in most charsets.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r')
}

/// The parameter `charset` of a media type, with or without quotes.
fn charset(media: &str) -> Option<&str> {
    let mut parameters = media.split(';').skip(1);
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"');
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })
}

fn latin(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if bytes.is_ascii() => text.into(),
        _ => bytes.iter().map(|byte| letter(*byte)).collect(),
    }
}

fn letter(byte: u8) -> char {
    let high = byte.checked_sub(0x80);
    let high = high.and_then(|at| HIGH.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], media: &str, expected: Result<&str, &str>) {
        let read = text(bytes, Some(media));
        match (read, expected) {
            (Ok(read), Ok(expected)) => assert_eq!(read, expected),
            (Err(read), Err(expected)) => assert!(read.contains(expected), "{read}"),
            (read, _) => panic!("{read:?}"),
        }
    }

    #[test]
    fn a_text_is_read_by_its_charset() {
        check(
            b"caf\xE9",
            "text/plain; charset=iso-8859-1",
            Ok("caf\u{e9}"),
        );
        check(
            b"\x80 5",
            "text/plain;charset=\"Windows-1252\"",
            Ok("\u{20ac} 5"),
        );
        check(
            b"abc",
            "text/plain; format=flowed; Charset=US-ASCII",
            Ok("abc"),
        );
        check("caf\u{e9}".as_bytes(), "text/plain", Ok("caf\u{e9}"));
        check(
            "caf\u{e9}".as_bytes(),
            "text/plain; charset=UTF8",
            Ok("caf\u{e9}"),
        );
        check(b"abc", "text/plain; charset=koi8-r", Ok("abc"));
    }

    #[test]
    fn what_is_not_read_is_named() {
        check(b"caf\xE9", "text/plain", Err("no UTF-8 text"));
        check(
            b"\xC1",
            "text/plain; charset=koi8-r",
            Err("charset `koi8-r`"),
        );
        check(
            b"a\0b\0",
            "text/plain; charset=utf-16le",
            Err("charset `utf-16le`"),
        );
    }
}
