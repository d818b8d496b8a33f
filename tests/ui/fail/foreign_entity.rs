//! An entity string that is not the type's own can't be given.

use typewright::{Entity, Model};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
#[entity("in.co.sandbox.request")]
pub struct RequestEntity;

#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Request {
    #[model(name = "@entity", constant)]
    pub entity: RequestEntity,
    pub name: String,
}

fn main() {
    let _ = Request {
        entity: "in.co.sandbox.response",
        name: String::new(),
    };
    let _ = Request::builder().entity(RequestEntity);
}
