//! Holds what a key has against what it should have, mends what can be mended, and says so.
//!
//! `openapiv3` refuses a whole document for one wrong value; here one value is mended or dropped instead.

use std::sync::Arc;

use super::walk::{Fate, Walk};
use crate::diagnostic::{Diagnostic, catalog};
use crate::grammar::{Kind, Need, Shape, is_extension};
use crate::source::Span;
use crate::tree::{Entry, Map, Node, Scalar, ScalarKind, Value};

/// Stands after the key of a list, in place of a key of its items.
const ITEM: char = '\0';

/// What an item of a list goes by.
pub(super) fn item_of(key: &str) -> String {
    format!("{key}{ITEM}")
}

/// A key as a sentence names it, in backticks: that of an item is its list's.
fn named(key: &str) -> String {
    match key.split_once(ITEM) {
        Some((list, _)) => format!("{list}[…]"),
        None => key.to_owned(),
    }
}

/// Makes a value fit its shape, or tells that it doesn't.
pub(super) fn fit(walk: &mut Walk<'_>, shape: Shape, key: &str, node: &mut Node) -> Fate {
    if fits(shape, node) {
        return Fate::Kept;
    }
    let written = node.type_name();
    match mend(shape, key, node) {
        Mended::Silently => return Fate::Kept,
        Mended::To(value) => node.value = value,
        Mended::No => return refuse(walk, shape, key, node),
    }
    let sentence = Diagnostic::new(&catalog::MENDED, &[&named(key), &shape.name(), &written]);
    walk.report(sentence.at(node.span));
    Fate::Kept
}

fn fits(shape: Shape, node: &Node) -> bool {
    match (shape, &node.value) {
        (Shape::Any, _) => true,
        (Shape::Text, Value::Scalar(scalar)) => scalar.kind() == ScalarKind::String,
        (Shape::Word(words), Value::Scalar(scalar)) => words.contains(&scalar.text()),
        (Shape::Flag | Shape::FlagOrSchema, Value::Scalar(scalar)) => scalar.as_bool().is_some(),
        (Shape::Count, Value::Scalar(scalar)) => {
            let is_number = scalar.kind() == ScalarKind::Number;
            is_number && scalar.text().parse::<u32>().is_ok()
        }
        (Shape::List(_), Value::List(_)) => true,
        (
            Shape::Object(_) | Shape::Referable(_) | Shape::Map(_) | Shape::FlagOrSchema,
            Value::Map(_),
        ) => true,
        _ => false,
    }
}

enum Mended {
    /// The value is what was meant, and its text was kept all along.
    Silently,
    To(Value),
    No,
}

fn mend(shape: Shape, key: &str, node: &mut Node) -> Mended {
    match (shape, &mut node.value) {
        (Shape::Text, Value::Scalar(scalar)) if scalar.kind() != ScalarKind::Null => {
            let text = Scalar::new(ScalarKind::String, scalar.text());
            match scalar.is_plain() {
                true => {
                    node.value = Value::Scalar(text);
                    Mended::Silently
                }
                false => Mended::To(Value::Scalar(text)),
            }
        }
        (Shape::Flag | Shape::FlagOrSchema, Value::Scalar(scalar)) => {
            match flag(key, scalar.text()) {
                Some(word) => Mended::To(Value::Scalar(Scalar::new(ScalarKind::Boolean, word))),
                None => Mended::No,
            }
        }
        (Shape::Count, Value::Scalar(scalar)) => {
            if let Some(text) = scaled(scalar.text()) {
                node.value = Value::Scalar(Scalar::new(ScalarKind::Number, text));
                return Mended::Silently;
            }
            match count(scalar.text()) {
                Some(text) => Mended::To(Value::Scalar(Scalar::new(ScalarKind::Number, text))),
                None => Mended::No,
            }
        }
        (Shape::List(Shape::Text), Value::Scalar(scalar))
            if scalar.kind() == ScalarKind::String =>
        {
            let text = Node::string(node.span, scalar.text());
            Mended::To(Value::List(vec![text]))
        }
        // Written so by tools whose language has one type for both.
        (Shape::Object(_) | Shape::Referable(_) | Shape::Map(_), Value::List(items))
            if items.is_empty() =>
        {
            Mended::To(Value::Map(Map::new()))
        }
        (Shape::List(_), Value::Map(map)) if map.is_empty() => Mended::To(Value::List(Vec::new())),
        _ => Mended::No,
    }
}

