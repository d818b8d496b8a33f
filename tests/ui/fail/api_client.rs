//! A client is a struct of named groups, with its servers above it.

use typewright::api;

#[api]
pub trait Pets {
    #[get("/pets")]
    #[ok(204)]
    fn list();
}

#[api(servers = 2)]
#[serve("https://example.com", "Live")]
#[server(live)]
pub struct Mistaken {
    builder: Pets,
    core: Pets,
}

#[api]
pub struct Unnamed(Pets);

#[api]
pub struct Generic<T> {
    pets: T,
}

fn main() {}
