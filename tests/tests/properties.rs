//! What holds for values that nobody chose: they survive JSON, and nothing invalid is ever sent.
//!
//! The mock is the second judge: it reads the description by its own means and holds values by `jsonschema`. The client
//! must refuse exactly what it refuses.

mod support;

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sandbox_kyc::digilocker::{
    DocType, Flow, InitiateSessionRequest, SessionOptions, SessionStatusResponse,
    VerificationMethod, VerifyUserRequest,
};
use sandbox_kyc::digilocker_sdk::{CreateSdkSessionRequest, SdkSessionStatusResponse};
use sandbox_kyc::shared::{DocumentResponse, ErrorBody, UserProfileResponse};
use sandbox_kyc::{Client, Error, UnixMillis, Url};
use serde_json::{Value, json};
use support::{THEN, client, key_and_token, mock};
use typewright::client::Call;
use typewright::codec::Wire;
use typewright::http::{HeaderMap, HeaderValue, Method};
use typewright::{Body, CallOptions, json as codec};
use typewright_mock::Mock;

/// Runs `test` on so many values.
fn check<S: Strategy>(cases: u32, values: S, test: impl Fn(S::Value)) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(&values, |value| {
        test(value);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

// Requests, valid and not.

fn flow() -> impl Strategy<Value = Flow> {
    prop_oneof![Just(Flow::Signin), Just(Flow::Signup)]
}

fn documents() -> impl Strategy<Value = Vec<DocType>> {
    prop::collection::vec(prop::sample::select(DocType::ALL), 0..4)
}

/// Among them such as WHATWG lets through and RFC 3986 doesn't: those with a lone `%`, or with `|` and `^`.
fn urls() -> impl Strategy<Value = Url> {
    let parse = |text: String| Url::parse(&text).ok();
    let texts = prop_oneof![
        4 => "https://[a-z]{1,8}\\.com(/[a-z ~é\"<>?=&.|^{}%0-9-]{0,8})?",
        1 => "http://[a-z]{1,8}\\.com/",
        1 => "(ftp|mailto|HTTPS):(//)?[a-z]{1,8}",
    ];
    texts.prop_filter_map("no URL", parse)
}

/// Numbers as people give them, and much else.
fn mobiles() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[6-9][0-9]{9}", 1 => "[0-9]{9,11}", 1 => "[5-9][0-9]{8}[0-9\n٣]", 1 => ".{0,12}"]
}

fn aadhaars() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[0-9]{12}", 1 => "[0-9]{11,13}", 1 => "[0-9]{11}[0-9\n٣]", 1 => ".{0,14}"]
}

fn options() -> impl Strategy<Value = SessionOptions> {
    let methods = prop::sample::select(VerificationMethod::ALL);
    let methods = prop::option::weighted(0.3, prop::collection::vec(methods, 0..4));
    let flags = (any::<Option<bool>>(), any::<Option<bool>>());
    let values = (methods, flags, prop::option::weighted(0.3, mobiles()));
    values.prop_map(
        |(methods, (pinless, usernameless), mobile)| SessionOptions {
            verification_method: methods,
            pinless,
            usernameless,
            verified_mobile: mobile.map(Into::into),
        },
    )
}

/// Around the first valid time, and far from it.
fn expiries() -> impl Strategy<Value = UnixMillis> {
    let near = THEN + 3_600_000 - 2..THEN + 3_600_000 + 3;
    let later = THEN + 3_600_000..THEN + 86_400_000;
    prop_oneof![2 => near, 4 => later, 1 => any::<i32>().prop_map(i64::from)]
        .prop_map(UnixMillis::new)
}

fn sessions() -> impl Strategy<Value = InitiateSessionRequest> {
    let optional = (
        prop::option::weighted(0.4, options()),
        prop::option::weighted(0.4, expiries()),
    );
    (flow(), urls(), documents(), optional).prop_map(|(flow, url, documents, (options, expiry))| {
        let builder = InitiateSessionRequest::builder()
            .flow(flow)
            .redirect_url(url);
        let mut request = builder.doc_types(documents).build();
        request.options = options;
        request.consent_expiry = expiry;
        request
    })
}

fn questions() -> impl Strategy<Value = VerifyUserRequest> {
    let values = (prop::option::of(aadhaars()), prop::option::of(mobiles()));
    values.prop_map(|(aadhaar, mobile)| VerifyUserRequest {
        aadhaar_number: aadhaar.map(Into::into),
        mobile: mobile.map(Into::into),
        ..VerifyUserRequest::default()
    })
}

fn sdk_sessions() -> impl Strategy<Value = CreateSdkSessionRequest> {
    (flow(), documents()).prop_map(|(flow, documents)| {
        CreateSdkSessionRequest::builder()
            .flow(flow)
            .doc_types(documents)
            .build()
    })
}

