//! Diagnostics as text, as rustc shows them: code, message, file:line:column, the excerpt underlined, help.
//!
//! The excerpt is cut here before the renderer sees it: a description may be one line of megabytes. Prints nothing.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Label, Severity};
use crate::source::{Place, Source, Sources};

#[cfg(test)]
mod tests;

/// How many warnings of one kind are shown with their excerpts.
const WHOLE: usize = 5;

/// The most of a line that is shown around a place, in bytes to either side.
const WINDOW: usize = 60;

/// Whether the text has colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    Plain,
    /// With ANSI escapes.
    Coloured,
}

/// Renders one diagnostic. The text ends without a line break.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let excerpts = excerpts(&diagnostic.labels, sources);
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.0);
    let mut group = Group::with_title(title);
    for excerpt in &excerpts {
        group = group.element(excerpt.snippet());
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let rendered = renderer.render(&[group]);
    excerpts
        .iter()
        .fold(rendered, |text, excerpt| excerpt.correct(text))
}

/// Renders many, with an empty line after each, and the number of errors and warnings at the end. Of one kind of warning the
/// first few are shown whole; the others follow, a line each.
pub fn render_all(diagnostics: &[Diagnostic], sources: &Sources, style: Style) -> String {
    let mut text = String::new();
    let mut seen: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        let alike = seen.entry(diagnostic.code.0).or_default();
        alike.push(diagnostic);
        if diagnostic.severity == Severity::Error || alike.len() <= WHOLE {
            text.push_str(&render(diagnostic, sources, style));
            text.push_str("\n\n");
        }
    }
    text.push_str(&others(&seen, sources));
    let count = |severity| {
        diagnostics
            .iter()
            .filter(|one| one.severity == severity)
            .count()
    };
    let counts = [
        (count(Severity::Error), "error"),
        (count(Severity::Warning), "warning"),
    ];
    let words = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| match count {
            1 => format!("1 {word}"),
            _ => format!("{count} {word}s"),
        });
    let words: Vec<_> = words.collect();
    if !words.is_empty() {
        text.push_str(&words.join(", "));
        text.push('\n');
    }
    text
}

/// What was not shown: each in a line under the first ones of its kind.
fn others(seen: &BTreeMap<&str, Vec<&Diagnostic>>, sources: &Sources) -> String {
    let mut text = String::new();
    for (code, alike) in seen {
        let more = alike.get(WHOLE..).unwrap_or_default().iter();
        let more = more.filter(|one| one.severity == Severity::Warning);
        let lines: Vec<_> = more.map(|one| render_short(one, sources)).collect();
        if !lines.is_empty() {
            let count = lines.len();
            text.push_str(&format!(
                "{count} more of {code}:\n  {}\n\n",
                lines.join("\n  ")
            ));
        }
    }
    text
}

/// `file:line:column: severity[code]: message`, on one line.
pub fn render_short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = diagnostic.span().and_then(|span| {
        let source = sources.get(span.source())?;
        let place = source.place(span.start());
        Some(format!(
            "{}:{}:{}: ",
            source.name(),
            place.line,
            place.column
        ))
    });
    let place = place.unwrap_or_default();
    format!(
        "{place}{severity}[{}]: {}",
        diagnostic.code, diagnostic.message
    )
}

/// A line of a source, cut to what is worth showing, with what is said about it.
struct Excerpt<'a> {
    name: &'a str,
    place: Place,
    text: String,
    underlined: Range<usize>,
    words: &'a str,
    kind: AnnotationKind,
}

impl<'a> Excerpt<'a> {
    fn of(source: &'a Source, label: &'a Label, kind: AnnotationKind) -> Self {
        let (start, end) = source.line_range(label.span.start());
        let at = label.span.start().clamp(start, end);
        let to = label.span.end().clamp(at, end);
        let from = source.floor(at.saturating_sub(WINDOW).max(start));
        let until = source.floor((at + WINDOW).max(to.min(at + 2 * WINDOW)).min(end));
        let (before, after) = (
            if from > start { "…" } else { "" },
            if until < end { "…" } else { "" },
        );
        let text = format!("{before}{}{after}", source.slice(from, until));
        let shift = |offset: usize| source.floor(offset).clamp(from, until) - from + before.len();
        // An empty place, such as the end of a line, is shown by one column.
        let first = text.get(shift(at)..).and_then(|rest| rest.chars().next());
        let width = first.map_or(0, char::len_utf8);
        let underlined = shift(at)..shift(to).max(shift(at) + width);
        Self {
            name: source.name(),
            place: source.place(at),
            text,
            underlined,
            words: &label.text,
            kind,
        }
    }

    /// The renderer counts columns in what is left of a cut line: here the true one is put in.
    fn correct(&self, rendered: String) -> String {
        let Place { line, column } = self.place;
        let before = self.text.get(..self.underlined.start).unwrap_or_default();
        let counted = before.chars().count() + 1;
        if counted == column {
            return rendered;
        }
        let wrong = format!("{}:{line}:{counted}", self.name);
        let right = format!("{}:{line}:{column}", self.name);
        rendered.replacen(&wrong, &right, 1)
    }

    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let annotation = self.kind.span(self.underlined.clone());
        let annotation = match self.words.is_empty() {
            true => annotation,
            false => annotation.label(self.words),
        };
        Snippet::source(self.text.as_str())
            .path(self.name)
            .line_start(self.place.line)
            .annotation(annotation)
    }
}

fn excerpts<'a>(labels: &'a [Label], sources: &'a Sources) -> Vec<Excerpt<'a>> {
    let first = std::iter::once(AnnotationKind::Primary);
    let kinds = first.chain(std::iter::repeat(AnnotationKind::Context));
    let excerpts = labels.iter().zip(kinds).filter_map(|(label, kind)| {
        let source = sources.get(label.span.source())?;
        Some(Excerpt::of(source, label, kind))
    });
    excerpts.collect()
}
