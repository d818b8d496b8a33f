//! Rules of variants that don't fit, and variants that exclude each other twice over.

use typewright::Union;

#[derive(Clone, Debug, PartialEq, Union)]
#[union(exclusive, exclusive)]
pub enum Age {
    #[union(min_length = 1)]
    Years(i64),
    #[union(maximal_length = 3)]
    Text(String),
    #[union(min_items = 3, max_items = 2)]
    List(Vec<String>),
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind", exclusive)]
pub enum Pet {
    #[variant("cat")]
    Cat(String),
    #[variant("dog")]
    Dog(String),
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(closed)]
pub enum Shape {
    Text(String),
}

fn main() {}
