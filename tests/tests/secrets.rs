//! Plants secrets in all that the client sends, receives and fails over, and hunts for them in all that it says.

#[path = "support/listen.rs"]
mod listen;
mod support;

use listen::{AADHAAR, LOG, MOBILE, assert_clean, assert_log_is_clean, debugged, listen, said_by};
use sandbox_kyc::digilocker::{
    DocType, Flow, InitiateSessionRequest, SessionOptions, VerifyUserRequest,
};
use sandbox_kyc::{Client, Credentials, Error, RetryPolicy, UnixMillis, Url, Validate, WaitError};
use serde_json::{Value, json};
use support::THEN;
use typewright_mock::{CannedReply, Recorder};

const KEY: &str = "key_test_pl4nted";
const SECRET: &str = "secret_test_pl4nted";
const TOKEN: &str = "token.pl4nted";
const LINK: &str = "https://pl4nted.example/pl4nted?state=pl4nted#pl4nted";

fn credentials() -> Credentials {
    Credentials::with_token(KEY, TOKEN).expect("credentials")
}

fn client(url: &str, credentials: Credentials) -> Client {
    listen();
    Client::builder(support::server(url))
        .credentials(credentials)
        .retry(RetryPolicy::default().attempts(2))
        .clock(support::FastClock::default())
        .build()
        .expect("a client")
}

/// A server that answers so, and a client of it.
fn answering(status: u16, body: &str) -> (Recorder, Client) {
    let headers = [
        ("content-type", "application/json"),
        ("set-cookie", "session=pl4nted"),
        ("x-token", "pl4nted"),
    ];
    let reply = CannedReply::with_headers(status, &headers, body.as_bytes());
    let recorder = Recorder::start([reply]).expect("a port");
    let client = client(&recorder.url(), credentials());
    (recorder, client)
}

fn enveloped(data: &Value) -> String {
    json!({"code": 200, "timestamp": THEN, "data": data, "transaction_id": "t1"}).to_string()
}

fn question() -> VerifyUserRequest {
    VerifyUserRequest::builder()
        .aadhaar_number(AADHAAR)
        .mobile(MOBILE)
        .build()
}

fn session() -> InitiateSessionRequest {
    InitiateSessionRequest::builder()
        .flow(Flow::Signup)
        .redirect_url(Url::parse("https://example.com/done").expect("a URL"))
        .doc_types([DocType::Pan])
        .options(SessionOptions::builder().verified_mobile(MOBILE).build())
        .build()
}

#[test]
fn requests_keep_their_secrets() {
    let builder = VerifyUserRequest::builder().aadhaar_number(AADHAAR);
    assert_clean(&debugged(&question()));
    assert_clean(&debugged(&session()));
    assert_eq!(builder.mobile(MOBILE).build(), question(), "and hold them");
}

#[test]
fn broken_rules_are_told_without_the_values_that_break_them() {
    let mut bad = question();
    bad.aadhaar_number = Some(format!("{AADHAAR}0").into());
    bad.mobile = Some("pl4nted".to_owned().into());
    let mut far = session();
    far.consent_expiry = Some(UnixMillis::new(0));
    far.options = Some(
        SessionOptions::builder()
            .verified_mobile("17391846205")
            .build(),
    );
    for violations in [
        bad.validate().expect_err("bad"),
        far.validate().expect_err("bad"),
    ] {
        assert_eq!(violations.iter().count(), 2, "{violations}");
        assert_clean(&said_by(&violations));
    }
}

#[tokio::test]
async fn a_request_that_is_refused_before_it_is_sent_keeps_its_secrets() {
    let (recorder, client) = answering(200, "{}");
    let mut bad = question();
    bad.aadhaar_number = Some("pl4nted".to_owned().into());
    let error = client
        .digilocker()
        .verify_user_account(bad)
        .await
        .expect_err("bad");
    assert!(matches!(error, Error::Invalid(_)));
    assert_clean(&said_by(&error));
    assert_eq!(recorder.requests().len(), 0);
    assert_log_is_clean();
}

#[test]
fn clients_and_credentials_show_none() {
    let fetched = Credentials::new(KEY, SECRET).expect("credentials");
    assert_clean(&(debugged(&fetched) + &debugged(&credentials())));
    let builder = Client::builder("http://127.0.0.1:9").credentials(fetched);
    assert_clean(&debugged(&builder));
    let client = builder.build().expect("a client");
    assert_clean(&debugged(&client));
    assert_clean(&debugged(&client.core()));
    assert_clean(&debugged(&client.digilocker()));
    assert_clean(&debugged(&client.wait_for_session("s1")));
}

