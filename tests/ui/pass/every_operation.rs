//! Every operation of the client, with all its parameters and options.

#![deny(warnings)]

use std::time::Duration;

use sandbox_kyc::digilocker::{
    DocType, Flow, InitiateSessionRequest, SessionOptions, VerificationMethod, VerifyUserRequest,
};
use sandbox_kyc::digilocker_sdk::{CreateSdkSessionRequest, SdkSessionStatus};
use sandbox_kyc::shared::ErrorBody;
use sandbox_kyc::{
    Client, Credentials, Environment, Error, Response, RetryPolicy, UnixMillis, Url, WaitError,
};

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn client() -> Result<Client, Failure> {
    let client = Client::builder(Environment::Test)
        .credentials(Credentials::new("key_test_a", "secret_test_b")?)
        .retry(RetryPolicy::default().attempts(2))
        .timeout(Duration::from_secs(5))
        .connect_timeout(Duration::from_secs(1))
        .build()?;
    Ok(client)
}

async fn authentication(client: &Client) -> Result<(), Error<ErrorBody>> {
    let token = client.authentication().authenticate().x_api_version("1.0").await?;
    let _: &str = token.data.access_token.expose();
    Ok(())
}

async fn digilocker(client: &Client) -> Result<(), Failure> {
    let digilocker = client.digilocker();
    let options = SessionOptions::builder()
        .verification_method([VerificationMethod::Aadhaar, VerificationMethod::Other])
        .pinless(true)
        .usernameless(false)
        .verified_mobile("9999999999")
        .build();
    let request = InitiateSessionRequest::builder()
        .flow(Flow::Signup)
        .redirect_url(Url::parse("https://example.com/done")?)
        .doc_types(vec![DocType::DrivingLicense])
        .options(options)
        .consent_expiry(UnixMillis::now())
        .build();
    let session = digilocker
        .initiate_session(request)
        .x_api_version("1.0")
        .retry(RetryPolicy::none())
        .timeout(Duration::from_secs(2))
        .send()
        .await?;
    let id = &session.data.session_id;
    let status = digilocker.get_session_status(id).x_api_version("1.0".to_owned()).await?;
    println!("{} {:?}", status.status(), status.data.documents_consented);
    let document = digilocker.get_document(id, DocType::Pan).x_api_version("1.0").await?;
    for file in &document.data.files {
        let _: Response<typewright::Bytes> = client.core().download(file.url.expose()).await?;
    }
    let profile = digilocker.get_user_profile(id.clone()).x_api_version("1.0").await?;
    println!("{:?}", profile.into_inner().data.date_of_birth);
    let question = VerifyUserRequest::builder()
        .aadhaar_number("123456789012")
        .mobile("9999999999")
        .build();
    let known = digilocker.verify_user_account(question).x_api_version("1.0").await?;
    println!("{}", known.data.user_exists);
    Ok(())
}


async fn sdk(client: &Client) -> Result<(), Error<ErrorBody>> {
    let sdk = client.digilocker_sdk();
    let request = CreateSdkSessionRequest::builder()
        .flow(Flow::Signin)
        .doc_types([DocType::Aadhaar])
        .build();
    let session = sdk.create_sdk_session(request).x_api_version("1.0").await?;
    let id = session.data.id.as_str();
    let status = sdk.get_sdk_session_status(id).x_api_version("1.0").await?;
    if let SdkSessionStatus::Unknown(new) = &status.data.status {
        println!("{new}");
    }
    sdk.get_sdk_document(id, DocType::Aadhaar).x_api_version("1.0").await?;
    let _: Response<_> = sdk.get_sdk_user_profile(id).x_api_version("1.0").await?;
    Ok(())
}

async fn waiting(client: &Client) -> Result<(), WaitError> {
    let wait = client
        .wait_for_session("s1")
        .pauses(Duration::from_secs(1), Duration::from_secs(9))
        .deadline(Duration::from_secs(60))
        .cancel(std::future::pending());
    match wait.await {
        Ok(session) => println!("{:?}", session.status),
        Err(WaitError::Failed(session) | WaitError::Expired(session)) => println!("{}", session.id),
        Err(WaitError::Deadline | WaitError::Cancelled) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

fn main() {
    fn is_send<T: Send>(_: T) {}
    // Without the feature `reqwest` a client needs a transport of the program's own.
    let Ok(client) = client() else {
        return;
    };
    is_send(authentication(&client));
    is_send(digilocker(&client));
    is_send(sdk(&client));
    is_send(waiting(&client));
}
