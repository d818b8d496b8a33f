//! Parameters that don't fit their path, their place or each other.

use typewright::{Nullable, api};

#[api]
pub trait Pets {
    #[get("/pets/{pet_id}/photos")]
    #[ok(204)]
    fn unfilled();

    #[get("/pets")]
    #[ok(204)]
    fn undeclared(#[path] pet_id: String);

    #[get("/pets/{pet_id}")]
    #[ok(204)]
    fn optional_path(#[path] pet_id: Option<String>);

    #[get("/pets")]
    #[ok(204)]
    fn twice(#[query("limit")] limit: i64, #[query("limit")] more: i64);

    #[get("/pets")]
    #[ok(204)]
    fn bad_style(#[header("x-tags", style = deep_object)] tags: String);

    #[get("/pets")]
    #[ok(204)]
    fn bad_key(#[query(stile = form)] tags: String);

    #[get("/pets")]
    #[ok(204)]
    fn bad_place(#[qurey] tags: String);

    #[get("/pets")]
    #[ok(204)]
    fn bad_rule(#[query(min_length = 2)] limit: i64);

    #[get("/pets")]
    #[ok(204)]
    fn bad_content(#[query(content = "application/xml")] filter: String);

    #[get("/pets")]
    #[ok(204)]
    fn bad_flag(#[query(explode = 1)] tags: String);

    #[get("/pets/{pet_id}")]
    #[ok(204)]
    fn bad_key_of_a_path(#[path("pet_id", min_lenght = 1)] pet_id: String);

    #[get("/pets")]
    #[ok(204)]
    fn empty_header(#[header("x-tags", allow_empty)] tags: Option<Vec<String>>);

    #[get("/pets")]
    #[ok(204)]
    fn null_in_a_query(#[query] limit: Nullable<i64>);
}

fn main() {}
