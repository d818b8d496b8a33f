//! The documents that consent can be asked for are a closed set.

use sandbox_kyc::digilocker::{DocType, InitiateSessionRequest};

fn main() {
    let _ = DocType::Passport;
    let _ = InitiateSessionRequest::builder().doc_types(["passport"]);
}
