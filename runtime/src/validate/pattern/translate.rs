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
    let linear = Translator::run(source, &LINEAR)?;
    if !(linear.looks_around || linear.groups.referred) {
        return Ok(Translated::Linear(linear.out));
    }
    let backtracking = Translator::run(source, &BACKTRACKING)?;
    Ok(Translated::Backtracking(backtracking.out))
}

/// What an engine calls `\b` and `\B`, between ASCII's words: `é` is no letter of one.
struct Boundaries {
    at: &'static str,
    not_at: &'static str,
}

const LINEAR: Boundaries = Boundaries {
    at: r"(?-u:\b)",
    not_at: r"(?-u:\B)",
};

const BACKTRACKING: Boundaries = Boundaries {
    at: r"(?:(?<=[0-9A-Z_a-z])(?![0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?=[0-9A-Z_a-z]))",
    not_at: r"(?:(?<=[0-9A-Z_a-z])(?=[0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?![0-9A-Z_a-z]))",
};

struct Translator<'a> {
    scan: Scan<'a>,
    out: String,
    groups: Groups,
    boundaries: &'static Boundaries,
    looks_around: bool,
    /// Whether what was read last can be repeated.
    repeatable: bool,
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

impl<'a> Translator<'a> {
    fn run(source: &'a str, boundaries: &'static Boundaries) -> Result<Self, String> {
        let mut translator = Self {
            scan: Scan::new(source),
            out: String::new(),
            groups: Groups::count(source),
            boundaries,
            looks_around: false,
            repeatable: false,
        };
        while let Some(letter) = translator.scan.next() {
            translator.read(letter)?;
        }
        Ok(translator)
    }

    fn read(&mut self, letter: char) -> Result<(), String> {
        match letter {
            '\\' => self.escape()?,
            '[' => {
                let class = class::read(&mut self.scan)?;
                self.push(&class);
            }
            '(' => self.open()?,
            ')' => self.push(")"),
            '.' => self.push(class::DOT),
            '^' => self.push_empty(r"\A"),
            '$' => self.push_empty(r"\z"),
            '|' => self.push_empty("|"),
            '*' | '+' | '?' => self.quantifier(&letter.to_string())?,
            '{' => self.brace()?,
            _ => self.push(&class::literal(letter)),
        }
        Ok(())
    }

    /// Adds what can be repeated.
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.repeatable = true;
    }

    /// Adds what can't.
    fn push_empty(&mut self, text: &str) {
        self.out.push_str(text);
        self.repeatable = false;
    }

    /// `(`, `(?:`, `(?<name>`, and look-around. Names go: groups are known by number.
    fn open(&mut self) -> Result<(), String> {
        for around in ["?=", "?!", "?<=", "?<!"] {
            if self.scan.take(around) {
                self.looks_around = true;
                self.push_empty("(");
                self.push_empty(around);
                return Ok(());
            }
        }
        if self.scan.take("?:") {
            self.push_empty("(?:");
            return Ok(());
        }
        if self.scan.take("?<") {
            self.scan
                .take_until('>')
                .ok_or("the name of a group has no end")?;
        } else if self.scan.peek() == Some('?') {
            return Err("this kind of group is not understood".to_owned());
        }
        self.push_empty("(");
        Ok(())
    }

    fn escape(&mut self) -> Result<(), String> {
        let escape = escape::read(&mut self.scan, false, self.groups.names.len());
        match escape.ok_or("the pattern ends with a backslash")? {
            Escape::Char(letter) => self.push(&class::literal(letter)),
            Escape::Surrogate => self.push(class::NEVER),
            Escape::Class(letter) => self.push(&class::shorthand(letter)),
            Escape::Property(name, negated) => self.push(&class::property(&name, negated)),
            Escape::Boundary(false) => self.push(self.boundaries.at),
            Escape::Boundary(true) => self.push(self.boundaries.not_at),
            Escape::Group(number) => self.refer(number),
            Escape::Named(name) => {
                let number = self.groups.number(&name);
                self.refer(number.ok_or_else(|| format!("there is no group `{name}`"))?);
            }
        }
        Ok(())
    }

    /// A group that took no part matches the empty text.
    fn refer(&mut self, number: usize) {
        self.groups.referred = true;
        self.push(&format!(r"(?:(?({number})\{number}))"));
    }

    fn quantifier(&mut self, quantifier: &str) -> Result<(), String> {
        if !self.repeatable {
            return Err(format!("`{quantifier}` repeats nothing"));
        }
        self.push_empty(quantifier);
        if self.scan.take("?") {
            self.push_empty("?");
        }
        Ok(())
    }

    /// `{2}`, `{2,}`, `{2,3}`; else the brace means itself (Annex B).
    fn brace(&mut self) -> Result<(), String> {
        let mut ahead = self.scan.clone();
        let bounds = ahead.take_until('}').filter(|bounds| is_bounds(bounds));
        let Some(bounds) = bounds else {
            self.push(&class::literal('{'));
            return Ok(());
        };
        self.scan = ahead;
        self.quantifier(&format!("{{{bounds}}}"))
    }
}

fn is_bounds(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once(',') {
        Some((least, most)) => digits(least) && (most.is_empty() || digits(most)),
        None => digits(text),
    }
}
