//! Visitors for strings, integers and what may be null.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};

use super::{Cx, Seed, whole};
use crate::codec::precise;
use crate::codec::scalar::{Integer, Width};
use crate::codec::slot::{OptionSlot, TextSlot};
use crate::codec::tree::TreeReader;

pub(super) struct StrVisitor<'a>(pub(super) &'a mut String);

impl<'de> Visitor<'de> for StrVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        *self.0 = text.to_owned();
        Ok(())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        *self.0 = text;
        Ok(())
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| E::invalid_value(Unexpected::Bytes(bytes), &self))?;
        self.visit_str(text)
    }
}

pub(super) struct TextVisitor<'a>(pub(super) &'a mut dyn TextSlot);

impl<'de> Visitor<'de> for TextVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0
            .read_text(text)
            .map_err(|error| E::invalid_value(Unexpected::Str(text), &error.what()))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| E::invalid_value(Unexpected::Bytes(bytes), &self))?;
        self.visit_str(text)
    }
}

pub(super) fn integer<'de, D: Deserializer<'de>>(
    slot: &mut dyn Integer,
    from: D,
    cx: &mut Cx,
) -> Result<(), D::Error> {
    match slot.width() {
        Width::Signed(_) if !precise::ON => from.deserialize_i64(IntegerVisitor(slot)),
        Width::Unsigned(_) if !precise::ON => from.deserialize_u64(IntegerVisitor(slot)),
        width => {
            let tree = whole::tree(width, from, cx)?;
            TreeReader::new(&tree).deserialize_i128(IntegerVisitor(slot))
        }
    }
}

/// Takes a number of single precision. One that is too large for it would be infinite, which no JSON is.
pub(super) struct SingleVisitor<'a>(pub(super) &'a mut f32);

impl<'de> Visitor<'de> for SingleVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("f32")
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        *self.0 = value;
        precise::check_float(f64::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        *self.0 = value as f32;
        if self.0.is_infinite() && value.is_finite() {
            return Err(precise::out_of_range());
        }
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.visit_f32(value as f32)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.visit_f32(value as f32)
    }
}

struct IntegerVisitor<'a>(&'a mut dyn Integer);

impl IntegerVisitor<'_> {
    fn found<E: Error>(&self, taken: bool, found: Unexpected<'_>) -> Result<(), E> {
        if taken {
            Ok(())
        } else {
            Err(E::invalid_value(found, &self.0.width().name()))
        }
    }
}

/// Up to here each integer has a double of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl<'de> Visitor<'de> for IntegerVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.width().name())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        let taken = self.0.set_i64(value);
        self.found(taken, Unexpected::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        let taken = self.0.set_u64(value);
        self.found(taken, Unexpected::Unsigned(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        let taken = self.0.set_i128(value);
        self.found(taken, Unexpected::Other(&format!("integer `{value}`")))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        let taken = self.0.set_u128(value);
        self.found(taken, Unexpected::Other(&format!("integer `{value}`")))
    }

    /// JSON Schema: `1.0` is an integer. serde's own integers refuse it.
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        if value.fract() == 0.0 && value.abs() <= EXACT {
            let taken = self.0.set_i64(value as i64);
            self.found(taken, Unexpected::Float(value))
        } else {
            Err(E::invalid_type(Unexpected::Float(value), &self))
        }
    }
}

pub(super) struct OptionVisitor<'a> {
    pub(super) slot: &'a mut dyn OptionSlot,
    pub(super) cx: &'a mut Cx,
}

impl<'de> Visitor<'de> for OptionVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.slot.none();
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        Seed {
            target: self.slot.some(),
            cx: self.cx,
        }
        .deserialize(from)
    }
}
