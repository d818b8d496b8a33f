//! Chooses among variants that one look doesn't tell apart, from input kept as a tree.
//!
//! In this order: the kind of JSON value, the keys that a model requires, then by trial those that can be read; among
//! these the ones whose rules hold, then the one with the most constant values, then the one that keeps most of the
//! input, then the first declared.
//! What was decided on a node is kept, so that unions within unions take no exponential time.

use std::cmp::Reverse;

use serde::de::Error;

use super::read_variant;
use crate::codec::choice::{Choice, Variant, Variants};
use crate::codec::decode::{Cx, Fit};
use crate::codec::faults::without_value;
use crate::codec::schema::{Flags, Kinds, Schema};
use crate::codec::tree::Tree;

/// Reads `tree` as one of the variants.
pub(super) fn decide<E: Error>(choice: &mut dyn Choice, tree: &Tree, cx: &mut Cx) -> Result<(), E> {
    let variants = choice.variants();
    if let (Some(tag), true) = (variants.tag, !matches!(tree, Tree::Map(_))) {
        return match variants.unknown {
            Some(index) => read_variant(choice, index, tree, cx),
            None => Err(E::custom(format_args!(
                "invalid type: {}, expected an object with `{tag}`",
                tree.noun()
            ))),
        };
    }
    let likely = candidates(variants, tree);
    match likely.as_slice() {
        [] => no_variant(choice, tree, cx),
        [index] if variants.unknown.is_none() => read_variant(choice, *index, tree, cx),
        _ => once(choice, &likely, tree, cx),
    }
}

/// Tries the likely variants, unless that was done on this node before.
fn once<E: Error>(
    choice: &mut dyn Choice,
    likely: &[usize],
    tree: &Tree,
    cx: &mut Cx,
) -> Result<(), E> {
    let variants = choice.variants();
    let on = (
        std::ptr::from_ref(tree).addr(),
        std::ptr::from_ref(variants).addr(),
    );
    match cx.decided(on) {
        Some(Some(index)) => read_variant(choice, index, tree, cx),
        Some(None) => Err(none_fits(variants, &[])),
        None => {
            let outcome = by_trial(choice, likely, tree, cx);
            cx.decide(on, outcome.is_ok().then(|| choice.active()));
            outcome
        }
    }
}

fn by_trial<E: Error>(
    choice: &mut dyn Choice,
    likely: &[usize],
    tree: &Tree,
    cx: &mut Cx,
) -> Result<(), E> {
    let mut best: Option<(usize, Fit)> = None;
    let mut reasons = Vec::new();
    let mut held = None;
    for (at, &index) in likely.iter().enumerate() {
        held = Some(index);
        match cx.attempt(|cx| read_variant::<E>(choice, index, tree, cx)) {
            Ok(mut fit) => {
                let has_rivals = best.is_some() || at + 1 < likely.len();
                fit.refused += u32::from(has_rivals && !keeps_rules(choice, fit));
                if best.is_none_or(|(_, other)| better(fit, other)) {
                    best = Some((index, fit));
                }
                if is_scalar(tree) && fit.refused == 0 {
                    break;
                }
            }
            Err(error) => reasons.push((index, error)),
        }
    }
    match (best, choice.variants().unknown) {
        (Some((index, fit)), _) if held == Some(index) => {
            cx.keep(fit);
            Ok(())
        }
        (Some((index, _)), _) | (None, Some(index)) => read_variant(choice, index, tree, cx),
        (None, None) => Err(none_fits(choice.variants(), &reasons)),
    }
}

fn better(one: Fit, other: Fit) -> bool {
    let rank = |fit: Fit| (fit.refused, Reverse(fit.constants), fit.dropped, fit.loose);
    rank(one) < rank(other)
}

pub(super) fn keeps_rules(choice: &dyn Choice, fit: Fit) -> bool {
    let held = choice.variants().variants.get(choice.active());
    let rules = held.map_or(&[][..], |variant| variant.rules);
    crate::validate::fits(choice.payload(), rules, fit.dropped > 0)
}

