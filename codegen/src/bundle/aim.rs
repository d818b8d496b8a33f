//! What a reference's text names: a place of the root, a place of another document, or nothing that can be had.

use super::{Bundler, Target, anchors, reference_of, selves};
use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::pointer::{Pointer, index, percent_decode};
use crate::source::{SourceId, Span, Unread};
use crate::tree::{Node, Value, parse};

/// References on the way to a target are followed this often at most.
const HOPS: usize = 64;

/// Where a reference leads.
pub(super) enum Aim {
    /// It stands in the root and names a place of the root: a later stage follows it.
    Stays,
    /// A place of the root, named from another document or by a plain name.
    Root(Pointer),
    /// A place of another document.
    Target(Target),
    /// Nothing that can be had; the reason has been told.
    Nowhere,
}

impl Bundler<'_, '_> {
    /// Reads a reference that stands at a place.
    pub(super) fn aim(&mut self, text: &str, span: Span) -> Result<Aim, Diagnostic> {
        self.aim_within(text, span, HOPS)
    }

    fn aim_within(&mut self, text: &str, span: Span, hops: usize) -> Result<Aim, Diagnostic> {
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        let root = self.sources.root();
        let from = self.sources.get(span.source());
        let from = (span.source(), from.map_or("", |source| source.name()));
        let own = self.selves.find(from, &percent_decode(file));
        if let (None, Some(target)) = (own, self.bases.find((file, fragment), (span, from.1))) {
            return match target.source == root {
                true => Ok(Aim::Root(target.pointer)),
                false => self
                    .follow(target, hops)
                    .ok_or_else(|| self.dangling(text).at(span)),
            };
        }
        if own.is_none() && is_remote(file) {
            return Err(self.remote(text).at(span));
        }
        let source = match (own, file) {
            (Some(own), _) => own,
            (None, "") => span.source(),
            (None, file) => self.find(file, text, span)?,
        };
        if source == root {
            let aim = self.aim_at_root(file, fragment);
            return match &aim {
                Aim::Root(pointer) if !self.root_has(pointer) => Err(self.dangling(text).at(span)),
                _ => Ok(aim),
            };
        }
        let lost = self.lost;
        let Some(tree) = self.tree(source) else {
            return Ok(Aim::Nowhere);
        };
        let dangling = || Diagnostic::new(&catalog::DANGLING, &[&text, &lost]).at(span);
        let pointer = match fragment.starts_with('/') || fragment.is_empty() {
            true => Pointer::from_fragment(fragment),
            false => anchors::find(tree, &percent_decode(fragment)),
        };
        let target = Target {
            source,
            pointer: pointer.ok_or_else(dangling)?,
        };
        self.follow(target, hops).ok_or_else(dangling)
    }

    fn aim_at_root(&self, file: &str, fragment: &str) -> Aim {
        if let Some(pointer) = self.anchors.get(&*percent_decode(fragment)) {
            return Aim::Root(pointer.clone());
        }
        match file {
            "" => Aim::Stays,
            _ => Aim::Root(Pointer::from_fragment(fragment).unwrap_or_default()),
        }
    }

    /// The document of a relative path.
    pub(super) fn find(&self, file: &str, text: &str, span: Span) -> Result<SourceId, Diagnostic> {
        let from = self.sources.get(span.source());
        let name = from.map_or("", |source| source.name());
        let own = self.selves.own(span.source());
        let name = selves::file_from(name, own, &percent_decode(file));
        if let Some((id, _)) = self.sources.find(&name) {
            return Ok(id);
        }
        let diagnostic = match self.sources.unread(&name) {
            Some(Unread::Outside) => Diagnostic::new(&catalog::FILE_OUTSIDE, &[&text, &self.lost]),
            Some(Unread::Broken(why)) => {
                Diagnostic::new(&catalog::FILE_BROKEN, &[&name, &why, &self.lost])
            }
            Some(Unread::Missing) | None => {
                Diagnostic::new(&catalog::FILE_MISSING, &[&text, &name, &self.lost])
            }
        };
        Err(diagnostic.at(span))
    }

    /// The document of a relative path, with nothing told.
    pub(super) fn find_quietly(&self, file: &str, span: Span) -> Option<SourceId> {
        self.find(file, file, span).ok()
    }

    fn dangling(&self, text: &str) -> Diagnostic {
        Diagnostic::new(&catalog::DANGLING, &[&text, &self.lost])
    }

