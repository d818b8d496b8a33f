//! The members of a map, in order.
//!
//! Looked up by walking along: nearly every map of a description is small, and the large ones are walked anyhow.

use std::sync::Arc;

use super::Node;
use crate::source::Span;

/// A key with its place, and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Arc<str>,
    /// The key's place.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Entry {
    /// A member.
    pub fn new(key: impl Into<Arc<str>>, key_span: Span, value: Node) -> Self {
        let key = key.into();
        Self {
            key,
            key_span,
            value,
        }
    }
}

/// Members in order; no key comes twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    entries: Vec<Entry>,
}

impl Map {
    /// No members.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes members whose keys the caller knows to differ.
    pub(super) fn from_entries(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The value of a key.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        let mut entries = self.entries.iter_mut();
        let entry = entries.find(|entry| &*entry.key == key);
        entry.map(|entry| &mut entry.value)
    }

    /// The member with a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| &*entry.key == key)
    }

    /// The member at a position.
    pub fn at(&self, position: usize) -> Option<&Entry> {
        self.entries.get(position)
    }

    /// Whether a key is there.
    pub fn contains(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// Takes a member out; the others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| &*entry.key == key)?;
        Some(self.entries.remove(at))
    }

    /// Sets a member: in its place where the key is there, at the end where it isn't.
    pub fn set(&mut self, new: Entry) {
        let mut entries = self.entries.iter_mut();
        match entries.find(|entry| entry.key == new.key) {
            Some(entry) => *entry = new,
            None => self.entries.push(new),
        }
    }

    /// Gives a member another key; it stays where it is. Nothing happens where the new key is there already.
    pub fn rename(&mut self, from: &str, to: &str) {
        if self.contains(to) {
            return;
        }
        let mut entries = self.entries.iter_mut();
        if let Some(entry) = entries.find(|entry| &*entry.key == from) {
            entry.key = to.into();
        }
    }

    /// Keeps the members that a test lets through.
    pub fn retain(&mut self, keep: impl FnMut(&mut Entry) -> bool) {
        self.entries.retain_mut(keep);
    }

    /// Puts the members in the order of their keys.
    pub fn sort(&mut self) {
        self.entries.sort_by(|left, right| left.key.cmp(&right.key));
    }

    /// The members.
    pub fn iter(&self) -> std::slice::Iter<'_, Entry> {
        self.entries.iter()
    }

    /// The members' values, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&str, Span, &mut Node)> {
        let entries = self.entries.iter_mut();
        entries.map(|entry| (&*entry.key, entry.key_span, &mut entry.value))
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<'a> IntoIterator for &'a Map {
    type Item = &'a Entry;
    type IntoIter = std::slice::Iter<'a, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Map {
    type Item = Entry;
    type IntoIter = std::vec::IntoIter<Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}
