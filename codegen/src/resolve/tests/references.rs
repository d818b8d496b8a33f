//! References: deep, escaped, circular, dangling; and what stands beside them.

use super::{document, schemas};
use crate::model::{ShapeKind, StringFormat};

#[test]
fn a_reference_and_its_siblings_are_a_use_with_words_of_its_own() {
    let resolved = schemas(
        "Name: {type: string, description: A name.}
O:
  type: object
  properties:
    a: {$ref: '#/components/schemas/Name'}
    b: {$ref: '#/components/schemas/Name', description: Another., nullable: true}
    c: {allOf: [{$ref: '#/components/schemas/Name'}], deprecated: true, readOnly: true}",
    );
    let name = resolved.id("Name");
    let [a, b, c] = ["a", "b", "c"].map(|property| resolved.property("O", property));
    assert!([a, b, c].iter().all(|property| property.used.shape == name));
    assert_eq!(a.used.description, None);
    assert_eq!(b.used.description.as_deref(), Some("Another."));
    assert!(b.used.nullable && !a.used.nullable);
    assert!(c.used.deprecated && c.read_only);
}

#[test]
fn deep_and_escaped_pointers_lead_to_the_same_shape() {
    let resolved = schemas(
        "A: {type: object, properties: {a/b~c: {type: object, properties: {x: {type: string}}}, 'ü y': {type: string, format: uuid}}}
B:
  type: object
  properties:
    deep: {$ref: '#/components/schemas/A/properties/a~1b~0c'}
    deeper: {$ref: '#/components/schemas/B/properties/deep/properties/x'}
    encoded: {$ref: '#/components/schemas/A/properties/%C3%BC%20y'}",
    );
    assert_eq!(
        resolved.property("B", "deep").used.shape,
        resolved.property("A", "a/b~c").used.shape
    );
    assert_eq!(
        resolved.value("B", "deeper").kind,
        ShapeKind::String(StringFormat::None)
    );
    assert_eq!(
        resolved.value("B", "encoded").kind,
        ShapeKind::String(StringFormat::Uuid)
    );
    assert_eq!(resolved.codes(), [""; 0]);
}

#[test]
fn another_name_of_a_schema_is_that_schema() {
    let resolved = schemas(
        "A: {type: object, properties: {x: {type: string}}}
B: {$ref: '#/components/schemas/A'}
O: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}",
    );
    assert_eq!(resolved.property("O", "b").used.shape, resolved.id("A"));
}

#[test]
fn references_into_nothing_and_in_circles_let_any_value_through() {
    let resolved = schemas(
        "A: {$ref: '#/components/schemas/B'}
B: {$ref: '#/components/schemas/A'}
O:
  type: object
  properties:
    gone: {$ref: '#/components/schemas/Gone'}
    round: {$ref: '#/components/schemas/A'}
    wrong: {$ref: '#/components/responses/R'}
    self: {allOf: [{$ref: '#/components/schemas/O/properties/self'}]}",
    );
    for name in ["gone", "round", "wrong", "self"] {
        assert_eq!(resolved.value("O", name).kind, ShapeKind::Any, "{name}");
    }
    assert_eq!(resolved.codes(), ["TW0301", "TW0302", "TW0301", "TW0302"]);
}

#[test]
fn composition_in_a_circle_ends() {
    let resolved = schemas(
        "A: {allOf: [{$ref: '#/components/schemas/B'}, {type: object, properties: {a: {type: string}}}]}
B: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {b: {type: string}}}]}",
    );
    assert_eq!(resolved.object("A").properties.len(), 2);
    assert_eq!(resolved.object("B").properties.len(), 2);
}

#[test]
fn parameters_bodies_responses_and_headers_are_followed() {
    let resolved = document(
        "paths:
  /a/{id}:
    parameters: [{$ref: '#/components/parameters/Id'}]
    post:
      operationId: a
      requestBody: {$ref: '#/components/requestBodies/B'}
      responses: {'200': {$ref: '#/components/responses/R'}}
components:
  parameters: {Id: {name: id, in: path, required: true, schema: {type: string}}}
  requestBodies: {B: {required: true, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}}
  headers: {H: {schema: {type: integer}}}
  responses: {R: {description: Fine., headers: {X-H: {$ref: '#/components/headers/H'}}, content: {text/plain: {schema: {type: string}}}}}",
    );
    let a = resolved.operation("a");
    assert_eq!(a.parameters[0].name, "id");
    assert!(a.body.as_ref().unwrap().required);
    assert_eq!(a.responses[0].description, "Fine.");
    assert_eq!(a.responses[0].headers[0].name, "X-H");
    assert_eq!(resolved.codes(), [""; 0]);
}