#[test]
fn refused_credentials_are_not_repeated() {
    let refused = [
        Credentials::with_token(KEY, format!("Bearer {TOKEN}")),
        Credentials::new("key_live_pl4nted", SECRET),
        Credentials::new(SECRET, KEY),
        Credentials::new(KEY, " "),
    ];
    for refused in refused {
        assert_clean(&said_by(&refused.expect_err("refused")));
    }
    let live = Credentials::new("key_live_pl4nted", "secret_live_pl4nted").expect("credentials");
    let client = Client::builder("https://test-api.sandbox.co.in")
        .credentials(live)
        .build();
    assert_clean(&said_by(&client.expect_err("refused")));
}

#[tokio::test]
async fn credentials_that_no_header_can_carry_are_not_repeated() {
    let (recorder, _) = answering(200, "{}");
    for token in ["pl4nted\nx", "pl4nted\u{7f}", "pl4nted\u{1F600}"] {
        let odd = match Credentials::with_token(KEY, token) {
            Ok(odd) => odd,
            Err(refused) => {
                assert_clean(&format!("{refused} {refused:?}"));
                continue;
            }
        };
        let client = client(&recorder.url(), odd);
        match client.digilocker().get_user_profile("s1").await {
            Err(error) => assert_clean(&said_by(&error)),
            Ok(answer) => assert_clean(&debugged(&answer)),
        }
    }
    assert_log_is_clean();
}

#[tokio::test]
async fn answers_keep_their_secrets_and_give_them_to_who_asks() {
    let token = enveloped(&json!({"access_token": TOKEN}));
    let recorder = Recorder::start([CannedReply::json(200, &token)]).expect("a port");
    let with_secret = client(
        &recorder.url(),
        Credentials::new(KEY, SECRET).expect("credentials"),
    );
    let answer = with_secret
        .authentication()
        .authenticate()
        .await
        .expect("a token");
    assert_eq!(answer.data.access_token.expose(), TOKEN);
    assert_clean(&debugged(&answer));

    let link = json!({
        "@entity": "in.co.sandbox.kyc.digilocker.session.response",
        "authorization_url": LINK, "session_id": "s1",
    });
    let (_server, client) = answering(200, &enveloped(&link));
    let answer = client
        .digilocker()
        .initiate_session(session())
        .await
        .expect("a link");
    assert_eq!(answer.data.authorization_url.expose().as_str(), LINK);
    assert_clean(&(debugged(&answer) + &debugged(&answer.clone().into_inner())));

    let (_server, client) = answering(200, &enveloped(&document(&json!(LINK))));
    let answer = client
        .digilocker()
        .get_document("s1", DocType::Pan)
        .await
        .expect("a file");
    assert_eq!(answer.data.files[0].url.expose().as_str(), LINK);
    assert_clean(&debugged(&answer));

    let (_server, client) = answering(200, &enveloped(&profile(&json!(MOBILE))));
    let answer = client
        .digilocker()
        .get_user_profile("s1")
        .await
        .expect("a profile");
    assert_eq!(answer.data.mobile.expose(), MOBILE);
    assert_clean(&debugged(&answer));
    assert_log_is_clean();
}

fn document(url: &Value) -> Value {
    let metadata = json!({
        "ContentType": "application/pdf", "issuer_id": "i", "issuer": "I",
        "LastModified": "01/01/2025", "description": "D",
    });
    json!({"files": [{"@entity": "org.quicko.drive.file", "url": url, "size": 1, "metadata": metadata}]})
}

fn profile(mobile: &Value) -> Value {
    json!({
        "@entity": "in.co.sandbox.kyc.digilocker.user.profile", "id": "u1", "name": "N",
        "date_of_birth": "01/01/1990", "gender": "male", "eaadhaar": true, "mobile": mobile,
    })
}

/// What a profile call says of an answer that it can't take.
async fn refusal(status: u16, body: &str) -> Error<sandbox_kyc::shared::ErrorBody> {
    let (_server, client) = answering(status, body);
    let outcome = client.digilocker().get_user_profile("s1").await;
    outcome.expect_err("no profile")
}

#[tokio::test]
async fn answers_that_can_t_be_read_are_not_repeated() {
    let secret_of_another_kind = [
        enveloped(&profile(&json!(7_391_846_205_u64))),
        enveloped(&profile(&json!([MOBILE]))),
        enveloped(&profile(&json!({"pl4nted": MOBILE}))),
    ];
    let whole = enveloped(&profile(&json!(MOBILE)));
    let cut = whole.find(MOBILE).expect("a number") + MOBILE.len() - 1;
    let broken = [
        whole[..cut].to_owned(),
        whole.replace(&format!("\"{MOBILE}\""), MOBILE),
        whole.replace(&format!("\"{MOBILE}\""), "pl4nted"),
        whole.replace("\"t1\"", "\"t1\",\"pl4nted"),
        "<html>pl4nted</html>".to_owned(),
        "\"pl4nted\"".to_owned(),
        "[\"pl4nted\"]".to_owned(),
        "pl4nted".to_owned(),
    ];
    for body in secret_of_another_kind.into_iter().chain(broken) {
        let error = refusal(200, &body).await;
        let Error::Decode(failure) = &error else {
            panic!("{body}: {error:?}")
        };
        assert_clean(&(said_by(&error) + &debugged(failure)));
        assert_eq!(failure.bytes(), body.as_bytes(), "who asks is given it");
    }
    assert_log_is_clean();
}

