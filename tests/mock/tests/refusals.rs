//! What the mock refuses over real HTTP, by which status and in which words.

mod raw;
mod sandbox;

use raw::send;
use sandbox::{
    INIT, KEYS, STATUS, THEN, assert_refused, get, post, request, request_with, sandbox,
};
use serde_json::json;

#[test]
fn a_path_that_nobody_described_is_not_found() {
    let mock = sandbox();
    let answer = get(&mock, "/kyc/digilocker/sessions");
    assert_refused(
        &mock,
        &answer,
        404,
        "no such path: GET /kyc/digilocker/sessions",
    );
}

#[test]
fn another_method_is_refused() {
    let mock = sandbox();
    let answer = get(&mock, INIT);
    assert_refused(
        &mock,
        &answer,
        405,
        "no such method here: GET /kyc/digilocker/sessions/init",
    );
}

#[test]
fn an_empty_path_segment_fits_no_parameter() {
    let mock = sandbox();
    assert_eq!(get(&mock, "/kyc/digilocker/sessions//status").status, 404);
}

#[test]
fn missing_credentials_are_named() {
    let mock = sandbox();
    let answer = send(mock.address(), "GET", STATUS, "", "");
    assert_refused(
        &mock,
        &answer,
        401,
        "missing header `authorization` and header `x-api-key`",
    );
}

#[test]
fn an_unknown_path_parameter_value_is_refused() {
    let mock = sandbox();
    let answer = get(&mock, "/kyc/digilocker/sessions/s1/documents/passport");
    let message = "invalid parameters: path `doc_type`: value is not one of \"aadhaar\", \"pan\" or \"driving_license\"";
    assert_refused(&mock, &answer, 422, message);
}

#[test]
fn an_undeclared_query_parameter_is_refused() {
    let mock = sandbox();
    let answer = get(&mock, &format!("{STATUS}?verbose=1"));
    assert_refused(
        &mock,
        &answer,
        400,
        "invalid parameters: query `verbose`: is not declared",
    );
}

#[test]
fn every_wrong_field_of_a_body_is_named_by_its_pointer() {
    let mock = sandbox();
    let mut body = request_with("redirect_url", json!("http://example.com"));
    body["doc_types"] = json!(["aadhaar", "passport"]);
    body["consent_expiry"] = json!(THEN);
    let answer = post(&mock, INIT, &body);
    let message = "invalid request body: /redirect_url: value does not match \"^https://\"; \
        /doc_types/1: value is not one of \"aadhaar\", \"pan\" or \"driving_license\"; \
        /consent_expiry: value must lie at least 1h in the future";
    assert_refused(&mock, &answer, 422, message);
}

#[test]
fn a_missing_field_is_refused_as_a_broken_contract() {
    let mock = sandbox();
    let mut body = request();
    body.as_object_mut().unwrap().remove("flow");
    let answer = post(&mock, INIT, &body);
    assert_refused(
        &mock,
        &answer,
        400,
        "invalid request body: /: \"flow\" is a required property",
    );
}

#[test]
fn a_foreign_entity_is_refused() {
    let mock = sandbox();
    let answer = post(
        &mock,
        INIT,
        &request_with("@entity", json!("in.co.sandbox.other")),
    );
    assert_eq!(answer.status, 422);
    assert!(
        answer.body.contains("/@entity: value is not"),
        "{}",
        answer.body
    );
}

#[test]
fn another_media_type_is_refused() {
    let mock = sandbox();
    let headers = format!("{KEYS}content-type: text/plain\r\n");
    let answer = send(mock.address(), "POST", INIT, &headers, "hello");
    assert_refused(
        &mock,
        &answer,
        415,
        "media type `text/plain` is none of application/json",
    );
}

#[test]
fn a_missing_body_is_refused() {
    let mock = sandbox();
    let answer = send(mock.address(), "POST", INIT, KEYS, "");
    assert_refused(&mock, &answer, 400, "missing body");
}

#[test]
fn a_body_that_is_no_json_is_refused() {
    let mock = sandbox();
    let headers = format!("{KEYS}content-type: application/json; charset=utf-8\r\n");
    let answer = send(mock.address(), "POST", INIT, &headers, "{\"flow\":");
    assert_eq!(answer.status, 400);
    assert!(
        answer.body.contains("the body is no JSON: EOF"),
        "{}",
        answer.body
    );
}

#[test]
fn a_body_where_none_is_described_is_refused() {
    let mock = sandbox();
    let answer = send(mock.address(), "GET", STATUS, KEYS, "{}");
    assert_refused(&mock, &answer, 400, "this operation takes no body");
}

#[test]
fn refusals_repeat_no_secret() {
    let mock = sandbox();
    let body = json!({ "@entity": "in.co.sandbox.kyc.digilocker.user.verification.request", "mobile": "98765-43210" });
    let answer = post(&mock, "/kyc/digilocker/user/verify", &body);
    assert_eq!(answer.status, 422);
    assert!(!answer.body.contains("98765"), "{}", answer.body);
}
