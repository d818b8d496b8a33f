//! Examples against shapes; those of the project's own description among them.

use std::path::Path;

use super::{resolve_text, schemas};
use crate::model::fits::{Direction, misfits};
use crate::model::{Use, Value};

fn pointers(lines: &str, value: &str, direction: Direction) -> Vec<String> {
    let resolved = schemas(&format!(
        "O: {{type: object, properties: {{v: {{$ref: '#/components/schemas/V'}}}}}}\n{lines}"
    ));
    let used: Use = resolved.property("O", "v").used.clone();
    let found = misfits(
        &resolved.api,
        &used,
        &Value::parse(value).unwrap(),
        direction,
    );
    found
        .into_iter()
        .map(|misfit| format!("{} {}", misfit.pointer, misfit.message))
        .collect()
}

#[test]
fn every_misfit_is_told_with_its_pointer() {
    let lines = "V:
  type: object
  required: [id, tags]
  additionalProperties: false
  properties:
    id: {type: string, minLength: 3, pattern: '^[a-z]+$'}
    tags: {type: array, maxItems: 1, uniqueItems: true, items: {type: string, enum: [x, y]}}
    n: {type: number, multipleOf: 0.1, exclusiveMaximum: true, maximum: 1}";
    let found = pointers(
        lines,
        r#"{"id":"A","n":1,"tags":["z"],"w":0}"#,
        Direction::Either,
    );
    let expected = [
        "/id has 1 characters, fewer than 3",
        "/id does not match `^[a-z]+$`",
        "/tags/0 is none of \"x\", \"y\"",
        "/n is not less than 1",
        "/w is not a property of this object",
    ];
    assert_eq!(found, expected);
    assert_eq!(
        pointers(
            lines,
            r#"{"id":"abc","n":0.3,"tags":[]}"#,
            Direction::Either
        ),
        [""; 0]
    );
}

#[test]
fn read_only_properties_need_not_be_in_a_request() {
    let lines =
        "V: {type: object, required: [id], properties: {id: {type: string, readOnly: true}}}";
    assert_eq!(pointers(lines, "{}", Direction::Request), [""; 0]);
    assert_eq!(
        pointers(lines, "{}", Direction::Response),
        [" lacks the required property `id`"]
    );
}

#[test]
fn the_projects_own_description_has_no_fault() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/sandbox-kyc.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let (api, _, said) = resolve_text("spec/sandbox-kyc.yaml", &text);
    let meaning = said
        .iter()
        .filter(|diagnostic| diagnostic.code.0 >= "TW0300");
    let told: Vec<&str> = meaning
        .map(|diagnostic| diagnostic.message.as_str())
        .collect();
    assert_eq!(told, [""; 0]);
    assert_eq!(api.unwrap().operations.len(), 10);
}
