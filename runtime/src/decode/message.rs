//! The sentence for people in an error body, for the error that shows it.
//!
//! Takes a value that was read; gives the text of the field that such bodies usually keep it in. It never takes a field
//! that is declared secret.

use crate::codec::{Fields, Target, View, Wire};

/// The names that APIs give it, the likeliest first.
const NAMES: [&str; 5] = ["message", "error_description", "detail", "title", "error"];
const LONGEST: usize = 300;

/// What `value` says of itself, cut short and on one line.
pub(super) fn message_of<T: Wire>(value: &T) -> Option<Box<str>> {
    let said = said_in(value.view(), T::empty().target())?;
    let line: String = said
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    Some(line.trim())
        .filter(|line| !line.is_empty())
        .map(Box::from)
}

/// `like` is where an empty value of the same type would be filled: that tells secrets from plain text.
fn said_in<'a>(value: View<'a>, like: Target<'_>) -> Option<&'a str> {
    match (value, like) {
        (value, Target::Option(like)) => said_in(value, like.some()),
        (View::Str(text), Target::Str(_)) => Some(text),
        (View::Model(fields), Target::Model(like)) => {
            NAMES.iter().find_map(|name| said_by(fields, like, name))
        }
        _ => None,
    }
}

fn said_by<'a>(fields: &'a dyn Fields, like: &mut dyn Fields, name: &str) -> Option<&'a str> {
    let index = fields
        .schema()
        .fields
        .iter()
        .position(|field| field.name == name)?;
    said_in(fields.view(index), like.target(index))
}
