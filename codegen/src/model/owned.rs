//! Shapes in whose place a person has a type of their own: they become that type, and nothing of what they were is left.
//!
//! Comes after the checks, which judge what was written, and after the passes that read what variants hold.

use super::{Api, Rules, ShapeKind};

/// Lets own types take their places.
pub fn settle(api: &mut Api) {
    for shape in api.shapes.values_mut() {
        if let Some(path) = &shape.own_type {
            shape.kind = ShapeKind::Own(path.clone());
            shape.constraints = Rules::default();
            shape.default = None;
        }
    }
}
