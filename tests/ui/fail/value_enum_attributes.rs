//! Attributes of an enum of values that are missing, doubled, out of place or of no sense.

use typewright::ValueEnum;

#[derive(Clone, Debug, PartialEq, ValueEnum)]
#[value(1)]
pub enum Kind {
    Bare,
    #[value]
    Empty,
    #[value(one)]
    Word,
    #[value(1)]
    #[value(2)]
    Two,
    #[value(3)]
    Holds(i64),
    #[unknown]
    Unit,
    #[unknown]
    Other(i64),
}

#[derive(Clone, Debug, PartialEq, ValueEnum)]
pub enum Values {
    #[value(null)]
    Null,
    #[value([1])]
    List,
    #[value(1)]
    One,
    #[value(1.0)]
    OneAgain,
    #[value(0.1000000000000000000000001)]
    Exact,
    #[unknown]
    Unknown(i64),
}

#[derive(Clone, Debug, PartialEq, ValueEnum)]
pub enum Texts {
    #[value("a")]
    A,
}

#[derive(Clone, Debug, PartialEq, ValueEnum)]
pub enum Nothing {
    #[unknown]
    Unknown(i64),
}

#[derive(Clone, Copy, ValueEnum)]
pub struct NoEnum;

fn main() {}
