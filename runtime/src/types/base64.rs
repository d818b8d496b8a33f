//! Bytes that stand in JSON as base64 (OpenAPI's `format: byte`, `contentEncoding: base64`).

use std::fmt;

use base64::Engine;
use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;

use crate::codec::{Shape, Target, TextError, TextSlot, View, Wire};

/// Bytes, in JSON a string in base64 with the standard alphabet and padding (RFC 4648 §4).
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64(pub Vec<u8>);

impl Base64 {
    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl<T: Into<Vec<u8>>> From<T> for Base64 {
    fn from(bytes: T) -> Self {
        Self(bytes.into())
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Base64Display::new(&self.0, &STANDARD).fmt(f)
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base64({self})")
    }
}

impl TextSlot for Base64 {
    fn read_text(&mut self, text: &str) -> Result<(), TextError> {
        self.0 = STANDARD
            .decode(text)
            // What is wrong with it, the crate says with a byte that came.
            .map_err(|_| TextError::expected("base64"))?;
        Ok(())
    }
}

impl Wire for Base64 {
    const SHAPE: Shape = Shape::FORMAT;

    fn empty() -> Self {
        Self(Vec::new())
    }

    fn view(&self) -> View<'_> {
        View::Display(self)
    }

    fn target(&mut self) -> Target<'_> {
        Target::Text(self)
    }
}