fn is_scalar(tree: &Tree) -> bool {
    !matches!(tree, Tree::List(_) | Tree::Map(_))
}

/// The variants that may take `tree`, the more particular ones first.
fn candidates(variants: &'static Variants, tree: &Tree) -> Vec<usize> {
    let mut found: Vec<_> = (0..)
        .zip(variants.variants)
        .filter(|(_, variant)| takes(variant, tree))
        .collect();
    found.retain(|(index, _)| variants.unknown != Some(*index));
    let required: Vec<_> = found
        .iter()
        .copied()
        .filter(|(_, variant)| has_required(variant, tree))
        .collect();
    // With no key set complete, a trial of all of them tells what is missing.
    let mut found = if required.is_empty() { found } else { required };
    found.sort_by_key(|(_, variant)| breadth(variant.shape.kinds, tree));
    found.into_iter().map(|(index, _)| index).collect()
}

fn takes(variant: &Variant, tree: &Tree) -> bool {
    let kinds = match tree {
        Tree::Null => Kinds::NULL,
        Tree::Bool(_) => Kinds::BOOL,
        Tree::I64(_) | Tree::U64(_) | Tree::I128(_) | Tree::U128(_) => Kinds::INTEGER,
        // `1.0` is an integer too.
        Tree::F64(value) if value.fract() == 0.0 => Kinds::NUMBER,
        Tree::F64(_) => Kinds::FRACTION,
        Tree::Str(_) | Tree::Bytes(_) | Tree::File(_) => Kinds::STRING,
        Tree::List(_) => Kinds::LIST,
        Tree::Map(_) => Kinds::OBJECT,
        // The first to read it says what is wrong.
        Tree::Wrong(_) => Kinds::ANY,
    };
    variant.shape.kinds.meets(kinds)
}

/// How much a variant takes beside the value: an enum comes before a string, an integer before a number, and what takes
/// anything comes last.
pub(super) fn breadth(kinds: Kinds, tree: &Tree) -> u8 {
    if kinds == Kinds::ANY {
        return 4;
    }
    match tree {
        Tree::Str(_) if kinds.meets(Kinds::TEXT) => 3,
        Tree::Str(_) if kinds.meets(Kinds::FORMAT) => 2,
        Tree::F64(_) => u8::from(!kinds.meets(Kinds::FRACTION)),
        Tree::I64(_) | Tree::U64(_) | Tree::I128(_) | Tree::U128(_) => {
            u8::from(kinds.meets(Kinds::FRACTION))
        }
        _ => 0,
    }
}

fn has_required(variant: &Variant, tree: &Tree) -> bool {
    match (variant.shape.model, tree) {
        (Some(schema), Tree::Map(entries)) => {
            required_keys(schema).all(|name| entries.iter().any(|(key, _)| key == name))
        }
        _ => true,
    }
}

fn required_keys(schema: &'static Schema) -> impl Iterator<Item = &'static str> {
    schema
        .fields
        .iter()
        .filter(|field| field.flags.has(Flags::REQUIRED))
        .map(|field| field.name)
}

fn no_variant<E: Error>(choice: &mut dyn Choice, tree: &Tree, cx: &mut Cx) -> Result<(), E> {
    let variants = choice.variants();
    match variants.unknown {
        Some(index) => read_variant(choice, index, tree, cx),
        None => {
            let names: Vec<_> = variants
                .variants
                .iter()
                .map(|variant| variant.name)
                .collect();
            Err(E::custom(format_args!(
                "invalid type: {}, expected {} ({})",
                tree.noun(),
                variants.name,
                names.join(", ")
            )))
        }
    }
}

#[cold]
fn none_fits<E: Error>(variants: &'static Variants, reasons: &[(usize, E)]) -> E {
    let mut text = format!("no variant of {} fits", variants.name);
    for (index, error) in reasons {
        let name = variants
            .variants
            .get(*index)
            .map_or("", |variant| variant.name);
        let reason = without_value(&error.to_string());
        text.push_str(&format!("; {name}: {reason}"));
    }
    E::custom(text)
}
