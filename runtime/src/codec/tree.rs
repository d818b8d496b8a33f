//! Input kept for a second look: what a union reads when its type can't be told as it streams.
//!
//! Keeps order and duplicate keys, so that reading from it is like reading from the source.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    Visitor,
    value::{MapDeserializer, SeqDeserializer},
};
use serde::forward_to_deserialize_any;

use super::decode::{Cx, KeyText};
use super::precise;
use super::slot::{ListView, MapView, View};
use crate::json::Written;
use crate::types::Upload;

/// A value of any kind.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    I64(i64),
    U64(u64),
    I128(i128),
    U128(u128),
    F64(f64),
    Str(String),
    Bytes(Vec<u8>),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
    /// A part of a form, which a file alone takes.
    File(Upload),
    /// What could not be read: whoever reads it gets this sentence.
    Wrong(Box<str>),
}

impl Tree {
    /// What can't be read, and why.
    pub(crate) fn wrong(why: impl Into<Box<str>>) -> Self {
        Self::Wrong(why.into())
    }

    /// JSON by its text, whose numbers keep their digits.
    pub(crate) fn of(written: &Written<'_>) -> Self {
        match written {
            Written::List(_, items) => Self::List(items.iter().map(Self::of).collect()),
            Written::Map(_, members) => {
                let members = members.iter();
                Self::Map(
                    members
                        .map(|(key, value)| (key.clone(), Self::of(value)))
                        .collect(),
                )
            }
            Written::Scalar(text) => Self::scalar(text),
        }
    }

    /// A literal of JSON; what is none is a mistake.
    fn scalar(text: &str) -> Self {
        match text.as_bytes().first() {
            Some(b'-' | b'0'..=b'9') => Self::number(text),
            Some(b'"') => serde_json::from_str(text).map(Self::Str).ok(),
            _ => match text {
                "null" => Some(Self::Null),
                "true" => Some(Self::Bool(true)),
                "false" => Some(Self::Bool(false)),
                _ => None,
            },
        }
        .unwrap_or_else(|| Self::wrong("is no JSON"))
    }

    /// A number of JSON, as whole as it is.
    pub(crate) fn number(digits: &str) -> Option<Self> {
        let small = digits.parse().map(Self::I64).ok();
        let large = || digits.parse().map(Self::U64).ok();
        let larger = || digits.parse().map(Self::I128).ok();
        let largest = || digits.parse().map(Self::U128).ok();
        let any = || serde_json::from_str(digits).map(Self::F64).ok();
        let whole = small.or_else(large).or_else(larger).or_else(largest);
        whole.or_else(any)
    }

    /// Reads the rest of an array.
    pub(super) fn list<'de, A: SeqAccess<'de>>(
        mut items: A,
        cx: &mut Cx,
    ) -> Result<Self, A::Error> {
        cx.enter()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(TreeSeed(&mut *cx))? {
            list.push(item);
        }
        cx.leave();
        Ok(Self::List(list))
    }

    /// Reads the rest of an object.
    pub(super) fn map<'de, A: MapAccess<'de>>(
        mut entries: A,
        cx: &mut Cx,
    ) -> Result<Self, A::Error> {
        cx.enter()?;
        let mut map = Vec::new();
        let mut key = String::new();
        while entries.next_key_seed(KeyText(&mut key))?.is_some() {
            let value = entries.next_value_seed(TreeSeed(&mut *cx))?;
            map.push((std::mem::take(&mut key), value));
        }
        cx.leave();
        Self::of_entries(map)
    }

    /// What entries are: an object, or a number in the disguise that `arbitrary_precision` gives it.
    pub(super) fn of_entries<E: Error>(entries: Vec<(String, Self)>) -> Result<Self, E> {
        match entries.as_slice() {
            [(key, Self::Str(digits))] if precise::ON && key == precise::NUMBER => {
                Self::precise(digits).ok_or_else(precise::out_of_range)
            }
            _ => Ok(Self::Map(entries)),
        }
    }

    /// A number by its digits, as it would have come without `arbitrary_precision`, but for integers above 64 bits.
    fn precise(digits: &str) -> Option<Self> {
        match digits {
            "-0" => Some(Self::F64(-0.0)),
            _ => Self::number(digits),
        }
    }

