//! Bodies of `multipart/form-data` (RFC 7578): a part for each property, and for each item of an array.
//!
//! A file keeps its bytes and says its name and media type, an object is JSON, all else is plain text. The same value
//! makes the same bytes: the boundary is made of what it has to differ from. A file that is a stream stays one; what is in
//! it is not known, and then the boundary is made of chance.

use std::mem;

use super::plain::{each_property, text};
use super::{Misuse, STREAM_WITHIN, holds_stream};
use crate::body::{Body, Piece};
use crate::clock::random;
use crate::codec::View;
use crate::decode;
use crate::operation::Encoding;
use crate::types::Upload;

/// A body and the line that divides it, which its `content-type` has to say.
#[derive(Debug)]
pub(crate) struct Multipart {
    pub(crate) boundary: String,
    pub(crate) body: Body,
}

struct Part {
    head: Vec<u8>,
    content: Body,
}

impl Part {
    /// The bytes, as far as they are known.
    fn known(&self) -> &[u8] {
        self.content.as_bytes().unwrap_or_default()
    }
}

/// The body.
pub(crate) fn multipart(view: View<'_>, encodings: &[Encoding]) -> Result<Multipart, Misuse> {
    let view = view.opened();
    if !matches!(view, View::Map(_) | View::Model(_) | View::Tagged(_)) {
        return Err(Misuse::new(
            "must be an object: a form is made of names and values",
        ));
    }
    let mut parts = Vec::new();
    let mut misuse = None;
    each_property(view, &mut |name, value| {
        let encoding = encodings.iter().find(|encoding| encoding.name == name);
        if let Err(wrong) = add(name, value, encoding, &mut parts) {
            misuse = Some(wrong);
        }
    });
    misuse.map_or_else(|| Ok(joined(&parts)), Err)
}

/// Adds a property: the items of an array each as a part of its own.
fn add(
    name: &str,
    value: View<'_>,
    encoding: Option<&Encoding>,
    parts: &mut Vec<Part>,
) -> Result<(), Misuse> {
    match value.opened() {
        View::List(items) => (0..items.len())
            .filter_map(|index| items.get(index))
            .try_for_each(|item| add_one(name, item, encoding, parts)),
        value => add_one(name, value, encoding, parts),
    }
}

fn add_one(
    name: &str,
    value: View<'_>,
    encoding: Option<&Encoding>,
    parts: &mut Vec<Part>,
) -> Result<(), Misuse> {
    let said = encoding.and_then(|encoding| encoding.content);
    let (content, file, media) = match value.opened() {
        View::File(file) => {
            let name = file.name().unwrap_or(name);
            (file.body().clone(), Some(name), Some(media_of(file, said)?))
        }
        value => {
            if holds_stream(value) {
                return Err(STREAM_WITHIN);
            }
            let object = value.has_members();
            let Some(plain) = text(value) else {
                return Ok(());
            };
            let media = said_of(object, said);
            let json = media.is_some_and(decode::is_json);
            let content = if json {
                crate::json::view_to_string(value)
            } else {
                plain
            };
            (content.into(), None, media)
        }
    };
    let mut head = head(name, file, media).into_bytes();
    if let View::File(file) = value.opened() {
        push_headers(&mut head, file);
    }
    parts.push(Part { head, content });
    Ok(())
}

/// The one type that the part of a value says: of those that the operation names the first that can hold it, and JSON for an
/// object. A text of which nothing is said is plain (RFC 7578 §4.4).
fn said_of(object: bool, said: Option<&str>) -> Option<&str> {
    let mut types = said.into_iter().flat_map(each_type);
    match object {
        true => Some(
            types
                .find(|media| decode::is_json(media))
                .unwrap_or("application/json"),
        ),
        false => types.next(),
    }
}

/// The media types in a list, without ranges.
fn each_type(said: &str) -> impl Iterator<Item = &str> {
    let types = said.split(',').map(str::trim);
    types.filter(|media| decode::is_type(media) && !media.contains('*'))
}

/// What the file says of itself, else what the operation says of it where that is one type.
fn media_of<'a>(file: &'a Upload, said: Option<&'a str>) -> Result<&'a str, Misuse> {
    const BYTES: &str = "application/octet-stream";
    let allows_bytes = |said: &str| {
        let mut types = said.split(',').map(str::trim);
        types.any(|media| decode::fits(Some(media), Some(BYTES)))
    };
    let one = said.filter(|media| !media.contains(['*', ',']));
    if file.media().is_none() && one.is_none() && said.is_some_and(|said| !allows_bytes(said)) {
        return Err(Misuse::new(
            "has a file that must say which of several media types it is of: see `Upload::of_type`",
        ));
    }
    let media = file.media().or(one).unwrap_or(BYTES);
    if media.bytes().any(|byte| byte.is_ascii_control()) {
        return Err(Misuse::new(
            "has a file whose media type is not on one line",
        ));
    }
    Ok(media)
}

/// A file's own headers. No value has a line break: `HeaderValue` lets none in.
fn push_headers(head: &mut Vec<u8>, file: &Upload) {
    for (name, value) in file.headers() {
        head.extend_from_slice(b"\r\n");
        head.extend_from_slice(name.as_str().as_bytes());
        head.extend_from_slice(b": ");
        head.extend_from_slice(value.as_bytes());
    }
}

fn head(name: &str, file: Option<&str>, media: Option<&str>) -> String {
    let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
    if let Some(file) = file {
        head.push_str(&format!("; filename=\"{}\"", quoted(file)));
    }
    if let Some(media) = media {
        head.push_str(&format!("\r\nContent-Type: {media}"));
    }
    head
}

/// What ends a quoted name, written as browsers do (WHATWG HTML, multipart/form-data encoding algorithm).
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn joined(parts: &[Part]) -> Multipart {
    let boundary = boundary(parts);
    let mut pieces = Vec::new();
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
        bytes.extend_from_slice(&part.head);
        bytes.extend_from_slice(b"\r\n\r\n");
        match part.content.as_bytes() {
            Some(content) => bytes.extend_from_slice(content),
            None => {
                pieces.push(Piece::Bytes(mem::take(&mut bytes).into()));
                pieces.extend_from_slice(part.content.pieces());
            }
        }
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let body = match pieces.is_empty() {
        true => Body::from(bytes),
        false => {
            pieces.push(Piece::Bytes(bytes.into()));
            Body::of_pieces(pieces)
        }
    };
    Multipart { boundary, body }
}

/// A text that no part holds: a hash (FNV-1a) of all parts, counted up until it is none of theirs. Behind it stands chance,
/// where a stream may hold anything.
fn boundary(parts: &[Part]) -> String {
    let streams = parts.iter().any(|part| part.content.as_bytes().is_none());
    let chance = match streams {
        true => format!("{:016x}{:016x}", random(), random()),
        false => String::new(),
    };
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(Part::known) {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    loop {
        let boundary = format!("typewright-{hash:016x}{chance}");
        let held = |part: &Part| {
            let mut windows = part.known().windows(boundary.len());
            windows.any(|window| window == boundary.as_bytes())
        };
        if !parts.iter().any(held) {
            return boundary;
        }
        hash = hash.wrapping_add(1);
    }
}
