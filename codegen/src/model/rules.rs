//! The rules that bind a value: measures, bounds and what is made of others.
//!
//! Most shapes have none, and take the room of a pointer for them.

use std::fmt;
use std::ops::{Deref, DerefMut};

use super::{Assertion, Number, Requirement, StringFormat};

/// The rules that bind a value. Each speaks only of values of its own type.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "each field is the keyword of its name")]
pub struct Constraints {
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    /// ECMA-262 patterns; all must be found (composition may bring several).
    pub patterns: Vec<String>,
    pub bounds: Bounds,
    pub multiple_of: Vec<Number>,
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    pub unique_items: bool,
    pub min_properties: Option<u64>,
    pub max_properties: Option<u64>,
    /// Which sets of properties must be there.
    pub require: Vec<Requirement>,
    /// The format of texts, where the shape takes other values as well.
    pub format: Option<StringFormat>,
    /// At least this long after now, where the value is a time: `1h` (`x-after-now`).
    pub after_now: Option<String>,
    /// What no keyword above says: rules made of others.
    pub assertions: Vec<Assertion>,
}

/// Numeric bounds, exact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each field is the keyword of its name")]
pub struct Bounds {
    pub minimum: Option<Number>,
    pub maximum: Option<Number>,
    pub exclusive_minimum: Option<Number>,
    pub exclusive_maximum: Option<Number>,
}

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
        let mut rules = Rules::from(Constraints::default());
        rules.max_length = Some(3);
        assert_eq!(rules.max_length, Some(3));
        assert_ne!(rules, Rules::default());
    }
}
