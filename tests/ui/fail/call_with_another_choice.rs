//! A body of a type that none of the choices has, and an answer that is not offered.

use typewright::{ClientCore, Map, Model, api};

#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Pet {
    pub name: String,
}

#[api]
pub trait Pets {
    #[post("/pets")]
    #[ok(200, Pet, json | "text/csv")]
    fn add(#[body(json | form | text(String))] pet: Pet);
}

async fn call(core: &ClientCore, pet: Pet, other: Map<i64>) {
    drop(Pets::from(core).add(other).await);
    drop(Pets::from(core).add(pet).send_as(calls::AddAs::Xml).await);
}

fn main() {}