#[tokio::test]
async fn links_that_are_no_urls_are_not_repeated() {
    for link in [
        json!("pl4nted"),
        json!("https://pl4nted:pl4nted/"),
        json!(["pl4nted"]),
        json!(null),
    ] {
        let (_server, client) = answering(200, &enveloped(&document(&link)));
        let outcome = client.digilocker().get_document("s1", DocType::Pan).await;
        let error = outcome.expect_err("no URL");
        assert!(
            error.to_string().contains("url"),
            "the place is told: {error}"
        );
        assert_clean(&said_by(&error));
    }
}

#[tokio::test]
async fn errors_of_the_server_show_what_is_declared_and_no_more() {
    let declared =
        json!({"code": 400, "message": "Bad", "timestamp": THEN, "transaction_id": "t1"});
    let mut more = declared.clone();
    more["token"] = json!(TOKEN);
    more["errors"] = json!([{"mobile": MOBILE}]);
    let mut odd = declared.clone();
    odd["code"] = json!("pl4nted");
    for (status, body) in [
        (400, more.to_string()),
        (400, odd.to_string()),
        (404, "pl4nted".to_owned()),
        (418, more.to_string()),
        (500, format!("{{\"message\":\"{TOKEN}\"")),
        (503, "<h1>pl4nted</h1>".to_owned()),
        (302, "pl4nted".to_owned()),
    ] {
        let error = refusal(status, &body).await;
        assert_clean(&(said_by(&error) + &debugged(&error.api())));
    }
    assert_log_is_clean();
}

#[tokio::test]
async fn failures_of_the_network_show_no_url_and_no_header() {
    let nobody = {
        let recorder = Recorder::start([]).expect("a port");
        recorder.url()
    };
    let broken = Recorder::start([CannedReply::raw("HTTP/1.1 pl4nted\r\n\r\n")]).expect("a port");
    let huge = "HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\npl4nted";
    let large = Recorder::start([CannedReply::raw(huge)]).expect("a port");
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\npl4nted";
    let cut = Recorder::start([CannedReply::raw(cut)]).expect("a port");
    for url in [nobody.clone(), broken.url(), large.url(), cut.url()] {
        let client = client(&url, credentials());
        let outcome = client.digilocker().verify_user_account(question()).await;
        let error = outcome.expect_err("no answer");
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        assert_clean(&said_by(&error));
        let waited = WaitError::from(error);
        assert_clean(&said_by(&waited));
        let file = Url::parse(&format!("{url}/pl4nted?signature=pl4nted")).expect("a URL");
        let error = client.core().download(&file).await.expect_err("no file");
        assert_clean(&said_by(&error));
    }
    assert_log_is_clean();
}

#[tokio::test]
async fn a_token_that_can_t_be_fetched_is_not_repeated() {
    let prefixed = enveloped(&json!({"access_token": "Bearer pl4nted"}));
    let listed = enveloped(&json!({"access_token": ["pl4nted"]}));
    for (status, body) in [
        (200, prefixed.as_str()),
        (200, &listed),
        (401, "{\"key\":\"pl4nted\"}"),
        (200, "pl4nted"),
    ] {
        let recorder = Recorder::start([CannedReply::json(status, body)]).expect("a port");
        let client = client(
            &recorder.url(),
            Credentials::new(KEY, SECRET).expect("credentials"),
        );
        let error = client
            .digilocker()
            .get_user_profile("s1")
            .await
            .expect_err("no token");
        assert!(matches!(error, Error::Credentials(_)), "{error:?}");
        assert_clean(&said_by(&error));
    }
    assert_log_is_clean();
}

#[tokio::test]
async fn a_file_is_fetched_with_nothing_of_sandbox_s() {
    let (recorder, client) = answering(200, "pl4nted");
    let file = Url::parse(&format!("{}/f?signature=s", recorder.url())).expect("a URL");
    let answer = client.core().download(&file).await.expect("a file");
    assert_eq!(&**answer, b"pl4nted");
    let sent = recorder.texts().concat();
    assert_clean(&sent);
    assert!(
        !sent.contains("x-api") && !sent.contains("authorization"),
        "{sent}"
    );
    assert_log_is_clean();
}

#[tokio::test]
async fn the_log_hears_of_calls() {
    let (_server, client) = answering(200, &enveloped(&profile(&json!(MOBILE))));
    client
        .digilocker()
        .get_user_profile("s1")
        .await
        .expect("a profile");
    let log = LOG.lock().expect("the log").clone();
    assert!(log.contains("/user/profile"), "{log}");
    assert!(
        log.contains("{session_id}") && log.contains("status=200"),
        "{log}"
    );
    assert_clean(&log);
}
