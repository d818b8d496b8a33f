//! A text where a URL is wanted: it has to be parsed first.

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
    let _ = Request::builder().redirect_url("https://example.com");
}
