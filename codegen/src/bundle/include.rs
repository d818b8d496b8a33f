//! What has no components of its own is taken in where the reference stands: path items, maps, lists, texts, values.

use super::aim::Aim;
use super::{Bundler, COPY_LIMIT, Target, aim, blank};
use crate::diagnostic::{Diagnostic, catalog};
use crate::grammar::Shape;
use crate::pointer::Pointer;
use crate::source::Span;
use crate::tree::Node;

impl Bundler<'_, '_> {
    /// Puts a value in the place of the reference to it. Words beside the reference win over the value's own.
    pub(super) fn include(
        &mut self,
        shape: Shape,
        node: &mut Node,
        target: Target,
        text: &str,
        span: Span,
    ) {
        let Some(value) = self.copy(&target, text, span) else {
            return blank(shape, node);
        };
        let reference = std::mem::replace(node, value);
        if let (Some(map), Some(own)) = (node.as_map_mut(), reference.as_map()) {
            let beside = own.iter().filter(|entry| &*entry.key != "$ref");
            beside.for_each(|entry| map.set(entry.clone()));
        }
        self.open.push(target);
        self.place(shape, node);
        self.open.pop();
    }

    /// Keeps the root as it came, where content may refer to media types of its components (OpenAPI 3.2.0, Components
    /// Object, `mediaTypes`): they are taken in while the root is walked.
    pub(super) fn keep_media_types(&mut self, root: &Node) {
        let components = root.get("components");
        if components.is_some_and(|all| all.get("mediaTypes").is_some()) {
            let id = self.sources.root();
            self.trees.insert(id, Some(root.clone()));
        }
    }

    /// The media type of the root that a reference leads to.
    pub(super) fn media_type_of_root(
        &mut self,
        aim: &Aim,
        text: &str,
        span: Span,
    ) -> Option<Target> {
        let source = self.sources.root();
        self.trees.get(&source)?;
        let pointer = match aim {
            Aim::Stays => Pointer::from_fragment(text.strip_prefix('#')?)?,
            Aim::Root(pointer) => pointer.clone(),
            Aim::Target(_) | Aim::Nowhere => return None,
        };
        let target = Target { source, pointer };
        if self.value_at(&target).is_none() {
            let dangling = Diagnostic::new(&catalog::DANGLING, &[&text, &self.lost]);
            self.diagnostics.push(dangling.at(span));
        }
        Some(target)
    }

    /// A copy of a value, unless it is taken into itself or was copied too often.
    fn copy(&mut self, target: &Target, text: &str, span: Span) -> Option<Node> {
        if self.open.contains(target) {
            let endless = Diagnostic::new(&catalog::ENDLESS_INCLUSION, &[&text]);
            self.diagnostics.push(endless.at(span));
            return None;
        }
        // Told once, where it was too much.
        if self.copied > COPY_LIMIT {
            return None;
        }
        let node = self.fetch(target, self.depth, span)?;
        self.copied = self.copied.saturating_add(node.size());
        if self.copied > COPY_LIMIT {
            let much = Diagnostic::new(&catalog::TOO_MUCH_INCLUDED, &[&COPY_LIMIT]);
            self.diagnostics.push(much.at(span));
            return None;
        }
        Some(node)
    }

    /// Puts a file's text where a text is expected: `description: { $ref: intro.md }`.
    pub(super) fn include_text(&mut self, node: &mut Node, text: &str, span: Span) {
        match self.text_of(text, span) {
            Ok(text) => *node = text,
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                blank(Shape::Text, node);
            }
        }
    }

    fn text_of(&mut self, text: &str, span: Span) -> Result<Node, Diagnostic> {
        self.lost = super::words::LEFT_OUT;
        if aim::is_remote(text) {
            return Err(self.remote(text).at(span));
        }
        let id = self.find(text, text, span)?;
        let source = self.sources.get(id);
        let whole = source.map_or("", |source| source.text());
        Ok(Node::string(Span::new(id, 0, 0), whole))
    }

    /// Puts a document in the place of an example that is nothing but a reference to it. A value may look like a
    /// reference and mean itself: what leads nowhere stays as it is, and nothing is told.
    pub(super) fn include_value(&mut self, node: &mut Node, text: &str, span: Span) {
        let file = text.split_once('#').map_or(text, |(file, _)| file);
        let alone = node.as_map().is_some_and(|map| map.len() == 1);
        let named = !file.is_empty() && !aim::is_remote(file) && alone;
        if !named || self.find_quietly(file, span).is_none() {
            return;
        }
        if let Ok(aim::Aim::Target(target)) = self.aim(text, span)
            && let Some(value) = self.copy(&target, text, span)
        {
            *node = value;
            self.open.push(target);
            self.values_within(node);
            self.open.pop();
        }
    }

    fn values_within(&mut self, node: &mut Node) {
        self.depth += 1;
        if let Some((text, span)) = super::reference_of(node) {
            self.include_value(node, &text, span);
        } else if let Some(map) = node.as_map_mut() {
            map.iter_mut()
                .for_each(|(_, _, value)| self.values_within(value));
        } else if let Some(items) = node.as_list_mut() {
            items.iter_mut().for_each(|item| self.values_within(item));
        }
        self.depth -= 1;
    }
}
