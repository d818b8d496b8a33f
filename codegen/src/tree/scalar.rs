//! Scalars: what a plain text is by YAML's core schema, and the texts that older YAML reads otherwise.
//!
//! The text itself is kept for good: a number is its digits as written.

use std::sync::Arc;

/// What a scalar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the type of its name")]
pub enum ScalarKind {
    Null,
    Boolean,
    Number,
    String,
}

impl ScalarKind {
    /// The words for it in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
        }
    }
}

/// A scalar with its text: of a string the characters that it stands for, of others the text as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    kind: ScalarKind,
    plain: bool,
    text: Arc<str>,
}

impl Scalar {
    /// A scalar that is none of YAML's plain ones.
    pub fn new(kind: ScalarKind, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        Self {
            kind,
            plain: false,
            text,
        }
    }

    /// A YAML scalar without quotes, whose text decides what it is (YAML 1.2.2 §10.3.2).
    pub fn plain(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        Self {
            kind: core_schema(&text),
            plain: true,
            text,
        }
    }

    /// What it is.
    pub fn kind(&self) -> ScalarKind {
        self.kind
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it stood in YAML without quotes.
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// The boolean, where it is one.
    pub fn as_bool(&self) -> Option<bool> {
        (self.kind == ScalarKind::Boolean).then(|| self.text.eq_ignore_ascii_case("true"))
    }

    /// The number as JSON writes it, where it is one: without a `+`, idle zeros or another base.
    pub fn as_number(&self) -> Option<String> {
        (self.kind == ScalarKind::Number).then(|| json_number(&self.text))?
    }

    /// Whether YAML 1.1 reads this plain string as something else, and as what.
    pub fn trap(&self) -> Option<&'static str> {
        if !self.plain {
            return None;
        }
        match (self.kind, &*self.text) {
            (ScalarKind::String, text) if is_switch(text) => Some("a boolean"),
            (ScalarKind::String, text) if is_grouped(text) => Some("a number"),
            (ScalarKind::Number, text) if is_old_octal(text) => Some("an octal number"),
            _ => None,
        }
    }
}

/// YAML 1.1, bool: `yes`, `No`, `ON`. Its `y` and `n` are left out, since no reader in use follows them.
fn is_switch(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    let capital = text.get(1..).is_some_and(|rest| small.ends_with(rest));
    let uniform = text == small || text == text.to_ascii_uppercase();
    matches!(&*small, "yes" | "no" | "on" | "off") && (uniform || capital)
}

/// YAML 1.1, int: `1_000`, and base 60, `12:30:45`.
fn is_grouped(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']);
    let first = digits.starts_with(|c: char| c.is_ascii_digit());
    let mut parts = digits.split([':', '_']);
    let all = parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    first && all && digits.contains([':', '_'])
}

fn is_old_octal(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']);
    digits.len() > 1
        && digits.starts_with('0')
        && digits.bytes().all(|byte| matches!(byte, b'0'..=b'7'))
}

fn core_schema(text: &str) -> ScalarKind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => ScalarKind::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => ScalarKind::Boolean,
        text if json_number(text).is_some() => ScalarKind::Number,
        _ => ScalarKind::String,
    }
}

/// The JSON form of a core schema number; `None` for every other text. `.inf` and `.nan` have none: they stay strings.
pub(super) fn json_number(text: &str) -> Option<String> {
    if let Some(digits) = text.strip_prefix("0o") {
        return based(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return based(digits, 16);
    }
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (rest, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, fraction),
        None => (mantissa, ""),
    };
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_digits = exponent.map(|text| text.strip_prefix(['-', '+']).unwrap_or(text));
    let well_formed = !(whole.is_empty() && fraction.is_empty())
        && all_digits(whole)
        && all_digits(fraction)
        && exponent_digits.is_none_or(|digits| !digits.is_empty() && all_digits(digits));
    if !well_formed {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    let exponent = exponent.map_or(String::new(), |exponent| format!("e{exponent}"));
    Some(format!("{sign}{whole}{point}{fraction}{exponent}"))
}

fn based(digits: &str, base: u32) -> Option<String> {
    let all = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(base));
    let value = all.then(|| u128::from_str_radix(digits, base).ok())?;
    value.map(|value| value.to_string())
}
