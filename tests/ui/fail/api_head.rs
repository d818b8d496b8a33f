//! A body that never comes.

use typewright::api;

#[api]
pub trait Pets {
    #[head("/pets")]
    #[ok(200, Vec<String>)]
    #[error(404)]
    fn check();
}

fn main() {}
