//! What is no struct with named fields is no model.

use typewright::Model;

#[derive(Clone, Debug, PartialEq, Model)]
pub struct Pair(String, String);

#[derive(Clone, Debug, PartialEq, Model)]
pub enum Kind {
    A,
}

#[derive(Clone, Debug, PartialEq, Model)]
pub struct Page<T> {
    pub items: Vec<T>,
}

fn main() {}
