//! The YAML parser counts characters, we count bytes: the way from one to the other.

use super::Text;
use crate::source::Span;

/// A byte offset is kept for every so many characters.
const STEP: usize = 64;

/// Finds the byte offsets of characters.
pub(super) struct Offsets<'a> {
    text: Text<'a>,
    /// Byte offsets of each [`STEP`]th character; empty where every character is one byte.
    marks: Vec<u32>,
}

impl<'a> Offsets<'a> {
    pub(super) fn new(text: Text<'a>) -> Self {
        let marks = match text.text.is_ascii() {
            true => Vec::new(),
            false => {
                let starts = text.text.char_indices().step_by(STEP);
                starts.filter_map(|(at, _)| u32::try_from(at).ok()).collect()
            }
        };
        Self { text, marks }
    }

    /// The byte offset of a character in the text.
    pub(super) fn byte(&self, character: usize) -> usize {
        if self.marks.is_empty() {
            return character.min(self.text.text.len());
        }
        let Some(mark) = self.marks.get(character / STEP) else {
            return self.text.text.len();
        };
        let mark = *mark as usize;
        let rest = self.text.text.get(mark..).unwrap_or_default();
        let within = rest.char_indices().nth(character % STEP);
        within.map_or(self.text.text.len(), |(at, _)| mark + at)
    }

    pub(super) fn span(&self, span: saphyr_parser::Span) -> Span {
        let start = self.byte(span.start.index());
        let end = self.byte(span.end.index());
        self.text.span(start, end)
    }
}
