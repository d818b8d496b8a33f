//! Rules on unions: a discriminator is declared, variants can be told apart.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::model::fits::{Direction, fits};
use crate::model::overlap::{common_value, sample, value_of_both};
use crate::model::{Api, Shape, ShapeKind, Union, Use, Value};
use crate::pointer::Pointer;

/// Of a union whose variants are all alike, no more pairs are told: each would be a message.
const TOLD: usize = 50;

/// In one description no more pairs are compared: that none is found proves nothing in any case.
const COMPARED: usize = 100_000;

/// Of a value, this many characters are shown.
const SHOWN: usize = 120;

pub(super) fn discriminators_are_declared(api: &Api, diagnostics: &mut Diagnostics) {
    for (union, discriminator) in
        unions(api).filter_map(|union| Some((union, union.discriminator.as_ref()?)))
    {
        for variant in &union.variants {
            let ShapeKind::Object(object) = &api.shapes[variant.used.shape].kind else {
                continue;
            };
            // What stands for all other values may lack it.
            if !variant.default && !object.properties.contains_key(&discriminator.property) {
                let diagnostic =
                    Diagnostic::new(&codes::MISSING_DISCRIMINATOR, &[&discriminator.property]);
                let diagnostic = diagnostic.at(variant.used.origin.span);
                diagnostics
                    .push(diagnostic.label(discriminator.origin.span, "the discriminator is here"));
            }
        }
    }
}

pub(super) fn variants_can_be_told_apart(api: &Api, diagnostics: &mut Diagnostics) {
    let mut compared = 0;
    for union in unions(api).filter(|union| union.discriminator.is_none() && !union.several) {
        let variants = union.variants.iter();
        let samples: Vec<Option<Value>> = variants
            .map(|variant| sample(api, &variant.used, 0))
            .collect();
        let variants: Vec<_> = union.variants.iter().zip(&samples).collect();
        let pairs = variants.iter().enumerate().flat_map(|(at, left)| {
            let others = variants.iter().skip(at + 1);
            others.map(move |right| (left, right))
        });
        let within = pairs.take_while(|_| {
            compared += 1;
            compared <= COMPARED
        });
        let told = within.filter_map(|((left, one), (right, other))| {
            let value = common_value(api, (&left.used, one), (&right.used, other))?;
            let overlap = Diagnostic::new(&codes::OVERLAP, &[&shown(&value)]);
            let overlap = overlap.at(left.used.origin.span);
            Some(overlap.label(right.used.origin.span, "the other variant is here"))
        });
        told.take(TOLD)
            .for_each(|overlap| diagnostics.push(overlap));
    }
}

/// Pairs of variants by their places: a value of the first fits the second too.
pub type Pairs = BTreeSet<(Pointer, Pointer)>;

/// The variants that a value may be both of, where all properties are seen.
pub fn fitting_variants(api: &Api) -> Pairs {
    let pairs = exclusive_pairs(api).take(COMPARED);
    let fitting = pairs.filter(|(_, left, right)| {
        fits_other(api, left, right) || value_of_both(api, left, right).is_some()
    });
    fitting
        .map(|(_, left, right)| places(left, right))
        .collect()
}

/// Variants that only properties of the other way tell apart. Comes after shapes were split by their ways.
pub fn views_can_be_told_apart(api: &Api, before: &Pairs, diagnostics: &mut Diagnostics) {
    let pairs = exclusive_pairs(api).take(COMPARED);
    let new = pairs.filter(|(_, left, right)| {
        let known = before.contains(&places(left, right)) || before.contains(&places(right, left));
        !known && fits_other(api, left, right)
    });
    for (shape, left, right) in new {
        let way = match (shape.reach.requests, shape.reach.responses) {
            (true, false) => "requests",
            (false, true) => "responses",
            _ => continue,
        };
        let Some(value) = sample(api, left, 0) else {
            continue;
        };
        let diagnostic =
            Diagnostic::new(&codes::OVERLAP_OF_WAY, &[&way, &shown(&value)]).at(right.origin.span);
        diagnostics.push(diagnostic.label(left.origin.span, "the other variant is here"));
    }
}

/// The variants of each union that a value may fit one of alone and that no property is named to tell apart, two by two in
/// both orders.
fn exclusive_pairs(api: &Api) -> impl Iterator<Item = (&Shape, &Use, &Use)> {
    let unions = api.shapes.values().filter_map(|shape| match &shape.kind {
        ShapeKind::Union(union) if union.discriminator.is_none() && !union.several => {
            Some((shape, &union.variants))
        }
        _ => None,
    });
    unions.flat_map(|(shape, variants)| {
        let pairs = variants
            .iter()
            .flat_map(move |left| variants.iter().map(move |right| (&left.used, &right.used)));
        let pairs = pairs.filter(|(left, right)| left.shape != right.shape);
        pairs.map(move |(left, right)| (shape, left, right))
    })
}

/// Whether the smallest value of one fits the other, whichever way it goes.
fn fits_other(api: &Api, left: &Use, right: &Use) -> bool {
    sample(api, left, 0).is_some_and(|value| {
        let mut ways = [Direction::Request, Direction::Response].into_iter();
        ways.all(|way| fits(api, right, &value, way))
    })
}

fn places(left: &Use, right: &Use) -> (Pointer, Pointer) {
    (left.origin.pointer.clone(), right.origin.pointer.clone())
}

fn unions(api: &Api) -> impl Iterator<Item = &Union> {
    api.shapes.values().filter_map(|shape| match &shape.kind {
        ShapeKind::Union(union) => Some(union),
        _ => None,
    })
}

/// A value as a sentence can hold it.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}
