//! The exact bytes of each operation, and every example of the description through the client and back.
//!
//! `tests/wire/sandbox/<operation>[.<case>].txt` is what goes out, to the byte but for the port and the version of the crate.
//! `cargo xtask bless` rewrites these files. What is asked for comes from the description: a new operation without a case
//! here fails.

mod support;

use std::collections::BTreeSet;

use sandbox_kyc::digilocker::{
    DocType, Flow, InitiateSessionRequest, SessionOptions, VerificationMethod, VerifyUserRequest,
};
use sandbox_kyc::digilocker_sdk::CreateSdkSessionRequest;
use sandbox_kyc::shared::ErrorBody;
use sandbox_kyc::{Client, Error, Response, RetryPolicy, UnixMillis, Url};
use serde_json::Value;
use support::{Spec, THEN, client, key_and_secret, key_and_token};
use typewright::codec::{Slot, Wire};
use typewright::json;
use typewright_mock::{CannedReply, Recorder};
use typewright_tests::{expect_file, root, walk};

/// Each operation with all its parameters; after a dot, other cases of it.
const CASES: [&str; 16] = [
    "authenticate",
    "authenticate.plain",
    "initiateSession",
    "initiateSession.minimal",
    "initiateSession.escaped",
    "getSessionStatus",
    "getSessionStatus.odd_id",
    "getDocument",
    "getUserProfile",
    "verifyUserAccount",
    "verifyUserAccount.by_aadhaar",
    "createSdkSession",
    "getSdkSessionStatus",
    "getSdkDocument",
    "getSdkUserProfile",
    "getSdkUserProfile.plain",
];

/// An id in none of whose parts a URL has a meaning of its own to lose.
const ODD: &str = "a b/c?d=e&f#g%2Fh;ü+.";

type Outcome = Result<Value, Error<ErrorBody>>;

/// Makes the call of a case.
async fn send(client: &Client, case: &str) -> Outcome {
    let digilocker = client.digilocker();
    let sdk = client.digilocker_sdk();
    let authentication = client.authentication();
    match case {
        "authenticate" => shown(authentication.authenticate().x_api_version("1.0").await),
        "authenticate.plain" => shown(authentication.authenticate().await),
        "initiateSession" => {
            let call = digilocker.initiate_session(session());
            shown(call.x_api_version("1.0").await)
        }
        "initiateSession.minimal" => shown(digilocker.initiate_session(minimal()).await),
        "initiateSession.escaped" => shown(digilocker.initiate_session(escaped()).await),
        "getSessionStatus" => {
            let call = digilocker.get_session_status("f1bd0342");
            shown(call.x_api_version("1.0").await)
        }
        "getSessionStatus.odd_id" => shown(digilocker.get_session_status(ODD).await),
        "getDocument" => {
            let call = digilocker.get_document("f1bd0342", DocType::DrivingLicense);
            shown(call.x_api_version("1.0").await)
        }
        "getUserProfile" => {
            let call = digilocker.get_user_profile("f1bd0342");
            shown(call.x_api_version("1.0").await)
        }
        "verifyUserAccount" => {
            let question = VerifyUserRequest::builder().aadhaar_number("123456789012");
            let call = digilocker.verify_user_account(question.mobile("9999999999").build());
            shown(call.x_api_version("1.0").await)
        }
        "verifyUserAccount.by_aadhaar" => {
            let question = VerifyUserRequest::builder().aadhaar_number("123456789012");
            shown(digilocker.verify_user_account(question.build()).await)
        }
        "createSdkSession" => {
            let request = CreateSdkSessionRequest::builder().flow(Flow::Signup);
            let request = request.doc_types([DocType::Pan, DocType::Aadhaar]).build();
            shown(sdk.create_sdk_session(request).x_api_version("1.0").await)
        }
        "getSdkSessionStatus" => {
            let call = sdk.get_sdk_session_status("0454f149");
            shown(call.x_api_version("1.0").await)
        }
        "getSdkDocument" => {
            let call = sdk.get_sdk_document("0454f149", DocType::Aadhaar);
            shown(call.x_api_version("1.0").await)
        }
        "getSdkUserProfile" => {
            let call = sdk.get_sdk_user_profile("0454f149");
            shown(call.x_api_version("1.0").await)
        }
        "getSdkUserProfile.plain" => shown(sdk.get_sdk_user_profile("0454f149").await),
        other => panic!("no call for `{other}`: write one here, and add it to CASES"),
    }
}

