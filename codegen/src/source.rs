//! The texts that a run reads, and places in them.
//!
//! A source is a name, a text and the starts of its lines; a span is a byte range in one source. Columns are counted
//! here and nowhere else. It knows neither YAML nor JSON.

use std::collections::BTreeMap;

/// Names one of the [`Sources`] of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A byte range in one source. The start is never past the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    source: SourceId,
    start: u32,
    end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`; an end before the start gives an empty span at the start.
    ///
    /// Offsets past four gigabytes are held at that: no source is so long (see [`Source::LIMIT`]).
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX).max(start);
        Self { source, start, end }
    }

    /// The source it lies in.
    pub fn source(self) -> SourceId {
        self.source
    }

    /// The offset of its first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The offset after its last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }
}

/// A line and a column, both counted from 1; the column counts Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A named text.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    lines: Vec<u32>,
    /// How many characters begin before each [`BLOCK`] of bytes: a line may be all of the text.
    characters: Vec<u32>,
}

/// Columns are counted from the start of one of these at most.
const BLOCK: usize = 1024;

impl Source {
    /// The most bytes that a source may have. A longer one is refused when it is parsed.
    pub const LIMIT: usize = 256 << 20;

    /// Takes a name, as a person would write the file's path, and the text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let after = breaks.filter_map(|(at, _)| u32::try_from(at + 1).ok());
        let lines = std::iter::once(0).chain(after).collect();
        let characters = count_characters(&text);
        Self {
            name: name.into(),
            text,
            lines,
            characters,
        }
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a byte range, shortened at either end to whole characters.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        let start = self.floor(start);
        let end = self.floor(end).max(start);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The nearest start of a character at or before an offset.
    pub fn floor(&self, offset: usize) -> usize {
        let mut at = offset.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The line and column of an offset.
    pub fn place(&self, offset: usize) -> Place {
        let offset = self.floor(offset);
        let line = self.line_index(offset);
        let start = self.line_start(line);
        Place {
            line: line + 1,
            column: (self.characters_before(offset) - self.characters_before(start)) + 1,
        }
    }

    /// The byte range of the line that holds an offset, without its line break.
    pub fn line_range(&self, offset: usize) -> (usize, usize) {
        let line = self.line_index(self.floor(offset));
        let start = self.line_start(line).min(self.text.len());
        let next = self.lines.get(line + 1).map(|start| *start as usize);
        let end = next.map_or(self.text.len(), |next| next - 1);
        let end = match self.slice(start, end).ends_with('\r') {
            true => end - 1,
            false => end,
        };
        (start, end)
    }

    /// How many characters begin before an offset.
    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let before = self
            .characters
            .get(block)
            .map_or(0, |count| *count as usize);
        let rest = self.text.as_bytes().get(block * BLOCK..offset);
        before + rest.map_or(0, starts)
    }

    fn line_index(&self, offset: usize) -> usize {
        let after = self
            .lines
            .partition_point(|start| *start as usize <= offset);
        after.saturating_sub(1)
    }

    fn line_start(&self, line: usize) -> usize {
        let bom = if self.text.starts_with('\u{feff}') {
            3
        } else {
            0
        };
        let start = self.lines.get(line).map_or(0, |start| *start as usize);
        start.max(bom)
    }
}

/// The number of characters before each block.
fn count_characters(text: &str) -> Vec<u32> {
    let mut before = 0_u32;
    let mut counts = vec![0];
    for block in text.as_bytes().chunks(BLOCK) {
        before = before.saturating_add(u32::try_from(starts(block)).unwrap_or(u32::MAX));
        counts.push(before);
    }
    counts
}

/// How many characters begin among these bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

/// Why a document that another one refers to has no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There is no such file.
    Missing,
    /// It lies where nothing is read: see [`load`](crate::bundle::load).
    Outside,
    /// It can't be read, in the system's words.
    Broken(String),
}

/// The sources of a run. The first is the root, the document that a person named.
#[derive(Clone, Debug)]
pub struct Sources {
    list: Vec<Source>,
    ids: BTreeMap<String, SourceId>,
    unread: BTreeMap<String, Unread>,
}

impl Sources {
    /// Starts with the root.
    pub fn new(root: Source) -> Self {
        let ids = BTreeMap::from([(root.name.clone(), SourceId(0))]);
        Self {
            list: vec![root],
            ids,
            unread: BTreeMap::new(),
        }
    }

    /// Adds a document that others refer to by its name, and gives its id. Of two with one name the first is found.
    pub fn add(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.ids.entry(source.name.clone()).or_insert(id);
        self.list.push(source);
        id
    }

    /// Notes that a document of this name has no text, so that what refers to it can say why.
    pub fn add_unread(&mut self, name: impl Into<String>, why: Unread) {
        self.unread.insert(name.into(), why);
    }

    /// Why the document of a name has no text; `None` where it has one, and where nobody asked for it.
    pub fn unread(&self, name: &str) -> Option<&Unread> {
        self.unread.get(name)
    }

    /// All of them, the root first.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.list.iter()
    }

    /// The id of the root.
    pub fn root(&self) -> SourceId {
        SourceId(0)
    }

    /// The source of an id that these sources gave.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.list.get(id.0 as usize)
    }

    /// The source with a name.
    pub fn find(&self, name: &str) -> Option<(SourceId, &Source)> {
        let id = *self.ids.get(name)?;
        Some((id, self.get(id)?))
    }

    /// The text that a span covers.
    pub fn text(&self, span: Span) -> &str {
        let source = self.get(span.source());
        source.map_or("", |source| source.slice(span.start(), span.end()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_before_their_break() {
        let source = Source::new("a.yaml", "über: 1\r\nb: 2");
        assert_eq!(source.place(7), Place { line: 1, column: 7 });
        assert_eq!(source.place(10), Place { line: 2, column: 1 });
        assert_eq!(source.line_range(3), (0, 8));
        assert_eq!(source.line_range(12), (10, 14));
    }

    #[test]
    fn columns_are_those_of_a_count_from_the_start_of_the_line() {
        let text = format!("{}\n{}", "aé“😀".repeat(700), "😀b".repeat(1_000));
        let source = Source::new("a.json", text.clone());
        for (offset, _) in text.char_indices() {
            let line = text[..offset].rfind('\n').map_or(0, |at| at + 1);
            let counted = text[line..offset].chars().count() + 1;
            assert_eq!(source.place(offset).column, counted, "at {offset}");
        }
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let source = Source::new("a.yaml", "\u{feff}a: 1");
        assert_eq!(source.place(3), Place { line: 1, column: 1 });
        assert_eq!(source.line_range(0), (3, 7));
    }

    #[test]
    fn offsets_inside_a_character_or_past_the_end_are_drawn_back() {
        let source = Source::new("a.yaml", "ü");
        assert_eq!(source.slice(1, 2), "ü");
        assert_eq!(source.place(99), Place { line: 1, column: 2 });
    }
}
