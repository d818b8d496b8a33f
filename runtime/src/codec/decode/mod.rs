//! Reads a value from any serde deserializer into a slot: one driver for all types.
//!
//! A [`Seed`] asks the slot for its target and the deserializer for what suits it; the visitors beside this file do the
//! rest. Knows no format and no model.

mod list;
mod model;
mod path;
mod scalar;

use serde::de::{DeserializeSeed, Deserializer, Error};
use serde::{Deserialize, de};

pub(super) use list::KeyText;
pub(super) use model::{Progress, read_entry, read_fields};
pub(crate) use path::Cx;
pub(super) use path::{Fit, Step};

use super::slot::{Slot, Target, Wire};
use super::union::ChoiceVisitor;

/// Reads a `T`. The message of an error begins with the path to the place.
///
/// # Errors
/// When the source has an error, or holds no `T`.
pub fn decode<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::empty();
    fill(&mut value, deserializer)?;
    Ok(value)
}

/// Reads into `slot`, which holds what had been read after an error.
///
/// # Errors
/// As [`decode`].
pub fn fill<'de, D: Deserializer<'de>>(
    slot: &mut dyn Slot,
    deserializer: D,
) -> Result<(), D::Error> {
    let mut cx = Cx::default();
    fill_at(slot, deserializer, &mut cx).map_err(|error| path::with_path(error, &cx.path()))
}

/// Reads into `slot`; after an error `cx` has the path to the place.
pub(crate) fn fill_at<'de, D: Deserializer<'de>>(
    slot: &mut dyn Slot,
    deserializer: D,
    cx: &mut Cx,
) -> Result<(), D::Error> {
    Seed { slot, cx }.deserialize(deserializer)
}

/// Fills a slot.
pub(super) struct Seed<'a> {
    pub(super) slot: &'a mut dyn Slot,
    pub(super) cx: &'a mut Cx,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        let cx = self.cx;
        match self.slot.target() {
            Target::Str(slot) => from.deserialize_string(scalar::StrVisitor(slot)),
            Target::Integer(slot) => scalar::integer(slot, from),
            Target::Option(slot) => from.deserialize_option(scalar::OptionVisitor { slot, cx }),
            Target::Model(fields) => from.deserialize_map(model::ModelVisitor { fields, cx }),
            Target::List(slot) => from.deserialize_seq(list::ListVisitor { slot, cx }),
            Target::Text(slot) => from.deserialize_str(scalar::TextVisitor(slot)),
            Target::Bool(slot) => de::Deserialize::deserialize(from).map(|value| *slot = value),
            Target::F64(slot) => de::Deserialize::deserialize(from).map(|value| *slot = value),
            Target::F32(slot) => de::Deserialize::deserialize(from).map(|value| *slot = value),
            Target::Null => <()>::deserialize(from),
            Target::Map(slot) => from.deserialize_map(list::MapVisitor { slot, cx }),
            Target::Choice(choice) => from.deserialize_any(ChoiceVisitor { choice, cx }),
            Target::Value(slot) => {
                cx.note_loose();
                de::Deserialize::deserialize(from).map(|value| *slot = value)
            }
            Target::Secret(slot) => secret(Seed { slot, cx }, from),
        }
    }
}

/// Errors often quote what was found: here they must not.
fn secret<'de, D: Deserializer<'de>>(seed: Seed<'_>, from: D) -> Result<(), D::Error> {
    seed.deserialize(from)
        .map_err(|_| D::Error::custom("invalid value of a secret"))
}