/// Every field of the request.
fn session() -> InitiateSessionRequest {
    let options = SessionOptions::builder()
        .verification_method([VerificationMethod::Other, VerificationMethod::Pan])
        .pinless(true)
        .usernameless(false)
        .verified_mobile("9999999999");
    InitiateSessionRequest::builder()
        .flow(Flow::Signup)
        .redirect_url(url("https://example.com/done"))
        .doc_types([DocType::Aadhaar, DocType::Pan, DocType::DrivingLicense])
        .options(options.build())
        .consent_expiry(UnixMillis::new(THEN + 3_600_000))
        .build()
}

fn minimal() -> InitiateSessionRequest {
    InitiateSessionRequest::builder()
        .flow(Flow::Signin)
        .redirect_url(url("https://sandbox.co.in"))
        .doc_types([DocType::Pan])
        .build()
}

/// What JSON and URLs write in another way than it was given.
fn escaped() -> InitiateSessionRequest {
    let mut request = minimal();
    request.redirect_url = url("https://example.com/a b?q=\"é\u{1F600}\"#x");
    request.options = Some(SessionOptions::default());
    request
}

fn url(text: &str) -> Url {
    Url::parse(text).expect("a URL")
}

/// The answer as JSON, written by the type that read it.
fn shown<T: Slot>(answer: Result<Response<T>, Error<ErrorBody>>) -> Outcome {
    answer.map(|answer| value(&*answer))
}

fn value<T: Slot>(model: &T) -> Value {
    serde_json::from_str(&json::to_string(model)).expect("JSON")
}

/// A client of the recorder; the one operation that needs the secret has it.
fn client_for(case: &str, recorder: &Recorder) -> Client {
    let credentials = match case.starts_with("authenticate") {
        true => key_and_secret(),
        false => key_and_token(),
    };
    client(&recorder.url(), credentials)
}

/// The one request that a case makes, as text.
async fn recorded(case: &str) -> String {
    let recorder = Recorder::start([]).expect("a port");
    // `{}` is no answer of any operation: what matters here has been sent by then.
    let outcome = send(&client_for(case, &recorder), case).await;
    let sent = recorder.texts();
    assert_eq!(sent.len(), 1, "{case} makes one request: {outcome:?}");
    let version = concat!("sandbox-kyc/", env!("CARGO_PKG_VERSION"));
    sent[0]
        .replace(&recorder.address().to_string(), "{host}")
        .replace(version, "sandbox-kyc/{version}")
}

