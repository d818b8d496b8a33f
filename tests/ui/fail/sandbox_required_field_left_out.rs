//! The session's redirect URL left out.

use sandbox_kyc::digilocker::{DocType, Flow, InitiateSessionRequest};

fn main() {
    let _ = InitiateSessionRequest::builder()
        .flow(Flow::Signin)
        .doc_types([DocType::Pan])
        .build();
}
