//! Fills words into lines of a width.
//!
//! Takes one block's text, escaped; gives lines that read as the same block. Knows only which words would begin another
//! block at the start of a line.

/// Stands for a space at which no line may be broken.
pub(super) const FIXED_SPACE: char = '\u{e000}';

/// The lines of a text: `first` stands before the first one, `rest` before the others.
pub(in crate::plan) fn fill(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut column = line.chars().count();
    let mut empty = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if !empty && column + 1 + length > width && !begins_a_block(word) {
            lines.push(std::mem::replace(&mut line, rest.to_owned()));
            column = rest.chars().count();
            empty = true;
        }
        if !empty {
            line.push(' ');
            column += 1;
        }
        line.extend(word.chars().map(|letter| match letter {
            FIXED_SPACE => ' ',
            letter => letter,
        }));
        column += length;
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
        || word.starts_with("~~~")
        || word.chars().all(|letter| letter == '=')
        || word.chars().all(|letter| letter == '-')
}

/// `1.` and `2)`.
pub(super) fn is_number_mark(word: &str) -> bool {
    word.strip_suffix(['.', ')']).is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
