//! YAML → tree, from a parser's events.
//!
//! One loop and a stack of its own: nesting costs no call. Here aliases are expanded within a budget, merge keys are
//! applied, and plain scalars are told apart by the core schema (YAML 1.2.2 §10.3). Knows no OpenAPI.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use granit_parser::{
    ErrorKind, Event, Marker, Parser, ScalarStyle, ScanError, StructureStyle, Tag,
};

use super::parse::{Members, Read, Text, too_deep};
use super::words::Words;
use super::{ALIAS_LIMIT, DEPTH_LIMIT, Entry, Node, Scalar, ScalarKind, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::source::Span;

/// Reads YAML.
pub(super) fn read(text: Text<'_>, diagnostics: &mut Diagnostics) -> Read {
    let mut builder = Builder {
        text,
        words: Words::default(),
        stack: Vec::new(),
        anchors: BTreeMap::new(),
        aliased: 0,
        root: None,
        diagnostics,
    };
    let mut parser = Parser::new_from_str(text.text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| builder.refuse(&error))?;
        let span = builder.span(span);
        builder.event(event, span)?;
    }
    let empty = || Diagnostic::new(&catalog::EMPTY, &[]).at(text.span(0, 0));
    builder.root.ok_or_else(empty)
}

/// A list or map whose end hasn't come.
struct Open {
    anchor: usize,
    start: Span,
    flow: bool,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Node>),
    Map {
        members: Members,
        key: Option<Key>,
        merges: Vec<Node>,
    },
}

struct Key {
    text: Arc<str>,
    span: Span,
    merge: bool,
}

/// A value that aliases may stand for, with what each of them costs.
struct Anchor {
    node: Node,
    size: usize,
    depth: usize,
}

struct Builder<'a, 'd> {
    text: Text<'a>,
    words: Words,
    stack: Vec<Open>,
    anchors: BTreeMap<usize, Anchor>,
    aliased: usize,
    root: Option<Node>,
    diagnostics: &'d mut Diagnostics,
}

