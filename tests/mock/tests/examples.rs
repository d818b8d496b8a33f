//! Every example of `spec/sandbox-kyc.yaml` is valid against its schema, and the check would notice if one weren't.

#![allow(
    clippy::unwrap_used,
    reason = "a helper stops a test as its own lines would"
)]

use typewright_mock::{Description, Problem};

const SPEC: &str = include_str!("../../../spec/sandbox-kyc.yaml");
/// Two hours before the `consent_expiry` of the vendor's example, which lies in the past.
const THEN: i64 = 1_751_975_600_361 - 2 * 3_600_000;

fn check(text: &str, now: i64) -> Vec<Problem> {
    Description::parse(text).unwrap().check_examples(now)
}

/// The problems after one text of the description is replaced by another.
fn check_planted(right: &str, wrong: &str) -> Vec<Problem> {
    assert!(
        SPEC.contains(right),
        "the description no longer says {right:?}"
    );
    check(&SPEC.replacen(right, wrong, 1), THEN)
}

#[test]
fn every_example_is_valid() {
    assert_eq!(check(SPEC, THEN), []);
}

#[test]
fn a_consent_expiry_within_the_hour_is_found() {
    let now = 1_751_975_600_361 - 3_600_000 + 1;
    let problems = check(SPEC, now);
    let expected = "/paths/~1kyc~1digilocker~1sessions~1init/post/requestBody/content/application~1json\
                    /examples/signin/value/consent_expiry: value must lie at least 1h in the future";
    assert_eq!(
        problems.iter().map(Problem::to_string).collect::<Vec<_>>(),
        [expected]
    );
    assert_eq!(check(SPEC, now - 1), []);
}

#[test]
fn a_request_example_with_an_unknown_value_is_found() {
    let problems = check_planted(
        "doc_types: [aadhaar, pan]",
        "doc_types: [aadhaar, passport]",
    );
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0]
            .pointer
            .ends_with("/examples/minimal/value/doc_types/1"),
        "{problems:?}"
    );
}

#[test]
fn a_response_example_without_a_required_field_is_found() {
    let problems = check_planted("                      user_exists: true\n", "");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("user_exists"), "{problems:?}");
}

#[test]
fn an_error_example_of_the_wrong_type_is_found_once_though_many_operations_share_it() {
    let problems = check_planted("{ code: 429,", "{ code: '429',");
    assert_eq!(problems.len(), 1);
    assert_eq!(
        problems[0].pointer,
        "/components/responses/TooManyRequests/content/application~1json/examples/rate_limited/value/code"
    );
}

#[test]
fn an_example_that_breaks_an_any_of_is_found() {
    let problems = check_planted("                  aadhaar_number: '123456789012'\n", "");
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].pointer.ends_with("/examples/by_aadhaar/value"),
        "{problems:?}"
    );
}

#[test]
fn every_response_with_a_body_has_an_example() {
    let description: serde_json::Value = serde_yaml::from_str(SPEC).unwrap();
    let responses = description["components"]["responses"].as_object().unwrap();
    let operations = description["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|item| item.as_object().unwrap());
    let inline = operations.flat_map(|(_, operation)| operation["responses"].as_object().unwrap());
    for (name, response) in responses
        .iter()
        .chain(inline)
        .filter(|(_, response)| response.get("$ref").is_none())
    {
        let examples = response.pointer("/content/application~1json/examples");
        assert!(examples.is_some(), "{name} has no examples: {response}");
    }
}
