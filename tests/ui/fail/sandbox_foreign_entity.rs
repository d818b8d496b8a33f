//! The entity is the request's own: it is never asked for, and no text takes its place.

use sandbox_kyc::digilocker::{DocType, Flow, InitiateSessionRequest, VerifyUserRequestEntity};

fn main() {
    let mut request = InitiateSessionRequest::builder()
        .flow(Flow::Signin)
        .redirect_url("https://example.com".parse().unwrap())
        .doc_types([DocType::Pan])
        .build();
    request.entity = "in.co.sandbox.kyc.digilocker.session";
    request.entity = VerifyUserRequestEntity;
}