#[tokio::test]
async fn each_operation_sends_exactly_these_bytes() {
    let folder = root().join("tests/wire/sandbox");
    let mut failures = Vec::new();
    for case in CASES {
        let file = folder.join(format!("{case}.txt"));
        failures.extend(expect_file(&file, &recorded(case).await).err());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn each_file_has_its_case() {
    let name = |path: &std::path::PathBuf| {
        let stem = path.file_stem().expect("a name");
        stem.to_string_lossy().into_owned()
    };
    let files: BTreeSet<String> = walk(&root().join("tests/wire/sandbox"))
        .iter()
        .map(name)
        .collect();
    let stale: Vec<_> = files
        .iter()
        .filter(|file| !CASES.contains(&file.as_str()))
        .collect();
    assert!(stale.is_empty(), "no case makes {stale:?}");
}

#[test]
fn each_operation_of_the_description_has_a_case() {
    for operation in Spec::read().operations() {
        let id = operation.id;
        assert!(
            CASES.contains(&id.as_str()),
            "`{id}` has no case in tests/tests/wire.rs"
        );
    }
}

#[tokio::test]
async fn no_header_goes_out_that_nobody_declared() {
    let spec = Spec::read();
    for operation in spec.operations() {
        let mut declared = spec.headers(&operation);
        declared.extend(["accept", "user-agent", "host"].map(str::to_owned));
        if operation.node.get("requestBody").is_some() {
            declared.extend(["content-type", "content-length"].map(str::to_owned));
        } else if operation.id == "authenticate" {
            // RFC 9110 §8.6: a POST without a body says so.
            declared.push("content-length".to_owned());
        }
        let request = recorded(&operation.id).await;
        let head = request.split("\n\n").next().expect("a head");
        let names = head.lines().skip(1);
        let names = names.map(|line| line.split(':').next().expect("a name").to_lowercase());
        let names: BTreeSet<String> = names.collect();
        let declared: BTreeSet<String> = declared.into_iter().collect();
        assert_eq!(
            names, declared,
            "{}: all that is declared, and no more",
            operation.id
        );
    }
}

#[tokio::test]
async fn each_example_of_a_response_is_read_by_its_type_and_written_as_it_was() {
    let spec = Spec::read();
    let mut seen = 0;
    for operation in spec.operations() {
        let responses = operation.node["responses"].as_object().expect("responses");
        for (status, response) in responses {
            let examples = spec.examples(response);
            assert!(!examples.is_empty(), "{} {status}", operation.id);
            for (name, example) in examples {
                let answered = answered(&operation.id, status, &example).await;
                assert_eq!(answered, example, "{} {status} {name}", operation.id);
                seen += 1;
            }
        }
    }
    assert!(seen >= 130, "ten operations have more than {seen} examples");
}

/// What the client makes of an example, as JSON.
async fn answered(operation: &str, status: &str, example: &Value) -> Value {
    // What falls under `default` says its status in the body.
    let status = status.parse().ok().or(example["code"].as_u64());
    let status = u16::try_from(status.expect("a status")).expect("a status");
    let reply = CannedReply::json(status, &example.to_string());
    let recorder = Recorder::start([reply]).expect("a port");
    let client = Client::builder(support::server(&recorder.url()))
        .credentials(match operation {
            "authenticate" => key_and_secret(),
            _ => key_and_token(),
        })
        .retry(RetryPolicy::none())
        .validate_responses()
        .clock(support::FastClock::default())
        .build()
        .expect("a client");
    match send(&client, operation).await {
        Ok(answer) => {
            assert_eq!(status, 200, "{operation}");
            answer
        }
        Err(Error::Api(error)) => {
            assert_eq!(error.status().as_u16(), status);
            value(error.body())
        }
        Err(other) => panic!("{operation} {status}: {other}\n{example}"),
    }
}

#[tokio::test]
async fn each_example_of_a_request_is_sent_as_the_description_has_it() {
    let spec = Spec::read();
    for operation in spec.operations() {
        let Some(body) = operation.node.get("requestBody") else {
            continue;
        };
        for (name, example) in spec.examples(body) {
            let recorder = Recorder::start([]).expect("a port");
            let client = client(&recorder.url(), key_and_token());
            let outcome = send_body(&client, &operation.id, &example).await;
            let sent = recorder.texts();
            assert_eq!(sent.len(), 1, "{} {name}: {outcome:?}", operation.id);
            let (_, body) = sent[0].split_once("\n\n").expect("a body");
            let body: Value = serde_json::from_str(body).expect("JSON");
            assert_eq!(body, with_whole_url(example), "{} {name}", operation.id);
        }
    }
}

/// The example as a URL type writes it: `https://sandbox.co.in` has the path `/`.
fn with_whole_url(mut example: Value) -> Value {
    if let Some(text) = example["redirect_url"].as_str() {
        example["redirect_url"] = Value::from(url(text).as_str());
    }
    example
}

/// Sends a body that is given as JSON.
async fn send_body(client: &Client, operation: &str, body: &Value) -> Outcome {
    let digilocker = client.digilocker();
    match operation {
        "initiateSession" => shown(
            digilocker
                .initiate_session(read::<InitiateSessionRequest>(body))
                .await,
        ),
        "verifyUserAccount" => shown(
            digilocker
                .verify_user_account(read::<VerifyUserRequest>(body))
                .await,
        ),
        "createSdkSession" => {
            let request: CreateSdkSessionRequest = read(body);
            shown(client.digilocker_sdk().create_sdk_session(request).await)
        }
        other => panic!("no type for the body of `{other}`: write it here"),
    }
}

fn read<T: Wire>(body: &Value) -> T {
    json::from_slice(body.to_string().as_bytes()).expect("an example that its type reads")
}
