//! Three required fields left out: the messages name all of them.

use typewright::{Model, StringEnum, Url};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
pub enum Flow {
    #[value("signin")]
    Signin,
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Request {
    pub flow: Flow,
    pub redirect_url: Url,
    pub doc_types: Vec<String>,
    pub note: Option<String>,
}

fn main() {
    let _ = Request::builder().note("hello").build();
}
