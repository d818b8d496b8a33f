//! A required field left out: the message names it.

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
    let url = Url::parse("https://example.com").unwrap();
    let _ = Request::builder()
        .flow(Flow::Signin)
        .redirect_url(url)
        .build();
}
