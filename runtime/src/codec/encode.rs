//! Writes a value with any serde serializer, streaming.
//!
//! Knows no format; [`crate::json`] has a writer of its own that is quicker.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::choice::Choice;
use super::schema::Flags;
use super::slot::{Fields, ListView, MapView, Slot, View};
use super::text::Spelled;

/// Writes `value`.
///
/// # Errors
/// Those of the serializer.
pub fn encode<S: Serializer>(value: &dyn Slot, to: S) -> Result<S::Ok, S::Error> {
    Shown(value.view()).serialize(to)
}

/// A value as JSON has it; for expansions. A number that `Value` can't hold becomes null.
#[must_use]
pub fn to_value(value: &dyn Slot) -> serde_json::Value {
    encode(value, serde_json::value::Serializer).unwrap_or_default()
}

/// A slot as something that serde can serialize.
#[derive(Clone, Copy)]
pub struct Encoded<'a>(pub &'a dyn Slot);

impl Serialize for Encoded<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        encode(self.0, to)
    }
}

struct Shown<'a>(View<'a>);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            View::Str(text) => to.serialize_str(text),
            View::Url(url) => to.serialize_str(url.as_str()),
            View::Model(fields) => model(None, fields, to),
            View::I64(value) => to.serialize_i64(value),
            View::U64(value) => to.serialize_u64(value),
            View::F64(value) => to.serialize_f64(value),
            View::Bool(value) => to.serialize_bool(value),
            View::List(items) => list(items, to),
            View::Map(entries) => map(entries, to),
            View::Absent | View::Null => to.serialize_unit(),
            View::F32(value) => to.serialize_f32(value),
            View::I128(value) => to.serialize_i128(*value),
            View::U128(value) => to.serialize_u128(*value),
            View::Display(text) => to.collect_str(text),
            View::Text(text) => to.collect_str(&Spelled(text)),
            View::File(file) => to.collect_str(file),
            View::Tagged(choice) => tagged(choice, to),
            View::Secret(_) | View::Ruled(_) => Self(self.0.opened()).serialize(to),
        }
    }
}

fn list<S: Serializer>(items: &dyn ListView, to: S) -> Result<S::Ok, S::Error> {
    let len = items.len();
    let mut seq = to.serialize_seq(Some(len))?;
    for index in 0..len {
        if let Some(item) = items.get(index) {
            seq.serialize_element(&Shown(item))?;
        }
    }
    seq.end()
}

fn map<S: Serializer>(entries: &dyn MapView, to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(Some(entries.len()))?;
    for (key, value) in entries.entries() {
        map.serialize_entry(key, &Shown(value))?;
    }
    map.end()
}

fn tagged<S: Serializer>(choice: &dyn Choice, to: S) -> Result<S::Ok, S::Error> {
    match choice.fields() {
        Some(fields) => model(choice.tag(), fields, to),
        None => encode(choice.payload(), to),
    }
}

fn model<S: Serializer>(
    tag: Option<(&'static str, &'static str)>,
    fields: &dyn Fields,
    to: S,
) -> Result<S::Ok, S::Error> {
    let schema = fields.schema();
    let mut map = to.serialize_map(Some(count(fields) + usize::from(tag.is_some())))?;
    if let Some((name, value)) = tag {
        map.serialize_entry(name, value)?;
    }
    for (index, field) in schema.fields.iter().enumerate() {
        match fields.view(index) {
            View::Absent if !field.flags.has(Flags::NULLABLE) => {}
            View::Map(entries) if field.flags.has(Flags::FLATTEN) => {
                for (key, value) in entries.entries() {
                    map.serialize_entry(key, &Shown(value))?;
                }
            }
            view => map.serialize_entry(field.name, &Shown(view))?,
        }
    }
    map.end()
}

/// How many entries a model has: some formats write it first.
fn count(fields: &dyn Fields) -> usize {
    let is_there = |flags: Flags| flags.has(Flags::REQUIRED) || flags.has(Flags::NULLABLE);
    let of = |index: usize, flags: Flags| match flags {
        flags if is_there(flags) => 1,
        flags => match fields.view(index) {
            View::Absent => 0,
            View::Map(entries) if flags.has(Flags::FLATTEN) => entries.len(),
            _ => 1,
        },
    };
    let fields = fields.schema().fields.iter().enumerate();
    fields.map(|(index, field)| of(index, field.flags)).sum()
}
