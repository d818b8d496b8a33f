//! A value that the enum does not have.

use typewright::StringEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
pub enum DocType {
    #[value("aadhaar")]
    Aadhaar,
    #[value("pan")]
    Pan,
}

fn main() {
    let _ = DocType::Passport;
}
