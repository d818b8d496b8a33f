//! A tree as written → the same tree in OpenAPI 3.0's words.
//!
//! Alone asks for a version. What 3.0 can't say goes into the `x-` keys of
//! [`document::extensions`](crate::document::extensions), what `openapiv3` would refuse whole is repaired in its place
//! and told. Every new node has the place of what it was made from. It follows no reference.

use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::grammar::Kind;
use crate::tree::{Map, Node};

mod exact;
mod later;
mod media;
mod operation;
mod parameter;
mod repair;
mod schema;
mod security;
mod sequence;
#[cfg(test)]
mod tests;
mod types;
mod version;
mod walk;

use version::Version;

/// Says a document in 3.0's words. `None` where it is no OpenAPI document that can be read.
pub fn normalize(mut root: Node, diagnostics: &mut Diagnostics) -> Option<Node> {
    let span = root.span;
    let type_name = root.type_name();
    let Some(map) = root.as_map_mut() else {
        let sentence = Diagnostic::new(&catalog::NOT_AN_OBJECT, &[&type_name]);
        diagnostics.push(sentence.at(span));
        return None;
    };
    let version = version::read(map, span, diagnostics)?;
    rename(map, version, diagnostics, ROOT_RENAMES);
    version::read_dialect(map, diagnostics);
    // Files are joined by now, and nothing else asks for it.
    if let Some(own) = map.remove("$self") {
        version.note_addition("$self", own.key_span, diagnostics);
    }
    let mut walk = walk::Walk {
        version,
        diagnostics,
    };
    walk.object(Kind::OpenApi, &mut root);
    Some(root)
}

const ROOT_RENAMES: &[(&str, &str)] = &[("webhooks", crate::document::extensions::WEBHOOKS)];

/// Gives 3.1's keys their `x-` names; in a description of 3.0 with a warning.
fn rename(
    map: &mut Map,
    version: Version,
    diagnostics: &mut Diagnostics,
    names: &[(&'static str, &'static str)],
) {
    for (from, to) in names {
        let Some(entry) = map.entry(from) else {
            continue;
        };
        let key_span = entry.key_span;
        version.note_later_word(from, key_span, diagnostics);
        map.rename(from, to);
    }
}
