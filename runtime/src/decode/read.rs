//! The readers of bodies: JSON, text, bytes, and none.
//!
//! Takes a raw answer and what is documented of it; gives a value, or what does not fit.

use bytes::Bytes;

use super::message::message_of;
use super::{Answer, Misfit, charset, media};
use crate::codec::{Slot, Wire, without_value};
use crate::response::RawResponse;

/// Reads the body of one documented answer.
pub type Reader<T> = fn(&Answer, &RawResponse) -> Result<T, Misfit>;

/// A JSON body. When the client [validates responses](crate::ClientBuilder::validate_responses), it is held to all
/// that is described of it.
///
/// # Errors
/// When the body is of another media type, is no JSON, has another shape, or breaks a rule.
pub fn json<T: Wire>(_: &Answer, raw: &RawResponse) -> Result<T, Misfit> {
    expect_json(raw)?;
    let value: T = crate::json::from_slice(without_mark(raw.body()))
        .map_err(|error| Misfit::new(error.path(), without_value(error.message())))?;
    hold_to_description(&value, raw)?;
    if !raw.status().is_success() {
        raw.note_message(message_of(&value));
    }
    Ok(value)
}

/// JSON without the mark that some servers begin it with, which parsers may pass over (RFC 8259 §8.1).
fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json)
}

fn expect_json(raw: &RawResponse) -> Result<(), Misfit> {
    match raw.head.content_type() {
        Some(came) if !media::is_json(came) => Err(Misfit::new(
            "",
            format!("the body is `{came:.80}`, and JSON was expected"),
        )),
        _ if raw.body().is_empty() => {
            Err(Misfit::new("", "the body is empty, and JSON was expected"))
        }
        _ => Ok(()),
    }
}

fn hold_to_description(value: &dyn Slot, raw: &RawResponse) -> Result<(), Misfit> {
    let Some(now) = raw.validate_at else {
        return Ok(());
    };
    crate::json::check_read(without_mark(raw.body()), value, now).map_err(|violations| {
        let first = violations
            .iter()
            .next()
            .map(|first| path_of(&first.pointer));
        Misfit::new(first.unwrap_or_default(), violations.to_string())
    })
}

/// A JSON pointer as the paths of misfits are written: `/files/2/url` is `files[2].url`.
pub(crate) fn path_of(pointer: &str) -> String {
    let mut path = String::new();
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) {
            path.push_str(&format!("[{part}]"));
            continue;
        }
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(&part);
    }
    path
}

/// A body of text, in UTF-8 or in the Latin-1 that its media type says: a `String`, or one that is secret.
///
/// # Errors
/// When the body is of another media type, or no text of its charset.
pub fn text<T: From<String>>(answer: &Answer, raw: &RawResponse) -> Result<T, Misfit> {
    expect_declared(answer, raw)?;
    let text = charset::text(raw.body(), raw.head.content_type());
    let text = text.map_err(|wrong| Misfit::new("", wrong))?;
    Ok(text.into_owned().into())
}

/// A body of any bytes: `Bytes`, or such that are secret.
///
/// # Errors
/// When the body is of another media type.
pub fn bytes<T: From<Bytes>>(answer: &Answer, raw: &RawResponse) -> Result<T, Misfit> {
    expect_declared(answer, raw)?;
    Ok(raw.body().clone().into())
}

fn expect_declared(answer: &Answer, raw: &RawResponse) -> Result<(), Misfit> {
    let came = raw.head.content_type();
    match (answer.media(), came) {
        (Some(declared), Some(came)) if !media::fits(Some(declared), Some(came)) => {
            Err(Misfit::new("", media::mismatch(came, declared)))
        }
        _ => Ok(()),
    }
}

/// No body. One that came is passed over, as HTTP clients have to.
///
/// # Errors
/// Never; it is a [`Reader`] like the others.
pub fn empty(_: &Answer, _: &RawResponse) -> Result<(), Misfit> {
    Ok(())
}
