//! The whole flow: is the user known, start a session, wait for consent, fetch a document, fetch the profile.
//!
//! `cargo run --example full_flow` calls a mock in this process. With `-- --live` it calls Sandbox's test host, with the
//! key and secret in `SANDBOX_API_KEY` and `SANDBOX_API_SECRET`.

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod support;

use std::error::Error;
use std::time::Duration;

use sandbox_kyc::digilocker::{DocType, Flow, InitiateSessionRequest, VerifyUserRequest};
use sandbox_kyc::{Client, Url, WaitError};
use support::Server;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = support::Server::start()?;
    let session_id = start(&server.client).await?;
    wait(&server, &session_id).await?;
    fetch(&server, &session_id).await
}

/// Asks whether the user is known, and starts a session accordingly.
async fn start(client: &Client) -> Result<String, Box<dyn Error>> {
    let question = VerifyUserRequest::builder().mobile("9999999999").build();
    let known = client
        .digilocker()
        .verify_user_account(question)
        .await?
        .data
        .user_exists;
    let flow = if known { Flow::Signin } else { Flow::Signup };
    println!("the user has an account: {known}, so the flow is {flow}");

    let request = InitiateSessionRequest::builder()
        .flow(flow)
        .redirect_url(Url::parse("https://developer.sandbox.co.in/")?)
        .doc_types([DocType::Aadhaar, DocType::Pan])
        .build();
    let session = client.digilocker().initiate_session(request).await?;
    println!("session {}", session.data.session_id);
    Ok(session.data.session_id.clone())
}

/// Waits for the user to consent.
async fn wait(server: &Server, session_id: &str) -> Result<(), Box<dyn Error>> {
    let pause = if server.mock.is_some() {
        Duration::from_millis(50)
    } else {
        Duration::from_secs(2)
    };
    match server
        .client
        .wait_for_session(session_id)
        .pauses(pause, pause * 8)
        .await
    {
        Ok(session) => println!(
            "the user shared {:?}",
            session.documents_consented.unwrap_or_default()
        ),
        Err(WaitError::Expired(_)) => return Err("the user took too long".into()),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Fetches a document and the profile.
async fn fetch(server: &Server, session_id: &str) -> Result<(), Box<dyn Error>> {
    let digilocker = server.client.digilocker();
    let document = digilocker
        .get_document(session_id, DocType::Aadhaar)
        .await?;
    for file in &document.data.files {
        println!(
            "{}: {}, {} bytes",
            file.metadata.description, file.metadata.content_type, file.size
        );
        if server.mock.is_none() {
            // By a plain GET, with none of Sandbox's headers.
            let content = server.client.core().download(file.url.expose()).await?;
            println!("fetched {} bytes", content.len());
        }
    }
    let profile = digilocker.get_user_profile(session_id).await?;
    println!(
        "{}, born {:?}",
        profile.data.name, profile.data.date_of_birth
    );
    Ok(())
}
