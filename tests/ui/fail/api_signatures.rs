//! An operation's signature lists the parameters of the request, and nothing else.

use typewright::api;

#[api]
pub trait Pets {
    #[get("/a")]
    #[ok(204)]
    fn receiver(&self);

    #[get("/b")]
    #[ok(200, String)]
    fn returns() -> String;

    #[get("/c")]
    #[ok(204)]
    async fn asynchronous();

    #[get("/d")]
    #[ok(204)]
    fn generic<T>();

    #[get("/e")]
    #[ok(204)]
    fn with_body() {}

    #[get("/f")]
    #[ok(204)]
    fn placeless(limit: i64);

    #[get("/g")]
    #[ok(204)]
    fn two_places(#[query] #[header] limit: i64);

    const LIMIT: i64 = 1;
}

fn main() {}