// Answers, as JSON: users can't build them.

fn times() -> impl Strategy<Value = i64> {
    prop_oneof![0..=THEN * 2, any::<i64>()]
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z0-9-]{0,12}", any::<String>()]
}

fn enveloped(data: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    (any::<i64>(), times(), texts(), data).prop_map(|(code, time, id, data)| {
        json!({"code": code, "timestamp": time, "data": data, "transaction_id": id})
    })
}

/// A known value, or one that came later.
fn words(known: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![prop::sample::select(known).prop_map(str::to_owned), texts()]
}

fn states(entity: &'static str) -> impl Strategy<Value = Value> {
    let state = words(sandbox_kyc::digilocker::SessionStatus::VALUES);
    let consented = words(sandbox_kyc::shared::ConsentedDocument::VALUES);
    let consented = prop::option::of(prop::collection::vec(consented, 0..4));
    let updated = prop::option::of(times());
    (texts(), state, times(), updated, consented).prop_map(
        move |(id, state, created, updated, consented)| {
            let mut data =
                json!({"@entity": entity, "id": id, "status": state, "created_at": created});
            if let Some(updated) = updated {
                data["updated_at"] = json!(updated);
            }
            if let Some(consented) = consented {
                data["documents_consented"] = json!(consented);
            }
            data
        },
    )
}

fn files() -> impl Strategy<Value = Value> {
    let file = (urls(), 0..i64::MAX, texts(), texts()).prop_map(|(url, size, one, two)| {
        json!({
            "@entity": "org.quicko.drive.file", "url": url.as_str(), "size": size,
            "metadata": {"ContentType": one, "issuer_id": two, "issuer": one, "LastModified": two, "description": one},
        })
    });
    prop::collection::vec(file, 0..3).prop_map(|files| json!({"files": files}))
}

fn profiles() -> impl Strategy<Value = Value> {
    let born = prop_oneof![texts().prop_map(Value::from), times().prop_map(Value::from)];
    let email = prop::option::of(texts());
    (texts(), born, any::<bool>(), mobiles(), email).prop_map(
        |(text, born, linked, mobile, email)| {
            let mut data = json!({
                "@entity": "in.co.sandbox.kyc.digilocker.user.profile", "id": text, "name": text,
                "date_of_birth": born, "gender": text, "eaadhaar": linked, "mobile": mobile,
            });
            if let Some(email) = email {
                data["email"] = json!(email);
            }
            data
        },
    )
}

/// Model → JSON → model gives the same model.
fn survives<T: Wire + PartialEq + std::fmt::Debug>(model: &T) {
    let text = codec::to_string(model);
    let read: T = codec::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
    assert_eq!(&read, model, "{text}");
}

/// JSON → model → JSON gives the same JSON, and so does the model's way.
fn keeps<T: Wire + PartialEq + std::fmt::Debug>(value: &Value) {
    let model: T =
        codec::from_str(&value.to_string()).unwrap_or_else(|error| panic!("{error} in {value}"));
    survives(&model);
    let written: Value = serde_json::from_str(&codec::to_string(&model)).expect("JSON");
    assert_eq!(&written, value);
}

#[test]
fn requests_survive_json() {
    check(
        64,
        (sessions(), questions(), sdk_sessions()),
        |(session, question, sdk)| {
            survives(&session);
            survives(&question);
            survives(&sdk);
        },
    );
}

#[test]
fn answers_survive_json() {
    let sessions = enveloped(states("in.co.sandbox.kyc.digilocker.session"));
    let sdk = enveloped(states("in.co.sandbox.kyc.digilocker.sdk.session"));
    check(
        64,
        (sessions, sdk, enveloped(files()), enveloped(profiles())),
        |(session, sdk, files, profile)| {
            keeps::<SessionStatusResponse>(&session);
            keeps::<SdkSessionStatusResponse>(&sdk);
            keeps::<DocumentResponse>(&files);
            keeps::<UserProfileResponse>(&profile);
        },
    );
}

#[test]
fn answers_may_have_more_than_is_known() {
    check(
        32,
        (enveloped(profiles()), texts()),
        |(mut profile, text)| {
            let known: UserProfileResponse =
                codec::from_str(&profile.to_string()).expect("a profile");
            profile["data"][format!("new {text}")] = json!([{"a": text}, null, 1.5]);
            profile["hint"] = json!({"text": text});
            let read: UserProfileResponse =
                codec::from_str(&profile.to_string()).expect("a profile");
            assert_eq!(read, known);
        },
    );
}

// Nothing invalid is ever sent.

