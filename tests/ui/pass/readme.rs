//! The code of the README, as it stands there.

#![deny(warnings)]

use sandbox_kyc::digilocker::{DocType, Flow, InitiateSessionRequest, SessionOptions};
use sandbox_kyc::{Client, Credentials, Environment, Url};

async fn call() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder(Environment::Test)
        .credentials(Credentials::from_env()?)   // key and secret; the token is fetched, cached and renewed
        .build()?;

    let request = InitiateSessionRequest::builder()
        .flow(Flow::Signin)
        .redirect_url(Url::parse("https://example.com/done")?)
        .doc_types([DocType::Aadhaar, DocType::Pan])
        .options(SessionOptions::builder().pinless(true).build())
        .build();

    let session = client.digilocker().initiate_session(request).await?;
    println!("send the user to {}", session.data.authorization_url.expose());
    Ok(())
}

fn main() {
    fn is_send<T: Send>(_: T) {}
    is_send(call());
}
