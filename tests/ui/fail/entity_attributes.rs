//! An entity is a unit struct with one string.

use typewright::Entity;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
pub struct Bare;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
#[entity = "a"]
pub struct Equals;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
#[entity("a")]
#[entity("b")]
pub struct Two;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Entity)]
#[entity("a")]
pub struct Holds {
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Entity)]
#[entity("a")]
pub enum Kind {
    A,
}

fn main() {}
