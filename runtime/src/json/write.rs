//! Writes a view as JSON text, with the bytes that serde_json writes.

use std::fmt::Write as _;

use super::escape::{Escaping, push, write_str};
use crate::codec::{Choice, Fields, Flags, ListView, MapView, Spelled, View};

/// Writes a value at the end of `out`.
pub(super) fn write_view(out: &mut Vec<u8>, view: View<'_>) {
    match view {
        View::Str(text) => write_str(out, text),
        View::Url(url) => write_str(out, url.as_str()),
        View::Model(fields) => write_model(out, fields),
        View::I64(value) => out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes()),
        View::U64(value) => out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes()),
        View::Bool(true) => out.extend_from_slice(b"true"),
        View::Bool(false) => out.extend_from_slice(b"false"),
        View::F64(value) if value.is_finite() => {
            out.extend_from_slice(zmij::Buffer::new().format_finite(value).as_bytes());
        }
        View::List(items) => write_list(out, items),
        View::Map(entries) => write_map(out, entries),
        View::F32(value) if value.is_finite() => {
            out.extend_from_slice(zmij::Buffer::new().format_finite(value).as_bytes());
        }
        View::I128(value) => out.extend_from_slice(itoa::Buffer::new().format(*value).as_bytes()),
        View::U128(value) => out.extend_from_slice(itoa::Buffer::new().format(*value).as_bytes()),
        View::Display(text) => write_display(out, text),
        View::Text(text) => write_display(out, &Spelled(text)),
        View::File(file) => write_display(out, file),
        View::Tagged(choice) => write_tagged(out, choice),
        View::Secret(_) | View::Ruled(_) => write_view(out, view.opened()),
        View::Absent | View::Null | View::F32(_) | View::F64(_) => out.extend_from_slice(b"null"),
    }
}

fn write_display(out: &mut Vec<u8>, text: &dyn std::fmt::Display) {
    out.push(b'"');
    // Writing to memory doesn't fail, and a `Display` that does has no more to say.
    let _ = write!(Escaping(out), "{text}");
    out.push(b'"');
}

fn write_list(out: &mut Vec<u8>, items: &dyn ListView) {
    out.push(b'[');
    for index in 0..items.len() {
        let Some(item) = items.get(index) else { break };
        if index > 0 {
            out.push(b',');
        }
        write_view(out, item);
    }
    out.push(b']');
}

fn write_map(out: &mut Vec<u8>, entries: &dyn MapView) {
    out.push(b'{');
    let mut comma = Comma::none();
    write_entries(out, entries, &mut comma);
    out.push(b'}');
}

fn write_entries(out: &mut Vec<u8>, entries: &dyn MapView, comma: &mut Comma) {
    for (key, value) in entries.entries() {
        comma.write(out);
        write_str(out, key);
        out.push(b':');
        write_view(out, value);
    }
}

fn write_tagged(out: &mut Vec<u8>, choice: &dyn Choice) {
    let (Some(fields), Some((name, value))) = (choice.fields(), choice.tag()) else {
        return write_view(out, choice.payload().view());
    };
    out.push(b'{');
    write_str(out, name);
    out.push(b':');
    write_str(out, value);
    write_fields(out, fields, Comma(true));
    out.push(b'}');
}

fn write_model(out: &mut Vec<u8>, fields: &dyn Fields) {
    out.push(b'{');
    write_fields(out, fields, Comma::none());
    out.push(b'}');
}

fn write_fields(out: &mut Vec<u8>, fields: &dyn Fields, mut comma: Comma) {
    for (index, field) in fields.schema().fields.iter().enumerate() {
        match fields.view(index) {
            View::Absent if !field.flags.has(Flags::NULLABLE) => {}
            View::Map(entries) if field.flags.has(Flags::FLATTEN) => {
                write_entries(out, entries, &mut comma)
            }
            view => {
                let key = field.key.as_bytes();
                // The key comes with its comma.
                push(
                    out,
                    if comma.0 {
                        key
                    } else {
                        key.get(1..).unwrap_or(key)
                    },
                );
                comma = Comma(true);
                write_view(out, view);
            }
        }
    }
}

/// Whether an entry stands before, so that a comma is due.
struct Comma(bool);

impl Comma {
    const fn none() -> Self {
        Self(false)
    }

    fn write(&mut self, out: &mut Vec<u8>) {
        if self.0 {
            out.push(b',');
        }
        self.0 = true;
    }
}
