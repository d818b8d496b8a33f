//! Which OpenAPI a document is written in. No stage after this one asks.

use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::grammar::is_extension;
use crate::source::Span;
use crate::tree::{Map, Node};

/// The versions that are read. What is newer is read as 3.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Version {
    V30,
    V31,
    V32,
}

impl Version {
    /// Whether a word beside `$ref` in a schema counts (3.0: Reference Object; 3.1: JSON Schema 2020-12 §8.2.3.1).
    /// Annotations count in 3.0 as well: that is what people mean by them, and most documents have some.
    pub(super) fn reads_beside_reference(self, word: &str, annotations: &[&str]) -> bool {
        self != Self::V30 || annotations.contains(&word) || is_extension(word)
    }

    /// Warns of a word that the document's version doesn't have.
    pub(super) fn note_later_word(self, word: &str, span: Span, diagnostics: &mut Diagnostics) {
        if self == Self::V30 {
            diagnostics.push(Diagnostic::new(&catalog::LATER_WORD, &[&word]).at(span));
        }
    }

    /// Warns of a word that 3.2 adds in a document of an older version.
    pub(super) fn note_addition(self, word: &str, span: Span, diagnostics: &mut Diagnostics) {
        if self < Self::V32 {
            diagnostics.push(Diagnostic::new(&catalog::EARLY_WORD, &[&word]).at(span));
        }
    }
}

/// Reads the version. The document's `openapi` stays as written.
pub(super) fn read(map: &Map, root: Span, diagnostics: &mut Diagnostics) -> Option<Version> {
    let refusal = match map.get("openapi") {
        Some(node) => match of(node, diagnostics) {
            Ok(version) => return Some(version),
            Err(refusal) => refusal,
        },
        None => match map.entry("swagger") {
            Some(entry) => {
                let text = entry.value.as_scalar().map_or("", |scalar| scalar.text());
                Diagnostic::new(&catalog::SWAGGER, &[&text]).at(entry.value.span)
            }
            None => Diagnostic::new(&catalog::NOT_OPENAPI, &[]).at(head(map, root)),
        },
    };
    diagnostics.push(refusal);
    None
}

/// Where a document begins: its first key, since the whole would underline everything.
fn head(map: &Map, root: Span) -> Span {
    map.iter().next().map_or(root, |entry| entry.key_span)
}

fn of(node: &Node, diagnostics: &mut Diagnostics) -> Result<Version, Diagnostic> {
    let text = node.as_scalar().map_or("", |scalar| scalar.text());
    let unknown = || Diagnostic::new(&catalog::UNKNOWN_VERSION, &[&text]).at(node.span);
    let mut parts = text.split(['.', '-']);
    match (parts.next(), parts.next()) {
        (Some("3"), Some("0")) => Ok(Version::V30),
        (Some("3"), Some("1")) => Ok(Version::V31),
        (Some("3"), Some("2")) => Ok(Version::V32),
        (Some("3"), Some(minor)) if minor.parse::<u32>().is_ok() => {
            let newer = Diagnostic::new(&catalog::NEWER_VERSION, &[&text]).at(node.span);
            diagnostics.push(newer);
            Ok(Version::V32)
        }
        (Some("1" | "2"), _) => Err(Diagnostic::new(&catalog::SWAGGER, &[&text]).at(node.span)),
        _ => Err(unknown()),
    }
}

/// What `jsonSchemaDialect` may be: the dialect that schemas are read in, or one that says no more.
const DIALECTS: [&str; 2] = [
    "https://spec.openapis.org/oas/3.",
    "https://json-schema.org/draft/2020-12/",
];

/// Takes out the dialect that schemas are written in, and warns of one that is not read.
pub(super) fn read_dialect(map: &mut Map, diagnostics: &mut Diagnostics) {
    let Some(entry) = map.remove("jsonSchemaDialect") else {
        return;
    };
    let text = entry.value.as_scalar().map_or("", |scalar| scalar.text());
    if !DIALECTS.iter().any(|known| text.starts_with(known)) {
        let unknown = Diagnostic::new(&catalog::UNKNOWN_DIALECT, &[&text]);
        diagnostics.push(unknown.at(entry.value.span));
    }
}
