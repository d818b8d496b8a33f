//! Diagnostics: what is wrong with a description, where, and what to do about it.
//!
//! Every stage pushes into one collector, none prints. The sentences stand in [`catalog`]; [`render`] makes text of them.

use std::collections::BTreeSet;
use std::fmt;

use crate::source::Span;

pub mod catalog;
pub mod render;
pub mod suggest;

pub use catalog::Entry;

/// How grave a diagnostic is. An error means that nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; the output stands.
    Warning,
    /// Nothing is written.
    Error,
}

/// A code: `TW0001`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A place and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The text that is underlined.
    pub span: Span,
    /// The words beside the line; may be empty.
    pub text: String,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its code in the [`catalog`].
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where: the first is the place itself, the others are places that bear on it.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Fills an entry's sentences: `{0}` stands for the first argument, and so on.
    pub fn new(entry: &'static Entry, arguments: &[&dyn fmt::Display]) -> Self {
        let help = catalog::fill(entry.help, arguments);
        Self {
            code: entry.code,
            severity: entry.severity,
            message: catalog::fill(entry.title, arguments),
            labels: Vec::new(),
            help: (!help.is_empty()).then_some(help),
        }
    }

    /// Adds a place, with nothing beside it.
    #[must_use]
    pub fn at(self, span: Span) -> Self {
        self.label(span, "")
    }

    /// Adds a place, with words beside it.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        self.labels.push(Label { span, text });
        self
    }

    /// Says what to do in words that fit better than the entry's.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The place itself.
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}

/// Collects the diagnostics of a run.
///
/// The same sentence at the same place is kept once, since a place may be reached on several ways.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    seen: BTreeSet<(Code, Option<Span>, String)>,
}

impl Diagnostics {
    /// An empty collector.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let key = (
            diagnostic.code,
            diagnostic.span(),
            diagnostic.message.clone(),
        );
        if self.seen.insert(key) {
            self.list.push(diagnostic);
        }
    }

    /// Whether an error is among them.
    pub fn has_errors(&self) -> bool {
        let mut severities = self.list.iter().map(|diagnostic| diagnostic.severity);
        severities.any(|severity| severity == Severity::Error)
    }

    /// Those collected so far, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// All of them, in the order of their places; those without a place come first.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(Diagnostic::span);
        self.list
    }
}
