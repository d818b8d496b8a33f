//! Each tag has its own operations.

use sandbox_kyc::Client;

fn token(client: &Client) {
    let _ = client.digilocker().authenticate();
}

fn main() {}
