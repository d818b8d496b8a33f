//! The mock over real HTTP: what it serves, what it refuses and in which words, how it is scripted.

mod raw;

use std::time::{Duration, Instant};

use raw::{Answer, send};
use serde_json::{Value, json};
use typewright_mock::{Description, Mock, ScriptError};

const SPEC: &str = include_str!("../../../spec/sandbox-kyc.yaml");
const THEN: i64 = 1_751_975_600_361 - 2 * 3_600_000;
const KEYS: &str = "authorization: token\r\nx-api-key: key_test_1\r\n";
const STATUS: &str = "/kyc/digilocker/sessions/s1/status";
const INIT: &str = "/kyc/digilocker/sessions/init";

fn sandbox() -> Mock {
    let mock = Mock::start(Description::parse(SPEC).unwrap()).unwrap();
    mock.freeze_at(THEN);
    mock
}

fn get(mock: &Mock, target: &str) -> Answer {
    send(mock.address(), "GET", target, KEYS, "")
}

fn post(mock: &Mock, target: &str, body: &Value) -> Answer {
    let headers = format!("{KEYS}content-type: application/json\r\n");
    send(mock.address(), "POST", target, &headers, &body.to_string())
}

fn request() -> Value {
    json!({
        "@entity": "in.co.sandbox.kyc.digilocker.session.request",
        "flow": "signin",
        "redirect_url": "https://example.com/done",
        "doc_types": ["aadhaar"],
    })
}

/// The request with one field replaced.
fn request_with(field: &str, value: Value) -> Value {
    let mut request = request();
    request[field] = value;
    request
}

fn assert_refused(mock: &Mock, answer: &Answer, status: u16, message: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    let body = answer.json();
    assert_eq!(
        body["code"], status,
        "the body has the shape of the API's errors"
    );
    assert_eq!(body["message"], message);
    assert!(body["transaction_id"].is_string());
    assert_eq!(mock.refusals(), [message]);
}

#[test]
fn examples_are_served_in_their_order_and_the_last_repeats() {
    let mock = sandbox();
    let statuses: Vec<Value> = (0..3)
        .map(|_| get(&mock, STATUS).json()["data"]["status"].clone())
        .collect();
    assert_eq!(statuses, ["created", "succeeded", "succeeded"]);
}

#[test]
fn an_example_is_served_with_its_fields_in_the_order_of_the_description() {
    let answer = get(&sandbox(), STATUS);
    let expected = r#"{"code":200,"timestamp":1752580258171,"data":{"@entity":"#;
    assert!(answer.body.starts_with(expected), "{}", answer.body);
    assert_eq!(answer.header("content-type"), Some("application/json"));
}

#[test]
fn a_valid_request_is_accepted_and_recorded() {
    let mock = sandbox();
    let answer = post(
        &mock,
        INIT,
        &request_with("consent_expiry", json!(THEN + 3_600_000)),
    );
    assert_eq!(answer.status, 200, "{}", answer.body);
    let exchanges = mock.exchanges();
    assert_eq!(exchanges.len(), 1);
    assert_eq!(exchanges[0].operation.as_deref(), Some("initiateSession"));
    assert_eq!(exchanges[0].request.header("x-api-key"), Some("key_test_1"));
    assert_eq!(exchanges[0].refusal, None);
    let names: Vec<&str> = exchanges[0]
        .request
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "host",
            "connection",
            "content-length",
            "authorization",
            "x-api-key",
            "content-type"
        ]
    );
}

#[test]
fn the_target_is_recorded_raw() {
    let mock = sandbox();
    get(&mock, "/kyc/digilocker/sessions/a%2Fb%20c/status");
    assert_eq!(
        mock.requests()[0].target,
        "/kyc/digilocker/sessions/a%2Fb%20c/status"
    );
    assert_eq!(mock.refusals(), [""; 0]);
}

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

