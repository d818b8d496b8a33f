//! Keys with values that they can't have.

use typewright::{Model, UnixMillis};

#[derive(Clone, Debug, PartialEq, Model)]
pub struct Request {
    #[model(min_length = -1)]
    pub a: String,
    #[model(max_length = "3")]
    pub b: String,
    #[model(minimum = "1")]
    pub c: i64,
    #[model(maximum = 3i64)]
    pub d: i64,
    #[model(format = "emial")]
    pub e: String,
    #[model(after_now = "soon")]
    pub f: UnixMillis,
    #[model(pattern = 5)]
    pub g: String,
    #[model(name = at)]
    pub h: String,
}

fn main() {}
