//! The parts of a `multipart/form-data` body (RFC 7578, RFC 2046 §5.1): their heads as they are said, their contents as they
//! are.
//!
//! Takes the boundary and the bytes; gives the parts, or says where the body is no form of parts. It knows no types.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName, HeaderValue};
use memchr::memmem::Finder;
use percent_encoding::percent_decode_str;

/// One part.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The name of the property.
    pub(super) name: String,
    /// The file's name.
    pub(super) file: Option<String>,
    /// The media type, where one is said.
    pub(super) media: Option<String>,
    /// Further headers.
    pub(super) headers: HeaderMap,
    pub(super) content: Cow<'a, [u8]>,
}

/// As many as other readers of forms take.
const PARTS: usize = 1000;
/// The headers of one part.
const HEADERS: usize = 16;
/// The bytes of one part's headers.
const HEAD: usize = 16 * 1024;
/// The letters of a boundary (RFC 2046 §5.1.1).
const BOUNDARY: usize = 70;

/// The boundary that a `content-type` names.
pub(super) fn boundary(media: &str) -> Option<String> {
    let (_, parameters) = media.split_once(';')?;
    let boundary = parameter(parameters, "boundary")?;
    let is_one = (1..=BOUNDARY).contains(&boundary.len());
    is_one.then_some(boundary)
}

/// The parts of a body; what is wrong is said in a sentence.
pub(super) fn read<'a>(body: &'a [u8], boundary: &str) -> Result<Vec<Part<'a>>, String> {
    let line = format!("\r\n--{boundary}");
    let finder = Finder::new(line.as_bytes());
    let mut parts = Vec::new();
    let mut rest = begin(body, &finder).ok_or("does not begin with the boundary of its parts")?;
    while let Some(start) = rest {
        if parts.len() == PARTS {
            return Err(format!("has more than {PARTS} parts"));
        }
        let number = parts.len() + 1;
        let (part, after) =
            next(start, &finder).ok_or_else(|| format!("ends within its part {number}"))?;
        let part = self::part(part).map_err(|wrong| format!("has a part {number} {wrong}"))?;
        parts.push(part);
        rest = after;
    }
    Ok(parts)
}

/// What follows the first boundary: a part, or nothing behind the last one. What stands before it means nothing.
fn begin<'a>(body: &'a [u8], finder: &Finder<'_>) -> Option<Option<&'a [u8]>> {
    let line = finder.needle().get(2..)?;
    let first = body.strip_prefix(line).and_then(after);
    first.or_else(|| next(body, finder).map(|(_, rest)| rest))
}

/// What stands before the next boundary, and what follows it.
fn next<'a>(text: &'a [u8], finder: &Finder<'_>) -> Option<(&'a [u8], Option<&'a [u8]>)> {
    let length = finder.needle().len();
    for at in finder.find_iter(text) {
        // A longer line that begins alike is content.
        if let Some(rest) = text.get(at + length..).and_then(after) {
            return Some((text.get(..at)?, rest));
        }
    }
    None
}

/// What follows a boundary on its line: another part, or the end, which two dashes say.
fn after(rest: &[u8]) -> Option<Option<&[u8]>> {
    if rest.starts_with(b"--") {
        return Some(None);
    }
    let blanks = rest.iter().take_while(|byte| b" \t".contains(byte)).count();
    let next = rest.get(blanks..)?.strip_prefix(b"\r\n");
    next.map(Some)
}

fn part(part: &[u8]) -> Result<Part<'_>, String> {
    const WRONG: &str = "whose headers can't be read";
    let mut slots = [httparse::EMPTY_HEADER; HEADERS];
    let head = part.get(..HEAD).unwrap_or(part);
    let (length, headers) = match httparse::parse_headers(head, &mut slots) {
        Ok(httparse::Status::Complete(read)) => read,
        Err(httparse::Error::TooManyHeaders) => {
            return Err(format!("with more than {HEADERS} headers"));
        }
        _ => return Err(WRONG.to_owned()),
    };
    let mut found = HeaderMap::new();
    for header in headers {
        let name = HeaderName::try_from(header.name).map_err(|_| WRONG)?;
        let value = HeaderValue::from_bytes(header.value).map_err(|_| WRONG)?;
        found.append(name, value);
    }
    let content = part.get(length..).unwrap_or_default();
    named(found, content)
}

