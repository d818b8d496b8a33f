//! Visitors for arrays and for objects with keys of their own.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::{Cx, Seed, Step};
use crate::codec::slot::{ListSlot, MapSlot, TupleSlot};

pub(super) struct ListVisitor<'a> {
    pub(super) slot: &'a mut dyn ListSlot,
    pub(super) cx: &'a mut Cx,
}

impl<'de> Visitor<'de> for ListVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Self { slot, cx } = self;
        cx.enter()?;
        slot.start(items.size_hint().unwrap_or(0));
        let mut index = 0;
        loop {
            match items.next_element_seed(Item {
                slot: &mut *slot,
                cx: &mut *cx,
            }) {
                Ok(Some(())) => index += 1,
                Ok(None) => break,
                Err(error) => {
                    cx.note(Step::Index(index));
                    return Err(error);
                }
            }
        }
        cx.leave();
        Ok(())
    }
}

/// Adds an item only once the source has one.
struct Item<'a> {
    slot: &'a mut dyn ListSlot,
    cx: &'a mut Cx,
}

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        Seed {
            target: self.slot.push(),
            cx: self.cx,
        }
        .deserialize(from)
    }
}

pub(super) struct TupleVisitor<'a> {
    pub(super) slot: &'a mut dyn TupleSlot,
    pub(super) cx: &'a mut Cx,
}

impl<'de> Visitor<'de> for TupleVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array of {} items", self.slot.len())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.cx.enter()?;
        let len = self.slot.len();
        for index in 0..len {
            let Some(target) = self.slot.item(index) else {
                break;
            };
            let cx = &mut *self.cx;
            match items.next_element_seed(Seed { target, cx }) {
                Ok(Some(())) => {}
                Ok(None) => return Err(A::Error::invalid_length(index, &self)),
                Err(error) => {
                    self.cx.note(Step::Index(index));
                    return Err(error);
                }
            }
        }
        let mut more = 0;
        while items.next_element::<IgnoredAny>()?.is_some() {
            more += 1;
        }
        if more > 0 {
            return Err(A::Error::invalid_length(len + more, &self));
        }
        self.cx.leave();
        Ok(())
    }
}

pub(super) struct MapVisitor<'a> {
    pub(super) slot: &'a mut dyn MapSlot,
    pub(super) cx: &'a mut Cx,
}

impl<'de> Visitor<'de> for MapVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Self { slot, cx } = self;
        cx.enter()?;
        slot.start();
        let mut key = String::new();
        while entries.next_key_seed(KeyText(&mut key))?.is_some() {
            cx.note_loose();
            read_value(slot, &key, &mut entries, cx)?;
        }
        cx.leave();
        Ok(())
    }
}

/// Reads the value of an entry whose key was read.
pub(super) fn read_value<'de, A: MapAccess<'de>>(
    slot: &mut dyn MapSlot,
    key: &str,
    entries: &mut A,
    cx: &mut Cx,
) -> Result<(), A::Error> {
    let target = slot.insert(key);
    entries
        .next_value_seed(Seed {
            target,
            cx: &mut *cx,
        })
        .inspect_err(|_| cx.note(Step::Key(key.to_owned())))
}

/// Reads a key into a string that the next one uses again.
pub(in crate::codec) struct KeyText<'a>(pub(in crate::codec) &'a mut String);

impl<'de> DeserializeSeed<'de> for KeyText<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for KeyText<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<(), E> {
        key.clone_into(self.0);
        Ok(())
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<(), E> {
        match std::str::from_utf8(key) {
            Ok(key) => self.visit_str(key),
            Err(_) => Err(E::invalid_value(Unexpected::Bytes(key), &self)),
        }
    }

    fn visit_u64<E: Error>(self, key: u64) -> Result<(), E> {
        self.visit_str(&key.to_string())
    }

    fn visit_i64<E: Error>(self, key: i64) -> Result<(), E> {
        self.visit_str(&key.to_string())
    }

    fn visit_bool<E: Error>(self, key: bool) -> Result<(), E> {
        self.visit_str(if key { "true" } else { "false" })
    }
}
