//! HTML in prose as Markdown: descriptions are written in both.
//!
//! Takes CommonMark with tags in it; gives CommonMark without. What is no tag of text (`<id>`) is escaped, so that it is
//! shown as it stands; code stays as it is.

use std::borrow::Cow;

mod tag;

use tag::{LONGEST, Tag};

/// The text with its tags said in Markdown.
pub(super) fn to_markdown(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut writer = Writer::default();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let taken = writer.take(letter, rest).max(letter.len_utf8());
        rest = rest.get(taken..).unwrap_or_default();
    }
    writer.finish().into()
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The lists that are open: the number of the next item, or none where it has bullets.
    lists: Vec<Option<usize>>,
    /// The targets of the links that are open; `None` where a link leads nowhere.
    links: Vec<Option<String>>,
    /// The marks of emphasis that are open.
    marks: Vec<&'static str>,
    table: Option<Table>,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    rows: usize,
    cells: usize,
}

impl Writer {
    /// Writes what stands next; gives how many bytes it took.
    fn take(&mut self, letter: char, rest: &str) -> usize {
        let line_start = self.out.is_empty() || self.out.ends_with('\n');
        match letter {
            '`' | '~' if line_start && rest.starts_with(&letter.to_string().repeat(3)) => {
                self.copy(rest, fenced(rest, letter))
            }
            '`' => self.copy(rest, code_span(rest)),
            '\\' => self.copy(rest, 2),
            '<' => self.angle(rest),
            '\n' | '\r' if self.table.is_some() => self.copy(" ", 1),
            letter => {
                self.out.push(letter);
                letter.len_utf8()
            }
        }
    }

    fn copy(&mut self, rest: &str, taken: usize) -> usize {
        let end = (taken..=rest.len()).find(|end| rest.is_char_boundary(*end));
        let end = end.unwrap_or(rest.len());
        self.out.push_str(rest.get(..end).unwrap_or_default());
        end
    }

