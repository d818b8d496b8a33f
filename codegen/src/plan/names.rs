//! Identifiers: the one place where a name of the description becomes a name of Rust.
//!
//! Takes names as written and a [`Kind`] that says what is named; gives [`Ident`]s that compile, keep to Rust's casing
//! and hide nothing that generated code needs. [`assign`] names things that stand side by side, so that no two are equal
//! and no name depends on the order of the others.

use std::fmt;

use heck::{ToSnakeCase, ToUpperCamelCase};

mod scripts;
mod together;
mod verbs;
mod words;

pub(super) use together::assign;
pub(super) use verbs::is_verb;
pub(super) use words::singular;
use words::{spell, whole_words};

/// An identifier; a raw one begins with `r#`. Only this module makes them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(String);

impl Ident {
    /// The text, with `r#` where it is raw.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without `r#`.
    pub fn name(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Type,
    Variant,
    Field,
    Parameter,
    Method,
    Module,
}

/// The rules of a kind of name.
struct Style {
    camel: bool,
    /// What comes before a digit.
    before_digit: &'static str,
    /// What comes after a name that is taken.
    after_taken: &'static str,
    taken: &'static [&'static str],
    /// The name of what has no name.
    nameless: &'static str,
}

impl Kind {
    const fn style(self) -> Style {
        let (camel, before_digit, after_taken, taken, nameless) = match self {
            Self::Type => (true, "Type", "Data", TAKEN_TYPES, "Unnamed"),
            Self::Variant => (true, "Value", "Value", &["Self"] as &[&str], "Empty"),
            Self::Field => (false, "field_", "_field", &["build"] as &[&str], "empty"),
            Self::Parameter => (false, "param_", "_param", TAKEN_PARAMETERS, "empty"),
            Self::Method => (
                false,
                "call_",
                "_call",
                &["new", "core", "clone"] as &[&str],
                "unnamed",
            ),
            Self::Module => (false, "tag_", "_api", TAKEN_MODULES, "unnamed"),
        };
        Style {
            camel,
            before_digit,
            after_taken,
            taken,
            nameless,
        }
    }
}

/// Types of the prelude and of the runtime that generated code or expansions name.
const TAKEN_TYPES: &[&str] = &[
    "Base64",
    "Body",
    "Box",
    "Bytes",
    "Client",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Entity",
    "Eq",
    "Err",
    "EventStream",
    "Fn",
    "From",
    "FromIterator",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "JsonLines",
    "Map",
    "Model",
    "None",
    "Nullable",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Representation",
    "Result",
    "Secret",
    "SecurityScheme",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "StringEnum",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Union",
    "UnixMillis",
    "Upload",
    "Unpin",
    "Url",
    "Uuid",
    "Value",
    "ValueEnum",
    "Vec",
    "Wipe",
];

/// Methods of every call, beside which the setters of optional parameters stand.
const TAKEN_PARAMETERS: &[&str] = &["body", "into_future", "retry", "send", "timeout"];

/// Modules that a client has by itself, crates, and methods of the client.
const TAKEN_MODULES: &[&str] = &[
    "alloc",
    "builder",
    "calls",
    "client",
    "clone",
    "core",
    "schemas",
    "security",
    "shared",
    "std",
    "typewright",
];

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that can't be raw identifiers.
const NEVER_RAW: &[&str] = &["self", "super", "crate", "_", "Self"];

/// The identifier of one name, whatever stands beside it.
pub(super) fn ident(kind: Kind, name: &str) -> Ident {
    finish(kind, &spell(name))
}

/// Whether a name can be had as it is: it begins with a letter, is no keyword, and nothing that is taken.
pub(super) fn is_free(kind: Kind, name: &str) -> bool {
    let cased = join_digits(&scripts::readable(&spell(name)), kind.style().camel);
    !cased.is_empty() && guard(kind, cased.clone()).as_str() == cased
}

/// An identifier that this generator made up, known to be good.
pub(super) fn fixed(name: &'static str) -> Ident {
    Ident(name.to_owned())
}

/// The parts of a path that a person wrote in Rust.
pub(super) fn path(written: &str) -> Vec<Ident> {
    let parts = written.split("::");
    parts.map(|part| Ident(part.to_owned())).collect()
}

/// The camel-case text of a name, as a part of a longer one.
pub(super) fn camel(name: &str) -> String {
    join_digits(&spell(name), true)
}

/// The identifier of a type from text that is in camel case already.
pub(super) fn type_ident(camel: &str) -> Ident {
    guard(Kind::Type, camel.to_owned())
}

/// The identifier of a module for what a type is the main part of.
pub(super) fn module_of(ident: &Ident) -> Ident {
    self::ident(Kind::Module, ident.name())
}

/// The type's name with a word after it: `PetApi`.
pub(super) fn with_suffix(ident: &Ident, suffix: &str) -> Ident {
    Ident(format!("{}{suffix}", ident.name()))
}

/// The name of the builder that the derive makes beside a struct.
pub(super) fn builder(ident: &Ident) -> Ident {
    Ident(format!("{}{BUILDER}", ident.name()))
}

/// Whether a name is one that a builder may have.
pub(super) fn is_builder(ident: &Ident) -> bool {
    ident.name().ends_with(BUILDER)
}

/// How names of builders end.
const BUILDER: &str = "Builder";

/// The numbered variant of a name: `Pet2`.
pub(super) fn numbered(kind: Kind, ident: &Ident, number: usize) -> Ident {
    let separator = if kind.style().camel { "" } else { "_" };
    Ident(format!("{}{separator}{number}", ident.name()))
}

fn finish(kind: Kind, spelled: &str) -> Ident {
    // A module is a file, and the compiler opens none by a name beyond ASCII.
    if kind == Kind::Module && !spelled.is_ascii() {
        return finish(kind, &scripts::in_latin(spelled));
    }
    let spelled = scripts::readable(spelled);
    guard(kind, join_digits(&spelled, kind.style().camel))
}

/// Makes cased text an identifier: not empty, no digit first, no keyword, nothing that is taken.
fn guard(kind: Kind, cased: String) -> Ident {
    let style = kind.style();
    let text = match cased.chars().next() {
        None => style.nameless.to_owned(),
        Some(first) if first.is_numeric() => format!("{}{cased}", style.before_digit),
        Some(_) => cased,
    };
    if style.taken.contains(&text.as_str()) {
        return Ident(format!("{text}{}", style.after_taken));
    }
    if NEVER_RAW.contains(&text.as_str()) {
        return Ident(format!("{text}_"));
    }
    if KEYWORDS.contains(&text.as_str()) {
        return Ident(format!("r#{text}"));
    }
    Ident(text)
}

/// Cases words by heck, but keeps a separator between two digits: `1.0` is `1_0`, not `10`.
fn join_digits(spelled: &str, camel: bool) -> String {
    let spelled = whole_words(spelled, camel);
    let mut parts: Vec<String> = Vec::new();
    let mut part = String::new();
    let mut letters = spelled.chars().peekable();
    while let Some(letter) = letters.next() {
        let digit_before = part.ends_with(|last: char| last.is_ascii_digit());
        let digit_after = letters.peek().is_some_and(char::is_ascii_digit);
        if !letter.is_alphanumeric() && digit_before && digit_after {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(letter);
        }
    }
    parts.push(part);
    let case = |part: &String| {
        if camel {
            part.to_upper_camel_case()
        } else {
            part.to_snake_case()
        }
    };
    parts.iter().map(case).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests;
