//! Answers that are read item by item: one a call, and no errors.
#![allow(unused_imports)]
use typewright::{EventStream, JsonLines, Model, api};

#[derive(Clone, Debug, PartialEq, Model)]
pub struct Pet {
    pub name: String,
}

#[api]
pub trait Pets {
    #[get("/types")]
    #[ok(200, Pet, json | "text/csv"(String))]
    fn two_types();

    #[get("/kinds")]
    #[ok(200, Pet, json | "text/event-stream"(EventStream<Pet>) | "application/jsonl"(JsonLines<Pet>))]
    fn two_sequences();

    #[get("/errors")]
    #[ok(204)]
    #[error(default, EventStream<Pet>)]
    fn errors_item_by_item();
}

fn main() {}
