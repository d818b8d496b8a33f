//! Objects, arrays, maps, unions and enums that are sensitive as a whole: what they hold is sent and read, and shown nowhere.
//!
//! Takes the golden case `secrets`, plants secrets in its types, and hunts for them in all that these say.

#[path = "support/listen.rs"]
#[allow(dead_code, reason = "others listen to calls as well")]
mod listen;

#[path = "../golden/secrets/expected/mod.rs"]
#[allow(dead_code, unused_imports, reason = "a case is compiled whole")]
#[rustfmt::skip]
mod secrets;

use listen::{assert_clean, debugged, said_by};
use secrets::api::calls::PutScanBody;
use secrets::api::{Address, Patient, PatientContact, Record};
use serde_json::{Value, json};
use typewright::types::Wipe;
use typewright::{Bytes, Secret, Validate, json as codec};

fn planted() -> Value {
    json!({
        "name": "N",
        "address": {"city": "pl4nted", "previous": {"city": "pl4nted"}},
        "kind": "patient",
        "blood": "o",
        "tests": {"pl4nted": 3},
        "habits": [{"city": "pl4nted"}],
        "notes": ["pl4nted", {"pl4nted": "pl4nted"}],
        "contact": {"city": "pl4nted"},
    })
}

fn patient(value: &Value) -> Result<Patient, codec::DecodeError> {
    codec::from_slice(value.to_string().as_bytes())
}

#[test]
fn what_is_secret_as_a_whole_is_kept_and_not_shown() {
    let read = patient(&planted()).expect("a patient");
    assert_clean(&debugged(&read));
    let written: Value = serde_json::from_str(&codec::to_string(&read)).expect("JSON");
    assert_eq!(written, planted(), "and by our own writer");
    assert_eq!(
        serde_json::to_value(&read).expect("JSON"),
        planted(),
        "and by serde"
    );
    assert_eq!(read.address.expose().city, "pl4nted");
    let contact = read.contact.into_value().expect("a contact");
    assert!(matches!(contact.expose(), PatientContact::Address(_)));
}

#[test]
fn violations_within_secrets_tell_no_keys() {
    let mut value = planted();
    value["tests"] = json!({"pl4nted": -1});
    let read = patient(&value).expect("a patient");
    let violations = read.validate().expect_err("less than nothing");
    assert_clean(&said_by(&violations));
    let pointers: Vec<_> = violations
        .iter()
        .map(|violation| violation.pointer.as_str())
        .collect();
    assert_eq!(pointers, ["/tests/*"]);
}

#[test]
fn what_can_t_be_read_within_secrets_is_not_repeated() {
    let misfits = [
        ("tests", json!({"pl4nted": "pl4nted"})),
        ("tests", json!("pl4nted")),
        ("address", json!({"city": ["pl4nted"]})),
        ("address", json!({"pl4nted": 1})),
        ("habits", json!([{"city": {"pl4nted": 1}}])),
        ("blood", json!("pl4nted")),
        ("contact", json!({"pl4nted": "pl4nted"})),
        ("contact", json!(["pl4nted"])),
    ];
    for (name, misfit) in misfits {
        let mut value = planted();
        value[name] = misfit;
        let error = patient(&value).expect_err("a misfit");
        assert_clean(&(said_by(&error) + error.path()));
        assert!(error.path().starts_with(name), "{}", error.path());
    }
}

#[test]
fn a_secret_may_hold_another_of_its_kind() {
    let text = r#"{"summary":"pl4nted","parent":{"summary":"pl4nted"}}"#;
    let record: Secret<Record> = codec::from_slice(text.as_bytes()).expect("a record");
    assert_clean(&debugged(&record));
    assert_clean(&debugged(
        record.expose().parent.as_ref().expect("a parent"),
    ));
    assert_eq!(codec::to_string(&record), text);
}

#[test]
fn nothing_is_left_of_what_was_wiped() {
    let mut address: Address =
        codec::from_slice(br#"{"city":"pl4nted","previous":{"city":"pl4nted"}}"#).expect("one");
    address.wipe();
    assert_clean(&debugged(&address));
    let mut contact = PatientContact::Text("pl4nted".into());
    contact.wipe();
    assert_clean(&debugged(&contact));
    let mut notes = planted()["notes"].clone();
    notes.wipe();
    assert_clean(&debugged(&notes));
    let mut tests = planted()["tests"].clone();
    tests.wipe();
    assert_clean(&debugged(&tests));
}

#[test]
fn a_choice_of_bodies_does_not_show_secret_texts_and_bytes() {
    let text = PutScanBody::from(Secret::from("pl4nted"));
    assert!(matches!(&text, PutScanBody::Text(text) if text.expose() == "pl4nted"));
    assert_clean(&debugged(&text));
    let bytes = PutScanBody::from(Secret::new(Bytes::from_static(b"pl4nted")));
    assert!(matches!(&bytes, PutScanBody::Png(bytes) if bytes.expose() == "pl4nted"));
    assert_clean(&debugged(&bytes));
}
