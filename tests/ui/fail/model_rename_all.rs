//! Cases that nobody knows, are said twice or are no text; names that only the case makes equal; `rename_all` on a field.

use typewright::Model;

#[derive(Clone, Debug, PartialEq, Model)]
#[model(rename_all = "camelcase")]
pub struct NearlyCamel {
    pub last_name: String,
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(rename_all = "Train-Case")]
pub struct Train {
    pub last_name: String,
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(rename_all = "camelCase", rename_all = "kebab-case")]
pub struct Twice {
    pub last_name: String,
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(rename_all = camelCase)]
pub struct Bare {
    pub last_name: String,
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(rename_all = "camelCase")]
pub struct Equal {
    pub last_name: String,
    pub last__name: String,
    #[model(name = "firstName")]
    pub given: String,
    pub first_name: String,
}

#[derive(Clone, Debug, PartialEq, Model)]
pub struct Inside {
    #[model(rename_all = "camelCase")]
    pub last_name: String,
}

fn main() {}
