//! A text for each value that is the same for equal JSON values and for no others.
//!
//! Numbers by their exact decimal, objects by sorted keys. Only for comparing: it is no JSON.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::decimal::Exact;
use crate::codec::{Fields, Flags, Spelled, View};
use crate::json::Written;

/// The text for `view`.
pub(super) fn canonical(view: View<'_>) -> String {
    let mut text = String::new();
    push(&mut text, view);
    text
}

/// The text for a value as it is written.
pub(super) fn canonical_written(written: &Written<'_>) -> String {
    let mut text = String::new();
    push_written(&mut text, written);
    text
}

fn push_written(to: &mut String, written: &Written<'_>) {
    match written {
        Written::List(_, items) => {
            to.push('[');
            items.iter().for_each(|item| push_written(to, item));
            to.push(']');
        }
        Written::Map(_, members) => {
            let members = members.iter();
            push_object(
                to,
                members
                    .map(|(key, value)| (key.as_str(), canonical_written(value)))
                    .collect(),
            );
        }
        Written::Scalar(json) => match (written.number(), written.text()) {
            (Some(digits), _) => push_number(to, digits),
            (None, Some(text)) => push_text(to, &text),
            // `n`, `t` or `f`.
            (None, None) => to.extend(json.chars().take(1)),
        },
    }
}

fn push(to: &mut String, view: View<'_>) {
    match view {
        View::Absent | View::Null => to.push('n'),
        View::Bool(value) => to.push(if value { 't' } else { 'f' }),
        View::I64(value) => push_number(to, &value.to_string()),
        View::U64(value) => push_number(to, &value.to_string()),
        View::I128(value) => push_number(to, &value.to_string()),
        View::U128(value) => push_number(to, &value.to_string()),
        View::F32(value) => push_float(to, f64::from(value).is_finite(), &format!("{value:e}")),
        View::F64(value) => push_float(to, value.is_finite(), &format!("{value:e}")),
        View::Str(text) => push_text(to, text),
        View::Url(url) => push_text(to, url.as_str()),
        View::Display(text) => push_text(to, &text.to_string()),
        View::Text(text) => push_text(to, &Spelled(text).to_string()),
        View::File(file) if file.bytes().is_some() => push_text(to, &file.to_string()),
        // What is in a stream is not known: it is like nothing else.
        View::File(file) => push_text(to, &format!("{file:p}")),
        View::List(items) => {
            to.push('[');
            (0..items.len())
                .filter_map(|index| items.get(index))
                .for_each(|item| push(to, item));
            to.push(']');
        }
        View::Map(entries) => push_object(
            to,
            entries
                .entries()
                .map(|(key, value)| (key, canonical(value)))
                .collect(),
        ),
        View::Model(fields) => push_object(to, members(fields)),
        View::Tagged(choice) => match choice.fields() {
            Some(fields) => {
                let mut members = members(fields);
                if let Some((name, value)) = choice.tag() {
                    let mut text = String::new();
                    push_text(&mut text, value);
                    members.insert(name, text);
                }
                push_object(to, members);
            }
            None => push(to, choice.payload().view()),
        },
        View::Secret(_) | View::Ruled(_) => push(to, view.opened()),
    }
}

/// What a model writes, by key.
fn members(fields: &dyn Fields) -> BTreeMap<&str, String> {
    let mut members = BTreeMap::new();
    for (index, field) in fields.schema().fields.iter().enumerate() {
        match fields.view(index) {
            View::Absent if !field.flags.has(Flags::NULLABLE) => {}
            View::Map(entries) if field.flags.has(Flags::FLATTEN) => {
                members.extend(
                    entries
                        .entries()
                        .map(|(key, value)| (key, canonical(value))),
                );
            }
            view => {
                members.insert(field.name, canonical(view));
            }
        }
    }
    members
}

fn push_object(to: &mut String, members: BTreeMap<&str, String>) {
    to.push('{');
    for (key, value) in members {
        push_text(to, key);
        to.push_str(&value);
    }
    to.push('}');
}

/// With its length before it, so that no text looks like the end of itself.
fn push_text(to: &mut String, text: &str) {
    let _ = write!(to, "s{}:{text}", text.len());
}

/// What is not finite is written as null.
fn push_float(to: &mut String, finite: bool, text: &str) {
    if finite {
        push_number(to, text)
    } else {
        to.push('n')
    }
}

fn push_number(to: &mut String, text: &str) {
    let _ = write!(to, "{};", Exact::parse(text));
}
