//! Answers whose types are models: what errors say of them, and answers held to their constraints.

use http::{HeaderMap, StatusCode};
use typewright::decode::{self, Answer, Answers, Outcome, StatusPattern};
use typewright::response::RawResponse;
use typewright::{ClientCore, Error, Model, Secret};

use crate::support::*;

const JSON: Option<&str> = Some("application/json");

const ANSWERS: Answers = &[
    Answer::new(StatusPattern::Exact(200), JSON, Outcome::Ok(0)),
    Answer::new(StatusPattern::Default, JSON, Outcome::Error(0)),
];

#[derive(Clone, Debug, PartialEq, Model)]
struct Pet {
    #[model(min_length = 3)]
    name: String,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Plain {
    code: i64,
    message: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Nested {
    error: Option<Plain>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Quiet {
    message: Secret<String>,
    detail: Option<Secret<String>>,
}

/// What an error with this body says, when errors are documented as `E`.
fn said<E: typewright::codec::Wire>(body: &'static str) -> String {
    let raw = RawResponse::new(StatusCode::FORBIDDEN, HeaderMap::new(), body);
    decode::read::<Pet, E>(ANSWERS, raw, &[decode::json], &[decode::json])
        .unwrap_err()
        .to_string()
}

#[test]
fn an_error_says_the_message_of_its_body() {
    let expected = "the server answered 403 Forbidden: Insufficient credits";
    assert_eq!(
        said::<Plain>(r#"{"code":403,"message":"Insufficient credits"}"#),
        expected
    );
    assert_eq!(
        said::<Nested>(r#"{"error":{"code":403,"message":"Insufficient credits"}}"#),
        expected
    );
}

#[test]
fn an_error_without_a_message_says_its_status() {
    for body in [r#"{"code":403}"#, r#"{"code":403,"message":""}"#] {
        assert_eq!(said::<Plain>(body), "the server answered 403 Forbidden");
    }
}

#[test]
fn a_message_that_is_declared_secret_is_not_said() {
    let said = said::<Quiet>(r#"{"message":"5ecret","detail":"5ecret"}"#);
    assert_eq!(said, "the server answered 403 Forbidden");
}

#[test]
fn a_message_stays_on_one_line_and_is_cut() {
    let long: &'static str = format!(r#"{{"code":1,"message":"a\nb{}"}}"#, "c".repeat(5000)).leak();
    let said = said::<Plain>(long);
    assert!(said.contains(": a bccc") && said.len() < 400, "{said}");
}

#[tokio::test]
async fn answers_are_held_to_their_constraints_only_when_asked_for() {
    let read = async |builder: typewright::ClientBuilder<ClientCore>| {
        let call = get("/").answers(ANSWERS);
        let core = builder.build().unwrap();
        core.call::<Pet, Plain>(call, Default::default(), &[decode::json], &[decode::json])
            .await
    };
    let script = Script::new([json(200, r#"{"name":"Bo"}"#), json(200, r#"{"name":"Bo"}"#)]);
    assert_eq!(read(builder(&script)).await.unwrap().name, "Bo");
    let error = read(builder(&script).validate_responses())
        .await
        .unwrap_err();
    let Error::Decode(failure) = &error else {
        panic!("{error:?}")
    };
    assert_eq!((failure.path(), failure.status()), ("name", StatusCode::OK));
    assert!(
        failure.message().contains("minLength"),
        "{}",
        failure.message()
    );
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(closed)]
struct Closed {
    name: String,
}

#[test]
fn members_that_nothing_allows_are_told_only_when_answers_are_held_to_their_description() {
    let body = r#"{"name":"Rex","extra":1}"#;
    let read = |builder: typewright::ClientBuilder<ClientCore>, script: &Script| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let core = builder.build().unwrap();
        let call = get("/").answers(ANSWERS);
        let sent =
            core.call::<Closed, Plain>(call, Default::default(), &[decode::json], &[decode::json]);
        let result = runtime.unwrap().block_on(sent);
        assert_eq!(script.seen().len(), 1);
        result
    };
    let script = Script::new([json(200, body)]);
    assert_eq!(read(builder(&script), &script).unwrap().name, "Rex");
    let script = Script::new([json(200, body)]);
    let error = read(builder(&script).validate_responses(), &script).unwrap_err();
    let Error::Decode(failure) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(failure.path(), "extra");
    assert!(
        failure.message().contains("additionalProperties"),
        "{}",
        failure.message()
    );
}

#[tokio::test]
async fn a_call_accepts_what_is_documented() {
    let script = Script::new([json(200, r#"{"name":"Rex"}"#)]);
    run(&core(&script), get("/").answers(ANSWERS))
        .await
        .unwrap();
    assert_eq!(script.seen()[0].header("accept"), Some("application/json"));
}

#[test]
fn a_misfit_in_a_model_names_the_path() {
    let raw = RawResponse::new(
        StatusCode::FORBIDDEN,
        HeaderMap::new(),
        r#"{"error":{"code":"x"}}"#,
    );
    let error =
        decode::read::<Pet, Nested>(ANSWERS, raw, &[decode::json], &[decode::json]).unwrap_err();
    let Error::Decode(failure) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (failure.path(), failure.message()),
        ("error.code", "invalid type: string, expected i64")
    );
}
