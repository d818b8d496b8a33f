//! One refusal of each kind: by the compiler, by the client before anything is sent, by the server, and one that the
//! client mends by itself.

use std::error::Error;

use sandbox_kyc::digilocker::{DocType, Flow, InitiateSessionRequest};
use sandbox_kyc::{Error as CallError, UnixMillis, Url};
use serde_json::{Value, json};

use crate::{Stage, raw};

/// A header's name and value.
type Header = (&'static str, &'static str);

const HEADERS: [Header; 2] = [("authorization", "a-token"), ("x-api-key", "key_test_demo")];

pub(crate) async fn run(stage: &mut Stage) -> Result<(), Box<dyn Error>> {
    stage.screen.title("What is refused, and by whom");
    before_sending(stage).await?;
    by_the_server(stage)?;
    mended(stage).await
}

/// Two rules broken: both are told, and no request is made.
async fn before_sending(stage: &mut Stage) -> Result<(), Box<dyn Error>> {
    stage.screen.step(
        "A URL that is not HTTPS and a consent that lapses at once: the client sends nothing.",
        "initiate_session(request)",
    );
    let request = InitiateSessionRequest::builder()
        .flow(Flow::Signin)
        .redirect_url(Url::parse("http://example.com/done")?)
        .doc_types([DocType::Pan])
        .consent_expiry(UnixMillis::now())
        .build();
    let before = stage.mock.requests().len();
    match stage.client.digilocker().initiate_session(request).await {
        Err(CallError::Invalid(violations)) if stage.mock.requests().len() == before => {
            stage.screen.outcome(&violations.to_string());
            Ok(())
        }
        Err(error) => Err(error.into()),
        Ok(_) => Err("an invalid request was sent".into()),
    }
}

fn body() -> Value {
    json!({
        "@entity": "in.co.sandbox.kyc.digilocker.session.request",
        "flow": "signin",
        "redirect_url": "https://example.com/done",
        "doc_types": ["aadhaar"]
    })
}

/// What the typed client can't say, said in raw HTTP.
fn by_the_server(stage: &mut Stage) -> Result<(), Box<dyn Error>> {
    let mut bad_url = body();
    bad_url["redirect_url"] = json!("http://example.com/done");
    let mut foreign = body();
    foreign["@entity"] = json!("in.co.sandbox.kyc.pan_verification.request");
    let cases: [(&str, &[Header], Value); 3] = [
        (
            "No `x-api-key`: the typed client always sends it.",
            &HEADERS[..1],
            body(),
        ),
        (
            "A URL that is not HTTPS, past the client.",
            &HEADERS,
            bad_url,
        ),
        (
            "A foreign entity: in Rust it has one value, and does not compile with another.",
            &HEADERS,
            foreign,
        ),
    ];
    for (text, headers, body) in cases {
        stage
            .screen
            .step(text, "raw HTTP: POST /kyc/digilocker/sessions/init");
        raw::initiate(&stage.mock, headers, &body.to_string())?;
        stage.screen.exchanges(&stage.mock);
    }
    Ok(())
}

/// The server refuses the token; the client fetches another and sends the call again.
async fn mended(stage: &mut Stage) -> Result<(), Box<dyn Error>> {
    let token = stage
        .mock
        .requests()
        .iter()
        .find_map(|request| request.header("authorization").map(str::to_owned));
    stage.mock.expire(token.ok_or("no call carried a token")?);
    stage.screen.step(
        "An expired token: renewed, and the call sent again, by itself.",
        "client.digilocker().get_user_profile(session_id)",
    );
    let profile = stage
        .client
        .digilocker()
        .get_user_profile("f1bd0342-cc1d-4051-8301-e8ee17e3a3c3")
        .await?;
    stage.screen.exchanges(&stage.mock);
    stage
        .screen
        .outcome(&format!("{} after all", profile.status()));
    Ok(())
}
