//! Rules that no value can keep, or that say the same thing twice.

use typewright::Model;

#[derive(Clone, Debug, PartialEq, Model)]
#[model(min_properties = 3, max_properties = 2)]
pub struct Request {
    #[model(min_length = 5, max_length = 4)]
    pub name: String,
    #[model(minimum = 0.2, maximum = 0.1)]
    pub ratio: f64,
    #[model(exclusive_minimum = 9007199254740993, maximum = 9007199254740993)]
    pub big: i64,
    #[model(minimum = 1, exclusive_minimum = 0)]
    pub count: i64,
    #[model(multiple_of = 0)]
    pub step: i64,
    #[model(min_items = 1, min_items = 2)]
    pub tags: Vec<String>,
    #[model(items(min_length = 2, max_length = 1))]
    pub texts: Vec<String>,
}

fn main() {}
