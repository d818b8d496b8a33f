//! A value of the wrong type.

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
    pub flows: Vec<Flow>,
    pub note: Option<Flow>,
}

fn main() {
    let _ = Request::builder().flow("signin");
    let _ = Request::builder().flows([1, 2]);
    let _ = Request::builder().note(7);
}
