//! Chooses a union's variant for input that says no kinds: texts of headers, queries and forms, where `1` may be a number.
//!
//! Takes the union and a way to read the input as any one type; gives the tree of the variant that it fits best, by the
//! order in which [`super::decide`] chooses. It knows neither styles nor forms.

use std::cmp::Reverse;

use serde::de::value::Error;

use super::decide::{breadth, keeps_rules};
use super::read_variant;
use crate::codec::choice::{Choice, Variants};
use crate::codec::decode::{Cx, Fit};
use crate::codec::slot::{Fields, Target};
use crate::codec::tree::Tree;

/// Reads input as each variant by `make`, and gives the tree of the one that it fits best; of none, that of the first.
pub(crate) fn best(choice: &mut dyn Choice, make: &mut dyn FnMut(Target<'_>) -> Tree) -> Tree {
    let variants = choice.variants();
    let mut first = None;
    let mut found: Option<(Rank, Tree)> = None;
    for index in (0..variants.variants.len()).filter(|index| variants.unknown != Some(*index)) {
        let tree = make(choice.select(index).target());
        let mut cx = Cx::default();
        let fit = cx.attempt(|cx| read_variant::<Error>(choice, index, &tree, cx));
        match fit {
            Ok(fit) => {
                let rank = rank(choice, fit, &tree);
                if found.as_ref().is_none_or(|(other, _)| rank < *other) {
                    found = Some((rank, tree));
                }
            }
            Err(_) => first = first.or(Some(tree)),
        }
    }
    let unknown = |index| make(choice.select(index).target());
    let found = found.map(|(_, tree)| tree);
    let found = found.or_else(|| variants.unknown.map(unknown));
    found.or(first).unwrap_or(Tree::Null)
}

/// What is less fits better.
type Rank = (u32, Reverse<u32>, u32, u32, u8);

fn rank(choice: &dyn Choice, fit: Fit, tree: &Tree) -> Rank {
    let refused = fit.refused + u32::from(!keeps_rules(choice, fit));
    let held = choice.variants().variants.get(choice.active());
    let breadth = match tree {
        // One value is a list only where it is nothing else.
        Tree::List(items) if items.len() < 2 => 5,
        // A text in a form may be taken for a file, and a file for a text.
        Tree::File(file) if file.name().is_none() && file.media().is_none() => 5,
        tree => held.map_or(5, |variant| breadth(variant.shape.kinds, tree)),
    };
    (
        refused,
        Reverse(fit.constants),
        fit.dropped,
        fit.loose,
        breadth,
    )
}

/// The variant that a text of the tag means, or that takes what no other does.
pub(crate) fn select_tagged(variants: &'static Variants, value: Option<&str>) -> Option<usize> {
    value
        .and_then(|value| variants.tagged(value))
        .or(variants.unknown)
}

/// The fields of the variant that a tag names, and the tag where they have no place for it.
pub(in crate::codec) fn model_of<'c>(
    choice: &'c mut dyn Choice,
    entries: &[(String, Tree)],
) -> Option<(&'c mut dyn Fields, Option<&'static str>)> {
    let variants = choice.variants();
    let tag = variants.tag?;
    let index = entries.iter().find_map(|(key, value)| match value {
        Tree::Str(value) if key == tag => variants.tagged(value),
        _ => None,
    })?;
    match choice.select(index).target() {
        Target::Model(fields) => {
            let declared = fields.schema().find(tag, 0).is_some();
            Some((fields, (!declared).then_some(tag)))
        }
        _ => None,
    }
}
