//! Names as words: what is no letter or digit becomes a separator, or is spelled out where it is all that there is.
//!
//! Knows no Rust.

/// The name with its separators as spaces. A sign before a number is spelled out, and so is a name of symbols alone.
pub(super) fn spell(name: &str) -> String {
    let has_letters = name.chars().any(char::is_alphanumeric);
    if !has_letters {
        return spell_all(name);
    }
    match signed(name) {
        Some((sign, rest)) => format!("{sign} {}", clean(rest)),
        None => clean(name),
    }
}

/// The name with every symbol spelled out, except those that usually separate words.
pub(super) fn spell_all(name: &str) -> String {
    let mut spelled = String::new();
    let separates = name.chars().any(char::is_alphanumeric);
    for letter in name.chars() {
        match word(letter) {
            _ if letter.is_alphanumeric() => spelled.push(letter),
            _ if separates && matches!(letter, '_' | '-' | ' ') => spelled.push(' '),
            Some(word) => {
                spelled.push(' ');
                spelled.push_str(word);
                spelled.push(' ');
            }
            None => spelled.push(' '),
        }
    }
    spelled
}

/// `-1` and `+1`.
fn signed(name: &str) -> Option<(&'static str, &str)> {
    let (sign, rest) = match name.strip_prefix('-') {
        Some(rest) => ("minus", rest),
        None => ("plus", name.strip_prefix('+')?),
    };
    rest.starts_with(|first: char| first.is_ascii_digit())
        .then_some((sign, rest))
}

fn clean(name: &str) -> String {
    // An apostrophe joins: `driver's` is `drivers`.
    let letters = name.chars().filter(|letter| !matches!(letter, '\'' | '’'));
    letters
        .map(|letter| if is_letter(letter) { letter } else { ' ' })
        .collect()
}

/// Letters that may stand in an identifier.
fn is_letter(letter: char) -> bool {
    unicode_ident::is_xid_continue(letter) && (letter.is_alphanumeric() || letter == '_')
}

fn word(symbol: char) -> Option<&'static str> {
    Some(match symbol {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '&' => "and",
        '|' => "or",
        '~' => "tilde",
        '^' => "caret",
        '%' => "percent",
        '$' => "dollar",
        '#' => "hash",
        '@' => "at",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '_' => "underscore",
        '\'' => "quote",
        '"' => "double quote",
        '`' => "backtick",
        '(' => "open",
        ')' => "close",
        '[' => "open bracket",
        ']' => "close bracket",
        '{' => "open brace",
        '}' => "close brace",
        ' ' => "space",
        _ => return None,
    })
}

/// The singular of an English word at the end of a camel-case name, where there is a simple one.
pub(in crate::plan) fn singular(name: &str) -> Option<String> {
    let cut = |end: &str, instead: &str| {
        name.strip_suffix(end)
            .map(|stem| format!("{stem}{instead}"))
    };
    let keeps = [
        "ss",
        "us",
        "is",
        "Series",
        "News",
        "Data",
        "Settings",
        "Details",
        "Analytics",
        "Metrics",
    ];
    if keeps.iter().any(|end| name.ends_with(end)) || name.len() < 4 {
        return None;
    }
    cut("ies", "y")
        .or_else(|| cut("sses", "ss"))
        .or_else(|| cut("xes", "x"))
        .or_else(|| cut("ches", "ch"))
        .or_else(|| cut("shes", "sh"))
        .or_else(|| cut("s", ""))
}