    /// Why a URI leads nowhere: what is on the network isn't fetched, and other schemes name no document at all.
    pub(super) fn remote(&self, text: &str) -> Diagnostic {
        let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
        match scheme.to_ascii_lowercase().as_str() {
            "file" => Diagnostic::new(&catalog::FILE_URI, &[&text, &self.lost]),
            "" | "http" | "https" | "ftp" => {
                Diagnostic::new(&catalog::OUTSIDE, &[&text, &self.lost])
            }
            _ => Diagnostic::new(&catalog::UNKNOWN_URI, &[&text, &self.lost]),
        }
    }

    /// Whether the root has a value at a place, or refers to one on the way.
    fn root_has(&mut self, pointer: &Pointer) -> bool {
        let sources = self.sources;
        let read = || parse(sources, sources.root(), &mut Diagnostics::new());
        if self.root.is_none() {
            self.root = read();
        }
        let Some(mut node) = self.root.as_ref() else {
            return true;
        };
        for token in pointer.tokens() {
            match step(node, &token) {
                Some(next) => node = next,
                None => return reference_of(node).is_some(),
            }
        }
        true
    }

    /// The tree of a document other than the root.
    pub(super) fn tree(&mut self, source: SourceId) -> Option<&Node> {
        let (sources, diagnostics) = (self.sources, &mut *self.diagnostics);
        let tree = self.trees.entry(source);
        tree.or_insert_with(|| parse(sources, source, diagnostics))
            .as_ref()
    }

    /// The value that a target names.
    pub(super) fn value_at(&mut self, target: &Target) -> Option<&Node> {
        let tree = self.tree(target.source)?;
        target
            .pointer
            .tokens()
            .try_fold(tree, |node, token| step(node, &token))
    }

    /// Goes along a pointer, through references on the way and at its end. `None` where it leads nowhere.
    fn follow(&mut self, target: Target, hops: usize) -> Option<Aim> {
        let mut here = Target {
            pointer: Pointer::root(),
            source: target.source,
        };
        let mut rest: Vec<String> = target.pointer.tokens().map(Into::into).collect();
        rest.reverse();
        loop {
            let node = self.value_at(&here)?;
            let alone = node.as_map().is_some_and(|map| map.len() == 1);
            let reference = reference_of(node).filter(|_| alone || !rest.is_empty());
            if let Some((text, span)) = reference {
                return self.follow_reference(here, (&text, span), rest, hops);
            }
            let Some(token) = rest.pop() else {
                return Some(Aim::Target(here));
            };
            here.pointer.push(&token);
        }
    }

    fn follow_reference(
        &mut self,
        here: Target,
        (text, span): (&str, Span),
        rest: Vec<String>,
        hops: usize,
    ) -> Option<Aim> {
        let aim = match hops.checked_sub(1) {
            Some(hops) => self.aim_within(text, span, hops),
            None => Ok(Aim::Nowhere),
        };
        let below = rest
            .iter()
            .rev()
            .fold(Pointer::root(), |pointer, token| pointer.child(token));
        match aim {
            Ok(Aim::Target(target)) if rest.is_empty() => Some(Aim::Target(target)),
            Ok(Aim::Root(pointer)) => Some(Aim::Root(pointer.join(&below))),
            Ok(Aim::Target(target)) => {
                let pointer = target.pointer.join(&below);
                self.follow(Target { pointer, ..target }, hops.checked_sub(1)?)
            }
            // A reference into nothing is told where it stands, when that place is walked.
            _ if rest.is_empty() => Some(Aim::Target(here)),
            _ => None,
        }
    }
}

/// One step along a pointer.
pub(super) fn step<'n>(node: &'n Node, token: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Map(map) => map.get(token),
        Value::List(items) => items.get(index(token)?),
        Value::Scalar(_) => None,
    }
}

/// Whether a reference names a scheme (`https:`) or a host (`//host`). One letter before a colon is a drive.
pub(super) fn is_remote(file: &str) -> bool {
    let scheme = file.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme || file.starts_with("//")
}

/// A path seen from the file that names it: `schemas/Pet.yaml` and `../common.yaml` give `common.yaml`.
pub(super) fn resolve(from: &str, path: &str) -> String {
    let path = path.replace('\\', "/");
    let whole = match from.rsplit_once('/') {
        Some((folder, _)) if !path.starts_with('/') => format!("{folder}/{path}"),
        _ => path,
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let start = if whole.starts_with('/') { "/" } else { "" };
    format!("{start}{}", parts.join("/"))
}
