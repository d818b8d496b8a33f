//! The headers of an answer as a typed value.
//!
//! Takes a header map and a model whose fields are named as headers are; gives the model, or says which header does not
//! fit. Values are in the style `simple` (OpenAPI 3.1.1, Header Object), or JSON where their field says so;
//! cookies that are set come one in a line.

use std::fmt;

use http::HeaderMap;
use http::header::SET_COOKIE;

use crate::codec::{Field, Flags, Target, Tree, Wire, read_first};
use crate::decode::path_of;
use crate::json::Written;
use crate::spelled::{item_of, value_of};

/// A header that does not fit its type, or is missing. It never holds what came: headers hold secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderError {
    path: String,
    message: String,
}

impl HeaderError {
    /// The header, and where in it: `X-Tags[1]`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What does not fit.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the headers of the answer are not as documented: ")?;
        if !self.path.is_empty() {
            write!(formatter, "`{}`: ", self.path)?;
        }
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for HeaderError {}

/// Reads the headers that `T` has fields for. Others are passed over.
pub(crate) fn read<T: Wire>(headers: &HeaderMap) -> Result<T, HeaderError> {
    // A scratch value says of what type each header is; the codec then reads all of them, and says what does not fit.
    let mut scratch = T::empty();
    let Target::Model(fields) = scratch.target() else {
        return Err(HeaderError {
            path: String::new(),
            message: "they are read into a model alone".to_owned(),
        });
    };
    let mut found = Vec::new();
    for (at, field) in fields.schema().fields.iter().enumerate() {
        if let Some(tree) = tree_of(headers, field, fields.target(at)) {
            found.push((field.name.to_owned(), tree));
        }
    }
    let mut value = T::empty();
    match read_first(&mut value, &Tree::Map(found)) {
        Ok(()) => Ok(value),
        Err(fault) => Err(HeaderError {
            path: path_of(&fault.pointer),
            message: fault.message,
        }),
    }
}

/// What a header says. Several lines of one name are one list, but for cookies that are set: their dates have commas
/// (RFC 9110 §5.3).
fn tree_of(headers: &HeaderMap, field: &Field, target: Target<'_>) -> Option<Tree> {
    let lines = headers.get_all(field.name).iter();
    let lines: Vec<&str> = lines.filter_map(|line| line.to_str().ok()).collect();
    let first = lines.first()?;
    if SET_COOKIE.as_str().eq_ignore_ascii_case(field.name) {
        return Some(cookies(first, &lines, target));
    }
    let text = lines.join(", ");
    Some(match field.flags.has(Flags::JSON) {
        true => json_of(&text),
        false => value_of(text.trim(), target),
    })
}

/// A header with `content`.
fn json_of(text: &str) -> Tree {
    let written = Written::read(text);
    written.map_or_else(|_| Tree::wrong("is no JSON"), |written| Tree::of(&written))
}

/// Each line of a list is an item of its own; where there is a place for one, it is the first.
fn cookies(first: &str, lines: &[&str], target: Target<'_>) -> Tree {
    match target {
        Target::Option(option) => cookies(first, lines, option.some()),
        Target::Secret(slot) => cookies(first, lines, slot.target()),
        Target::List(list) => {
            let item = |line: &&str| item_of(line.trim(), list.push());
            Tree::List(lines.iter().map(item).collect())
        }
        target => item_of(first.trim(), target),
    }
}
