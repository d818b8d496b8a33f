//! Documentation: prose of the description as lines of rustdoc.
//!
//! Takes CommonMark; gives lines that fit the page and hold nothing that rustdoc or clippy would trip over: links that
//! lead nowhere, HTML, bare URLs, code that would be run as a test. Knows nothing of what it documents.

mod code;
mod escape;
mod fill;
mod html;
mod prose;

use crate::model::Value;

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
        let mut lines = prose::lay_out(&html::to_markdown(text), width);
        if let Some(first) = lines.first_mut() {
            capitalize(first);
        }
        Self { lines }
    }

    /// A sentence of this generator's own: rustdoc's links in it are meant.
    pub(super) fn sentence(text: &str, indent: usize) -> Self {
        let width = PAGE.saturating_sub(indent + 4);
        Self {
            lines: fill::fill(text, width, "", ""),
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

    /// Adds sentences of this generator's own to the paragraph, where there is only one, or else after the last.
    #[must_use]
    pub(super) fn also(self, sentences: &str, indent: usize) -> Self {
        let begins_otherwise = |line: &String| {
            line.starts_with(['-', '>', '|', '#', ' ', '`']) || line.contains("```")
        };
        let is_one = !self.lines.is_empty()
            && !self.lines.iter().any(String::is_empty)
            && !self.lines.iter().any(begins_otherwise);
        match (sentences.is_empty(), is_one) {
            (true, _) => self,
            (false, true) => {
                let mut text = self.lines.join(" ");
                if !text.ends_with(['.', '!', '?', ':', ';']) {
                    text.push('.');
                }
                Self::sentence(&format!("{text} {sentences}"), indent)
            }
            (false, false) => self.and(Self::sentence(sentences, indent)),
        }
    }

    /// Whether the text tells of a default of this value: "Defaults to true.", "default: `list`".
    pub(super) fn tells_default(&self, value: &Value) -> bool {
        let text = self.lines.join(" ");
        let value = match value {
            Value::String(text) => text.clone(),
            value => value.to_string(),
        };
        let told = text
            .to_ascii_lowercase()
            .match_indices("default")
            .any(|(at, _)| {
                let rest = text.get(at..).unwrap_or_default();
                let rest = rest.split(". ").next().unwrap_or_default();
                rest.split([
                    ' ', '`', '"', '\'', '(', ')', ',', ';', ':', '=', '*', '[', ']',
                ])
                .skip(1)
                .any(|word| word.trim_end_matches('.') == value)
            });
        told && !value.is_empty()
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

    /// Whether the first paragraph, or the first sentence of it, says what another text does: in the same words but for case,
    /// articles and what stands between words.
    pub(super) fn begins_as(&self, other: &Self) -> bool {
        let own = self.clone().first_paragraph().lines.join(" ");
        let said = words(&other.lines.join(" "));
        let ends = own.match_indices(". ").map(|(at, _)| at);
        let mut begins = ends.chain([own.len()]).filter_map(|end| own.get(..end));
        !said.is_empty() && begins.any(|begin| words(begin) == said)
    }

    /// The same with the links that `reaches` refuses as plain names. Only sentences of this generator's own have links of
    /// this form: brackets of prose are escaped.
    pub(super) fn unlink(&mut self, reaches: impl Fn(&str) -> bool) {
        for line in &mut self.lines {
            let mut kept = String::new();
            let mut rest = line.as_str();
            while let Some((before, (name, after))) = link_in(rest) {
                kept.push_str(before);
                // A bracket of prose is escaped, and a link of prose has its target.
                let prose = before.ends_with('\\') || after.starts_with('(');
                match prose || reaches(name) {
                    true => kept.push_str(&format!("[`{name}`]")),
                    false => kept.push_str(&format!("`{name}`")),
                }
                rest = after;
            }
            *line = kept + rest;
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

/// A sentence begins with a capital, unless its first word is a name or all that there is.
fn capitalize(line: &mut str) {
    let word = line.split(' ').next().unwrap_or_default();
    let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
    let more = word.len() < line.len();
    if let Some(first) = line.get_mut(..1).filter(|_| plain && more) {
        first.make_ascii_uppercase();
    }
}

/// The words of a text without articles, in lower case.
fn words(text: &str) -> Vec<String> {
    let plain = text.to_lowercase().replace(['\'', '’'], "");
    let words = plain.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !matches!(*word, "" | "a" | "an" | "the"));
    words.map(str::to_owned).collect()
}

/// The first link to a name: what stands before it, the name, and what stands after it.
fn link_in(text: &str) -> Option<(&str, (&str, &str))> {
    let (before, rest) = text.split_once("[`")?;
    Some((before, rest.split_once("`]")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        Docs::prose(text, 56).lines
    }

    #[test]
    fn a_default_is_told_once() {
        let tells = |text: &str, value: Value| Docs::prose(text, 0).tells_default(&value);
        assert!(tells(
            "Follows links? Defaults to false.",
            Value::Bool(false)
        ));
        assert!(tells(
            "The layout (default: `list`).",
            Value::String("list".to_owned())
        ));
        assert!(!tells(
            "The default follows. It is false that this is told.",
            Value::Bool(false)
        ));
        assert!(!tells("The list.", Value::String("list".to_owned())));
    }

    #[test]
    fn what_is_said_in_the_same_words_is_said_once() {
        let begins = |own: &str, other: &str| Docs::prose(own, 0).begins_as(&Docs::prose(other, 0));
        assert!(begins("List refunds.\n\nNewest first.", "List Refunds"));
        assert!(begins("Delete the group-role", "Delete a Group Role."));
        assert!(begins("Gives a pet. It may be old.", "Gives a pet"));
        assert!(!begins("Gives a pet by its id.", "Gives a pet"));
        assert!(!begins("Gives a pet.", ""));
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
        assert_eq!(lines("See [x] and <b>y</b>."), [r"See \[x\] and **y**."]);
        assert_eq!(lines("`[x]` and `<b>` stay."), ["`[x]` and `<b>` stay."]);
        assert_eq!(lines("Go to https://a.b/c."), ["Go to <https://a.b/c>."]);
        assert_eq!(lines("[a](https://a.b) [b](#top)"), ["[a](https://a.b) b."]);
    }

    #[test]
    fn html_is_said_in_markdown() {
        for (html, markdown) in [
            ("a <i> b </i>c", &["A *b* c."][..]),
            ("<p>A</p><p>b</p>", &["A.", "", "b."]),
            ("A<br/>b", &["A.", "", "b."]),
            (
                "<a href='https://a.b'>x</a> <a href=\"#y\">y</a>",
                &["[x](https://a.b) y."],
            ),
            (
                "<ol><li>a<li>b<ul><li>c</li></ul></ol>",
                &["1. a", "2. b", "   - c"],
            ),
            ("<code>a&lt;b&gt;</code>", &["`a<b>`."]),
            ("<h3>A</h3>b", &["### A", "", "b."]),
            ("<id>, a < b and <!-- c --> d", &["\\<id>, a < b and d."]),
            (
                "<table><tr><th>a</th></tr><tr><td>b\n|c</td></tr></table>",
                &["| a |", "| --- |", "| b |"],
            ),
        ] {
            assert_eq!(lines(html), markdown, "{html}");
        }
    }

    #[test]
    fn quotes_keep_their_marks_and_tables_their_rows() {
        assert_eq!(lines("> [!TIP]\n> a"), ["> **Tip:** a"]);
        assert_eq!(lines("> a\n>\n> b"), ["> a", ">", "> b"]);
        assert_eq!(
            lines("|a|b|\n|-|-|\n|`x\\|y`|z|"),
            ["| a | b |", "| --- | --- |", r"| `x\|y` | z |"]
        );
    }

    #[test]
    fn letters_that_mean_themselves_are_escaped_where_they_must_be() {
        for (text, escaped) in [
            ("snake_case and 2 * 3", "snake_case and 2 * 3."),
            (r"\*a\* \_b\_", r"\*a\* \_b\_"),
            ("&amp;lt; & a", r"\&lt; & a."),
            ("1\\. a", r"1\. a."),
            ("https://a.b/{id}", "`https://a.b/{id}`."),
        ] {
            assert_eq!(lines(text), [escaped], "{text}");
        }
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
            "- the first, which is rather long for a",
            "  line and goes on",
            "- b lazy",
        ];
        assert_eq!(lines(text), expected);
        assert_eq!(lines("1. a\n   - b\n2. c"), ["1. a", "   - b", "2. c"]);
    }
}
