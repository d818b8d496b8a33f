//! A call is nothing until it is awaited.
#![deny(unused_must_use)]

use sandbox_kyc::Client;

fn forget(client: &Client) {
    client.digilocker().get_user_profile("s1");
    client.wait_for_session("s1");
}

fn main() {}
