//! Reads values that are known beforehand: constants, and one of several.
//!
//! What comes is kept as a tree, for any kind of value may come, and is then held against what is known.

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected};

use super::{Cx, Seed, whole};
use crate::codec::literal::Literal;
use crate::codec::scalar::Width;
use crate::codec::slot::{OneOfSlot, Slot, Target, Wire};
use crate::codec::tree::{Tree, TreeReader, TreeSeed};
use crate::types::Value;

/// Takes `literal` alone.
pub(super) fn constant<'de, D: Deserializer<'de>>(
    literal: &'static Literal,
    from: D,
    cx: &mut Cx,
) -> Result<(), D::Error> {
    let tree = tree(&[*literal], from, cx)?;
    if literal.is(tree.view()) {
        Ok(())
    } else {
        Err(unlike(&tree, &[*literal]))
    }
}

/// Takes one of the values that `slot` knows, or any where it keeps what it does not know.
pub(super) fn read_one_of<'de, D: Deserializer<'de>>(
    slot: &mut dyn OneOfSlot,
    from: D,
    cx: &mut Cx,
) -> Result<(), D::Error> {
    let values = slot.values();
    let tree = tree(values, from, cx)?;
    if let Some(index) = values.iter().position(|value| value.is(tree.view())) {
        slot.choose(index);
        return Ok(());
    }
    match slot.unknown() {
        Some(target) => Seed { target, cx }.deserialize(TreeReader::new(&tree)),
        None => Err(unlike(&tree, values)),
    }
}

/// What comes, where one of `values` is expected. Asked for anything, readers of JSON give integers above 64 bits as floats:
/// where there is one among the values, an integer is asked for.
fn tree<'de, D: Deserializer<'de>>(
    values: &[Literal],
    from: D,
    cx: &mut Cx,
) -> Result<Tree, D::Error> {
    let whole =
        |value: &Literal| matches!(value, Literal::I64(_) | Literal::U64(_) | Literal::I128(_));
    let wide = |value: &Literal| matches!(value, Literal::I128(_));
    if values.iter().any(wide) && values.iter().all(whole) {
        whole::tree(Width::I128, from, cx)
    } else {
        TreeSeed(cx).deserialize(from)
    }
}

/// A value of an enum that takes any; for expansions.
#[must_use]
pub fn one_of<T: Wire + OneOfSlot>(value: Value) -> T {
    let mut made = T::empty();
    let known = made.values();
    match known.iter().position(|known| known.is(Slot::view(&value))) {
        Some(index) => made.choose(index),
        None => {
            if let Some(Target::Value(unknown)) = made.unknown() {
                *unknown = value;
            }
        }
    }
    made
}

#[cold]
fn unlike<E: Error>(tree: &Tree, values: &[Literal]) -> E {
    let shown: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    let expected = match shown.as_slice() {
        [only] => only.clone(),
        _ => format!("one of {}", shown.join(", ")),
    };
    let found = match tree {
        Tree::Bool(value) => Unexpected::Bool(*value),
        Tree::I64(value) => Unexpected::Signed(*value),
        Tree::U64(value) => Unexpected::Unsigned(*value),
        Tree::F64(value) => Unexpected::Float(*value),
        Tree::Str(text) => Unexpected::Str(text),
        other => Unexpected::Other(other.noun()),
    };
    E::invalid_value(found, &expected.as_str())
}
