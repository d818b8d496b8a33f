//! A credential is a tuple struct around its secret.

use typewright::{Secret, SecurityScheme};

#[derive(Clone, Debug, SecurityScheme)]
#[http(bearer)]
pub struct Named {
    token: Secret<String>,
}

#[derive(Clone, Debug, SecurityScheme)]
#[http(basic)]
pub struct NoPassword(Secret<String>);

#[derive(Clone, Debug, SecurityScheme)]
#[http(bearer)]
pub enum Kind {
    Token,
}

#[derive(Clone, Debug, SecurityScheme)]
#[http(bearer)]
pub struct Plain(String);

fn main() {}
