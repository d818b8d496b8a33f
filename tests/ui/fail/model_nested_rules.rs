//! Mistakes in rules that hold others.

use typewright::{Map, Model, Value};

#[derive(Clone, Debug, PartialEq, Model)]
#[model(any(require("a")), not(min_lenght = 1), pattern = "a")]
pub struct Whole {
    #[model(types(text, integer))]
    pub types: Value,
    #[model(allowed(one))]
    pub word: Value,
    #[model(allowed())]
    pub nothing: Value,
    #[model(any())]
    pub none: Value,
    #[model(property(name, minimum = 1))]
    pub name: Map<Value>,
    #[model(matching("(", minimum = 1))]
    pub pattern: Map<Value>,
    #[model(when(required("a")))]
    pub condition: Map<Value>,
    #[model(contains(minimum = 1, at_least = 1, at_least = 2))]
    pub items: Vec<i64>,
    #[model(contains(minimum = 1))]
    pub no_list: String,
    #[model(required("a"))]
    pub no_map: i64,
    #[model(any((minimum = "1"), (maximum = 2)))]
    pub bound: i64,
    #[model(one((minimum = 1, minimum = 2)))]
    pub twice: i64,
}

fn main() {}
