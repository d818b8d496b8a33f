//! What stands above an operation: one method with a path, and answers.

use typewright::api;

#[api]
pub trait Pets {
    #[gte("/misspelt")]
    #[ok(204)]
    fn misspelt();

    #[get("/cached")]
    #[cached]
    #[ok(204)]
    fn unknown();

    #[get("/a")]
    #[post("/b")]
    #[ok(204)]
    fn two_methods();

    #[ok(204)]
    fn no_method();

    #[get("/nothing")]
    fn no_answer();

    #[get]
    #[ok(204)]
    fn no_path();

    #[get("pets")]
    #[ok(204)]
    fn no_slash();

    #[get("/pets?limit=1")]
    #[ok(204)]
    fn query_in_path();

    #[get("/pets/{id")]
    #[ok(204)]
    fn open_brace();

    #[get("/key", security_schemes = Key)]
    #[ok(204)]
    fn unknown_key();

    #[method("/pets")]
    #[ok(204)]
    fn unnamed_method();

    #[method("GET", "/pets")]
    #[ok(204)]
    fn method_with_its_own_attribute();

    #[method("COPY ALL", "/pets")]
    #[ok(204)]
    fn method_with_a_space();
}

fn main() {}
