//! A text is no URL until it is parsed.

use sandbox_kyc::digilocker::InitiateSessionRequest;

fn main() {
    let _ = InitiateSessionRequest::builder().redirect_url("https://example.com/done");
}
