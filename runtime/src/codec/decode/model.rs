//! The visitor for models: keys to fields, duplicates, what is missing, what is left over.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::{Cx, Seed, Step, list};
use crate::codec::schema::{Flags, Schema};
use crate::codec::slot::{Fields, MapSlot, Target};

pub(super) struct ModelVisitor<'a> {
    pub(super) fields: &'a mut dyn Fields,
    pub(super) cx: &'a mut Cx,
}

impl<'de> Visitor<'de> for ModelVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", self.fields.schema().name)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<(), A::Error> {
        self.cx.enter()?;
        let progress = Progress::start(self.fields);
        read_fields(self.fields, entries, progress, self.cx)?;
        self.cx.leave();
        Ok(())
    }
}

/// Which fields were read, and which is expected next.
pub(in crate::codec) struct Progress {
    seen: u64,
    /// Further words for models of more than 64 fields.
    more: Vec<u64>,
    next: usize,
}

impl Progress {
    /// Before the first entry. Empties the field that takes left over keys.
    pub(in crate::codec) fn start(fields: &mut dyn Fields) -> Self {
        let schema = fields.schema();
        if let Some(map) = schema.flatten.and_then(|index| flattened(fields, index)) {
            map.start();
        }
        Self {
            seen: 0,
            more: vec![0; schema.fields.len().saturating_sub(1) / 64],
            next: 0,
        }
    }

    /// Notes that a field was read; false when it had been before.
    #[inline]
    fn note(&mut self, index: usize) -> bool {
        self.next = index + 1;
        let word = match (index / 64).checked_sub(1) {
            None => &mut self.seen,
            Some(word) => match self.more.get_mut(word) {
                Some(word) => word,
                None => return true,
            },
        };
        let bit = 1 << (index % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    #[inline]
    fn has(&self, index: usize) -> bool {
        let word = match (index / 64).checked_sub(1) {
            None => self.seen,
            Some(word) => self.more.get(word).copied().unwrap_or(0),
        };
        word & (1 << (index % 64)) != 0
    }

    pub(in crate::codec) fn finish<E: Error>(&self, schema: &'static Schema) -> Result<(), E> {
        if schema.required & !self.seen == 0 && schema.fields.len() <= 64 {
            Ok(())
        } else {
            self.missing(schema)
        }
    }

    #[cold]
    fn missing<E: Error>(&self, schema: &'static Schema) -> Result<(), E> {
        let missing = |index: usize, flags: Flags| flags.has(Flags::REQUIRED) && !self.has(index);
        match schema
            .fields
            .iter()
            .enumerate()
            .find(|(index, field)| missing(*index, field.flags))
        {
            Some((_, field)) => Err(E::missing_field(field.name)),
            None => Ok(()),
        }
    }
}

/// Reads all entries that are left into the fields, and checks that nothing is missing.
pub(in crate::codec) fn read_fields<'de, A: MapAccess<'de>>(
    fields: &mut dyn Fields,
    mut entries: A,
    mut progress: Progress,
    cx: &mut Cx,
) -> Result<(), A::Error> {
    let schema = fields.schema();
    let mut other = String::new();
    while let Some(key) = entries.next_key_seed(Key {
        schema,
        hint: progress.next,
        other: &mut other,
    })? {
        match (key, schema.flatten) {
            (Some(index), _) => {
                let name = begin(schema, index, &mut progress, cx)?;
                let target = fields.target(index);
                if let Err(error) = entries.next_value_seed(Seed {
                    target,
                    cx: &mut *cx,
                }) {
                    cx.note(Step::Field(name));
                    return Err(error);
                }
            }
            (None, Some(index)) => match flattened(fields, index) {
                Some(map) => {
                    cx.note_loose();
                    list::read_value(map, &other, &mut entries, cx)?;
                }
                None => drop(entries.next_value::<IgnoredAny>()?),
            },
            (None, None) => {
                cx.note_dropped(schema);
                entries.next_value::<IgnoredAny>()?;
            }
        }
    }
    progress.finish(schema)
}

/// Reads one entry whose key is known already, by `read`.
pub(in crate::codec) fn read_entry<E: Error>(
    fields: &mut dyn Fields,
    key: &str,
    progress: &mut Progress,
    cx: &mut Cx,
    read: impl for<'t> FnOnce(Target<'t>, &'t mut Cx) -> Result<(), E>,
) -> Result<(), E> {
    let schema = fields.schema();
    if let Some(index) = schema.find(key, progress.next) {
        let name = begin(schema, index, progress, cx)?;
        return read(fields.target(index), cx).inspect_err(|_| cx.note(Step::Field(name)));
    }
    let Some(map) = schema.flatten.and_then(|index| flattened(fields, index)) else {
        cx.note_dropped(schema);
        return Ok(());
    };
    cx.note_loose();
    read(map.insert(key), cx).inspect_err(|_| cx.note(Step::Key(key.to_owned())))
}

fn begin<E: Error>(
    schema: &'static Schema,
    index: usize,
    progress: &mut Progress,
    cx: &mut Cx,
) -> Result<&'static str, E> {
    let Some(field) = schema.fields.get(index) else {
        return Ok("");
    };
    if !progress.note(index) {
        return Err(E::duplicate_field(field.name));
    }
    if field.flags.has(Flags::CONSTANT) {
        cx.fit.constants += 1;
    }
    Ok(field.name)
}

fn flattened(fields: &mut dyn Fields, index: usize) -> Option<&mut dyn MapSlot> {
    match fields.target(index) {
        Target::Map(map) => Some(map),
        _ => None,
    }
}

/// Finds the field of a key. What no field has goes to `other`, when the model has a place for it.
struct Key<'a> {
    schema: &'static Schema,
    hint: usize,
    other: &'a mut String,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Option<usize>, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Option<usize>, E> {
        let found = self.schema.find(key, self.hint);
        if found.is_none() && self.schema.flatten.is_some() {
            key.clone_into(self.other);
        }
        Ok(found)
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Option<usize>, E> {
        match std::str::from_utf8(key) {
            Ok(key) => self.visit_str(key),
            Err(_) => Err(E::invalid_value(serde::de::Unexpected::Bytes(key), &self)),
        }
    }

    fn visit_u64<E: Error>(self, key: u64) -> Result<Option<usize>, E> {
        self.visit_str(&key.to_string())
    }

    fn visit_i64<E: Error>(self, key: i64) -> Result<Option<usize>, E> {
        self.visit_str(&key.to_string())
    }

    fn visit_bool<E: Error>(self, key: bool) -> Result<Option<usize>, E> {
        self.visit_str(if key { "true" } else { "false" })
    }
}
