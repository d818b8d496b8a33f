//! Rules on single shapes.

use std::fmt::Display;

use super::Narrow;
use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::model::{Api, Constraints};

pub(super) fn bounds_leave_room(api: &Api, diagnostics: &mut Diagnostics) {
    for shape in api.shapes.values() {
        if let Some((low, high)) = empty_range(&shape.constraints) {
            let diagnostic = Diagnostic::new(&codes::EMPTY_RANGE, &[&low, &high]);
            diagnostics.push(diagnostic.at(shape.origin.span));
        }
    }
}

/// The least and the greatest, where the least is more.
fn empty_range(rules: &Constraints) -> Option<(String, String)> {
    let bounds = &rules.bounds;
    let low = bounds
        .minimum
        .as_ref()
        .max(bounds.exclusive_minimum.as_ref());
    let highs = [bounds.maximum.as_ref(), bounds.exclusive_maximum.as_ref()];
    let high = highs.into_iter().flatten().min();
    pair(low, high)
        .or_else(|| pair(rules.min_length, rules.max_length))
        .or_else(|| pair(rules.min_items, rules.max_items))
        .or_else(|| pair(rules.min_properties, rules.max_properties))
}

fn pair<T: PartialOrd + Display>(low: Option<T>, high: Option<T>) -> Option<(String, String)> {
    let (low, high) = (low?, high?);
    (low > high).then(|| (low.to_string(), high.to_string()))
}

pub(super) fn patterns_can_be_read(api: &Api, narrow: Narrow<'_>, diagnostics: &mut Diagnostics) {
    for shape in api.shapes.values() {
        for pattern in &shape.constraints.patterns {
            if crate::model::fits::pattern_is_broken(pattern) {
                let diagnostic = Diagnostic::new(&codes::BROKEN_PATTERN, &[pattern]);
                diagnostics.push(diagnostic.at(narrow(&shape.origin, "pattern")));
            }
        }
    }
}