    /// The value as the drivers see it. Of a key that stands twice, both are there.
    pub(super) fn view(&self) -> View<'_> {
        match self {
            Self::Null => View::Null,
            Self::Bool(value) => View::Bool(*value),
            Self::I64(value) => View::I64(*value),
            Self::U64(value) => View::U64(*value),
            Self::I128(value) => View::I128(value),
            Self::U128(value) => View::U128(value),
            Self::F64(value) => View::F64(*value),
            Self::Str(text) => View::Str(text),
            // No JSON value is bytes, and none is equal to nothing.
            Self::Bytes(_) | Self::File(_) | Self::Wrong(_) => View::Absent,
            Self::List(_) => View::List(self),
            Self::Map(_) => View::Map(self),
        }
    }

    /// What errors call it.
    pub(super) fn noun(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::I64(_) | Self::U64(_) | Self::I128(_) | Self::U128(_) => "an integer",
            Self::F64(_) => "a number",
            Self::Str(_) => "a string",
            Self::Bytes(_) => "bytes",
            Self::List(_) => "an array",
            Self::Map(_) => "an object",
            Self::File(_) => "a file",
            Self::Wrong(_) => "a mistake",
        }
    }
}

impl ListView for Tree {
    fn len(&self) -> usize {
        match self {
            Self::List(items) => items.len(),
            _ => 0,
        }
    }

    fn get(&self, index: usize) -> Option<View<'_>> {
        match self {
            Self::List(items) => items.get(index).map(Self::view),
            _ => None,
        }
    }
}

impl MapView for Tree {
    fn len(&self) -> usize {
        match self {
            Self::Map(entries) => entries.len(),
            _ => 0,
        }
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, View<'_>)> + '_> {
        let entries = match self {
            Self::Map(entries) => entries.as_slice(),
            _ => &[],
        };
        Box::new(
            entries
                .iter()
                .map(|(key, value)| (key.as_str(), value.view())),
        )
    }
}

/// Reads a tree.
pub(super) struct TreeSeed<'a>(pub(super) &'a mut Cx);

impl<'de> DeserializeSeed<'de> for TreeSeed<'_> {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Tree, D::Error> {
        from.deserialize_any(self)
    }
}

macro_rules! visit {
    ($($method:ident: $type:ty => $variant:ident;)*) => {$(
        fn $method<E: Error>(self, value: $type) -> Result<Tree, E> {
            Ok(Tree::$variant(value.into()))
        }
    )*};
}

impl<'de> Visitor<'de> for TreeSeed<'_> {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    visit! {
        visit_bool: bool => Bool;
        visit_i64: i64 => I64;
        visit_u64: u64 => U64;
        visit_i128: i128 => I128;
        visit_u128: u128 => U128;
        visit_f64: f64 => F64;
        visit_str: &str => Str;
        visit_string: String => Str;
        visit_bytes: &[u8] => Bytes;
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Tree, D::Error> {
        self.deserialize(from)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<Tree, D::Error> {
        self.deserialize(from)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Tree, A::Error> {
        Tree::list(items, self.0)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Tree, A::Error> {
        Tree::map(entries, self.0)
    }
}

/// Reads from a tree, with the errors of the source that the tree came from.
pub(super) struct TreeReader<'a, E> {
    tree: &'a Tree,
    error: PhantomData<E>,
}

impl<'a, E> TreeReader<'a, E> {
    pub(super) fn new(tree: &'a Tree) -> Self {
        Self {
            tree,
            error: PhantomData,
        }
    }
}

impl<'a, E: Error> IntoDeserializer<'_, E> for TreeReader<'a, E> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de, E: Error> Deserializer<'de> for TreeReader<'_, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(value) => visitor.visit_bool(*value),
            Tree::I64(value) => visitor.visit_i64(*value),
            Tree::U64(value) => visitor.visit_u64(*value),
            // As readers of JSON have it, unless such an integer is asked for.
            Tree::I128(value) => visitor.visit_f64(*value as f64),
            Tree::U128(value) => visitor.visit_f64(*value as f64),
            Tree::F64(value) => visitor.visit_f64(*value),
            Tree::Str(text) => visitor.visit_str(text),
            Tree::Bytes(bytes) => visitor.visit_bytes(bytes),
            Tree::File(_) => Err(E::invalid_type(Unexpected::Other("a file"), &visitor)),
            Tree::Wrong(why) => Err(E::custom(why)),
            Tree::List(items) => {
                visitor.visit_seq(SeqDeserializer::new(items.iter().map(Self::new)))
            }
            Tree::Map(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| (key.as_str(), Self::new(value)));
                visitor.visit_map(MapDeserializer::new(entries))
            }
        }
    }

    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.tree {
            Tree::I128(value) => visitor.visit_i128(*value),
            Tree::U128(value) => visitor.visit_u128(*value),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        self.deserialize_i128(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
