//! A document without its schemas and path items: they are read where they stand, and would be held twice.
//!
//! Lets `openapiv3` read a tree along the grammar. Each schema and each path item is shown to `openapiv3` by itself and
//! let go; in a schema's place stands a reference to nothing.

use openapiv3::{PathItem, ReferenceOr, Schema};
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::extensions::{MEDIA_TYPES, OPERATIONS, PATH_ITEMS, WEBHOOKS};
use crate::grammar::{Kind, Shape, is_extension};
use crate::tree::{Entry, Node, Value};

/// What is read apart.
const CARRIED: [&str; 4] = [WEBHOOKS, PATH_ITEMS, OPERATIONS, MEDIA_TYPES];

const SCHEMA: Shape = Shape::Referable(Kind::Schema);
const PATHS: Shape = Shape::Object(Kind::Paths);

/// A path item.
pub(super) const PATH_ITEM: Shape = Shape::Referable(Kind::PathItem);

/// A node, and what the grammar says of it.
#[derive(Clone, Copy)]
pub(super) struct Skeleton<'de> {
    node: &'de Node,
    shape: Shape,
}

impl<'de> Skeleton<'de> {
    pub(super) fn of(node: &'de Node, shape: Shape) -> Self {
        Self { node, shape }
    }

    fn check_path_item(self) -> Result<(), Error> {
        ReferenceOr::<PathItem>::deserialize(self).map(drop)
    }

    /// What holds nothing of the grammar.
    fn is_plain(self) -> bool {
        !matches!(
            self.shape,
            Shape::Object(_) | Shape::Referable(_) | Shape::List(_) | Shape::Map(_)
        )
    }

    fn item(self, node: &'de Node) -> Self {
        let shape = match self.shape {
            Shape::List(inner) => *inner,
            _ => Shape::Any,
        };
        Self { node, shape }
    }

    /// A member, where it stays.
    fn member(self, entry: &'de Entry) -> Option<(&'de str, Self)> {
        let key = &*entry.key;
        let shape = match self.shape {
            Shape::Object(_) | Shape::Referable(_) if CARRIED.contains(&key) => {
                return None;
            }
            Shape::Object(_) | Shape::Referable(_) if is_extension(key) => Shape::Any,
            Shape::Object(kind) | Shape::Referable(kind) => {
                kind.shape_of(key).unwrap_or(Shape::Any)
            }
            Shape::Map(inner) => *inner,
            _ => Shape::Any,
        };
        let node = &entry.value;
        Some((key, Self { node, shape }))
    }
}

fn check(node: &Node) -> Result<(), Error> {
    ReferenceOr::<Schema>::deserialize(node).map(drop)
}

impl<'de> Deserializer<'de> for Skeleton<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.shape == SCHEMA {
            check(self.node)?;
            let reference = std::iter::once(("$ref", ""));
            return visitor.visit_map(MapDeserializer::new(reference));
        }
        match &self.node.value {
            _ if self.is_plain() => self.node.deserialize_any(visitor),
            Value::Scalar(_) => self.node.deserialize_any(visitor),
            Value::List(items) => {
                let items = items.iter().map(|item| self.item(item));
                visitor.visit_seq(SeqDeserializer::new(items))
            }
            Value::Map(map) if self.shape == PATHS => {
                let (items, rest): (Vec<_>, Vec<_>) =
                    map.iter().partition(|entry| entry.key.starts_with('/'));
                let mut items = items.into_iter();
                items.try_for_each(|entry| Self::of(&entry.value, PATH_ITEM).check_path_item())?;
                let rest = rest.into_iter().filter_map(|entry| self.member(entry));
                visitor.visit_map(MapDeserializer::new(rest))
            }
            Value::Map(map) if self.shape == Shape::Map(&SCHEMA) => {
                map.iter().try_for_each(|entry| check(&entry.value))?;
                let none = std::iter::empty::<(&str, &str)>();
                visitor.visit_map(MapDeserializer::new(none))
            }
            Value::Map(map) => {
                let members = map.iter().filter_map(|entry| self.member(entry));
                visitor.visit_map(MapDeserializer::new(members))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node.is_null() {
            true => visitor.visit_none(),
            false => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.node.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Skeleton<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
