//! Chooses a union's variant: off the source as it streams where one look tells, else from input kept as a tree.
//!
//! Knows the variants as data ([`Variants`]) and nothing of their types.

mod decide;
mod kept;
mod spelled;
mod tagged;

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::choice::{Choice, Variants};
use super::decode::{Cx, Seed};
use super::precise;
use super::schema::Kinds;
use super::tree::Tree;

pub(super) use self::kept::read as read_tree;
pub(super) use self::spelled::model_of;
pub(crate) use self::spelled::{best, select_tagged};

/// Reads one of several types.
pub(super) struct ChoiceVisitor<'a> {
    pub(super) choice: &'a mut dyn Choice,
    pub(super) cx: &'a mut Cx,
}

impl ChoiceVisitor<'_> {
    /// Reads a value of one of `kinds` that is at hand: at once when one variant alone takes it.
    fn scalar<'de, T, E>(
        self,
        kinds: Kinds,
        value: T,
        keep: impl FnOnce(T) -> Tree,
    ) -> Result<(), E>
    where
        T: IntoDeserializer<'de, E>,
        E: Error,
    {
        match sole(self.choice.variants(), kinds) {
            Some(index) => self.variant(index).deserialize(value.into_deserializer()),
            None => self.decide(&keep(value)),
        }
    }

    /// Decides on input that was kept.
    fn decide<E: Error>(self, tree: &Tree) -> Result<(), E> {
        self.cx.on_tree(|cx| decide::decide(self.choice, tree, cx))
    }

    fn variant<'b>(self, index: usize) -> Seed<'b>
    where
        Self: 'b,
    {
        Seed::new(self.choice.select(index), self.cx)
    }
}

/// The one variant of a union without a tag that takes `kinds`.
fn sole(variants: &'static Variants, kinds: Kinds) -> Option<usize> {
    if variants.tag.is_some() {
        return None;
    }
    let mut found = variants
        .variants
        .iter()
        .enumerate()
        .filter(|(_, variant)| variant.shape.kinds.meets(kinds));
    match (found.next(), found.next()) {
        (Some((index, _)), None) => Some(index),
        _ => None,
    }
}

impl<'de> Visitor<'de> for ChoiceVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value of {}", self.choice.variants().name)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.scalar(Kinds::BOOL, value, Tree::Bool)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.scalar(Kinds::INTEGER, value, Tree::I64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.scalar(Kinds::INTEGER, value, Tree::U64)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.decide(&Tree::I128(value))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.decide(&Tree::U128(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.decide(&Tree::F64(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.scalar(Kinds::STRING, value, |value| Tree::Str(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<(), E> {
        self.scalar(Kinds::STRING, value, Tree::Str)
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<(), E> {
        self.decide(&Tree::Bytes(value.to_vec()))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.decide(&Tree::Null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        match sole(self.choice.variants(), Kinds::LIST) {
            Some(index) => self
                .variant(index)
                .deserialize(SeqAccessDeserializer::new(items)),
            None => {
                let tree = Tree::list(items, self.cx)?;
                self.decide(&tree)
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<(), A::Error> {
        let variants = self.choice.variants();
        if let Some(tag) = variants.tag {
            return tagged::read(self.choice, tag, entries, self.cx);
        }
        match sole(variants, Kinds::OBJECT) {
            // With `arbitrary_precision` it may be a number.
            Some(index) if !precise::ON => self
                .variant(index)
                .deserialize(MapAccessDeserializer::new(entries)),
            _ => {
                let tree = Tree::map(entries, self.cx)?;
                self.decide(&tree)
            }
        }
    }
}

/// Reads the variant at `index` from a tree.
fn read_variant<E: Error>(
    choice: &mut dyn Choice,
    index: usize,
    tree: &Tree,
    cx: &mut Cx,
) -> Result<(), E> {
    kept::read(choice.select(index).target(), tree, cx)
}
