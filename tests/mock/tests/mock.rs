//! The mock over real HTTP: what it serves, what it records, how it is scripted.

mod raw;
mod sandbox;

use std::time::{Duration, Instant};

use raw::send;
use sandbox::{INIT, STATUS, THEN, assert_refused, get, post, request, request_with, sandbox};
use serde_json::{Value, json};
use typewright_mock::ScriptError;

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
