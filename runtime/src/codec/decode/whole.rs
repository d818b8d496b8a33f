//! Reads integers by their digits where readers of JSON would lose them, or refuse how they are written.
//!
//! serde_json reads integers of 128 bits digit by digit and stops at the point of `1.0`; so does a `Value` with
//! `arbitrary_precision`, for integers of any width. Its `RawValue` gives the text itself. Other formats are asked for an
//! integer, as ever.

use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Cx;
use super::list::KeyText;
use crate::codec::scalar::Width;
use crate::codec::tree::{Tree, TreeSeed};
use crate::json::Written;
use crate::validate::Exact;

/// The name under which serde_json gives a value's text.
const TEXT: &str = "$serde_json::private::RawValue";

/// Reads what comes, an integer with all its digits; what else comes is for the reader of the tree to refuse.
pub(super) fn tree<'de, D: Deserializer<'de>>(
    width: Width,
    from: D,
    cx: &mut Cx,
) -> Result<Tree, D::Error> {
    from.deserialize_newtype_struct(TEXT, WholeVisitor(cx, width))
}

struct WholeVisitor<'a>(&'a mut Cx, Width);

macro_rules! keep {
    ($($method:ident: $type:ty;)*) => {$(
        fn $method<E: Error>(self, value: $type) -> Result<Tree, E> {
            TreeSeed(self.0).$method(value)
        }
    )*};
}

impl<'de> Visitor<'de> for WholeVisitor<'_> {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer")
    }

    keep! {
        visit_bool: bool;
        visit_i64: i64;
        visit_u64: u64;
        visit_i128: i128;
        visit_u128: u128;
        visit_f64: f64;
        visit_str: &str;
        visit_bytes: &[u8];
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        TreeSeed(self.0).visit_unit()
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<Tree, D::Error> {
        match self.1 {
            Width::Signed(_) => from.deserialize_i64(TreeSeed(self.0)),
            Width::Unsigned(_) => from.deserialize_u64(TreeSeed(self.0)),
            Width::I128 => from.deserialize_i128(TreeSeed(self.0)),
            Width::U128 => from.deserialize_u128(TreeSeed(self.0)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Tree, A::Error> {
        Tree::list(items, self.0)
    }

    /// The text of a value, or an object.
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut key = String::new();
        if entries.next_key_seed(KeyText(&mut key))?.is_none() {
            return Ok(Tree::Map(Vec::new()));
        }
        if key == TEXT {
            return entries.next_value::<String>().map(|text| of_text(&text));
        }
        let value = entries.next_value_seed(TreeSeed(&mut *self.0))?;
        let mut read = vec![(key, value)];
        if let Tree::Map(others) = Tree::map(entries, self.0)? {
            read.extend(others);
        }
        Tree::of_entries(read)
    }
}

fn of_text(text: &str) -> Tree {
    if !text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
        return Written::read(text).map_or_else(|_| Tree::wrong("is no JSON"), |it| Tree::of(&it));
    }
    let whole = Exact::parse(text).whole();
    let number = whole.and_then(|digits| Tree::number(&digits));
    number
        .or_else(|| Tree::number(text))
        .unwrap_or_else(|| Tree::wrong("number out of range"))
}
