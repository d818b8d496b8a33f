//! Schemas as they stand in the tree: read when they are asked for, so that none is held twice.
//!
//! A view of a normalized Schema Object by its keywords. It follows no reference and knows no meaning; what
//! `openapiv3` refuses was refused when the document was read.

use openapiv3::{Discriminator, ExternalDocumentation};
use serde::Deserialize;
use serde_json::Value as Json;

use crate::tree::{Map, Node, Value};

/// A schema: a reference or the thing itself.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'d> {
    /// The text of `$ref`.
    Reference(&'d str),
    /// The schema.
    Item(Schema<'d>),
}

impl<'d> Entry<'d> {
    pub(super) fn of(node: &'d Node) -> Self {
        match node.get("$ref").and_then(Node::as_str) {
            Some(reference) => Self::Reference(reference),
            None => Self::Item(Schema(node)),
        }
    }
}

/// A list of schemas.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entries<'d>(&'d [Node]);

impl<'d> Entries<'d> {
    /// The schemas in order.
    pub fn iter(self) -> impl Iterator<Item = Entry<'d>> + Clone {
        self.0.iter().map(Entry::of)
    }

    /// The schema at a position.
    pub fn get(self, at: usize) -> Option<Entry<'d>> {
        self.0.get(at).map(Entry::of)
    }

    /// The schema, where there is one and no other.
    pub fn only(self) -> Option<Entry<'d>> {
        match self.0 {
            [only] => Some(Entry::of(only)),
            _ => None,
        }
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

/// A Schema Object, or another object within it.
#[derive(Clone, Copy, Debug)]
pub struct Schema<'d>(&'d Node);

/// The value of a keyword.
#[derive(Clone, Copy, Debug)]
pub struct Word<'d>(&'d Node);

impl<'d> Schema<'d> {
    /// The keywords as they stand, in order; `null` says nothing.
    pub fn keywords(self) -> impl Iterator<Item = (&'d str, Word<'d>)> {
        let members = self.0.as_map().into_iter().flat_map(Map::iter);
        let members = members.filter(|entry| !entry.value.is_null());
        members.map(|entry| (&*entry.key, Word(&entry.value)))
    }

    /// The value of a keyword, `null` too.
    pub fn word(self, key: &str) -> Option<Word<'d>> {
        self.0.get(key).map(Word)
    }

    /// The text of a keyword.
    pub fn text(self, key: &str) -> Option<&'d str> {
        self.word(key)?.text()
    }

    /// Whether a keyword is `true`.
    pub fn is(self, key: &str) -> bool {
        self.word(key).and_then(Word::flag) == Some(true)
    }

    /// Whether a keyword stands there.
    pub fn has(self, key: &str) -> bool {
        self.word(key).is_some()
    }

    /// A value that isn't `null`.
    pub fn value(self, key: &str) -> Option<Json> {
        let word = self.word(key).filter(|word| !word.0.is_null());
        word.map(Word::json)
    }

    /// `discriminator`.
    pub fn discriminator(self) -> Option<Discriminator> {
        Discriminator::deserialize(self.0.get("discriminator")?).ok()
    }

    /// `externalDocs`.
    pub fn external_docs(self) -> Option<ExternalDocumentation> {
        ExternalDocumentation::deserialize(self.0.get("externalDocs")?).ok()
    }
}

impl<'d> Word<'d> {
    /// The text, where it is one.
    pub fn text(self) -> Option<&'d str> {
        self.0.as_str()
    }

    /// The flag, where it is one.
    pub fn flag(self) -> Option<bool> {
        self.0.as_bool()
    }

    /// The count, where it is one.
    pub fn count(self) -> Option<u64> {
        self.0.as_scalar()?.as_number()?.parse().ok()
    }

    /// Whether it is a list.
    pub fn is_list(self) -> bool {
        self.0.as_list().is_some()
    }

    /// The texts of a list.
    pub fn texts(self) -> impl Iterator<Item = &'d str> {
        self.items().iter().filter_map(Node::as_str)
    }

    /// The items of a list as JSON.
    pub fn values(self) -> impl Iterator<Item = Json> {
        self.items().iter().map(|item| Word(item).json())
    }

    /// The schema that it is.
    pub fn entry(self) -> Entry<'d> {
        Entry::of(self.0)
    }

    /// The schemas of a list.
    pub fn entries(self) -> Entries<'d> {
        Entries(self.items())
    }

    /// The schemas of a map by name.
    pub fn members(self) -> impl Iterator<Item = (&'d str, Entry<'d>)> {
        let members = self.0.as_map().into_iter().flat_map(Map::iter);
        members.map(|entry| (&*entry.key, Entry::of(&entry.value)))
    }

    /// The keys of a map, sorted: their order means nothing.
    pub fn names(self) -> Vec<&'d str> {
        let mut names: Vec<_> = self.members().map(|(name, _)| name).collect();
        names.sort_unstable();
        names
    }

    /// The member of a map.
    pub fn get(self, key: &str) -> Option<Self> {
        self.0.get(key).map(Self)
    }

    /// The value as JSON.
    pub fn json(self) -> Json {
        Json::deserialize(self.0).unwrap_or_default()
    }

    fn items(self) -> &'d [Node] {
        match &self.0.value {
            Value::List(items) => items,
            _ => &[],
        }
    }
}
