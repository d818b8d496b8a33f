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

impl Constraints {
    /// Adds the rules of another that binds the same value; of two measures the stricter one holds.
    pub fn narrow(&mut self, other: &Self) {
        self.min_length = self.min_length.max(other.min_length);
        self.max_length = least(self.max_length, other.max_length);
        self.min_items = self.min_items.max(other.min_items);
        self.max_items = least(self.max_items, other.max_items);
        self.min_properties = self.min_properties.max(other.min_properties);
        self.max_properties = least(self.max_properties, other.max_properties);
        self.unique_items |= other.unique_items;
        self.bounds.narrow(&other.bounds);
        self.format = self.format.take().or_else(|| other.format.clone());
        self.after_now = self.after_now.take().or_else(|| other.after_now.clone());
        add(&mut self.patterns, &other.patterns);
        add(&mut self.multiple_of, &other.multiple_of);
        add(&mut self.require, &other.require);
        add(&mut self.assertions, &other.assertions);
    }
}

impl Bounds {
    fn narrow(&mut self, other: &Self) {
        stricter(&mut self.minimum, &other.minimum, |new, old| new > old);
        stricter(&mut self.maximum, &other.maximum, |new, old| new < old);
        let (least, most) = (&other.exclusive_minimum, &other.exclusive_maximum);
        stricter(&mut self.exclusive_minimum, least, |new, old| new > old);
        stricter(&mut self.exclusive_maximum, most, |new, old| new < old);
    }
}

fn stricter(
    bound: &mut Option<Number>,
    new: &Option<Number>,
    is_stricter: impl Fn(&Number, &Number) -> bool,
) {
    let Some(new) = new else { return };
    if bound.as_ref().is_none_or(|old| is_stricter(new, old)) {
        *bound = Some(new.clone());
    }
}

fn least(left: Option<u64>, right: Option<u64>) -> Option<u64> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (left, right) => left.or(right),
    }
}

fn add<T: Clone + PartialEq>(all: &mut Vec<T>, others: &[T]) {
    for other in others {
        if !all.contains(other) {
            all.push(other.clone());
        }
    }
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
