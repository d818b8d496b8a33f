//! Two variants with one value.

use typewright::StringEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
pub enum Flag {
    #[value("Y")]
    Yes,
    #[value("y")]
    LowerYes,
    #[value("Y")]
    AlsoYes,
}

fn main() {
    let _ = Flag::Yes.as_str();
}
