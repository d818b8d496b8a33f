//! What is declared apart from operations: schemas by name, and tags.

use super::keywords::Entry;
use super::{Located, Resolver, prose};
use crate::diagnostic::catalog as codes;
use crate::document::extensions as keys;
use crate::model::{Place, Tag, TagId};
use crate::pointer::Pointer;

impl Resolver<'_, '_> {
    pub(super) fn read_components(&mut self) {
        self.read_tags();
        let schemas = Pointer::root().child("components").child("schemas");
        // The order of components means nothing: that of their names is as good, and always the same.
        let mut by_name: Vec<_> = self.document.schemas().collect();
        by_name.sort_by_key(|(name, _)| *name);
        for (name, entry) in by_name {
            let located = Located::new(entry, schemas.child(name));
            if matches!(located.entry, Entry::Item(_)) {
                self.use_of(&located, Place::Component(name.to_owned()));
            }
        }
    }

    fn read_tags(&mut self) {
        let tags = Pointer::root().child("tags");
        for (at, tag) in self.openapi.tags.iter().enumerate() {
            let id = self.tag(&tag.name, &tags.item(at));
            self.tags[id].description = prose::of_tag(tag);
            let word = |key| tag.extensions.get(key).and_then(|word| word.as_str());
            let named = |name| self.openapi.tags.iter().any(|other| other.name == name);
            if let Some(parent) = word(keys::PARENT).filter(|name| !named(*name)) {
                let pointer = tags.item(at).child(keys::PARENT);
                self.warn(&codes::UNDECLARED_PARENT, &pointer, &[&parent]);
            }
            self.tags[id].groups = word(keys::KIND).is_none_or(|kind| kind == "nav");
        }
    }

    /// The tag of a name, made where nobody declared it.
    pub(super) fn tag(&mut self, name: &str, pointer: &Pointer) -> TagId {
        let known = self
            .tags
            .iter()
            .find(|(_, tag)| tag.name == name)
            .map(|(id, _)| id);
        known.unwrap_or_else(|| {
            let origin = self.origin(pointer);
            self.tags.push(Tag {
                name: name.to_owned(),
                description: None,
                groups: true,
                origin,
            })
        })
    }
}
