//! Rules on the whole: what is wrong with an API although it parses.
//!
//! A flat list of small named rules. Each takes the model and pushes diagnostics; none changes anything.

pub(super) use examples::definition;
pub use unions::{fitting_variants, views_can_be_told_apart};

use crate::diagnostic::Diagnostics;
use crate::model::{Api, Origin};
use crate::source::Span;

mod examples;
mod operations;
mod recursion;
mod shapes;
mod styles;
mod unions;

/// Where a keyword's value stands, of what has this origin; the whole where it has none by itself.
pub type Narrow<'n> = &'n dyn Fn(&Origin, &str) -> Span;

/// Holds an API against every rule.
pub fn check(api: &Api, narrow: Narrow<'_>, diagnostics: &mut Diagnostics) {
    let rules: [fn(&Api, &mut Diagnostics); 8] = [
        operations::ids_are_unique,
        operations::paths_can_be_read,
        operations::paths_have_no_fragment,
        shapes::bounds_leave_room,
        unions::discriminators_are_declared,
        unions::variants_can_be_told_apart,
        recursion::values_can_be_finite,
        examples::examples_fit,
    ];
    for rule in rules {
        rule(api, diagnostics);
    }
    operations::credentials_have_room(api, narrow, diagnostics);
    styles::deep_objects_are_objects(api, narrow, diagnostics);
    shapes::patterns_can_be_read(api, narrow, diagnostics);
    examples::defaults_fit(api, narrow, diagnostics);
}
