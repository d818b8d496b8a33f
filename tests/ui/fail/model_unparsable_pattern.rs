//! A pattern that is no regular expression is told at its literal.

use typewright::Model;

#[derive(Clone, Debug, PartialEq, Model)]
pub struct Request {
    #[model(min_length = 1, pattern = "^(abc")]
    pub name: String,
    #[model(items(pattern = "[z-a]"))]
    pub tags: Vec<String>,
}

fn main() {}