/// The client and its second judge.
struct Court {
    mock: Mock,
    client: Client,
    runtime: tokio::runtime::Runtime,
    sent: Cell<usize>,
    refused: Cell<usize>,
}

impl Court {
    fn new() -> Self {
        let mock = mock();
        Self {
            client: client(&mock.url(), key_and_token()),
            mock,
            runtime: tokio::runtime::Runtime::new().expect("a runtime"),
            sent: Cell::new(0),
            refused: Cell::new(0),
        }
    }

    /// Either the client refuses the request, sends nothing, and the mock refuses it too, or it sends it and the mock
    /// takes it. `past` sends the same request past the client's own checks.
    fn judge<T: std::fmt::Debug>(
        &self,
        call: impl Future<Output = Result<T, Error<ErrorBody>>>,
        past: Option<Call>,
    ) {
        self.mock.reset();
        let outcome = self.runtime.block_on(call);
        let refusals = self.mock.refusals();
        if !matches!(outcome, Err(Error::Invalid(_))) {
            self.sent.set(self.sent.get() + 1);
            assert!(refusals.is_empty(), "sent, and refused: {refusals:?}");
            assert!(outcome.is_ok(), "{outcome:?}");
            assert_eq!(self.mock.requests().len(), 1);
            return;
        }
        self.refused.set(self.refused.get() + 1);
        assert_eq!(
            self.mock.requests().len(),
            0,
            "refused, and sent all the same"
        );
        if let Some(past) = past {
            let answer = self.client.core().execute(past, CallOptions::default());
            let answer = self.runtime.block_on(answer).expect("an answer");
            let refused = !self.mock.refusals().is_empty() && answer.status().is_client_error();
            assert!(refused, "refused without need: {outcome:?}");
        }
    }

    /// Both came about; else the test says nothing.
    fn close(&self) {
        let (sent, refused) = (self.sent.get(), self.refused.get());
        assert!(sent > 0 && refused > 0, "{sent} sent, {refused} refused");
    }
}

fn raw(path: &'static str, body: &impl Wire) -> Call {
    let json = HeaderValue::from_static("application/json");
    let headers = [
        ("content-type", json),
        ("authorization", HeaderValue::from_static("t")),
    ];
    let headers = headers
        .into_iter()
        .chain([("x-api-key", HeaderValue::from_static("k"))]);
    let name = |(name, value)| (typewright::http::HeaderName::from_static(name), value);
    Call::new(Method::POST, path, path.to_owned())
        .headers(HeaderMap::from_iter(headers.map(name)))
        .body(Body::from(codec::to_string(body)))
}

#[test]
fn sessions_are_sent_when_they_are_valid_and_only_then() {
    let court = Court::new();
    check(48, sessions(), |request| {
        let past = raw("/kyc/digilocker/sessions/init", &request);
        let digilocker = court.client.digilocker();
        court.judge(digilocker.initiate_session(request).send(), Some(past));
    });
    court.close();
}

#[test]
fn questions_are_sent_when_they_are_valid_and_only_then() {
    let court = Court::new();
    check(48, questions(), |request| {
        let past = raw("/kyc/digilocker/user/verify", &request);
        let digilocker = court.client.digilocker();
        court.judge(digilocker.verify_user_account(request).send(), Some(past));
    });
    court.close();
}

#[test]
fn sdk_sessions_are_sent_when_they_are_valid_and_only_then() {
    let court = Court::new();
    check(32, sdk_sessions(), |request| {
        let past = raw("/kyc/digilocker-sdk/sessions/create", &request);
        let sdk = court.client.digilocker_sdk();
        court.judge(sdk.create_sdk_session(request).send(), Some(past));
    });
    court.close();
}

#[test]
fn any_id_and_version_arrive_as_they_were_given_or_not_at_all() {
    let court = Court::new();
    let ids = prop_oneof![4 => any::<String>(), 2 => "[./%2eE]{0,4}", 2 => "[ -~]{1,12}"];
    let versions = prop::option::of(prop_oneof![3 => "[ -~]{0,8}", 1 => any::<String>()]);
    check(64, (ids, versions), |(id, version)| {
        let mut call = court.client.digilocker().get_session_status(&id);
        if let Some(version) = &version {
            call = call.x_api_version(version);
        }
        court.judge(call.send(), None);
        if let Some(request) = court.mock.requests().first() {
            let segments: Vec<_> = request.path().split('/').collect();
            assert_eq!(segments.len(), 6, "{}", request.path());
            let arrived = percent_encoding::percent_decode_str(segments[4]).decode_utf8();
            assert_eq!(arrived.expect("UTF-8"), id);
            let arrived = request.header("x-api-version").map(str::trim);
            assert_eq!(arrived, version.as_deref().map(str::trim));
        }
    });
    court.close();
}