#[test]
fn a_script_replies_as_often_as_asked_and_then_the_examples_come() {
    let mock = sandbox();
    mock.on("getSessionStatus").unwrap().reply(521).times(1);
    mock.on("getSessionStatus")
        .unwrap()
        .reply_example(403, "token_expired")
        .unwrap()
        .times(2);
    let statuses: Vec<u16> = (0..4).map(|_| get(&mock, STATUS).status).collect();
    assert_eq!(statuses, [521, 403, 403, 200]);
    assert_eq!(mock.exchanges()[0].response.status, 521);
    assert_eq!(mock.refusals(), [""; 0], "a scripted error refuses nothing");
}

#[test]
fn a_script_without_a_number_replies_for_ever() {
    let mock = sandbox();
    mock.on("getSessionStatus").unwrap().reply(503);
    assert!((0..5).all(|_| get(&mock, STATUS).status == 503));
    mock.reset();
    assert_eq!(get(&mock, STATUS).status, 200);
    assert_eq!(mock.requests().len(), 1);
}

#[test]
fn a_script_concerns_its_operation_alone() {
    let mock = sandbox();
    mock.on("getSessionStatus").unwrap().reply(503);
    assert_eq!(
        get(&mock, "/kyc/digilocker/sessions/s1/user/profile").status,
        200
    );
}

#[test]
fn a_scripted_reply_has_its_headers_and_its_delay() {
    let mock = sandbox();
    let delay = Duration::from_millis(60);
    mock.on("getSessionStatus")
        .unwrap()
        .reply(429)
        .header("Retry-After", "2")
        .delay(delay)
        .times(1);
    let began = Instant::now();
    let answer = get(&mock, STATUS);
    assert!(began.elapsed() >= delay);
    assert_eq!(
        (answer.status, answer.header("retry-after")),
        (429, Some("2"))
    );
}

#[test]
fn a_scripted_body_is_sent_as_it_is() {
    let mock = sandbox();
    mock.on("getSessionStatus")
        .unwrap()
        .reply_raw(502, "text/html", "<h1>Bad Gateway</h1>");
    let answer = get(&mock, STATUS);
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (502, "<h1>Bad Gateway</h1>")
    );
    assert_eq!(answer.header("content-type"), Some("text/html"));
}

#[test]
fn an_invalid_request_uses_up_no_script() {
    let mock = sandbox();
    mock.on("initiateSession").unwrap().reply(500).times(1);
    assert_eq!(post(&mock, INIT, &json!({})).status, 400);
    assert_eq!(post(&mock, INIT, &request()).status, 500);
}

#[test]
fn a_script_for_an_unknown_operation_says_which_there_are() {
    let mock = sandbox();
    let error = mock.on("getSessionStatsu").unwrap_err();
    assert!(error.to_string().starts_with(
        "there is no operation `getSessionStatsu`, only authenticate, initiateSession,"
    ));
    let error = mock
        .on("getSessionStatus")
        .unwrap()
        .reply_example(403, "nope")
        .unwrap_err();
    assert!(
        matches!(error, ScriptError::UnknownExample { known, .. } if known.contains(&"token_expired".to_owned()))
    );
}

#[test]
fn only_accepted_tokens_are_taken() {
    let mock = sandbox();
    mock.accept("access_token", ["token"]);
    assert_eq!(get(&mock, STATUS).status, 200);
    let headers = "authorization: Bearer token\r\nx-api-key: key_test_1\r\n";
    let answer = send(mock.address(), "GET", STATUS, headers, "");
    assert_refused(
        &mock,
        &answer,
        403,
        "the credential for `access_token` is not valid",
    );
}

#[test]
fn an_expired_token_answers_403_once() {
    let mock = sandbox();
    mock.expire("token");
    let answer = get(&mock, STATUS);
    assert_refused(
        &mock,
        &answer,
        403,
        "the credential for `access_token` has expired",
    );
    assert_eq!(get(&mock, STATUS).status, 200);
}

#[test]
fn a_mock_is_gone_when_it_is_dropped() {
    let mock = sandbox();
    let address = mock.address();
    assert!(address.ip().is_loopback());
    drop(mock);
    assert!(std::net::TcpStream::connect(address).is_err());
}
