//! The rules of a shape, which most shapes have none of.
//!
//! Looks like [`Constraints`] and takes the room of a pointer where none is there.

use std::fmt;
use std::ops::{Deref, DerefMut};

use super::{Bounds, Constraints};

/// [`Constraints`] that are held only where there are any.
#[derive(Clone, Default)]
pub struct Rules(Option<Box<Constraints>>);

/// What binds nothing.
const NONE: &Constraints = &Constraints {
    min_length: None,
    max_length: None,
    patterns: Vec::new(),
    bounds: Bounds {
        minimum: None,
        maximum: None,
        exclusive_minimum: None,
        exclusive_maximum: None,
    },
    multiple_of: Vec::new(),
    min_items: None,
    max_items: None,
    unique_items: false,
    min_properties: None,
    max_properties: None,
    require: Vec::new(),
    format: None,
    after_now: None,
    assertions: Vec::new(),
};

impl From<Constraints> for Rules {
    fn from(constraints: Constraints) -> Self {
        Self((constraints != *NONE).then(|| Box::new(constraints)))
    }
}

impl Deref for Rules {
    type Target = Constraints;

    fn deref(&self) -> &Constraints {
        self.0.as_deref().unwrap_or(NONE)
    }
}

impl DerefMut for Rules {
    fn deref_mut(&mut self) -> &mut Constraints {
        self.0.get_or_insert_default()
    }
}

impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_are_the_same_as_empty_ones() {
        assert_eq!(Rules::default(), Rules::from(Constraints::default()));
        assert_eq!(*Rules::default(), Constraints::default());
        let mut rules = Rules::default();
        rules.max_length = Some(3);
        assert_eq!(rules.max_length, Some(3));
        assert_ne!(rules, Rules::default());
    }
}
