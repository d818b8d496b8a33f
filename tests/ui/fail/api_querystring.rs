//! A parameter that is the whole query, and what can't be one.

use typewright::{Model, api};

#[derive(Clone, Debug, Model)]
#[model(request)]
struct Filter {
    tags: Option<Vec<String>>,
}

#[api]
pub trait Pets {
    #[get("/pets")]
    #[ok(204)]
    fn without_content(#[querystring] filter: Filter);

    #[get("/pets")]
    #[ok(204)]
    fn with_a_style(
        #[querystring(content = "application/json", style = deep_object)] filter: Filter,
    );

    #[get("/pets")]
    #[ok(204)]
    fn encoded_json(
        #[querystring(content = "application/json", encoding("tags", explode = false))]
        filter: Filter,
    );

    #[get("/pets")]
    #[ok(204)]
    fn parts(#[querystring(content = "multipart/form-data")] filter: Filter);

    #[get("/pets")]
    #[ok(204)]
    fn two(
        #[querystring(content = "application/json")] filter: Filter,
        #[querystring(content = "application/json")] other: Filter,
    );

    #[get("/pets")]
    #[ok(204)]
    fn cookie_in_a_query(#[query(style = cookie)] tags: Vec<String>);
}

fn main() {}
