//! Names that OpenAPI passes over or HTTP has no place for, and encodings of what has none.

use typewright::{Value, api};

#[api]
pub trait Pets {
    #[get("/a")]
    #[ok(204)]
    fn reserved(
        #[header("Content-Type")] content_type: String,
        #[header("Accept")] accept: String,
        #[header("Authorization")] authorization: String,
        #[header("x api")] spaced: String,
        #[query("")] nameless: String,
    );

    #[get("/b/{}")]
    #[ok(204)]
    fn nameless_path();

    #[get("/c/../d")]
    #[ok(204)]
    fn up();

    #[get("/e")]
    #[ok(204)]
    fn alike(#[header("x-a")] one: String, #[header("X-A")] other: String);

    #[get("/f")]
    #[ok(204)]
    fn named_twice(#[query] limit: i64, #[header] limit: i64);

    #[get("/g")]
    #[ok(204)]
    fn style_and_content(#[query(content = "application/json", explode = false)] filter: String);

    #[get("/h")]
    #[ok(204)]
    fn reserved_in_a_header(#[header("x-a", allow_reserved)] a: String);

    #[post("/i")]
    #[ok(204)]
    fn encoding_of_json(#[body(json, encoding("a", explode = false))] body: Value);

    #[post("/j")]
    #[ok(204)]
    fn style_of_a_part(#[body(multipart, encoding("a", style = form))] body: Value);

    #[post("/k")]
    #[ok(204)]
    fn encoded_twice(
        #[body(form, encoding("a", explode = false), encoding("a", content = "text/plain"))]
        body: Value,
    );

    #[trace("/l")]
    #[ok(204)]
    fn traced(#[body(json)] body: Value);

    #[get("/m", id = "m", id = "n")]
    #[ok(204)]
    fn set_twice();

    #[get("/n", security = ApiKey + none)]
    #[ok(204)]
    fn none_of_two();
}

fn main() {}
