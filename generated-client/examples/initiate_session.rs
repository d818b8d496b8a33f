//! Starts a consent session: the call of the vendor's page.
//!
//! `cargo run --example initiate_session` calls a mock in this process. With `-- --live` it calls Sandbox's test host,
//! with the key and secret in `SANDBOX_API_KEY` and `SANDBOX_API_SECRET`.

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod support;

use std::error::Error;
use std::time::Duration;

use sandbox_kyc::digilocker::{
    DocType, Flow, InitiateSessionRequest, SessionOptions, VerificationMethod,
};
use sandbox_kyc::{UnixMillis, Url};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = support::Server::start()?;
    if let Some(mock) = &server.mock {
        println!("a mock of Sandbox listens on {}", mock.url());
    }

    let options = SessionOptions::builder()
        .verification_method([VerificationMethod::Aadhaar])
        .pinless(true)
        .usernameless(true)
        .verified_mobile("9999999999")
        .build();
    let request = InitiateSessionRequest::builder()
        .flow(Flow::Signin)
        .redirect_url(Url::parse("https://developer.sandbox.co.in/")?)
        .doc_types([DocType::Aadhaar])
        .options(options)
        .consent_expiry(UnixMillis::now().saturating_add(Duration::from_secs(24 * 60 * 60)))
        .build();

    let session = server
        .client
        .digilocker()
        .initiate_session(request)
        .x_api_version("1.0.0")
        .await?;
    println!("session {}", session.data.session_id);
    // The link carries the session's keys: it is for the user's browser, not for a log.
    println!(
        "the user goes to {}",
        session
            .data
            .authorization_url
            .expose()
            .host_str()
            .unwrap_or_default()
    );
    Ok(())
}
