//! JSON → tree, by a strict JSON reader (RFC 8259).
//!
//! Numbers keep their text. Knows no YAML.

use jsonc_parser::ast;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};

use super::parse::{Members, Read, Text, too_deep};
use super::words::Words;
use super::{DEPTH_LIMIT, Entry, Node, Scalar, ScalarKind, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, catalog};
use crate::source::Span;

/// Exactly RFC 8259: nothing that other dialects add.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

const COLLECT: CollectOptions = CollectOptions {
    comments: CommentCollectionStrategy::Off,
    tokens: false,
};

/// Reads JSON.
pub(super) fn read(text: Text<'_>, diagnostics: &mut Diagnostics) -> Read {
    let parsed =
        parse_to_ast(text.text, &COLLECT, &STRICT).map_err(|error| refuse(text, &error))?;
    let Some(value) = parsed.value else {
        return Err(Diagnostic::new(&catalog::EMPTY, &[]).at(text.span(0, 0)));
    };
    let words = Words::default();
    let mut reader = Reader {
        text,
        words,
        diagnostics,
    };
    reader.node(value, 1)
}

fn refuse(text: Text<'_>, error: &ParseError) -> Diagnostic {
    let range = error.range();
    let span = text.span(range.start, range.end);
    match error.kind() {
        ParseErrorKind::NestingDepthExceeded => too_deep(span),
        kind => {
            let words = kind.to_string();
            let mut letters = words.chars();
            let small = letters.next().map(|first| first.to_ascii_lowercase());
            let words: String = small.into_iter().chain(letters).collect();
            Diagnostic::new(&catalog::SYNTAX_JSON, &[&words.trim_end_matches('.')]).at(span)
        }
    }
}

struct Reader<'a, 'd> {
    text: Text<'a>,
    words: Words,
    diagnostics: &'d mut Diagnostics,
}

impl Reader<'_, '_> {
    /// Recursion is as deep as the tree, which is bounded here and by the parser.
    fn node(&mut self, value: ast::Value<'_>, depth: usize) -> Read {
        let span = self.span(value.range());
        if depth > DEPTH_LIMIT {
            return Err(too_deep(span));
        }
        let value = match value {
            ast::Value::Array(array) => {
                let items = array.elements.into_iter();
                let items = items.map(|item| self.node(item, depth + 1));
                let mut items = items.collect::<Result<Vec<_>, _>>()?;
                items.shrink_to_fit();
                Value::List(items)
            }
            ast::Value::Object(object) => self.object(object, depth)?,
            other => Value::Scalar(self.scalar(&other)),
        };
        Ok(Node { span, value })
    }

    fn object(&mut self, object: ast::Object<'_>, depth: usize) -> Result<Value, Diagnostic> {
        let mut members = Members::default();
        for property in object.properties {
            let key_span = self.span(property.name.range());
            let value = self.node(property.value, depth + 1)?;
            let key = self.words.share(property.name.as_str());
            let entry = Entry::new(key, key_span, value);
            members.add(entry, self.diagnostics);
        }
        Ok(Value::Map(members.into_map()))
    }

    fn span(&self, range: Range) -> Span {
        self.text.span(range.start, range.end)
    }

    fn scalar(&mut self, value: &ast::Value<'_>) -> Scalar {
        let (kind, text) = match value {
            ast::Value::StringLit(string) => (ScalarKind::String, &*string.value),
            ast::Value::NumberLit(number) => (ScalarKind::Number, number.value),
            ast::Value::BooleanLit(boolean) if boolean.value => (ScalarKind::Boolean, "true"),
            ast::Value::BooleanLit(_) => (ScalarKind::Boolean, "false"),
            _ => (ScalarKind::Null, "null"),
        };
        Scalar::new(kind, self.words.share(text))
    }
}
