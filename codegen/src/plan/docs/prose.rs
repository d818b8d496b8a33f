//! Prose of a description as Markdown that rustdoc shows as it was meant.
//!
//! Takes CommonMark, read by rustdoc's own parser; gives lines of a width. Markup stays, links that lead nowhere become
//! their text, images their captions, and code never runs. Knows nothing of what is documented.

use pulldown_cmark::{BlockQuoteKind, Event, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::code::{encoded, fence, language, without_sizes};
use super::escape::{Around, escape, is_url};
use super::fill::{FIXED_SPACE, fill};

/// Deeper than this, quotes and lists are not indented further.
const DEPTH: usize = 8;

/// A span of code up to this length stays on one line.
const SHORT_CODE: usize = 48;

/// The lines of a text in CommonMark, none wider than `width` where words allow it.
pub(super) fn lay_out(text: &str, width: usize) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    let mut page = Page {
        width,
        ..Page::default()
    };
    let text = without_sizes(text);
    for event in TextMergeStream::new(Parser::new_ext(&text, options)) {
        page.take(event);
    }
    page.flush();
    page.finish()
}

/// What blocks stand in.
enum Container {
    Quote,
    /// The mark of an item, until it is written; then as many spaces.
    Item(String),
}

struct List {
    /// The number of the next item; `None` where there are bullets.
    next: Option<u64>,
    begun: bool,
}

