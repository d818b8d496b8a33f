//! A security scheme is of one kind, and its credential goes to one place.

use typewright::{Secret, SecurityScheme};

#[derive(Clone, Debug, SecurityScheme)]
pub struct Nowhere(Secret<String>);

#[derive(Clone, Debug, SecurityScheme)]
#[api_key]
pub struct Bare(Secret<String>);

#[derive(Clone, Debug, SecurityScheme)]
#[api_key(body = "key")]
pub struct InTheBody(Secret<String>);

#[derive(Clone, Debug, SecurityScheme)]
#[api_key(header = "a", query = "b")]
pub struct TwoPlaces(Secret<String>);

#[derive(Clone, Debug, SecurityScheme)]
#[api_key(header = "a")]
#[http(bearer)]
pub struct TwoKinds(Secret<String>);

#[derive(Clone, Debug, SecurityScheme)]
#[http(digest)]
pub struct Digest(Secret<String>);

#[derive(Clone, Debug, SecurityScheme)]
#[api_key(header = 5)]
pub struct Number(Secret<String>);

#[derive(Clone, Debug, SecurityScheme)]
#[api_key(header = "x api key")]
pub struct NoHeader(Secret<String>);

fn main() {}
