//! A required parameter left out of a call.

use sandbox_kyc::Client;

fn status(client: &Client) {
    let _ = client.digilocker().get_session_status();
    let _ = client.digilocker().get_document("id");
}

fn main() {}
