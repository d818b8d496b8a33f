//! A mock of Sandbox at a time when the vendor's own example was valid, and requests that it accepts.
#![allow(
    dead_code,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of several test files, which stop a test as its own lines would"
)]

use serde_json::{Value, json};
use typewright_mock::{Description, Mock};

use crate::raw::{Answer, send};

/// Two hours before the `consent_expiry` of the vendor's example, which lies in the past.
pub const THEN: i64 = 1_751_975_600_361 - 2 * 3_600_000;
/// The credentials of every call but one.
pub const KEYS: &str = "authorization: token\r\nx-api-key: key_test_1\r\n";
/// `getSessionStatus`.
pub const STATUS: &str = "/kyc/digilocker/sessions/s1/status";
/// `initiateSession`.
pub const INIT: &str = "/kyc/digilocker/sessions/init";

/// A mock of Sandbox, its time standing still.
pub fn sandbox() -> Mock {
    let text = include_str!("../../../../spec/sandbox-kyc.yaml");
    let mock = Mock::start(Description::parse(text).unwrap()).unwrap();
    mock.freeze_at(THEN);
    mock
}

/// GET with credentials.
pub fn get(mock: &Mock, target: &str) -> Answer {
    send(mock.address(), "GET", target, KEYS, "")
}

/// POST of JSON with credentials.
pub fn post(mock: &Mock, target: &str, body: &Value) -> Answer {
    let headers = format!("{KEYS}content-type: application/json\r\n");
    send(mock.address(), "POST", target, &headers, &body.to_string())
}

/// A valid body of `initiateSession`.
pub fn request() -> Value {
    json!({
        "@entity": "in.co.sandbox.kyc.digilocker.session.request",
        "flow": "signin",
        "redirect_url": "https://example.com/done",
        "doc_types": ["aadhaar"],
    })
}

/// The body with one field replaced.
pub fn request_with(field: &str, value: Value) -> Value {
    let mut request = request();
    request[field] = value;
    request
}

/// The one request so far was refused, by this status and in these words.
pub fn assert_refused(mock: &Mock, answer: &Answer, status: u16, message: &str) {
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
