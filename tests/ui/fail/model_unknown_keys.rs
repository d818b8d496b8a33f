//! Unknown and misspelt keys, all at once; the model's uses make no messages of their own.

use typewright::Model;

#[derive(Clone, Debug, PartialEq, Model)]
#[model(request, strict)]
pub struct Request {
    #[model(min_lenght = 1, pattern = "^a")]
    pub name: String,
    #[model(maxItems = 3, colour = "red")]
    pub tags: Vec<String>,
    #[model(items(minLength = 1))]
    pub more: Vec<String>,
}

fn main() {
    let request = Request::builder().name("a").tags(["b"]).more(["c"]).build();
    let _ = typewright::json::to_string(&request);
}
