//! Bodies and answers that no HTTP message can have.
#![allow(unused_imports)]

use typewright::{Value, api};

#[api]
pub trait Pets {
    #[get("/a")]
    #[ok(200, Value)]
    #[ok(200, Value)]
    fn answered_twice();

    #[get("/b")]
    #[ok(204)]
    #[error(404 | 404, Value)]
    fn listed_twice();

    #[get("/c")]
    #[ok(604)]
    fn no_status();

    #[get("/d")]
    #[ok(7XX, Value)]
    fn no_range();

    #[get("/e")]
    #[ok("200", Value)]
    fn text_for_status();

    #[get("/f")]
    #[ok(200, String, xml)]
    fn unknown_media();

    #[post("/g")]
    #[ok(204)]
    fn unknown_body(#[body(yaml)] body: Value);

    #[post("/h")]
    #[ok(204)]
    fn bare_body(#[body] body: Value);

    #[post("/i")]
    #[ok(204)]
    fn two_bodies(#[body(json)] one: Value, #[body(text)] two: String);
}

fn main() {}
