//! Escapes: what a backslash and what follows mean, in and out of classes.
//!
//! Lenient where ECMA-262's Annex B is: a letter that means nothing after a backslash means itself.

use super::scan::Scan;

/// What an escape means.
pub(super) enum Escape {
    /// One character.
    Char(char),
    /// A surrogate without its pair: no text of Rust has it.
    Surrogate,
    /// `\d` and the like.
    Class(char),
    /// `\p{…}`; true for `\P`.
    Property(String, bool),
    /// `\b`; true for `\B`.
    Boundary(bool),
    /// `\1`
    Group(usize),
    /// `\k<name>`
    Named(String),
}

/// Reads the escape whose backslash was passed.
pub(super) fn read(scan: &mut Scan<'_>, in_class: bool, groups: usize) -> Option<Escape> {
    let letter = scan.next()?;
    Some(match letter {
        'd' | 'D' | 'w' | 'W' | 's' | 'S' => Escape::Class(letter),
        'b' if in_class => Escape::Char('\u{8}'),
        'b' | 'B' if !in_class => Escape::Boundary(letter == 'B'),
        't' => Escape::Char('\t'),
        'n' => Escape::Char('\n'),
        'v' => Escape::Char('\u{b}'),
        'f' => Escape::Char('\u{c}'),
        'r' => Escape::Char('\r'),
        'c' => control(scan),
        'x' => hexadecimal(scan, 2).map_or(Escape::Char('x'), character),
        'u' => unicode(scan),
        'p' | 'P' => property(scan, letter),
        'k' if !in_class => named(scan),
        '0'..='9' => number(scan, letter, in_class, groups),
        _ => Escape::Char(letter),
    })
}

fn character(code: u32) -> Escape {
    char::from_u32(code).map_or(Escape::Surrogate, Escape::Char)
}

/// `\cA`; else the backslash stands for itself.
fn control(scan: &mut Scan<'_>) -> Escape {
    match scan.peek().filter(char::is_ascii_alphabetic) {
        Some(letter) => {
            scan.next();
            character(u32::from(letter) % 32)
        }
        None => Escape::Char('c'),
    }
}

fn hexadecimal(scan: &mut Scan<'_>, width: usize) -> Option<u32> {
    let mut ahead = scan.clone();
    let digits = ahead.take_while(width, |letter| letter.is_ascii_hexdigit());
    let code = (digits.len() == width).then(|| u32::from_str_radix(digits, 16).ok())?;
    *scan = ahead;
    code
}

/// `\u00e9`, `\u{1f600}`, and two surrogates that make one character.
fn unicode(scan: &mut Scan<'_>) -> Escape {
    let mut ahead = scan.clone();
    if ahead.take("{") {
        let code = ahead
            .take_until('}')
            .and_then(|digits| u32::from_str_radix(digits, 16).ok());
        return code.map_or(Escape::Char('u'), |code| {
            *scan = ahead;
            character(code)
        });
    }
    let Some(first) = hexadecimal(scan, 4) else {
        return Escape::Char('u');
    };
    let mut ahead = scan.clone();
    let second = ahead
        .take("\\u")
        .then(|| hexadecimal(&mut ahead, 4))
        .flatten();
    match (first, second) {
        (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) => {
            *scan = ahead;
            character(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
        }
        _ => character(first),
    }
}

fn property(scan: &mut Scan<'_>, letter: char) -> Escape {
    let mut ahead = scan.clone();
    let name = ahead.take("{").then(|| ahead.take_until('}')).flatten();
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '=';
    match name.filter(|name| !name.is_empty() && name.chars().all(is_name)) {
        Some(name) => {
            *scan = ahead;
            Escape::Property(name.to_owned(), letter == 'P')
        }
        None => Escape::Char(letter),
    }
}

fn named(scan: &mut Scan<'_>) -> Escape {
    let mut ahead = scan.clone();
    match ahead.take("<").then(|| ahead.take_until('>')).flatten() {
        Some(name) => {
            *scan = ahead;
            Escape::Named(name.to_owned())
        }
        None => Escape::Char('k'),
    }
}

/// A back reference when there is such a group, else an octal code (Annex B), else the digit.
fn number(scan: &mut Scan<'_>, first: char, in_class: bool, groups: usize) -> Escape {
    let mut ahead = scan.clone();
    let more = ahead.take_while(3, |letter| letter.is_ascii_digit());
    let group = format!("{first}{more}").parse().unwrap_or(usize::MAX);
    if !in_class && (1..=groups).contains(&group) {
        *scan = ahead;
        return Escape::Group(group);
    }
    if first >= '8' {
        return Escape::Char(first);
    }
    let most = if first <= '3' { 2 } else { 1 };
    let octal = format!(
        "{first}{}",
        scan.take_while(most, |letter| ('0'..='7').contains(&letter))
    );
    character(u32::from_str_radix(&octal, 8).unwrap_or(0))
}
