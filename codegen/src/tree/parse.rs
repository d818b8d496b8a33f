//! Text → tree: picks the reader, and holds what both readers share.
//!
//! JSON never goes through YAML, which knows neither surrogate pairs nor all of JSON's strings.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Entry, Map, Node, json, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::source::{Source, SourceId, Sources, Span};

/// Reads a source. `None` where it can't be read at all; the diagnostics say why.
pub fn parse(sources: &Sources, id: SourceId, diagnostics: &mut Diagnostics) -> Option<Node> {
    let source = sources.get(id)?;
    if source.text().len() > Source::LIMIT {
        let megabytes = Source::LIMIT >> 20;
        diagnostics
            .push(Diagnostic::new(&catalog::TOO_LARGE, &[&megabytes]).at(Span::new(id, 0, 0)));
        return None;
    }
    let text = Text::of(source, id);
    let result = match format_of(source) {
        Format::Json => json::read(text, diagnostics),
        Format::Yaml => yaml::read(text, diagnostics),
        Format::Either => {
            let mut aside = Diagnostics::new();
            match json::read(text, &mut aside) {
                Ok(node) => {
                    aside
                        .into_sorted()
                        .into_iter()
                        .for_each(|one| diagnostics.push(one));
                    Ok(node)
                }
                Err(_) => yaml::read(text, diagnostics),
            }
        }
    };
    result
        .map_err(|diagnostic| diagnostics.push(diagnostic))
        .ok()
}

/// The text to be read: without a byte order mark, and with the offset at which it begins.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) source: SourceId,
    pub(super) text: &'a str,
    pub(super) offset: usize,
}

impl<'a> Text<'a> {
    fn of(source: &'a Source, id: SourceId) -> Self {
        let whole = source.text();
        let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
        Self {
            source: id,
            text,
            offset: whole.len() - text.len(),
        }
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, self.offset + start, self.offset + end)
    }
}

enum Format {
    Json,
    Yaml,
    /// Written as JSON under a name that says YAML or nothing.
    Either,
}

fn format_of(source: &Source) -> Format {
    let extension = source
        .name()
        .rsplit_once('.')
        .map(|(_, extension)| extension);
    let is = |name: &str| extension.is_some_and(|extension| extension.eq_ignore_ascii_case(name));
    let start = source.text().trim_start_matches('\u{feff}').trim_start();
    match start.starts_with(['{', '[']) {
        _ if is("json") => Format::Json,
        true => Format::Either,
        false => Format::Yaml,
    }
}

/// The members of a map under construction. Of two equal keys the first stays, and both places are told.
#[derive(Default)]
pub(super) struct Members {
    entries: Vec<Entry>,
    /// Positions by key, kept from the ninth member on: below that, walking is faster.
    index: BTreeMap<Arc<str>, usize>,
}

const INDEX_FROM: usize = 8;

impl Members {
    /// Adds a member, or reports the second of two.
    pub(super) fn add(&mut self, entry: Entry, diagnostics: &mut Diagnostics) {
        if let Some(first) = self.find(&entry.key) {
            let diagnostic = Diagnostic::new(&catalog::DUPLICATE_KEY, &[&entry.key])
                .label(entry.key_span, "stands here again")
                .label(first.key_span, "first stands here");
            diagnostics.push(diagnostic);
            return;
        }
        self.push(entry);
    }

    /// Adds a member where its key isn't there yet.
    pub(super) fn add_default(&mut self, entry: Entry) {
        if self.find(&entry.key).is_none() {
            self.push(entry);
        }
    }

    pub(super) fn into_map(mut self) -> Map {
        self.entries.shrink_to_fit();
        Map::from_entries(self.entries)
    }

    /// The places of the first key and after the last value.
    pub(super) fn extent(&self) -> Option<(Span, Span)> {
        let first = self.entries.first()?;
        let last = self.entries.last()?;
        Some((first.key_span, last.value.span))
    }

    fn find(&self, key: &str) -> Option<&Entry> {
        if self.entries.len() <= INDEX_FROM {
            return self.entries.iter().find(|entry| &*entry.key == key);
        }
        self.index.get(key).and_then(|at| self.entries.get(*at))
    }

    fn push(&mut self, entry: Entry) {
        if self.entries.len() == INDEX_FROM {
            let keys = self.entries.iter().map(|entry| entry.key.clone());
            self.index = keys.zip(0..).collect();
        }
        if self.entries.len() >= INDEX_FROM {
            self.index.insert(entry.key.clone(), self.entries.len());
        }
        self.entries.push(entry);
    }
}

/// What a reader says when it has to give up.
pub(super) type Read = Result<Node, Diagnostic>;

pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(&catalog::TOO_DEEP, &[&super::DEPTH_LIMIT]).at(span)
}
