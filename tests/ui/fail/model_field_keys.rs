//! Keys that contradict the field's type or each other.

use typewright::{Map, Model, Nullable};

#[derive(Clone, Debug, PartialEq, Model)]
#[model(request, request, closed, closed)]
pub struct Request {
    #[model(name = "id")]
    pub first: String,
    pub id: String,
    #[model(nullable)]
    pub required: String,
    #[model(nullable)]
    pub three: Nullable<String>,
    #[model(flatten)]
    pub text: String,
    #[model(flatten)]
    pub rest: Map<String>,
    #[model(constant)]
    pub maybe: Option<bool>,
    #[model(constant, default = true)]
    pub twice: bool,
    #[model(name = "a", name = "b")]
    pub named: String,
}

fn main() {}
