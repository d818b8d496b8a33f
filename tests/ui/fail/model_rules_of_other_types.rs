//! Rules that don't fit the type that they stand on.

use typewright::{Map, Model, Url};

#[derive(Clone, Debug, PartialEq, Model)]
pub struct Request {
    #[model(min_items = 1)]
    pub name: String,
    #[model(pattern = "^a")]
    pub count: Option<i64>,
    #[model(minimum = 1)]
    pub tags: Vec<String>,
    #[model(items(max_length = 2))]
    pub numbers: Vec<i32>,
    #[model(values(min_items = 1), min_length = 1)]
    pub map: Map<String>,
    #[model(after_now = "1h")]
    pub flag: bool,
    #[model(multiple_of = 2)]
    pub url: Url,
}

fn main() {}
