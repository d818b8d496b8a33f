//! Reads a value from any serde deserializer into a slot: one driver for all types.
//!
//! A [`Seed`] asks the slot for its target and the deserializer for what suits it; the visitors beside this file do the
//! rest. Knows no format and no model.

mod list;
mod literal;
mod model;
mod path;
mod scalar;
mod whole;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error};

pub(super) use list::KeyText;
pub use literal::one_of;
pub(super) use model::{Progress, read_entry, read_fields};
pub(crate) use path::Cx;
pub(super) use path::{Fit, Step};

use super::precise;
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
    Seed::new(slot, cx).deserialize(deserializer)
}

/// Fills a target.
pub(super) struct Seed<'a> {
    pub(super) target: Target<'a>,
    pub(super) cx: &'a mut Cx,
}

impl<'a> Seed<'a> {
    pub(super) fn new(slot: &'a mut dyn Slot, cx: &'a mut Cx) -> Self {
        Self {
            target: slot.target(),
            cx,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        let cx = self.cx;
        match self.target {
            Target::Str(slot) => from.deserialize_string(scalar::StrVisitor(slot)),
            Target::Integer(slot) => scalar::integer(slot, from, cx),
            Target::Option(slot) => from.deserialize_option(scalar::OptionVisitor { slot, cx }),
            Target::Model(fields) => from.deserialize_map(model::ModelVisitor { fields, cx }),
            Target::List(slot) => from.deserialize_seq(list::ListVisitor { slot, cx }),
            Target::Text(slot) => from.deserialize_str(scalar::TextVisitor(slot)),
            Target::Bool(slot) => Deserialize::deserialize(from).map(|value| *slot = value),
            Target::F64(slot) => {
                *slot = Deserialize::deserialize(from)?;
                precise::check_float(*slot)
            }
            target => rare(target, from, cx),
        }
    }
}

/// The error of a secret: it tells nothing of what was found.
#[cold]
pub(super) fn hidden<E: Error>() -> E {
    E::custom("invalid value of a secret")
}

/// What is rare is apart, so that the frame of what is common stays small: it is on the stack once a level.
#[inline(never)]
fn rare<'de, D: Deserializer<'de>>(
    target: Target<'_>,
    from: D,
    cx: &mut Cx,
) -> Result<(), D::Error> {
    match target {
        Target::F32(slot) => from.deserialize_f32(scalar::SingleVisitor(slot)),
        Target::Map(slot) => from.deserialize_map(list::MapVisitor { slot, cx }),
        Target::Choice(choice) => from.deserialize_any(ChoiceVisitor { choice, cx }),
        Target::Value(slot) => {
            cx.note_loose();
            *slot = Deserialize::deserialize(from)?;
            precise::check_value(slot)
        }
        // Errors often quote what was found: here they must not.
        Target::Secret(slot) => cx
            .in_secret(|cx| Seed::new(slot, cx).deserialize(from))
            .map_err(|_| hidden()),
        Target::File(slot) => from.deserialize_str(scalar::TextVisitor(slot)),
        Target::Tuple(slot) => from.deserialize_seq(list::TupleVisitor { slot, cx }),
        Target::Constant(value) => literal::constant(value, from, cx),
        Target::OneOf(slot) => literal::read_one_of(slot, from, cx),
        _ => <()>::deserialize(from),
    }
}
