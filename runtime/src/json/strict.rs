//! Reading that holds a text to all that its type's description says.
//!
//! Types are read leniently: what they have no place for is passed over, and what they can mend is mended. Here the text
//! itself is judged beside them: members that nothing allows, the digits of numbers, URLs that are no URIs.

use super::{DecodeError, Written};
use crate::codec::{Slot, Wire};
use crate::types::UnixMillis;
use crate::validate::{self, Violations};

/// Why a text is not what its type's description says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StrictError {
    /// It is no JSON, or holds no such value.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// It breaks rules.
    #[error(transparent)]
    Rules(#[from] Violations),
}

/// Reads a value from JSON and holds the text to the rules of the value's declaration, as
/// [`Validate`](crate::Validate) does, and to what the value itself no longer tells: members that a closed model has no
/// field for, numbers by their digits, URLs as they are written.
///
/// # Errors
/// When the bytes are no JSON, hold no `T`, or break rules: then all of the violations.
pub fn from_slice_strict<T: Wire>(bytes: &[u8]) -> Result<T, StrictError> {
    let value: T = super::from_slice(bytes)?;
    check_read(bytes, &value, UnixMillis::now())?;
    Ok(value)
}

/// As [`from_slice_strict`], from text.
///
/// # Errors
/// As [`from_slice_strict`].
pub fn from_str_strict<T: Wire>(text: &str) -> Result<T, StrictError> {
    from_slice_strict(text.as_bytes())
}

/// Holds `value`, which was read from `bytes`, and the bytes themselves to the rules.
pub(crate) fn check_read(
    bytes: &[u8],
    value: &dyn Slot,
    now: UnixMillis,
) -> Result<(), Violations> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let mut found = Violations::default();
    match Written::read(text) {
        Ok(written) => validate::check_written(value, &written, now, &mut found),
        // Bytes that are no text were read all the same: the value stands for them.
        Err(_) => {
            validate::check_kept(value, &[], "", now, &mut found);
        }
    }
    found.into_result()
}
