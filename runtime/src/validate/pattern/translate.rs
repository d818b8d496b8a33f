//! A pattern of ECMA-262 in the words of the crates `regex` and `fancy-regex`.
//!
//! Takes patterns as they are written with the flag `u` or without; characters are Unicode's scalar values either way.
//! What it does not know to be wrong, the engine is left to refuse.

use super::class;
use super::escape::{self, Escape};
use super::scan::Scan;

/// A pattern in an engine's words, by the engine that it needs.
pub(super) enum Translated {
    Linear(String),
    Backtracking(String),
}

/// Says `source` in an engine's words.
///
/// # Errors
/// When it is no pattern.
pub(super) fn translate(source: &str) -> Result<Translated, String> {
    let groups = Groups::count(source);
    let mut translator = Translator {
        scan: Scan::new(source),
        out: String::new(),
        groups,
        looks_around: false,
    };
    translator.run()?;
    let backtracks = translator.looks_around || translator.groups.referred;
    let text = translator.out;
    Ok(if backtracks {
        Translated::Backtracking(text)
    } else {
        Translated::Linear(text)
    })
}

struct Translator<'a> {
    scan: Scan<'a>,
    out: String,
    groups: Groups,
    looks_around: bool,
}

/// The groups that capture: their number is needed before the first back reference.
struct Groups {
    names: Vec<Option<String>>,
    /// Whether any is referred to.
    referred: bool,
}

impl Groups {
    fn count(source: &str) -> Self {
        let mut groups = Self {
            names: Vec::new(),
            referred: false,
        };
        let mut scan = Scan::new(source);
        let mut in_class = false;
        while let Some(letter) = scan.next() {
            match letter {
                '\\' => drop(scan.next()),
                '[' => in_class = true,
                ']' => in_class = false,
                '(' if !in_class => groups.open(&scan),
                _ => {}
            }
        }
        groups
    }

    fn open(&mut self, after: &Scan<'_>) {
        let mut after = after.clone();
        if !after.take("?") {
            self.names.push(None);
        } else if after.take("<") && !matches!(after.peek(), Some('=' | '!')) {
            self.names.push(after.take_until('>').map(str::to_owned));
        }
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.names
            .iter()
            .position(|known| known.as_deref() == Some(name))
            .map(|index| index + 1)
    }
}

impl Translator<'_> {
    fn run(&mut self) -> Result<(), String> {
        while let Some(letter) = self.scan.next() {
            match letter {
                '\\' => self.escape()?,
                '[' => {
                    let class = class::read(&mut self.scan)?;
                    self.out.push_str(&class);
                }
                '(' => self.open()?,
                '.' => self.out.push_str(class::DOT),
                '^' => self.out.push_str(r"\A"),
                '$' => self.out.push_str(r"\z"),
                ')' | '|' => self.out.push(letter),
                '*' | '+' | '?' => self.quantifier(letter.to_string()),
                '{' => self.brace(),
                _ => self.out.push_str(&class::literal(letter)),
            }
        }
        Ok(())
    }

    /// `(`, `(?:`, `(?<name>`, and look-around. Names go: groups are known by number.
    fn open(&mut self) -> Result<(), String> {
        for (around, opening) in [
            ("?=", "(?="),
            ("?!", "(?!"),
            ("?<=", "(?<="),
            ("?<!", "(?<!"),
        ] {
            if self.scan.take(around) {
                self.looks_around = true;
                self.out.push_str(opening);
                return Ok(());
            }
        }
        if self.scan.take("?:") {
            self.out.push_str("(?:");
            return Ok(());
        }
        if self.scan.take("?<") {
            self.scan
                .take_until('>')
                .ok_or("the name of a group has no end")?;
        } else if self.scan.rest().starts_with('?') {
            return Err("this kind of group is not understood".to_owned());
        }
        self.out.push('(');
        Ok(())
    }

    fn escape(&mut self) -> Result<(), String> {
        let escape = escape::read(&mut self.scan, false, self.groups.names.len());
        match escape.ok_or("the pattern ends with a backslash")? {
            Escape::Char(letter) => self.out.push_str(&class::literal(letter)),
            Escape::Surrogate => self.out.push_str(class::NEVER),
            Escape::Class(letter) => self.out.push_str(&class::shorthand(letter)),
            Escape::Property(name, negated) => self.out.push_str(&class::property(&name, negated)),
            // ASCII's words: `é` is no letter of one.
            Escape::Boundary(false) => self.out.push_str(r"(?-u:\b)"),
            Escape::Boundary(true) => self.out.push_str(r"(?-u:\B)"),
            Escape::Group(number) => self.refer(number),
            Escape::Named(name) => {
                let number = self
                    .groups
                    .number(&name)
                    .ok_or_else(|| format!("there is no group `{name}`"))?;
                self.refer(number);
            }
        }
        Ok(())
    }

    /// A group that took no part matches the empty text.
    fn refer(&mut self, number: usize) {
        self.groups.referred = true;
        self.out.push_str(&format!(r"(?:(?({number})\{number}))"));
    }

    fn quantifier(&mut self, quantifier: String) {
        self.out.push_str(&quantifier);
        if self.scan.take("?") {
            self.out.push('?');
        }
    }

    /// `{2}`, `{2,}`, `{2,3}`; else the brace means itself (Annex B).
    fn brace(&mut self) {
        let mut ahead = self.scan.clone();
        let bounds = ahead.take_until('}').filter(|bounds| is_bounds(bounds));
        match bounds {
            Some(bounds) => {
                self.scan = ahead;
                self.quantifier(format!("{{{bounds}}}"));
            }
            None => self.out.push_str(&class::literal('{')),
        }
    }
}

fn is_bounds(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once(',') {
        Some((least, most)) => digits(least) && (most.is_empty() || digits(most)),
        None => digits(text),
    }
}
