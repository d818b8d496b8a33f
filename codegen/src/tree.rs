//! A document as a tree: scalars, lists and maps, each with its place in the text.
//!
//! Scalars keep their own text, so that `1.10` stays `1.10` and no number passes through a float. What is nested too
//! deep, too large or written twice was refused by [`parse`](parse::parse). It knows nothing of OpenAPI.

use std::sync::Arc;

use crate::source::Span;

mod json;
mod map;
pub mod parse;
mod scalar;
#[cfg(test)]
mod tests;
mod text;
mod words;
mod yaml;

pub use map::{Entry, Map};
pub use parse::parse;
pub use scalar::{Scalar, ScalarKind};

/// The deepest nesting that is read. Every later stage recurses along the tree and relies on it.
pub const DEPTH_LIMIT: usize = 128;

/// The most nodes that aliases may add.
pub const ALIAS_LIMIT: usize = 1_000_000;

/// A value with its place. A value that an alias stands for has the place of what the alias names.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The text that it was read from.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Null, a boolean, a number or a string.
    Scalar(Scalar),
    /// Items in order.
    List(Vec<Node>),
    /// Members in order; no key comes twice.
    Map(Map),
}

impl Node {
    /// A string.
    pub fn string(span: Span, text: impl Into<Arc<str>>) -> Self {
        Self::scalar(span, ScalarKind::String, text)
    }

    /// A boolean.
    pub fn boolean(span: Span, value: bool) -> Self {
        Self::scalar(span, ScalarKind::Boolean, value.to_string())
    }

    /// The value `null`.
    pub fn null(span: Span) -> Self {
        Self::scalar(span, ScalarKind::Null, "null")
    }

    /// A list.
    pub fn list(span: Span, items: Vec<Self>) -> Self {
        let value = Value::List(items);
        Self { span, value }
    }

    /// A map.
    pub fn map(span: Span, map: Map) -> Self {
        let value = Value::Map(map);
        Self { span, value }
    }

    fn scalar(span: Span, kind: ScalarKind, text: impl Into<Arc<str>>) -> Self {
        let value = Value::Scalar(Scalar::new(kind, text));
        Self { span, value }
    }

    /// The scalar, where it is one.
    pub fn as_scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text, where it is a string.
    pub fn as_str(&self) -> Option<&str> {
        let scalar = self.as_scalar()?;
        (scalar.kind() == ScalarKind::String).then(|| scalar.text())
    }

    /// The boolean, where it is one.
    pub fn as_bool(&self) -> Option<bool> {
        self.as_scalar().and_then(Scalar::as_bool)
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        let kind = self.as_scalar().map(Scalar::kind);
        kind == Some(ScalarKind::Null)
    }

    /// The map, where it is one.
    pub fn as_map(&self) -> Option<&Map> {
        match &self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The map, where it is one.
    pub fn as_map_mut(&mut self) -> Option<&mut Map> {
        match &mut self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The items, where it is a list.
    pub fn as_list(&self) -> Option<&[Self]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The items, where it is a list.
    pub fn as_list_mut(&mut self) -> Option<&mut Vec<Self>> {
        match &mut self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The member of a map by its key; `None` where it is no map or has no such key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_map()?.get(key)
    }

    /// The words for its type in a sentence: `a string`.
    pub fn type_name(&self) -> &'static str {
        match &self.value {
            Value::Scalar(scalar) => scalar.kind().name(),
            Value::List(_) => "a list",
            Value::Map(_) => "an object",
        }
    }

    /// The value as compact JSON, numbers exact.
    pub fn to_json(&self) -> String {
        let mut text = String::new();
        text::write_json(self, &mut text);
        text
    }

    /// How many nodes it is, itself included.
    pub fn size(&self) -> usize {
        match &self.value {
            Value::Scalar(_) => 1,
            Value::List(items) => 1 + items.iter().map(Self::size).sum::<usize>(),
            Value::Map(map) => 1 + map.iter().map(|entry| entry.value.size()).sum::<usize>(),
        }
    }

    /// How deep it is: a scalar is 1.
    pub fn depth(&self) -> usize {
        let below = match &self.value {
            Value::Scalar(_) => None,
            Value::List(items) => items.iter().map(Self::depth).max(),
            Value::Map(map) => map.iter().map(|entry| entry.value.depth()).max(),
        };
        1 + below.unwrap_or(0)
    }
}
