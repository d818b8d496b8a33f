//! Rules on single shapes.

use super::Narrow;
use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::model::Api;
use crate::model::unfit::first_without_room;

pub(super) fn bounds_leave_room(api: &Api, diagnostics: &mut Diagnostics) {
    for shape in api.shapes.values() {
        if let Some((low, high)) = first_without_room(&shape.constraints) {
            let diagnostic = Diagnostic::new(&codes::EMPTY_RANGE, &[&low, &high]);
            diagnostics.push(diagnostic.at(shape.origin.span));
        }
    }
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
