//! An entity by hand: one string, always sent, and nothing else read.

#![deny(warnings, missing_docs, unused)]

use typewright::Entity;

/// The string of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
#[entity("in.co.sandbox.session")]
pub struct Session;

fn main() {
    assert_eq!(Session::VALUE, "in.co.sandbox.session");
    assert_eq!(
        typewright::json::to_string(&Session),
        "\"in.co.sandbox.session\""
    );
    let error = typewright::json::from_slice::<Session>(b"\"in.co.sandbox.other\"")
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("in.co.sandbox.session") && error.contains("in.co.sandbox.other"),
        "{error}"
    );
}
