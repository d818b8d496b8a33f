//! The flow itself: verify, start, wait, fetch a document and its file, fetch the profile.

use std::error::Error;
use std::time::Duration;

use sandbox_kyc::Url;
use sandbox_kyc::digilocker::{
    DocType, Flow, InitiateSessionRequest, SessionOptions, VerifyUserRequest,
};
use serde_json::json;
use typewright_mock::{CannedReply, Recorder};

use crate::Stage;

pub(crate) async fn run(stage: &mut Stage) -> Result<(), Box<dyn Error>> {
    stage.screen.title("The flow");
    verify(stage).await?;
    let session_id = initiate(stage).await?;
    wait(stage, &session_id).await?;
    document(stage, &session_id).await?;
    profile(stage, &session_id).await
}

async fn verify(stage: &mut Stage) -> Result<(), Box<dyn Error>> {
    stage.screen.step(
        "Is the user known? The token is fetched on the way.",
        "client.digilocker().verify_user_account(…)",
    );
    let question = VerifyUserRequest::builder().mobile("9999999999").build();
    let answer = stage
        .client
        .digilocker()
        .verify_user_account(question)
        .await?;
    stage.screen.exchanges(&stage.mock);
    stage
        .screen
        .outcome(&format!("user_exists = {}", answer.data.user_exists));
    Ok(())
}

async fn initiate(stage: &mut Stage) -> Result<String, Box<dyn Error>> {
    stage.screen.step(
        "Start a consent session.",
        "client.digilocker().initiate_session(request)",
    );
    let request = InitiateSessionRequest::builder()
        .flow(Flow::Signin)
        .redirect_url(Url::parse("https://developer.sandbox.co.in/")?)
        .doc_types([DocType::Aadhaar, DocType::Pan])
        .options(SessionOptions::builder().pinless(true).build())
        .build();
    let session = stage.client.digilocker().initiate_session(request).await?;
    stage.screen.exchanges(&stage.mock);
    stage.screen.outcome(&format!(
        "authorization_url = {:?}",
        session.data.authorization_url
    ));
    Ok(session.data.session_id.clone())
}

async fn wait(stage: &mut Stage, session_id: &str) -> Result<(), Box<dyn Error>> {
    stage.screen.step(
        "Wait until the user has consented.",
        "client.wait_for_session(session_id)",
    );
    let pause = Duration::from_millis(50);
    let session = stage
        .client
        .wait_for_session(session_id)
        .pauses(pause, pause)
        .await?;
    stage.screen.exchanges(&stage.mock);
    stage.screen.outcome(&format!(
        "documents_consented = {:?}",
        session.documents_consented.unwrap_or_default()
    ));
    Ok(())
}

async fn document(stage: &mut Stage, session_id: &str) -> Result<(), Box<dyn Error>> {
    let storage = Recorder::start([CannedReply::with_headers(
        200,
        &[("content-type", "application/xml")],
        b"<Certificate type=\"ADHAR\"/>",
    )])?;
    link_to(stage, &storage)?;
    stage.screen.step(
        "Fetch the Aadhaar card.",
        "client.digilocker().get_document(session_id, DocType::Aadhaar)",
    );
    let document = stage
        .client
        .digilocker()
        .get_document(session_id, DocType::Aadhaar)
        .await?;
    stage.screen.exchanges(&stage.mock);
    let file = document
        .data
        .files
        .first()
        .ok_or("the document has no file")?;
    let content = stage.client.core().download(file.url.expose()).await?;
    let request = storage.texts().into_iter().next().unwrap_or_default();
    let names: Vec<&str> = request
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    stage.screen.outcome(&format!(
        "{}, {} bytes, downloaded with the headers {} and no others",
        file.metadata.description,
        content.len(),
        names.join(", ")
    ));
    Ok(())
}

/// Serves the description's example with a link to a storage in this process, so that nothing leaves the machine.
fn link_to(stage: &Stage, storage: &Recorder) -> Result<(), Box<dyn Error>> {
    let body = json!({
        "code": 200,
        "timestamp": 1751975529441_i64,
        "data": { "files": [{
            "@entity": "org.quicko.drive.file",
            "url": format!("{}/in.gov.uidai-ADHAR.xml?X-Amz-Signature=example", storage.url()),
            "size": 16598,
            "metadata": {
                "ContentType": "application/xml",
                "issuer_id": "in.gov.uidai",
                "issuer": "Unique Identification Authority of India (UIDAI)",
                "LastModified": "09/05/2025",
                "description": "Aadhaar Card"
            }
        }]},
        "transaction_id": "a4d43b74-0f9c-480c-9300-f011100b674b"
    });
    stage
        .mock
        .on("getDocument")?
        .reply_json(200, &body)
        .times(1);
    Ok(())
}

async fn profile(stage: &mut Stage, session_id: &str) -> Result<(), Box<dyn Error>> {
    stage.screen.step(
        "Fetch the user's profile.",
        "client.digilocker().get_user_profile(session_id)",
    );
    let profile = stage
        .client
        .digilocker()
        .get_user_profile(session_id)
        .await?;
    stage.screen.exchanges(&stage.mock);
    stage.screen.outcome(&format!(
        "{}, born {:?}, mobile {:?}",
        profile.data.name, profile.data.date_of_birth, profile.data.mobile
    ));
    Ok(())
}
