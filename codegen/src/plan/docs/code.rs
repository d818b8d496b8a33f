//! Code and targets in prose: fences that hold, languages that rustdoc doesn't run, addresses that end where they should.

use std::borrow::Cow;

use pulldown_cmark::CodeBlockKind;

/// Backticks that don't stand in a text, at least so many.
pub(super) fn fence(text: &str, least: usize) -> String {
    let mut longest = 0;
    let mut run = 0;
    for letter in text.chars() {
        run = if letter == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let length = if longest < least { least } else { longest + 1 };
    "`".repeat(length)
}

/// The language of code, unless rustdoc would run it.
pub(super) fn language(kind: &CodeBlockKind<'_>) -> String {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    };
    let plain = !info.is_empty()
        && info
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    let runs = ["rust", "rs", "ignore", "custom"].contains(&info)
        || ["should", "no", "compile", "edition", "test", "standalone"]
            .iter()
            .any(|word| info.starts_with(word));
    if plain && !runs { info } else { "text" }.to_owned()
}

/// A target that may stand between parentheses or angle brackets.
pub(super) fn encoded(target: &str) -> String {
    let mut encoded = String::with_capacity(target.len());
    for letter in target.chars() {
        match letter {
            ' ' => encoded.push_str("%20"),
            '(' => encoded.push_str("%28"),
            ')' => encoded.push_str("%29"),
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '\\' => encoded.push_str("%5C"),
            letter if letter.is_control() => {}
            letter => encoded.push(letter),
        }
    }
    encoded
}

/// Targets of images without the size that some dialects put behind them: `](button.svg =128x32)`.
pub(super) fn without_sizes(text: &str) -> Cow<'_, str> {
    if !text.contains(" =") {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        kept.push_str(before);
        kept.push_str("](");
        let end = after.find([')', '\n']).unwrap_or(after.len());
        let (target, after) = after.split_at(end);
        let size = target.split_once(" =").filter(|(_, size)| {
            let letter = |letter: char| letter.is_ascii_digit() || "xp%*".contains(letter);
            !size.is_empty() && size.chars().all(letter)
        });
        kept.push_str(size.map_or(target, |(target, _)| target));
        rest = after;
    }
    Cow::Owned(kept + rest)
}
