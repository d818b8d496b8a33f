//! Transcripts show what went over the wire, and none of what the description calls a secret.
#![allow(
    clippy::unwrap_used,
    reason = "a helper stops a test as its own lines would"
)]

mod raw;
mod sandbox;

use raw::send;
use sandbox::{INIT, KEYS, STATUS, get, post, request_with, sandbox};
use serde_json::json;
use typewright_mock::{Mock, Transcript};

fn shown(mock: &Mock) -> String {
    let transcript = Transcript::new(mock.description());
    let exchanges = mock.exchanges();
    exchanges.iter().map(|it| transcript.exchange(it)).collect()
}

#[test]
fn an_exchange_is_shown_line_by_line() {
    let mock = sandbox();
    mock.on("getSessionStatus")
        .unwrap()
        .reply(521)
        .header("x-amzn-requestid", "r1");
    get(&mock, STATUS);
    let expected = r#"→ GET /kyc/digilocker/sessions/s1/status
  host: mock
  connection: close
  authorization: ‹hidden›
  x-api-key: ‹hidden›
← 521
  content-type: application/json
  x-amzn-requestid: r1
  {
    "code": 521,
    "timestamp": 1760428752393,
    "message": "Data not found for: 839fd8a0-d645-42e1-a904-bb43353b0139",
    "transaction_id": "8be099b1-8d19-457e-b907-5b825740d9cc"
  }
"#;
    assert_eq!(shown(&mock), expected);
}

#[test]
fn sensitive_fields_are_hidden_wherever_they_nest() {
    let mock = sandbox();
    post(
        &mock,
        INIT,
        &request_with("options", json!({ "verified_mobile": "9876543210" })),
    );
    get(&mock, "/kyc/digilocker/sessions/s1/documents/aadhaar");
    let text = shown(&mock);
    for secret in [
        "9876543210",
        "meripehchaan",
        "amazonaws",
        "key_test_1",
        "token\n",
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    for field in ["verified_mobile", "authorization_url", "url"] {
        assert!(
            text.contains(&format!("\"{field}\": \"‹hidden›\"")),
            "{field} in {text}"
        );
    }
}

#[test]
fn a_token_that_was_fetched_is_hidden() {
    let mock = sandbox();
    let keys = "x-api-key: key_test_1\r\nx-api-secret: secret_test_1\r\n";
    let answer = send(mock.address(), "POST", "/authenticate", keys, "");
    let token = answer.json()["data"]["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let text = shown(&mock);
    assert!(text.contains("\"access_token\": \"‹hidden›\""), "{text}");
    assert!(
        !text.contains(&token) && !text.contains("secret_test_1"),
        "{text}"
    );
}

#[test]
fn a_refusal_is_shown_in_its_words() {
    let mock = sandbox();
    send(
        mock.address(),
        "GET",
        STATUS,
        "x-api-key: key_test_1\r\n",
        "",
    );
    let text = shown(&mock);
    assert!(
        text.contains("\"message\": \"missing header `authorization`\""),
        "{text}"
    );
}

#[test]
fn a_body_that_no_schema_describes_is_told_by_its_length() {
    let mock = sandbox();
    let headers = format!("{KEYS}content-type: text/plain\r\n");
    send(mock.address(), "POST", INIT, &headers, "a secret");
    let text = shown(&mock);
    assert!(
        text.contains("  (8 bytes)\n") && !text.contains("a secret"),
        "{text}"
    );
}

#[test]
fn colours_change_nothing_but_colours() {
    let mock = sandbox();
    get(&mock, STATUS);
    let exchange = &mock.exchanges()[0];
    let plain = Transcript::new(mock.description()).exchange(exchange);
    let coloured = Transcript::new(mock.description())
        .coloured()
        .exchange(exchange);
    assert!(coloured.contains("\u{1b}[1m→ GET"), "{coloured:?}");
    assert!(!plain.contains('\u{1b}'));
    assert_eq!(without_escapes(&coloured), plain);
}

/// The text without `ESC [ … m`.
fn without_escapes(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |shown, part| {
        shown + part.split_once('m').map_or("", |(_, rest)| rest)
    })
}