/// `"True"`, and words that mean a boolean: those of YAML 1.1, and `required: optional`.
fn flag(key: &str, text: &str) -> Option<&'static str> {
    match (key, text.to_ascii_lowercase().as_str()) {
        (_, "true" | "yes" | "on" | "1") | ("required", "required") => Some("true"),
        (_, "false" | "no" | "off" | "0") | ("required", "optional") => Some("false"),
        _ => None,
    }
}

/// `3.0` and `"3"` count three.
fn count(text: &str) -> Option<String> {
    let whole = match text.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
        Some(_) => return None,
        None => text,
    };
    let value = whole.trim().parse::<u32>().ok()?;
    Some(value.to_string())
}

/// `1e2` counts a hundred: an integer is one however it is written (JSON Schema 2020-12, Validation §6.1.1).
fn scaled(text: &str) -> Option<String> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent = exponent.parse::<usize>().ok().filter(|zeros| *zeros < 10)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let zeros = exponent.checked_sub(fraction.len())?;
    count(&format!("{whole}{fraction}{}", "0".repeat(zeros)))
}

/// Texts for people, without which everything still means the same.
const PROSE: &[&str] = &["description", "summary", "title"];

fn refuse(walk: &mut Walk<'_>, shape: Shape, key: &str, node: &Node) -> Fate {
    let sentence = match (shape, &node.value) {
        // A word for tools among free keys.
        _ if is_extension(key) => Diagnostic::new(&catalog::UNKNOWN_KEY, &[&key, &"this place"]),
        // An empty value in YAML, and what many tools write for a thing left out.
        (_, Value::Scalar(scalar)) if scalar.kind() == ScalarKind::Null => {
            Diagnostic::new(&catalog::NULL_LEFT_OUT, &[&named(key), &shape.name()])
        }
        (Shape::Word(words), Value::Scalar(scalar)) => {
            let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            Diagnostic::new(
                &catalog::UNKNOWN_WORD,
                &[&scalar.text(), &words.join(", "), &named(key)],
            )
        }
        (Shape::Count, Value::Scalar(scalar)) => {
            let out_of_range = Diagnostic::new(&catalog::BAD_COUNT, &[&named(key), &scalar.text()]);
            walk.report(out_of_range.at(node.span));
            return Fate::Dropped;
        }
        _ if PROSE.contains(&key) && shape == Shape::Text => {
            Diagnostic::new(&catalog::PROSE_LEFT_OUT, &[&named(key), &node.type_name()])
        }
        _ => Diagnostic::new(
            &catalog::WRONG_TYPE,
            &[&named(key), &shape.name(), &node.type_name()],
        ),
    };
    walk.report(sentence.at(node.span));
    Fate::Dropped
}

/// Tells which keys are missing, and puts an empty value in their place so that the rest is read. A key whose value was
/// refused has been told.
pub(super) fn missing(
    walk: &mut Walk<'_>,
    kind: Kind,
    map: &mut Map,
    (span, refused): (Span, &[Arc<str>]),
) {
    for field in kind.fields() {
        if field.need == Need::Optional || map.contains(field.name) {
            continue;
        }
        let entry = match field.need {
            Need::Required => &catalog::MISSING_KEY,
            _ => &catalog::FILLED_KEY,
        };
        let place = map.iter().next().map_or(span, |entry| entry.key_span);
        let told = refused.iter().any(|key| **key == *field.name);
        if !told {
            walk.report(Diagnostic::new(entry, &[&kind.name(), &field.name]).at(place));
        }
        let mut value = empty(field.shape, place);
        // What stands in may need keys of its own, which nobody misses in what was refused.
        match told {
            true => walk.place_quietly(field.shape, field.name, &mut value),
            false => walk.place(field.shape, field.name, &mut value),
        };
        map.set(Entry::new(field.name, place, value));
    }
}

fn empty(shape: Shape, span: Span) -> Node {
    match shape {
        Shape::Word(words) => Node::string(span, words.first().copied().unwrap_or_default()),
        Shape::Object(_) | Shape::Referable(_) | Shape::Map(_) => Node::map(span, Map::new()),
        Shape::List(_) => Node::list(span, Vec::new()),
        _ => Node::string(span, ""),
    }
}
