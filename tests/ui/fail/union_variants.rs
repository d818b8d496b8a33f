//! What a variant of a union may be: a value of one type, or its tag alone.

use typewright::{Union, Value};

#[derive(Clone, Debug, PartialEq, Union)]
enum Untagged {
    Text(String),
    Nothing,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind")]
enum Tagged {
    #[variant("text")]
    Text(String, String),
    #[variant("shut")]
    #[union(closed)]
    Shut(String),
    #[variant("named")]
    Named { text: String },
    #[variant("stop")]
    Stop,
    #[variant("ruled")]
    #[union(max_length = 2)]
    Ruled,
    Untold,
    #[unknown]
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind")]
enum Fine {
    #[variant("stop")]
    Stop,
    #[unknown]
    Unknown(Value),
}

fn main() {
    let Fine::Stop(_) = Fine::Stop else { return };
}
