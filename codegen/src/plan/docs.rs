//! Documentation: prose of the description as lines of rustdoc.
//!
//! Takes CommonMark; gives lines that fit the page and hold nothing that rustdoc or clippy would trip over: links that
//! lead nowhere, HTML, bare URLs, code that would be run as a test. Knows nothing of what it documents.

mod blocks;
mod escape;

/// The widest line of a file.
const PAGE: usize = 100;

/// Lines of documentation, without the `///` before them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    lines: Vec<String>,
}

impl Docs {
    /// Nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// Prose of the description, for something indented by `indent` columns.
    pub(super) fn prose(text: &str, indent: usize) -> Self {
        let width = PAGE.saturating_sub(indent + 4);
        Self {
            lines: blocks::lay_out(text, width),
        }
    }

    /// A sentence of this generator's own: rustdoc's links in it are meant.
    pub(super) fn sentence(text: &str, indent: usize) -> Self {
        let width = PAGE.saturating_sub(indent + 4);
        Self {
            lines: blocks::fill(text, width, "", ""),
        }
    }

    /// Adds a paragraph.
    #[must_use]
    pub(super) fn and(mut self, other: Self) -> Self {
        if !self.lines.is_empty() && !other.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(other.lines);
        self
    }

    /// The lines up to the first blank one.
    #[must_use]
    pub(super) fn first_paragraph(mut self) -> Self {
        let end = self
            .lines
            .iter()
            .position(String::is_empty)
            .unwrap_or(self.lines.len());
        self.lines.truncate(end);
        self
    }

    /// The same with the links that `reaches` refuses as plain names. Only sentences of this generator's own have links of
    /// this form: brackets of prose are escaped.
    pub(super) fn unlink(&mut self, reaches: impl Fn(&str) -> bool) {
        for line in &mut self.lines {
            let Some((before, rest)) = line.split_once("[`") else {
                continue;
            };
            let Some((name, after)) = rest.split_once("`]") else {
                continue;
            };
            if !reaches(name) {
                *line = format!("{before}`{name}`{after}");
            }
        }
    }

    /// These lines, or others where there are none.
    #[must_use]
    pub(super) fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self.lines.is_empty() { other() } else { self }
    }

    /// The lines.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        Docs::prose(text, 56).lines
    }

    #[test]
    fn paragraphs_are_filled_and_end_as_sentences() {
        let text =
            "A sentence\nover two lines, long enough to be wrapped at forty\n\n\n\nAnother one.";
        let expected = [
            "A sentence over two lines, long enough",
            "to be wrapped at forty.",
            "",
            "Another one.",
        ];
        assert_eq!(lines(text), expected);
    }

    #[test]
    fn what_rustdoc_would_take_for_a_link_or_html_is_escaped() {
        assert_eq!(
            lines("See [x] and <b>y</b>."),
            [r"See \[x\] and \<b>y\</b>."]
        );
        assert_eq!(lines("`[x]` and `<b>` stay."), ["`[x]` and `<b>` stay."]);
        assert_eq!(lines("Go to https://a.b/c."), ["Go to <https://a.b/c>."]);
        assert_eq!(lines("[a](https://a.b) [b](#top)"), ["[a](https://a.b) b."]);
    }

    #[test]
    fn code_is_never_run_as_a_test() {
        assert_eq!(lines("```\na = 1\n```"), ["```text", "a = 1", "```"]);
        assert_eq!(lines("```rust\na\n```"), ["```text", "a", "```"]);
        assert_eq!(lines("```json\n{}\n```"), ["```json", "{}", "```"]);
        assert_eq!(
            lines("See:\n\n    a = 1\n    b\n\nEnd."),
            ["See:", "", "```text", "a = 1", "b", "```", "", "End."]
        );
        assert_eq!(
            lines("```\nnever closed"),
            ["```text", "never closed", "```"]
        );
    }

    #[test]
    fn lists_hang_under_their_marks() {
        let text =
            "Either:\n* the first, which is rather long for a line\n  and goes on\n* b\nlazy";
        let expected = [
            "Either:",
            "",
            "* the first, which is rather long for a",
            "  line and goes on",
            "* b lazy",
        ];
        assert_eq!(lines(text), expected);
        assert_eq!(lines("1. a\n   - b\n2. c"), ["1. a", "   - b", "2. c"]);
    }
}
