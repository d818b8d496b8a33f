//! Values that `openapiv3` would change: bounds, which it keeps as floats, and what its JSON values can't hold.
//!
//! Numbers are carried as the text of a JSON number.

use super::walk::Walk;
use crate::diagnostic::{Diagnostic, catalog};
use crate::document::extensions as x;
use crate::tree::{Entry, Map, Node, Scalar, ScalarKind, Value};

/// Moves the numeric bounds out of `openapiv3`'s sight, in 3.1's meaning: an exclusive bound is a number by itself.
pub(super) fn bounds(walk: &mut Walk<'_>, map: &mut Map) {
    let mut bounds = Map::new();
    for (inclusive, exclusive) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        let limit = map.remove(inclusive);
        let mark = map.remove(exclusive);
        let flag = mark.as_ref().and_then(|mark| mark.value.as_bool());
        let name = if flag == Some(true) {
            exclusive
        } else {
            inclusive
        };
        bound(walk, &mut bounds, name, limit);
        if flag.is_none() {
            bound(walk, &mut bounds, exclusive, mark);
        }
    }
    bound(walk, &mut bounds, "multipleOf", map.remove("multipleOf"));
    if let Some(first) = bounds.iter().next() {
        let place = first.key_span;
        map.set(Entry::new(x::BOUNDS, place, Node::map(place, bounds)));
    }
}

fn bound(walk: &mut Walk<'_>, bounds: &mut Map, name: &str, entry: Option<Entry>) {
    let Some(entry) = entry else {
        return;
    };
    let span = entry.value.span;
    let scalar = entry.value.as_scalar();
    if let Some(why) = scalar.and_then(|scalar| unreachable(name, scalar.text())) {
        walk.report(
            Diagnostic::new(&catalog::IDLE_BOUND, &[&name, &scalar_text(&entry), &why]).at(span),
        );
        return;
    }
    let text = scalar.and_then(|scalar| match scalar.kind() {
        ScalarKind::String => Scalar::plain(scalar.text()).as_number(),
        _ => scalar.as_number(),
    });
    let written = entry.value.type_name();
    let sentence = match (&text, written) {
        (Some(_), "a number") => None,
        (Some(_), _) => Some(Diagnostic::new(
            &catalog::MENDED,
            &[&name, &"a number", &written],
        )),
        (None, "null") => Some(Diagnostic::new(
            &catalog::NULL_LEFT_OUT,
            &[&name, &"a number"],
        )),
        (None, _) => Some(Diagnostic::new(
            &catalog::WRONG_TYPE,
            &[&name, &"a number", &written],
        )),
    };
    if let Some(sentence) = sentence {
        walk.report(sentence.at(span));
    }
    if let Some(text) = text {
        bounds.set(Entry::new(name, entry.key_span, Node::string(span, text)));
    }
}

fn scalar_text(entry: &Entry) -> &str {
    entry.value.as_scalar().map_or("", Scalar::text)
}

/// Why a bound bounds nothing, where it doesn't.
fn unreachable(name: &str, text: &str) -> Option<&'static str> {
    let plain = text.trim_start_matches(['+', '-']).to_ascii_lowercase();
    if matches!(plain.as_str(), ".inf" | "inf" | "infinity" | ".nan" | "nan") {
        return Some("JSON has no such number");
    }
    let number = Scalar::plain(text).as_number()?;
    let (digits, exponent) = number.split_once(['e', 'E']).unwrap_or((&number, "0"));
    let is_zero = digits.bytes().all(|byte| !matches!(byte, b'1'..=b'9'));
    if name == "multipleOf" && (is_zero || number.starts_with('-')) {
        return Some("a factor is greater than zero");
    }
    let far = exponent
        .parse::<i64>()
        .map_or(true, |exponent| exponent.unsigned_abs() > FARTHEST);
    (far && !is_zero).then_some("its exponent is beyond all numbers that are sent")
}

/// The greatest exponent of a bound that is held to.
const FARTHEST: u64 = 1 << 30;

/// Values of a string schema that YAML or the author wrote as something else: `enum: [no, 1.10, true]`.
pub(super) fn texts_of_strings(walk: &mut Walk<'_>, map: &mut Map) {
    let is_string = map.get("type").and_then(Node::as_str) == Some("string");
    for (key, _, node) in map.iter_mut() {
        match key {
            "enum" => {
                let items = node.as_list_mut().into_iter().flatten();
                items.for_each(|item| text_of_string(walk, is_string, item));
            }
            "default" => text_of_string(walk, is_string, node),
            _ => {}
        }
    }
}

fn text_of_string(walk: &mut Walk<'_>, is_string: bool, node: &mut Node) {
    let span = node.span;
    let Value::Scalar(scalar) = &node.value else {
        return;
    };
    if let Some(other) = scalar.trap() {
        let sentence = Diagnostic::new(&catalog::YAML_TRAP, &[&scalar.text(), &other]);
        walk.report(sentence.at(span));
    }
    let foreign = matches!(scalar.kind(), ScalarKind::Number | ScalarKind::Boolean);
    if is_string && foreign {
        let sentence = Diagnostic::new(
            &catalog::READ_AS_TEXT,
            &[&scalar.text(), &scalar.kind().name()],
        );
        walk.report(sentence.at(span));
        *node = Node::string(span, scalar.text());
    }
}

/// Carries the values of some keys as exact JSON text where `openapiv3` would change or lose them.
pub(super) fn carry(map: &mut Map, keys: &[&str]) {
    let mut carried = Map::new();
    for key in keys {
        let Some(entry) = map.entry(key) else {
            continue;
        };
        if entry.value.is_null() || !is_exact(&entry.value) {
            let text = Node::string(entry.value.span, entry.value.to_json());
            carried.set(Entry::new(*key, entry.key_span, text));
        }
    }
    if let Some(first) = carried.iter().next() {
        let place = first.key_span;
        map.set(Entry::new(x::EXACT, place, Node::map(place, carried)));
    }
}

fn is_exact(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(scalar) => scalar.as_number().is_none_or(|text| is_exact_number(&text)),
        Value::List(items) => items.iter().all(is_exact),
        Value::Map(map) => map.iter().all(|entry| is_exact(&entry.value)),
    }
}

/// Up to 15 significant digits and an exponent of two digits pass through a 64-bit float unharmed (IEEE 754 §5.12.2).
fn is_exact_number(text: &str) -> bool {
    if text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok() {
        return true;
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    let exponent = exponent.parse::<i32>().unwrap_or(i32::MAX);
    digits <= 15 && exponent.unsigned_abs() < 100
}