#[derive(Default)]
struct Page {
    width: usize,
    lines: Vec<String>,
    containers: Vec<Container>,
    /// The lists that are open.
    lists: Vec<List>,
    /// Whether a blank line comes before the next block.
    gap: bool,
    /// The text of the open block.
    text: String,
    /// Links and images that are open: where their text begins, and their target.
    links: Vec<(usize, String)>,
    strong: usize,
    emphasis: usize,
    /// The language and the text of open code.
    code: Option<(String, String)>,
    /// The cells of the open row.
    row: Option<Vec<String>>,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(code) => self.code_span(&code),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak if self.lists.is_empty() && self.row.is_none() => {
                self.flush();
                self.gap = true;
            }
            Event::HardBreak => self.text.push(' '),
            Event::Rule => self.gap = true,
            // Not asked for, so never met.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.text = "#".repeat(level as usize);
                self.text.push(' ');
            }
            Tag::BlockQuote(kind) => self.open_quote(kind),
            Tag::CodeBlock(kind) => {
                self.flush();
                self.code = Some((language(&kind), String::new()));
            }
            Tag::List(first) => {
                self.flush();
                self.gap &= self.lists.is_empty();
                self.lists.push(List {
                    next: first,
                    begun: false,
                });
            }
            Tag::Item => self.open_item(),
            Tag::Table(_) => {
                self.flush();
                self.begin();
            }
            Tag::TableHead | Tag::TableRow => self.row = Some(Vec::new()),
            Tag::Emphasis => {
                self.emphasis += 1;
                self.mark("*", self.emphasis == 1);
            }
            Tag::Strong => {
                self.strong += 1;
                self.mark("**", self.strong == 1);
            }
            Tag::Strikethrough => self.mark("~~", true),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push((self.text.len(), dest_url.into_string()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.full_stop();
                self.flush();
                self.gap = true;
            }
            // A heading is one line, however long.
            TagEnd::Heading(_) => {
                let width = std::mem::replace(&mut self.width, usize::MAX);
                self.flush();
                self.width = width;
                self.gap = true;
            }
            TagEnd::HtmlBlock => {
                self.flush();
                self.gap = true;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.containers.pop();
                self.gap = true;
            }
            TagEnd::CodeBlock => self.close_code(),
            TagEnd::List(_) => {
                self.lists.pop();
                self.gap = true;
            }
            TagEnd::Item => {
                self.flush();
                self.containers.pop();
            }
            TagEnd::Table => self.gap = true,
            TagEnd::TableHead => self.close_row(true),
            TagEnd::TableRow => self.close_row(false),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.text).replace(FIXED_SPACE, " ");
                if let Some(row) = &mut self.row {
                    row.push(cell.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
            TagEnd::Emphasis => {
                self.mark("*", self.emphasis == 1);
                self.emphasis = self.emphasis.saturating_sub(1);
            }
            TagEnd::Strong => {
                self.mark("**", self.strong == 1);
                self.strong = self.strong.saturating_sub(1);
            }
            TagEnd::Strikethrough => self.mark("~~", true),
            TagEnd::Link => self.close_link(),
            TagEnd::Image => self.close_link(),
            _ => {}
        }
    }

    fn mark(&mut self, mark: &str, outermost: bool) {
        if outermost {
            self.text.push_str(mark);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
            return;
        }
        let around = Around {
            before: self.text.chars().next_back(),
            in_link: !self.links.is_empty(),
            in_cell: self.row.is_some(),
        };
        let escaped = escape(text, around);
        self.text.push_str(&escaped);
    }

    fn code_span(&mut self, code: &str) {
        let code = code.replace(|letter: char| letter.is_control(), " ");
        let code = match code.chars().count() <= SHORT_CODE {
            true => code.replace(' ', &FIXED_SPACE.to_string()),
            false => code,
        };
        let code = match self.row.is_some() {
            true => code.replace('|', "\\|"),
            false => code,
        };
        let fence = fence(&code, 1);
        let pad = if code.starts_with('`') || code.ends_with('`') {
            FIXED_SPACE.to_string()
        } else {
            String::new()
        };
        self.text
            .push_str(&format!("{fence}{pad}{code}{pad}{fence}"));
    }

    fn open_quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.flush();
        self.begin();
        self.containers.push(Container::Quote);
        let word = kind.map(|kind| match kind {
            BlockQuoteKind::Note => "Note",
            BlockQuoteKind::Tip => "Tip",
            BlockQuoteKind::Important => "Important",
            BlockQuoteKind::Warning => "Warning",
            BlockQuoteKind::Caution => "Caution",
        });
        if let Some(word) = word {
            self.text = format!("**{word}:** ");
        }
    }

    /// A blank line comes before a list, none between its items.
    fn open_item(&mut self) {
        self.flush();
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        let mark = match &mut list.next {
            Some(number) => {
                *number += 1;
                format!("{}. ", number.saturating_sub(1))
            }
            None => "- ".to_owned(),
        };
        self.gap &= !std::mem::replace(&mut list.begun, true);
        self.begin();
        self.containers.push(Container::Item(mark));
    }

    fn close_link(&mut self) {
        let Some((from, target)) = self.links.pop() else {
            return;
        };
        let text = self.text.split_off(from.min(self.text.len()));
        let leads = is_url(&target) || target.starts_with("mailto:");
        let shown = text.trim();
        let link = match leads && self.links.is_empty() {
            true if shown.is_empty() || shown.replace('\\', "") == target => {
                format!("<{}>", encoded(&target))
            }
            true => format!("[{text}]({})", encoded(&target)),
            false => text,
        };
        self.text.push_str(&link);
    }

    fn close_code(&mut self) {
        let Some((language, code)) = self.code.take() else {
            return;
        };
        self.begin();
        let fence = fence(&code, 3);
        let open = self.prefix() + &fence + &language;
        self.lines.push(open);
        for line in code.lines() {
            let line = line.replace(|letter: char| letter.is_control(), " ");
            let line = self.prefix() + &line;
            self.lines.push(line.trim_end().to_owned());
        }
        let close = self.prefix() + &fence;
        self.lines.push(close);
        self.gap = true;
    }

    fn close_row(&mut self, head: bool) {
        let Some(cells) = self.row.take() else { return };
        let line = format!("{}| {} |", self.prefix(), cells.join(" | "));
        self.lines.push(line);
        if head {
            let line = format!("{}|{}", self.prefix(), " --- |".repeat(cells.len()));
            self.lines.push(line);
        }
    }

    /// A paragraph that ends as a word does ends as a sentence.
    fn full_stop(&mut self) {
        let ends = |last: char| last.is_alphanumeric() || matches!(last, '`' | ')' | '>' | '"');
        if self.containers.is_empty() && self.text.trim_end().ends_with(ends) {
            self.text.truncate(self.text.trim_end().len());
            self.text.push('.');
        }
    }

    /// Writes the open block.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().trim_start_matches('#').is_empty() {
            return;
        }
        self.begin();
        let (first, rest) = (self.prefix(), self.prefix());
        self.lines.extend(fill(&text, self.width, &first, &rest));
    }

    /// Puts a blank line where one is due.
    fn begin(&mut self) {
        if self.gap && self.lines.last().is_some_and(|last| !last.is_empty()) {
            let blank = self.prefix();
            self.lines.push(blank.trim_end().to_owned());
        }
        self.gap = false;
    }

    /// What stands before the next line; marks of items stand before one alone.
    fn prefix(&mut self) -> String {
        let mut prefix = String::new();
        for container in self.containers.iter_mut().take(DEPTH) {
            match container {
                Container::Quote => prefix.push_str("> "),
                Container::Item(mark) => {
                    prefix.push_str(mark);
                    *mark = " ".repeat(mark.len());
                }
            }
        }
        prefix
    }

    fn finish(mut self) -> Vec<String> {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }
}
