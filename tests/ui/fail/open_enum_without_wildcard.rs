//! An open enum is matched with an arm for what may come.

use open::Status;

mod open {
    use typewright::StringEnum;

    #[derive(Clone, Debug, PartialEq, Eq, Hash, StringEnum)]
    pub enum Status {
        #[value("created")]
        Created,
        #[unknown]
        Unknown(String),
    }
}

fn main() {
    let status = Status::from("created");
    match status {
        Status::Created => {}
    }
}
