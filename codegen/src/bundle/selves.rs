//! What documents call themselves: `$self` (OpenAPI 3.2.0, OpenAPI Object).
//!
//! Takes all sources; gives the document that a reference names by such a URI, and the name that relative references start
//! from. Where no document calls itself so, they start from the file's own name: it lies as it would there.

use std::collections::BTreeMap;

use super::aim::{is_remote, resolve};
use crate::diagnostic::Diagnostics;
use crate::source::{SourceId, Sources};
use crate::tree::{Node, parse};

/// Documents by what they call themselves.
pub(super) struct Selves {
    by_uri: BTreeMap<String, SourceId>,
    /// The text of `$self` of each document that has one.
    own: BTreeMap<SourceId, String>,
}

impl Selves {
    /// Nearly no document has one, which its text tells at once.
    pub(super) fn of(sources: &Sources) -> Self {
        let mut found = Self {
            by_uri: BTreeMap::new(),
            own: BTreeMap::new(),
        };
        let named = sources
            .iter()
            .filter(|source| source.text().contains("$self"));
        for source in named {
            let Some((id, _)) = sources.find(source.name()) else {
                continue;
            };
            // What is wrong with it is told where it is asked for.
            let tree = parse(sources, id, &mut Diagnostics::new());
            if let Some(own) = tree.as_ref().and_then(of_tree) {
                let uri = without_fragment(&base(source.name(), own)).to_owned();
                found.by_uri.insert(plain(&uri), id);
                found.own.insert(id, own.to_owned());
            }
        }
        found
    }

    /// The document that a reference names, as seen from another one.
    pub(super) fn find(&self, from: (SourceId, &str), file: &str) -> Option<SourceId> {
        if self.by_uri.is_empty() || file.is_empty() {
            return None;
        }
        let uri = match is_remote(file) {
            true => plain(file),
            false => resolve(&self.base_of(from), file),
        };
        self.by_uri.get(&uri).copied()
    }

    /// What a document calls itself.
    pub(super) fn own(&self, id: SourceId) -> Option<&str> {
        self.own.get(&id).map(String::as_str)
    }

    fn base_of(&self, (id, name): (SourceId, &str)) -> String {
        let own = self.own.get(&id);
        own.map_or_else(|| name.to_owned(), |own| base(name, own))
    }
}

/// The `$self` of a document.
pub(super) fn of_tree(tree: &Node) -> Option<&str> {
    tree.get("$self")
        .and_then(Node::as_str)
        .filter(|own| !own.is_empty())
}

/// Where relative references of a document start: its `$self`, seen from its file.
pub(super) fn base(name: &str, own: &str) -> String {
    match is_remote(own) {
        true => own.to_owned(),
        false => resolve(name, own),
    }
}

/// The name of a file that a document refers to, seen from its own file or from a path that it calls itself by.
pub(super) fn file_from(name: &str, own: Option<&str>, file: &str) -> String {
    match own.filter(|own| !is_remote(own)) {
        Some(own) => resolve(&resolve(name, own), file),
        None => resolve(name, file),
    }
}

fn without_fragment(uri: &str) -> &str {
    uri.split('#').next().unwrap_or_default()
}

/// As [`resolve`] writes it, for comparing alone.
fn plain(uri: &str) -> String {
    resolve("", uri)
}
