//! Escapes in a run of text what rustdoc would read as markup, as a link, as HTML or as a bare URL.
//!
//! Takes text whose own markup was read already, so every letter is meant; gives as few backslashes as keep it so.

use super::fill::is_number_mark;

/// Where a run of text stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// The letter before it within its block.
    pub(super) before: Option<char>,
    /// Within a link, where a URL needs no brackets.
    pub(super) in_link: bool,
    /// Within a cell of a table, where a bar would end it.
    pub(super) in_cell: bool,
}

/// The text as Markdown that says it.
pub(super) fn escape(text: &str, around: Around) -> String {
    let mut run = Run {
        escaped: String::with_capacity(text.len() + 8),
        around,
        strikes: text.matches('~').count() > 1,
    };
    let mut rest = text;
    if around.before.is_none() {
        rest = run.block_start(rest);
    }
    while let Some(letter) = rest.chars().next() {
        let taken = run.take(letter, rest).max(1);
        rest = rest.get(taken..).unwrap_or_default();
    }
    run.escaped
}

struct Run {
    escaped: String,
    around: Around,
    /// Whether two tildes may strike out what is between them.
    strikes: bool,
}

impl Run {
    /// Escapes what would begin another block than a paragraph; gives what is left.
    fn block_start<'t>(&mut self, text: &'t str) -> &'t str {
        let text = text.trim_start();
        let word = text.split(' ').next().unwrap_or_default();
        let marks = matches!(word, "-" | "+")
            || (word.len() > 2 && word.chars().all(|letter| letter == '-' || letter == '='))
            || word.starts_with('>')
            || word.trim_start_matches('#').is_empty() && (1..=6).contains(&word.len());
        if is_number_mark(word) {
            let (number, mark) = word.split_at(word.len() - 1);
            self.escaped.push_str(number);
            self.escaped.push('\\');
            self.escaped.push_str(mark);
            return text.get(word.len()..).unwrap_or_default();
        }
        let mut letters = text.chars();
        match letters.next() {
            Some(first) if marks => {
                self.escaped.push('\\');
                self.escaped.push(first);
                letters.as_str()
            }
            _ => text,
        }
    }

    /// Writes the first letter of what is left, or more; gives how many bytes it took.
    fn take(&mut self, letter: char, rest: &str) -> usize {
        let before = self.escaped.chars().next_back().or(self.around.before);
        let after = rest.chars().nth(1);
        let word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let space = |letter: Option<char>| letter.is_some_and(char::is_whitespace);
        let escapes = match letter {
            'h' if !word(before) && !self.around.in_link => return self.url(rest),
            '`' | '[' | ']' | '\\' => true,
            '*' => !(space(before) && space(after)),
            '_' => !(word(before) && word(after) || space(before) && space(after)),
            '<' => after.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => is_entity(rest),
            '~' => self.strikes,
            '|' => self.around.in_cell,
            _ => false,
        };
        if escapes {
            self.escaped.push('\\');
        }
        let odd = letter.is_control() || letter.is_whitespace();
        self.escaped.push(if odd { ' ' } else { letter });
        letter.len_utf8()
    }

    /// A bare URL gets its angle brackets; a template's is code.
    fn url(&mut self, rest: &str) -> usize {
        if !is_url(rest) {
            self.escaped.push('h');
            return 1;
        }
        let ends = |letter: char| {
            letter.is_whitespace()
                || matches!(letter, '<' | '>' | '"' | '`' | ')' | ']' | '|' | '\\')
        };
        let end = rest.find(ends).unwrap_or(rest.len());
        let url = rest
            .get(..end)
            .unwrap_or_default()
            .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        let (open, close) = match url.len() <= "https://".len() || url.contains(['{', '}']) {
            true => ('`', '`'),
            false => ('<', '>'),
        };
        self.escaped.push(open);
        self.escaped.push_str(url);
        self.escaped.push(close);
        url.len()
    }
}

/// Whether an ampersand begins a character reference: `&amp;`.
fn is_entity(rest: &str) -> bool {
    let name = rest
        .get(1..)
        .and_then(|rest| rest.split_once(';'))
        .map(|(name, _)| name);
    name.is_some_and(|name| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric())
    })
}

/// Whether a text begins as a URL that a browser opens.
pub(super) fn is_url(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}