impl Builder<'_, '_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Diagnostic> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain;
                if plain && self.is_key_expected() && text == "<<" {
                    return self.key(text, span, true);
                }
                if self.is_key_expected() && anchor == 0 {
                    return self.key(text, span, false);
                }
                let scalar = self.scalar(text, plain, tag.as_deref(), span);
                let value = Value::Scalar(scalar);
                self.close(Node { span, value }, anchor)
            }
            Event::SequenceStart(style, anchor, _) => {
                self.open(OpenKind::List(Vec::new()), style, anchor, span)
            }
            Event::MappingStart(style, anchor, _) => {
                let kind = OpenKind::Map {
                    members: Members::default(),
                    key: None,
                    merges: Vec::new(),
                };
                self.open(kind, style, anchor, span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::DocumentStart(..) if self.root.is_some() => {
                Err(Diagnostic::new(&catalog::SECOND_DOCUMENT, &[]).at(span))
            }
            _ => Ok(()),
        }
    }

    fn is_key_expected(&self) -> bool {
        let top = self.stack.last().map(|open| &open.kind);
        matches!(top, Some(OpenKind::Map { key: None, .. }))
    }

    fn key(&mut self, text: Cow<'_, str>, span: Span, merge: bool) -> Result<(), Diagnostic> {
        let text = self.words.share(&text);
        if let Some(OpenKind::Map { key, .. }) = self.stack.last_mut().map(|open| &mut open.kind) {
            *key = Some(Key { text, span, merge });
        }
        Ok(())
    }

    fn scalar(&mut self, text: Cow<'_, str>, plain: bool, tag: Option<&Tag>, span: Span) -> Scalar {
        let text = self.words.share(&text);
        let core = tag.map(|tag| (tag, tag.core_suffix()));
        match core {
            None if plain => Scalar::plain(text),
            None | Some((_, Some("str"))) => Scalar::new(ScalarKind::String, text),
            Some((_, Some("int" | "float" | "bool" | "null"))) => Scalar::plain(text),
            Some((tag, _)) => {
                let diagnostic =
                    Diagnostic::new(&catalog::UNKNOWN_TAG, &[&tag.original()]).at(span);
                self.diagnostics.push(diagnostic);
                Scalar::new(ScalarKind::String, text)
            }
        }
    }

    fn open(
        &mut self,
        kind: OpenKind,
        style: StructureStyle,
        anchor: usize,
        start: Span,
    ) -> Result<(), Diagnostic> {
        if self.is_key_expected() {
            return Err(Diagnostic::new(&catalog::COMPLEX_KEY, &[]).at(start));
        }
        if self.stack.len() >= DEPTH_LIMIT {
            return Err(too_deep(start));
        }
        let open = Open {
            anchor,
            start,
            flow: style == StructureStyle::Flow,
            kind,
        };
        self.stack.push(open);
        Ok(())
    }

    fn end(&mut self, end: Span) -> Result<(), Diagnostic> {
        let Some(open) = self.stack.pop() else {
            return Ok(());
        };
        let (value, extent) = match open.kind {
            OpenKind::List(items) => {
                let last = items.last().map(|item| (open.start, item.span));
                (Value::List(items), last)
            }
            OpenKind::Map {
                mut members,
                merges,
                ..
            } => {
                let extent = members.extent();
                for merged in merges {
                    merge(merged, &mut members);
                }
                (Value::Map(members.into_map()), extent)
            }
        };
        let span = match extent {
            // Of a block the parser's end lies at the next token, lines below.
            Some((first, last)) if !open.flow => join(first, last),
            _ => join(open.start, end),
        };
        self.close(Node { span, value }, open.anchor)
    }

    fn close(&mut self, node: Node, anchor: usize) -> Result<(), Diagnostic> {
        if anchor != 0 {
            let size = node.size();
            let depth = node.depth();
            let node = node.clone();
            self.anchors.insert(anchor, Anchor { node, size, depth });
        }
        self.place(node)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        let Some(named) = self.anchors.get(&anchor) else {
            return Err(Diagnostic::new(&catalog::ENDLESS_ALIAS, &[]).at(span));
        };
        self.aliased = self.aliased.saturating_add(named.size);
        if self.aliased > ALIAS_LIMIT {
            return Err(Diagnostic::new(&catalog::TOO_MANY_ALIASES, &[&ALIAS_LIMIT]).at(span));
        }
        if self.stack.len() + named.depth > DEPTH_LIMIT {
            return Err(too_deep(span));
        }
        let node = named.node.clone();
        self.place(node)
    }

    fn place(&mut self, node: Node) -> Result<(), Diagnostic> {
        let Some(open) = self.stack.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        let (members, key, merges) = match &mut open.kind {
            OpenKind::List(items) => {
                items.push(node);
                return Ok(());
            }
            OpenKind::Map {
                members,
                key,
                merges,
            } => (members, key, merges),
        };
        match key.take() {
            None => {
                let Some(scalar) = node.as_scalar() else {
                    return Err(Diagnostic::new(&catalog::COMPLEX_KEY, &[]).at(node.span));
                };
                let text = scalar.text().into();
                let span = node.span;
                *key = Some(Key {
                    text,
                    span,
                    merge: false,
                });
            }
            Some(found) if found.merge => {
                if !is_mergeable(&node) {
                    return Err(
                        Diagnostic::new(&catalog::BAD_MERGE, &[&node.type_name()]).at(found.span)
                    );
                }
                merges.push(node);
            }
            Some(found) => members.add(Entry::new(found.text, found.span, node), self.diagnostics),
        }
        Ok(())
    }

    fn refuse(&self, error: &ScanError) -> Diagnostic {
        let text = self.text;
        let at = offset(*error.marker());
        let start = text
            .text
            .get(..at)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let line = text.text.get(start..).unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        let tab = line
            .get(..indent)
            .is_some_and(|indent| indent.contains('\t'));
        if *error.kind() == ErrorKind::RecursionLimitExceeded {
            return too_deep(text.span(at, at));
        }
        let words = error.kind().to_string();
        let diagnostic = Diagnostic::new(&catalog::SYNTAX_YAML, &[&words]).at(text.span(at, at));
        match tab {
            true => diagnostic.help("YAML is indented with spaces, never with tabs"),
            false => diagnostic,
        }
    }

    fn span(&self, span: granit_parser::Span) -> Span {
        self.text.span(offset(span.start), offset(span.end))
    }
}

/// A parser over a text knows its bytes.
fn offset(marker: Marker) -> usize {
    marker.byte_offset().unwrap_or_default()
}

fn join(start: Span, end: Span) -> Span {
    Span::new(start.source(), start.start(), end.end())
}

fn is_mergeable(node: &Node) -> bool {
    match &node.value {
        Value::Map(_) => true,
        Value::List(items) => items.iter().all(|item| item.as_map().is_some()),
        Value::Scalar(_) => false,
    }
}

/// Adds what a merge key names, after the map's own members and never over them; of several maps the first wins.
fn merge(merged: Node, members: &mut Members) {
    match merged.value {
        Value::Map(map) => map.into_iter().for_each(|entry| members.add_default(entry)),
        Value::List(items) => items.into_iter().for_each(|item| merge(item, members)),
        Value::Scalar(_) => {}
    }
}
