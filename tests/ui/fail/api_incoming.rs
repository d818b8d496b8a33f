//! What a declaration of what comes in can't say.

use typewright::{Bytes, Model, api};

#[derive(Clone, Debug, PartialEq, Model)]
pub struct Pet {
    pub name: String,
}

#[api(incoming)]
pub trait Webhooks {
    #[post("pet.adopted", server = "https://a.example")]
    #[ok(204)]
    fn adopted(#[path] id: String, #[header("content-type")] kind: String, #[body("multipart/mixed")] body: Pet);

    #[post("picture")]
    #[ok(200, Pet, headers = Pet)]
    #[error(400, Pet, form)]
    fn picture(#[body("image/png", max_length = 5)] body: Bytes);

    #[post("picture_answer")]
    #[ok(204)]
    fn picture_answer();
}

fn main() {}
