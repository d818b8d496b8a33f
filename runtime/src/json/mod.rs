//! Models as JSON text: the parser is serde_json's, the writer our own and of the same bytes.
//!
//! Takes and gives bytes; knows nothing of what models mean.

mod error;
mod escape;
mod strict;
mod write;
mod written;

pub use error::DecodeError;
pub(crate) use strict::check_read;
pub use strict::{StrictError, from_slice_strict, from_str_strict};
pub(crate) use written::Written;

use crate::codec::{Slot, View, Wire};

/// Writes a value as JSON.
///
/// The bytes are those that serde_json would write. So what is no finite number is null here: JSON has no word for it.
/// [`validate`](crate::Validate::validate) finds it, and nothing is sent that holds it.
#[must_use]
pub fn to_vec(value: &dyn Slot) -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    write::write_view(&mut out, value.view());
    out
}

/// Writes a value as JSON.
#[must_use]
pub fn to_string(value: &dyn Slot) -> String {
    into_text(to_vec(value))
}

/// Writes what a view shows as JSON.
pub(crate) fn view_to_string(view: View<'_>) -> String {
    let mut out = Vec::new();
    write::write_view(&mut out, view);
    into_text(out)
}

/// The writer gives nothing but UTF-8; the lossy way is there because it can't fail.
fn into_text(json: Vec<u8>) -> String {
    String::from_utf8(json)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Reads a value from JSON.
///
/// # Errors
/// When the bytes are no JSON, or hold no `T`; the error has the path to the place.
pub fn from_slice<T: Wire>(bytes: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::empty();
    read(bytes, &mut value)?;
    Ok(value)
}

/// Reads a value from JSON.
///
/// # Errors
/// As [`from_slice`].
pub fn from_str<T: Wire>(text: &str) -> Result<T, DecodeError> {
    let mut value = T::empty();
    error::read_text(text, &mut value)?;
    Ok(value)
}

/// Fills `slot` from JSON. After an error the slot holds what had been read.
///
/// # Errors
/// As [`from_slice`].
pub fn read(bytes: &[u8], slot: &mut dyn Slot) -> Result<(), DecodeError> {
    error::read(bytes, slot)
}
