//! A value as styles see it: nothing, a scalar, an array of scalars or an object of scalars.
//!
//! Takes a view; gives text that is not encoded yet. What is nested deeper is JSON text: OpenAPI leaves it undefined.

use crate::codec::{Fields, Flags, Spelled, View};

/// A value, flat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plain {
    /// Absent or null: RFC 6570's undefined.
    Nothing,
    /// A single value.
    Scalar(String),
    /// The items of an array; undefined ones are left out.
    List(Vec<String>),
    /// The properties of an object; undefined ones are left out.
    Object(Vec<(String, String)>),
}

impl Plain {
    /// The value that `view` shows.
    pub(super) fn of(view: View<'_>) -> Self {
        match view.opened() {
            View::List(items) => {
                let items = (0..items.len()).filter_map(|index| items.get(index));
                Self::List(items.filter_map(text).collect())
            }
            View::Map(_) | View::Model(_) | View::Tagged(_) => Self::Object(properties(view)),
            _ => text(view).map_or(Self::Nothing, Self::Scalar),
        }
    }

    /// An array without items and an object without properties are undefined too (RFC 6570 §2.3).
    pub(super) fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Scalar(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Object(properties) => properties.is_empty(),
        }
    }
}

/// A value as text: scalars as they are, all else as JSON; `None` where it is undefined.
pub(super) fn text(view: View<'_>) -> Option<String> {
    Some(match view.opened() {
        View::Absent | View::Null => return None,
        View::Bool(value) => value.to_string(),
        View::I64(value) => value.to_string(),
        View::U64(value) => value.to_string(),
        View::I128(value) => value.to_string(),
        View::U128(value) => value.to_string(),
        View::Str(value) => value.to_owned(),
        View::Url(value) => value.to_string(),
        View::Display(value) => value.to_string(),
        View::Text(value) => Spelled(value).to_string(),
        View::File(file) => file.to_string(),
        view => crate::json::view_to_string(view),
    })
}

/// The properties of an object, each as text; none for what is no object.
pub(super) fn properties(view: View<'_>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    each_property(view, &mut |name, value| {
        if let Some(text) = text(value) {
            found.push((name.to_owned(), text));
        }
    });
    found
}

/// Shows each property of an object that is not absent.
pub(super) fn each_property(view: View<'_>, show: &mut dyn FnMut(&str, View<'_>)) {
    match view.opened() {
        View::Map(entries) => entries
            .entries()
            .for_each(|(name, value)| show(name, value)),
        View::Model(fields) => each_field(fields, show),
        View::Tagged(choice) => match choice.fields() {
            Some(fields) => {
                if let Some((name, value)) = choice.tag() {
                    show(name, View::Str(value));
                }
                each_field(fields, show);
            }
            None => each_property(choice.payload().view(), show),
        },
        _ => {}
    }
}

fn each_field(fields: &dyn Fields, show: &mut dyn FnMut(&str, View<'_>)) {
    for (index, field) in fields.schema().fields.iter().enumerate() {
        match fields.view(index) {
            View::Absent => {}
            View::Map(entries) if field.flags.has(Flags::FLATTEN) => {
                entries
                    .entries()
                    .for_each(|(name, value)| show(name, value));
            }
            view => show(field.name, view),
        }
    }
}
