//! A type that only responses have is not built.

use typewright::Model;

#[derive(Clone, Debug, PartialEq, Model)]
pub struct Answer {
    pub code: i64,
}

fn main() {
    let _ = Answer::builder().code(200).build();
}
