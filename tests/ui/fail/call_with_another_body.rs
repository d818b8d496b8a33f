//! The request of one operation is no body for another.

use sandbox_kyc::Client;
use sandbox_kyc::digilocker::VerifyUserRequest;

fn start(client: &Client) {
    let question = VerifyUserRequest::builder().mobile("9999999999").build();
    let _ = client.digilocker().initiate_session(question);
}

fn main() {}
