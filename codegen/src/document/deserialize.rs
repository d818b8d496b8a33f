//! Lets `openapiv3` read from a tree, with no value tree between.
//!
//! Every scalar is what the tree says it is; a number that fits no 64-bit integer becomes a float here, and its exact
//! text was carried apart.

use openapiv3::{
    Header, Link, Parameter, PathItem, ReferenceOr, RequestBody, Response, Schema, SecurityScheme,
};
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::grammar::Kind;
use crate::tree::{Node, Scalar, ScalarKind, Value};

/// Why `openapiv3` refuses an object; `None` where it doesn't, and for kinds that are never asked about.
pub(super) fn refusal(kind: Kind, node: &Node) -> Option<String> {
    fn read<'n, T: Deserialize<'n>>(node: &'n Node) -> Option<Error> {
        ReferenceOr::<T>::deserialize(node).err()
    }
    let error = match kind {
        Kind::PathItem => read::<PathItem>(node),
        Kind::Schema => read::<Schema>(node),
        Kind::Response => read::<Response>(node),
        Kind::Parameter => read::<Parameter>(node),
        Kind::RequestBody => read::<RequestBody>(node),
        Kind::Header => read::<Header>(node),
        Kind::Link => read::<Link>(node),
        Kind::SecurityScheme => read::<SecurityScheme>(node),
        _ => None,
    };
    error.map(|error| error.to_string())
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            Value::Scalar(scalar) => visit(scalar, visitor),
            Value::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Value::Map(map) => {
                let members = map.iter().map(|entry| (&*entry.key, &entry.value));
                visitor.visit_map(MapDeserializer::new(members))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.is_null() {
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
        let text = self.as_str().unwrap_or_default();
        text.into_deserializer()
            .deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

fn visit<'de, V: Visitor<'de>>(scalar: &'de Scalar, visitor: V) -> Result<V::Value, Error> {
    match scalar.kind() {
        ScalarKind::Null => visitor.visit_unit(),
        ScalarKind::Boolean => visitor.visit_bool(scalar.as_bool() == Some(true)),
        ScalarKind::String => visitor.visit_borrowed_str(scalar.text()),
        ScalarKind::Number => {
            let text = scalar.as_number().unwrap_or_default();
            if let Ok(value) = text.parse::<u64>() {
                return visitor.visit_u64(value);
            }
            if let Ok(value) = text.parse::<i64>() {
                return visitor.visit_i64(value);
            }
            visitor.visit_f64(text.parse().unwrap_or(f64::MAX))
        }
    }
}
