//! An enum of strings without strings.

use typewright::StringEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
pub enum Nothing {}

#[derive(Clone, Debug, PartialEq, Eq, Hash, StringEnum)]
pub enum Open {
    #[unknown]
    Unknown(String),
}

fn main() {}
