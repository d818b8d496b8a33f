//! A secret is shown to those alone who ask for it.

use sandbox_kyc::digilocker::InitiatedSession;

fn log(session: &InitiatedSession) -> String {
    format!("send the user to {}", session.authorization_url)
}

fn main() {}
