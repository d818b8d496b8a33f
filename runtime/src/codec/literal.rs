//! Values that a declaration writes down: constants, the values of an enum, what a rule allows.
//!
//! Static data that shows itself as any value does, and is held against any view: numbers by their exact decimals, objects
//! in any order.

use std::fmt;

use super::members::Members;
use super::slot::{ListView, MapView, View};
use super::text::Spelled;
use crate::validate::{Decimal, Exact, exact};

/// A JSON value, as static data.
#[derive(Clone, Copy, Debug)]
pub enum Literal {
    /// `null`
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number of up to 64 bits.
    I64(i64),
    /// A whole number above those.
    U64(u64),
    /// A whole number of up to 128 bits.
    I128(&'static i128),
    /// A number that a double holds: the shortest decimal that reads as it is what was written.
    F64(f64),
    /// A number that no type here holds; it can be compared, and is shown as the nearest double.
    Exact(Decimal),
    /// A string.
    Text(&'static str),
    /// An array.
    List(&'static [Literal]),
    /// An object.
    Object(&'static [(&'static str, Literal)]),
}

impl Literal {
    /// The value as the drivers see it.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        match self {
            Self::Null => View::Null,
            Self::Bool(value) => View::Bool(*value),
            Self::I64(value) => View::I64(*value),
            Self::U64(value) => View::U64(*value),
            Self::I128(value) => View::I128(value),
            Self::F64(value) => View::F64(*value),
            Self::Exact(number) => View::F64(number.to_string().parse().unwrap_or(f64::NAN)),
            Self::Text(text) => View::Str(text),
            Self::List(_) => View::List(self),
            Self::Object(_) => View::Map(self),
        }
    }

    /// Whether `view` is this value.
    #[must_use]
    pub fn is(&self, view: View<'_>) -> bool {
        let view = view.opened();
        match self {
            Self::Null => matches!(view, View::Null),
            Self::Bool(value) => matches!(view, View::Bool(other) if other == *value),
            Self::Text(text) => is_text(text, view),
            Self::List(items) => matches!(view, View::List(others) if is_list(items, others)),
            Self::Object(members) => is_object(members, view),
            Self::I64(value) => match view {
                View::I64(other) => other == *value,
                _ => self.is_number(view),
            },
            _ => self.is_number(view),
        }
    }

    fn is_number(&self, view: View<'_>) -> bool {
        match (self.exact(), exact(view)) {
            (Some(own), Some(other)) => own == other,
            _ => false,
        }
    }

    fn exact(&self) -> Option<Exact> {
        Some(match self {
            Self::I64(value) => Exact::parse(&value.to_string()),
            Self::U64(value) => Exact::parse(&value.to_string()),
            Self::I128(value) => Exact::parse(&value.to_string()),
            Self::F64(value) => Exact::parse(&format!("{value:e}")),
            Self::Exact(number) => number.exact(),
            _ => return None,
        })
    }
}

fn is_text(text: &str, view: View<'_>) -> bool {
    match view {
        View::Str(other) => other == text,
        View::Url(url) => url.as_str() == text,
        View::Display(other) => other.to_string() == text,
        View::Text(other) => Spelled(other).to_string() == text,
        View::File(other) => other.to_string() == text,
        _ => false,
    }
}

fn is_list(items: &'static [Literal], others: &dyn ListView) -> bool {
    items.len() == others.len()
        && items.iter().enumerate().all(|(index, item)| {
            others
                .get(index)
                .is_some_and(|other| item.is(other.or_null()))
        })
}

fn is_object(members: &'static [(&'static str, Literal)], view: View<'_>) -> bool {
    Members::of(view).is_some_and(|others| {
        others.len() == members.len()
            && members
                .iter()
                .all(|(name, value)| others.get(name).is_some_and(|other| value.is(other)))
    })
}

impl ListView for Literal {
    fn len(&self) -> usize {
        match self {
            Self::List(items) => items.len(),
            _ => 0,
        }
    }

    fn get(&self, index: usize) -> Option<View<'_>> {
        match self {
            Self::List(items) => items.get(index).map(Self::view),
            _ => None,
        }
    }
}

impl MapView for Literal {
    fn len(&self) -> usize {
        match self {
            Self::Object(members) => members.len(),
            _ => 0,
        }
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, View<'_>)> + '_> {
        let members = match self {
            Self::Object(members) => *members,
            _ => &[],
        };
        Box::new(members.iter().map(|(name, value)| (*name, value.view())))
    }
}

impl fmt::Display for Literal {
    /// As compact JSON; a number as it was written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(number) => number.fmt(f),
            _ => f.write_str(&crate::json::view_to_string(self.view())),
        }
    }
}
