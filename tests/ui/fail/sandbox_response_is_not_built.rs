//! Answers come from servers: they have no builder, and no literal outside their crate.

use sandbox_kyc::authentication::TokenGrant;
use sandbox_kyc::digilocker::Session;

fn main() {
    let _ = Session::builder().id("s1").build();
    let _ = TokenGrant {
        access_token: "token".to_string().into(),
    };
}
