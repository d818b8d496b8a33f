//! `cargo xtask prism`: the full flow against a mock server that is not ours, at the URL given as argument.
//!
//! Prism judges each request by the description and answers 4XX to one that breaks it, which ends this program with an
//! error.

use std::error::Error;

use anstream::println;
use sandbox_kyc::digilocker::{
    DocType, Flow, InitiateSessionRequest, SessionOptions, VerifyUserRequest,
};
use sandbox_kyc::digilocker_sdk::CreateSdkSessionRequest;
use sandbox_kyc::{Client, Credentials, Environment, Url};

const SESSION: &str = "f1bd0342-cc1d-4051-8301-e8ee17e3a3c3";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("usage: prism_flow URL")?;
    let credentials = Credentials::new("key_test_prism", "secret_test_prism")?;
    let client = Client::builder(Environment::Custom(Url::parse(&url)?))
        .credentials(credentials)
        .build()?;
    digilocker(&client).await?;
    sdk(&client).await?;
    println!("prism accepted every request");
    Ok(())
}

async fn digilocker(client: &Client) -> Result<(), Box<dyn Error>> {
    let digilocker = client.digilocker();
    let question = VerifyUserRequest::builder().mobile("9999999999").build();
    let verified = digilocker.verify_user_account(question).await?;
    println!("verify_user_account: {}", verified.status());
    let request = InitiateSessionRequest::builder()
        .flow(Flow::Signup)
        .redirect_url(Url::parse("https://developer.sandbox.co.in/")?)
        .doc_types([DocType::Aadhaar, DocType::DrivingLicense])
        .options(
            SessionOptions::builder()
                .verified_mobile("9999999999")
                .build(),
        )
        .build();
    let session = digilocker
        .initiate_session(request)
        .x_api_version("1.0.0")
        .await?;
    println!("initiate_session: {}", session.status());
    println!(
        "get_session_status: {}",
        digilocker.get_session_status(SESSION).await?.status()
    );
    println!(
        "get_document: {}",
        digilocker
            .get_document(SESSION, DocType::Aadhaar)
            .await?
            .status()
    );
    println!(
        "get_user_profile: {}",
        digilocker.get_user_profile(SESSION).await?.status()
    );
    Ok(())
}

async fn sdk(client: &Client) -> Result<(), Box<dyn Error>> {
    let sdk = client.digilocker_sdk();
    let request = CreateSdkSessionRequest::builder()
        .flow(Flow::Signin)
        .doc_types([DocType::Pan])
        .build();
    println!(
        "create_sdk_session: {}",
        sdk.create_sdk_session(request).await?.status()
    );
    println!(
        "get_sdk_session_status: {}",
        sdk.get_sdk_session_status(SESSION).await?.status()
    );
    println!(
        "get_sdk_document: {}",
        sdk.get_sdk_document(SESSION, DocType::Pan).await?.status()
    );
    println!(
        "get_sdk_user_profile: {}",
        sdk.get_sdk_user_profile(SESSION).await?.status()
    );
    Ok(())
}
