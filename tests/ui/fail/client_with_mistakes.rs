//! A description with mistakes: each is shown with its line, where the client is declared.

mod pets {
    typewright::client!("inline/mistakes.yaml");
}

mod nowhere {
    typewright::client!("inline/nowhere.yaml");
}

fn main() {}