    fn angle(&mut self, rest: &str) -> usize {
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.find("-->").map_or(rest.len(), |end| end + 7);
        }
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b'>');
        let inside = end.and_then(|end| rest.get(1..end));
        if inside.is_some_and(|inside| {
            inside.starts_with("http") && inside.contains("://") && !inside.contains(' ')
        }) {
            return self.copy(rest, inside.map_or(1, str::len) + 2);
        }
        let Some(tag) = tag::read(rest) else {
            self.out.push_str("\\<");
            return 1;
        };
        tag.length + self.write(&tag, rest.get(tag.length..).unwrap_or_default())
    }

    /// Writes what a tag means; gives how much of the text behind it was taken with it.
    fn write(&mut self, tag: &Tag<'_>, after: &str) -> usize {
        match tag.name.as_str() {
            "b" | "strong" => self.emphasis("**", tag, after),
            "i" | "em" => self.emphasis("*", tag, after),
            "code" | "tt" | "kbd" | "samp" | "var" => self.code(tag, after),
            "pre" => self.code_block(tag, after),
            "a" => self.link(tag),
            "img" => self.image(tag),
            "ul" | "ol" => self.list(tag, after),
            "li" => self.item(tag, after),
            "table" | "tr" | "td" | "th" | "thead" | "tbody" => self.table(tag, after),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(tag, after),
            "note" | "warning" | "tip" | "info" if !tag.closes => {
                self.paragraph(after, &format!("**{}:** ", capital(&tag.name)))
            }
            "sup" if !tag.closes => self.inline("^"),
            "sup" | "sub" | "span" | "font" | "u" | "s" | "small" | "big" | "center" | "label" => 0,
            _ => self.paragraph(after, ""),
        }
    }

    fn inline(&mut self, text: &str) -> usize {
        self.out.push_str(text);
        0
    }

    /// Ends the paragraph: a space where what is open must stay on its line.
    fn paragraph(&mut self, after: &str, next: &str) -> usize {
        let line = self
            .out
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .trim_start();
        let on_line = self.table.is_some()
            || !self.lists.is_empty()
            || line.starts_with(['|', '#', '>'])
            || ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
            || super::fill::is_number_mark(line.split(' ').next().unwrap_or_default());
        self.out.push_str(if on_line { " " } else { "\n\n" });
        self.out.push_str(next);
        if on_line { 0 } else { space(after) }
    }

    /// Spaces within the marks move out of them: `**` is a mark only beside a word.
    fn emphasis(&mut self, mark: &'static str, tag: &Tag<'_>, after: &str) -> usize {
        if !tag.closes {
            let spaces = space(after);
            if spaces > 0 {
                self.out.push(' ');
            }
            self.out.push_str(mark);
            self.marks.push(mark);
            return spaces;
        }
        let Some(at) = self.marks.iter().rposition(|open| *open == mark) else {
            return 0;
        };
        self.marks.remove(at);
        let kept = self.out.trim_end().len();
        let spaced = kept < self.out.len();
        self.out.truncate(kept);
        match self.out.strip_suffix(mark) {
            Some(before) => self.out.truncate(before.len()),
            None => self.out.push_str(mark),
        }
        if spaced {
            self.out.push(' ');
        }
        0
    }

    fn code(&mut self, tag: &Tag<'_>, after: &str) -> usize {
        if tag.closes {
            return 0;
        }
        let (inside, taken) = tag.inside(after);
        let code = tag::plain(inside);
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        if !code.is_empty() {
            let fence = if code.contains('`') { "``" } else { "`" };
            self.out.push_str(&format!("{fence}{code}{fence}"));
        }
        taken
    }

    fn code_block(&mut self, tag: &Tag<'_>, after: &str) -> usize {
        if tag.closes {
            return 0;
        }
        let (inside, taken) = tag.inside(after);
        let code = tag::plain(inside).replace("```", "'''");
        self.out.push_str(&format!(
            "\n\n```text\n{}\n```\n\n",
            code.trim_matches('\n')
        ));
        taken
    }

    fn link(&mut self, tag: &Tag<'_>) -> usize {
        if !tag.closes {
            let target = tag.attribute("href");
            let target = target.filter(|target| super::escape::is_url(target));
            self.out.push_str(if target.is_some() { "[" } else { "" });
            self.links.push(target.map(str::to_owned));
        } else if let Some(Some(target)) = self.links.pop() {
            self.out
                .push_str(&format!("](<{}>)", target.replace(['\n', '<', '>'], "")));
        }
        0
    }

    fn image(&mut self, tag: &Tag<'_>) -> usize {
        let caption = tag
            .attribute("alt")
            .unwrap_or_default()
            .replace(['[', ']'], "");
        self.out.push_str(&caption);
        0
    }

    fn list(&mut self, tag: &Tag<'_>, after: &str) -> usize {
        if tag.closes {
            self.lists.pop();
        }
        self.out
            .push_str(if self.lists.is_empty() { "\n\n" } else { "\n" });
        if !tag.closes {
            self.lists.push((tag.name == "ol").then_some(1));
        }
        space(after)
    }

    fn item(&mut self, tag: &Tag<'_>, after: &str) -> usize {
        if tag.closes {
            return space(after);
        }
        let depth = self.lists.len().saturating_sub(1);
        self.out.push('\n');
        self.out.push_str(&"    ".repeat(depth));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.out.push_str(&format!("{number}. "));
                *number += 1;
            }
            _ => self.out.push_str("- "),
        }
        space(after)
    }

    fn table(&mut self, tag: &Tag<'_>, after: &str) -> usize {
        match (tag.name.as_str(), tag.closes, &mut self.table) {
            ("table", false, _) => {
                self.out.push_str("\n\n");
                self.table = Some(Table::default());
            }
            ("table", true, _) => {
                self.table = None;
                self.out.push_str("\n\n");
            }
            ("tr", false, Some(table)) => {
                table.cells = 0;
                self.out.push_str("\n|");
            }
            ("tr", true, Some(table)) => {
                table.rows += 1;
                if table.rows == 1 {
                    self.out.push_str("\n|");
                    self.out.push_str(&" --- |".repeat(table.cells));
                }
            }
            ("td" | "th", false, Some(_)) => self.out.push(' '),
            ("td" | "th", true, Some(table)) => {
                table.cells += 1;
                self.out.push_str(" |");
            }
            _ => {}
        }
        space(after)
    }

    fn heading(&mut self, tag: &Tag<'_>, after: &str) -> usize {
        self.out.push_str("\n\n");
        if !tag.closes {
            let level = tag.name.trim_start_matches('h').parse().unwrap_or(3);
            self.out.push_str(&"#".repeat(level));
            self.out.push(' ');
        }
        space(after)
    }

    fn finish(mut self) -> String {
        while let Some(mark) = self.marks.pop() {
            self.out.push_str(mark);
        }
        while let Some(target) = self.links.pop() {
            if let Some(target) = target {
                self.out.push_str(&format!("](<{target}>)"));
            }
        }
        self.out
    }
}

/// The length of the white space that a text begins with.
fn space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The length of fenced code with its fences.
fn fenced(rest: &str, mark: char) -> usize {
    let length = rest.len() - rest.trim_start_matches(mark).len();
    let close = format!("\n{}", mark.to_string().repeat(length));
    let body = rest.get(length..).unwrap_or_default();
    body.find(&close)
        .map_or(rest.len(), |at| length + at + close.len())
}

/// The length of a code span with its backticks, or of the backticks alone where it never ends.
fn code_span(rest: &str) -> usize {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let (mark, inside) = rest.split_at(ticks);
    let paragraph = inside.find("\n\n").unwrap_or(inside.len());
    let end = inside.get(..paragraph).and_then(|inside| inside.find(mark));
    end.map_or(ticks, |end| ticks + end + ticks)
}