fn named(mut headers: HeaderMap, content: &[u8]) -> Result<Part<'_>, String> {
    let disposition = headers.remove(CONTENT_DISPOSITION);
    let disposition = disposition.as_ref().and_then(text);
    let (kind, parameters) = disposition
        .as_deref()
        .and_then(|text| text.split_once(';'))
        .unwrap_or_default();
    let is_form = kind.trim().eq_ignore_ascii_case("form-data");
    let name = parameter(parameters, "name").filter(|_| is_form);
    let name = name.ok_or("that says no name (`content-disposition: form-data; name=…`)")?;
    let media = headers.remove(CONTENT_TYPE);
    let content = transferred(&mut headers, content)?;
    Ok(Part {
        name: unescaped(&name),
        file: file_name(parameters),
        media: media.as_ref().and_then(text).map(Cow::into_owned),
        headers,
        content,
    })
}

fn text(value: &HeaderValue) -> Option<Cow<'_, str>> {
    std::str::from_utf8(value.as_bytes()).ok().map(Cow::from)
}

/// The extended notation goes before the plain one (RFC 6266 §4.3), though forms should not have it (RFC 7578 §4.2).
fn file_name(parameters: &str) -> Option<String> {
    let extended = parameter(parameters, "filename*").and_then(|value| {
        let (charset, rest) = value.split_once('\'')?;
        let (_, name) = rest.split_once('\'')?;
        let is_text = charset.eq_ignore_ascii_case("utf-8");
        let name = percent_decode_str(name).decode_utf8().ok()?;
        is_text.then(|| name.into_owned())
    });
    extended.or_else(|| parameter(parameters, "filename").map(|name| unescaped(&name)))
}

/// What browsers write in place of what would end a name (WHATWG HTML, multipart/form-data encoding algorithm).
fn unescaped(name: &str) -> String {
    name.replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
}

/// Bytes as the part's `content-transfer-encoding` has them, which forms should not have, and some still do (RFC 7578 §4.7).
fn transferred<'a>(headers: &mut HeaderMap, content: &'a [u8]) -> Result<Cow<'a, [u8]>, String> {
    let encoding = headers.remove("content-transfer-encoding");
    let encoding = encoding.as_ref().and_then(text).unwrap_or_default();
    match encoding.trim().to_ascii_lowercase().as_str() {
        "" | "binary" | "8bit" | "7bit" => Ok(content.into()),
        "base64" => {
            let letters = content.iter().copied();
            let letters: Vec<u8> = letters.filter(|byte| !byte.is_ascii_whitespace()).collect();
            let bytes = STANDARD.decode(letters);
            bytes.map(Cow::from).map_err(|_| "that is no base64".into())
        }
        _ => Err("in a transfer encoding that is not known".to_owned()),
    }
}

/// The value of a parameter, `; name=value` or `; name="value"` (RFC 9110 §5.6.6).
fn parameter(parameters: &str, name: &str) -> Option<String> {
    let mut rest = parameters;
    loop {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => until_quote(quoted)?,
            None => {
                let end = after.find(';').unwrap_or(after.len());
                let (value, next) = after.split_at_checked(end)?;
                (value.trim().to_owned(), next)
            }
        };
        // What has no value stands between semicolons before the name.
        let key = key.rsplit(';').next().unwrap_or_default().trim();
        if key.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = next;
    }
}

/// The text up to the quote that ends it, and what follows. A backslash keeps a quote and itself, and stands for itself
/// before all else, as in names of files from Windows.
fn until_quote(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((value, text.get(at + 1..)?)),
            '\\' => {
                let kept = letters.next_if(|(_, next)| matches!(next, '"' | '\\'));
                value.push(kept.map_or('\\', |(_, next)| next));
            }
            letter => value.push(letter),
        }
    }
    None
}
