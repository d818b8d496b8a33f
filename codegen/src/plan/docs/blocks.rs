//! Lays prose out: paragraphs are filled, lists hang under their marks, code and tables stay as they are.

use super::escape;

/// The lines of a text in CommonMark, none wider than `width` where words allow it.
pub(super) fn lay_out(text: &str, width: usize) -> Vec<String> {
    let mut page = Page {
        width,
        lines: Vec::new(),
        open: None,
    };
    let mut code: Option<Fence> = None;
    for line in text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n")
        .replace('\t', "    ")
        .lines()
    {
        let line = line.trim_end();
        code = match code {
            Some(fence) => page.code(fence, line),
            None => page.line(line),
        };
    }
    page.close();
    if code.is_some() {
        page.lines.push("```".to_owned());
    }
    page.finish()
}

/// Fills words into lines of a width.
pub(super) fn fill(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let next = line.chars().count() + 1 + word.chars().count();
        if !empty && next > width && !begins_a_block(word) {
            lines.push(std::mem::replace(&mut line, rest.to_owned()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    if !empty {
        lines.push(line);
    }
    lines
}

/// Whether a word at the start of a line would begin something else than text.
fn begins_a_block(word: &str) -> bool {
    matches!(word, "-" | "*" | "+" | ">")
        || word.starts_with(['#', '>', '|'])
        || is_number_mark(word)
        || word.starts_with("```")
        || word.chars().all(|letter| letter == '=')
        || word.chars().all(|letter| letter == '-')
}

fn is_number_mark(word: &str) -> bool {
    word.strip_suffix(['.', ')']).is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Code that is open: how its fence begins, or none where indentation makes it code.
enum Fence {
    Marked(String, usize),
    Indented,
}

/// A paragraph or an item of a list that is being read.
struct Open {
    /// What stands before the first line.
    first: String,
    /// What stands before the others.
    rest: String,
    text: String,
}

struct Page {
    width: usize,
    lines: Vec<String>,
    open: Option<Open>,
}

impl Page {
    /// Takes a line outside of code.
    fn line(&mut self, line: &str) -> Option<Fence> {
        let indent = line.len() - line.trim_start().len();
        let trimmed = line.trim_start();
        if trimmed.is_empty() {
            self.blank();
        } else if let Some(fence) = opening_fence(trimmed) {
            return Some(self.open_fence(trimmed, &fence, indent));
        } else if let Some((mark, text)) = list_mark(trimmed) {
            self.item(indent, mark, text);
        } else if indent >= 4 && self.open.is_none() && !self.in_list() {
            self.separate();
            self.lines
                .extend(["```text".to_owned(), trimmed.to_owned()]);
            return Some(Fence::Indented);
        } else if trimmed.starts_with(['|', '#']) {
            self.close();
            if trimmed.starts_with('#')
                || !self.lines.last().is_some_and(|last| last.starts_with('|'))
            {
                self.separate();
            }
            self.lines.push(escape::inline(trimmed));
        } else if is_rule(trimmed) {
            self.rule();
        } else {
            self.text(indent, trimmed);
        }
        None
    }

    /// Takes a line of code; gives the fence while it is open.
    fn code(&mut self, fence: Fence, line: &str) -> Option<Fence> {
        match fence {
            Fence::Marked(mark, indent) => {
                let closes = line.trim().starts_with(&mark)
                    && line.trim().chars().all(|letter| mark.contains(letter));
                if closes {
                    self.lines.push("```".to_owned());
                    self.lines.push(String::new());
                    return None;
                }
                let cut = line.len() - line.trim_start().len();
                let line = line.get(cut.min(indent)..).unwrap_or(line);
                // Within the fence that is written, no line may look like its end.
                self.lines.push(line.replace("```", "'''"));
                Some(Fence::Marked(mark, indent))
            }
            Fence::Indented if line.is_empty() || line.starts_with("    ") => {
                self.lines
                    .push(line.get(4..).unwrap_or_default().replace("```", "'''"));
                Some(Fence::Indented)
            }
            Fence::Indented => {
                while self.lines.last().is_some_and(String::is_empty) {
                    self.lines.pop();
                }
                self.lines.extend(["```".to_owned(), String::new()]);
                self.line(line)
            }
        }
    }

    fn open_fence(&mut self, line: &str, mark: &str, indent: usize) -> Fence {
        self.close();
        self.separate();
        let language = line
            .trim_start_matches(['`', '~'])
            .trim()
            .to_ascii_lowercase();
        let plain = !language.is_empty()
            && language
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric());
        let runs = ["rust", "rs", "ignore", "text"].contains(&language.as_str());
        self.lines.push(if plain && !runs {
            format!("```{language}")
        } else {
            "```text".to_owned()
        });
        Fence::Marked(mark.to_owned(), indent)
    }

    fn item(&mut self, indent: usize, mark: &str, text: &str) {
        let within = self.open.is_some() && !self.in_list();
        self.close();
        if within {
            self.separate();
        }
        // Deeper than its parent's text by two to four columns, whatever was written.
        let indent = if self.in_list() { indent.min(8) } else { 0 };
        let first = format!("{}{mark} ", " ".repeat(indent));
        let rest = " ".repeat(first.chars().count());
        self.open = Some(Open {
            first,
            rest,
            text: text.to_owned(),
        });
    }

    fn text(&mut self, indent: usize, text: &str) {
        match &mut self.open {
            Some(open) => {
                open.text.push(' ');
                open.text.push_str(text);
            }
            None => {
                let pad = if indent > 0 && self.in_list() {
                    " ".repeat(self.list_indent())
                } else {
                    String::new()
                };
                self.open = Some(Open {
                    first: pad.clone(),
                    rest: pad,
                    text: text.to_owned(),
                });
            }
        }
    }

    fn rule(&mut self) {
        self.close();
    }

    fn blank(&mut self) {
        self.close();
        self.separate();
    }

    /// Writes what is open.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let mut text = escape::inline(&open.text);
        if open.first.trim().is_empty() && text.ends_with(|last: char| last.is_alphanumeric()) {
            text.push('.');
        }
        self.lines
            .extend(fill(&text, self.width, &open.first, &open.rest));
    }

    /// Puts a blank line after what stands, unless there is one.
    fn separate(&mut self) {
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// Whether what stands last belongs to a list.
    fn in_list(&self) -> bool {
        let open = self.open.as_ref().map(|open| open.first.as_str());
        let last = self
            .lines
            .iter()
            .rev()
            .find(|line| !line.is_empty())
            .map(String::as_str);
        open.or(last)
            .is_some_and(|line| line.starts_with("  ") || list_mark(line.trim_start()).is_some())
    }

    /// How far the text of the last item is indented.
    fn list_indent(&self) -> usize {
        let last = self
            .lines
            .iter()
            .rev()
            .find(|line| list_mark(line.trim_start()).is_some());
        last.map_or(2, |line| {
            let indent = line.len() - line.trim_start().len();
            indent + list_mark(line.trim_start()).map_or(2, |(mark, _)| mark.len() + 1)
        })
    }

    fn finish(mut self) -> Vec<String> {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        let blank = self.lines.iter().take_while(|line| line.is_empty()).count();
        self.lines.drain(..blank);
        self.lines
            .dedup_by(|next, last| next.is_empty() && last.is_empty());
        self.lines
    }
}

/// The mark of a list's item and the text after it.
fn list_mark(line: &str) -> Option<(&str, &str)> {
    let end = line.find(' ').unwrap_or(line.len());
    let (mark, text) = line.split_at(end);
    (matches!(mark, "-" | "*" | "+") || is_number_mark(mark)).then_some((mark, text.trim_start()))
}

fn opening_fence(line: &str) -> Option<String> {
    let mark = line
        .chars()
        .next()
        .filter(|first| matches!(first, '`' | '~'))?;
    let length = line.chars().take_while(|letter| *letter == mark).count();
    let info = line.get(length..).unwrap_or_default();
    (length >= 3 && !info.contains('`')).then(|| mark.to_string().repeat(length))
}

/// `---`, `***`, `===`: says nothing in documentation of items.
fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && ["-", "*", "=", "_"]
            .iter()
            .any(|mark| line.replace(' ', "").replace(mark, "").is_empty())
}
