//! Enums of strings by hand: closed, open, and in every place where text is.

#![deny(warnings, missing_docs, unused)]

use std::str::FromStr;

use typewright::StringEnum;

/// Closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, StringEnum)]
pub enum Flow {
    /// With an account.
    #[default]
    #[value("signin")]
    Signin,
    /// Without.
    #[value("signup")]
    Signup,
}

/// Open.
#[derive(Clone, Debug, PartialEq, Eq, Hash, StringEnum)]
#[non_exhaustive]
pub enum Status {
    /// Yes.
    #[value("Y")]
    Yes,
    /// Also yes.
    #[value("y")]
    LowerYes,
    /// Anything else.
    #[unknown]
    Unknown(String),
}

const SIGNUP: &str = Flow::Signup.as_str();

fn main() {
    assert_eq!(
        (SIGNUP, Flow::VALUES),
        ("signup", ["signin", "signup"].as_slice())
    );
    assert_eq!(Flow::ALL, [Flow::Signin, Flow::Signup]);
    assert_eq!(Flow::from_str("signup"), Ok(Flow::Signup));
    assert_eq!(Flow::try_from("x").unwrap_err().values(), Flow::VALUES);
    assert_eq!(Flow::Signup.to_string(), "signup");
    assert_eq!(Status::from("y"), Status::LowerYes);
    assert_eq!(Status::from("other").as_str(), "other");
    let statuses: Vec<Status> = typewright::json::from_slice(br#"["Y","n"]"#).unwrap();
    assert_eq!(statuses, [Status::Yes, Status::Unknown("n".to_owned())]);
}
