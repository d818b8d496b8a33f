//! Rules on the whole: what is wrong with an API although it parses.
//!
//! A flat list of small named rules. Each takes the model and pushes diagnostics; none changes anything.

use crate::diagnostic::Diagnostics;
use crate::model::Api;

mod examples;
mod operations;
mod recursion;
mod shapes;
mod unions;

/// Holds an API against every rule.
pub fn check(api: &Api, diagnostics: &mut Diagnostics) {
    let rules: [fn(&Api, &mut Diagnostics); 9] = [
        operations::ids_are_unique,
        operations::paths_can_be_read,
        shapes::bounds_leave_room,
        shapes::patterns_can_be_read,
        unions::discriminators_are_declared,
        unions::variants_can_be_told_apart,
        recursion::values_can_be_finite,
        examples::examples_fit,
        examples::defaults_fit,
    ];
    for rule in rules {
        rule(api, diagnostics);
    }
}
