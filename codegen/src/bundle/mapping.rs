//! Discriminators that map to files.

use super::aim::Aim;
use super::{Bundler, names};
use crate::grammar::Kind;
use crate::tree::{Map, Node};

impl Bundler<'_, '_> {
    /// A mapping names a schema by its name or by a reference (OpenAPI 3.0.4, Discriminator Object), and so does 3.2's
    /// `defaultMapping`.
    pub(super) fn mapping(&mut self, discriminator: &mut Map) {
        let default = discriminator.get_mut("defaultMapping");
        default.into_iter().for_each(|node| self.mapped(node));
        let mapping = discriminator.get_mut("mapping");
        let mapping = mapping.and_then(Node::as_map_mut);
        for (_, _, node) in mapping.into_iter().flat_map(Map::iter_mut) {
            self.mapped(node);
        }
    }

    fn mapped(&mut self, node: &mut Node) {
        let Some(text) = node.as_str().map(str::to_owned) else {
            return;
        };
        let span = node.span;
        if !is_reference(&text) {
            return;
        }
        self.lost = super::words::LEFT_OUT;
        match self.aim(&text, span) {
            Ok(Aim::Root(pointer)) => {
                *node = Node::string(span, format!("#{}", pointer.to_fragment()));
            }
            Ok(Aim::Target(target)) => {
                if let Some(at) = self.hoist("schemas", Kind::Schema, target, span) {
                    *node = Node::string(span, names::stand_in(at));
                }
            }
            Ok(Aim::Stays | Aim::Nowhere) => {}
            Err(diagnostic) => self.diagnostics.push(diagnostic),
        }
    }
}

/// Whether a text of a mapping is a reference and no name: a name has neither a slash nor a file's ending.
pub(super) fn is_reference(text: &str) -> bool {
    let endings = [".yaml", ".yml", ".json"];
    text.contains(['/', '#']) || endings.iter().any(|ending| text.ends_with(ending))
}
