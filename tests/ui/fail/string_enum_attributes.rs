//! Attributes that are missing, doubled or out of place.

use typewright::StringEnum;

#[derive(Clone, Debug, PartialEq, Eq, Hash, StringEnum)]
#[value("kind")]
pub enum Kind {
    Bare,
    #[value]
    Empty,
    #[value(1)]
    Number,
    #[value("a")]
    #[value("b")]
    Two,
    #[value("c")]
    Holds(String),
    #[unknown]
    Unit,
    #[unknown]
    Unknown(String),
    #[unknown]
    Other(String),
}

#[derive(Clone, Copy, StringEnum)]
pub struct NoEnum;

fn main() {}
