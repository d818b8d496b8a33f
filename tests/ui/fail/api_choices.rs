//! Choices of bodies that can't be read, or mean two things at once.

use typewright::{Body, Map, api};

#[api]
pub trait Pets {
    #[post("/twice")]
    #[ok(204)]
    fn twice(#[body(json | form | json)] body: Map<String>);

    #[post("/unknown")]
    #[ok(204)]
    fn unknown(#[body(json | yaml)] body: Map<String>);

    #[post("/types")]
    #[ok(204)]
    fn two_types(#[body(json(Map<String>, Map<i64>) | form)] body: Map<String>);

    #[post("/encodings")]
    #[ok(204)]
    fn whose_encoding(#[body(form | multipart, encoding("a", explode))] body: Map<String>);

    #[post("/json")]
    #[ok(204)]
    fn no_form(#[body(json(encoding("a", explode)) | form)] body: Map<String>);

    #[post("/rules")]
    #[ok(204)]
    fn whose_rule(#[body(text | json(String), max_length = 5)] body: String);

    #[post("/misspelt")]
    #[ok(204)]
    fn no_rule(#[body(text, max_lenght = 5)] body: String);

    #[post("/unfit")]
    #[ok(204)]
    fn unfit_rule(#[body(text(min_items = 5) | json(Map<String>))] body: String);

    #[post("/range")]
    #[ok(204)]
    fn a_range(#[body("image/*")] body: Body);

    #[post("/json-range")]
    #[ok(204)]
    fn a_json_range(#[body("application/*+json")] body: Map<String>);

    #[get("/answers")]
    #[ok(200, Map<String>, json | yaml)]
    fn answers();
}

fn main() {}
