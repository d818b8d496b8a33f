//! `#[api]` is for traits of operations and for structs of groups.

use typewright::api;

#[api]
pub enum Pets {
    Cat,
}

#[api(module = calls)]
pub trait Named {
    #[get("/a")]
    #[ok(204)]
    fn a();
}

#[api]
pub trait Generic<T>: Clone {
    #[get("/a")]
    #[ok(204)]
    fn a();
}

#[api]
pub trait Twice {
    #[get("/a")]
    #[ok(204)]
    fn get_pet();

    #[get("/b")]
    #[ok(204)]
    fn get__pet();
}

fn main() {}
