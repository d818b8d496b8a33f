//! Groups of fields of which some must be there.

use typewright::Model;

#[derive(Clone, Debug, PartialEq, Model)]
#[model(require_any(email, phone), require_one(name))]
pub struct Request {
    pub email: Option<String>,
    pub mobile: Option<String>,
    pub name: String,
}

fn main() {}
