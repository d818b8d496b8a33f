//! Classes of characters: `[…]`, `\d`, `\w`, `\s` and `.`, with ECMA-262's members.

use super::escape::{self, Escape};
use super::scan::Scan;

/// ECMA-262, LineTerminator excluded.
pub(super) const DOT: &str = r"[^\n\r\x{2028}\x{2029}]";

/// No character at all.
pub(super) const NEVER: &str = r"[^\x{0}-\x{10FFFF}]";

/// ECMA-262, WhiteSpace and LineTerminator.
const BLANK: &str = r"\x{9}-\x{D}\x{20}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";

/// The class of `\d` and the like, which may stand in a class too.
pub(super) fn shorthand(letter: char) -> String {
    let (members, negated) = match letter {
        'd' => ("0-9", false),
        'D' => ("0-9", true),
        'w' => ("0-9A-Z_a-z", false),
        'W' => ("0-9A-Z_a-z", true),
        's' => (BLANK, false),
        _ => (BLANK, true),
    };
    format!("[{}{members}]", if negated { "^" } else { "" })
}

/// The class of `\p{…}`.
pub(super) fn property(name: &str, negated: bool) -> String {
    let letter = if negated { 'P' } else { 'p' };
    // `\p{General_Category=L}` is `\p{L}` in words that all engines have.
    let name = name
        .strip_prefix("General_Category=")
        .or_else(|| name.strip_prefix("gc="))
        .unwrap_or(name);
    format!(r"\{letter}{{{name}}}")
}

/// A character that means only itself.
pub(super) fn literal(letter: char) -> String {
    if letter.is_ascii_alphanumeric() {
        letter.to_string()
    } else {
        format!(r"\x{{{:X}}}", u32::from(letter))
    }
}

/// A member of a class.
enum Member {
    Char(char),
    /// Already in the words of the engines.
    Class(String),
    Nothing,
}

/// Reads the class whose `[` was passed.
pub(super) fn read(scan: &mut Scan<'_>) -> Result<String, String> {
    let negated = scan.take("^");
    let mut members = String::new();
    loop {
        if scan.take("]") {
            return Ok(finish(&members, negated));
        }
        let first = member(scan)?;
        let mut ahead = scan.clone();
        if ahead.take("-") && ahead.peek() != Some(']') {
            *scan = ahead;
            push_range(&mut members, &first, &member(scan)?)?;
        } else {
            push(&mut members, &first);
        }
    }
}

fn finish(members: &str, negated: bool) -> String {
    match (members.is_empty(), negated) {
        (true, false) => NEVER.to_owned(),
        (true, true) => r"[\x{0}-\x{10FFFF}]".to_owned(),
        (false, false) => format!("[{members}]"),
        (false, true) => format!("[^{members}]"),
    }
}

fn member(scan: &mut Scan<'_>) -> Result<Member, String> {
    let unfinished = || "a class of characters has no end".to_owned();
    let letter = scan.next().ok_or_else(unfinished)?;
    if letter != '\\' {
        return Ok(Member::Char(letter));
    }
    Ok(match escape::read(scan, true, 0).ok_or_else(unfinished)? {
        Escape::Char(letter) => Member::Char(letter),
        Escape::Class(letter) => Member::Class(shorthand(letter)),
        Escape::Property(name, negated) => Member::Class(property(&name, negated)),
        _ => Member::Nothing,
    })
}

/// A range, or where an end is no character (Annex B) the two ends and a dash.
fn push_range(members: &mut String, first: &Member, last: &Member) -> Result<(), String> {
    match (first, last) {
        (Member::Char(first), Member::Char(last)) if first > last => {
            Err("a range of characters is upside down".to_owned())
        }
        (Member::Char(first), Member::Char(last)) => {
            members.push_str(&format!("{}-{}", literal(*first), literal(*last)));
            Ok(())
        }
        _ => {
            push(members, first);
            push(members, &Member::Char('-'));
            push(members, last);
            Ok(())
        }
    }
}

fn push(members: &mut String, member: &Member) {
    match member {
        Member::Char(letter) => members.push_str(&literal(*letter)),
        Member::Class(class) => members.push_str(class),
        Member::Nothing => {}
    }
}
