//! What uses an operation or a credential with a mistake makes no message of its own.

use typewright::{Error, Model, NoBody, Response, Secret, SecurityScheme, api};

/// A pet.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Pet {
    /// Its name.
    pub name: String,
}

#[derive(Clone, Debug, SecurityScheme)]
#[api_key(heeder = "x-api-key")]
pub struct ApiKey(Secret<String>);

#[api]
pub trait Pets {
    #[get("/pets/{id}", securty = ApiKey)]
    #[ok(200, Pet)]
    fn get_pet(#[path] id: String, #[query(explod = false)] tags: Option<Vec<String>>);

    #[get("/pets", security = ApiKey)]
    #[ok(200, Vec<Pet>)]
    fn list_pets();
}

#[api]
pub struct Client {
    pets: Pets,
}

async fn all(client: &Client) -> Result<Response<Pet>, Error<NoBody>> {
    let all = client.pets().list_pets().await?;
    let first = all.first().map_or("none", |pet| pet.name.as_str());
    client.pets().get_pet(first).tags(["a"]).send().await
}

fn main() {}
