//! Tests of normalizing: a part of a document in, the same part in 3.0's words out.

use super::normalize;
use crate::diagnostic::Diagnostics;
use crate::source::{Source, Sources};
use crate::tree::{Node, parse};

/// Normalizes a whole document; gives it with the codes of what was told.
fn document(text: &str) -> (Option<Node>, Vec<&'static str>) {
    let sources = Sources::new(Source::new("a.yaml", text));
    let mut diagnostics = Diagnostics::new();
    let tree = parse(&sources, sources.root(), &mut diagnostics).unwrap();
    let node = normalize(tree, &mut diagnostics);
    (node, diagnostics.iter().map(|one| one.code.0).collect())
}

fn schema_of(version: &str, schema: &str) -> (String, Vec<&'static str>) {
    let text = format!(
        "openapi: {version}\ninfo: {{title: t, version: v}}\npaths: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}"
    );
    let (node, codes) = document(&text);
    let node = node.unwrap();
    let schema = node
        .get("components")
        .and_then(|node| node.get("schemas"))
        .and_then(|node| node.get("A"));
    (schema.unwrap().to_json(), codes)
}

/// A schema of 3.1 in 3.0's words, with nothing told.
fn check_schema(schema: &str, expected: &str) {
    assert_eq!(
        schema_of("3.1.0", schema),
        (expected.to_owned(), vec![]),
        "{schema}"
    );
}

/// A schema of 3.0, with the codes that are told.
fn check_old(schema: &str, expected: &str, codes: &[&str]) {
    let (found, told) = schema_of("3.0.3", schema);
    assert_eq!(
        (found.as_str(), told.as_slice()),
        (expected, codes),
        "{schema}"
    );
}

#[test]
fn null_among_the_types_is_nullable() {
    check_schema(
        "{type: [string, 'null']}",
        r#"{"nullable":true,"type":"string"}"#,
    );
    check_schema(
        "{type: [string, null]}",
        r#"{"nullable":true,"type":"string"}"#,
    );
    check_schema("{type: [string]}", r#"{"type":"string"}"#);
    check_schema(
        "{type: 'null'}",
        r#"{"nullable":true,"enum":[null],"x-oas-null":true}"#,
    );
}

#[test]
fn several_types_are_any_of_them_beside_the_other_keywords() {
    check_schema(
        "{type: [string, integer, 'null'], minLength: 1}",
        r#"{"minLength":1,"nullable":true,"x-oas-types":true,"anyOf":[{"type":"string"},{"type":"integer"}]}"#,
    );
    check_schema("{type: [integer, number]}", r#"{"type":"number"}"#);
    check_schema(
        "{type: [string, integer], anyOf: [{minLength: 1}]}",
        r#"{"x-oas-types":true,"allOf":[{"anyOf":[{"type":"string"},{"type":"integer"}]},{"anyOf":[{"minLength":1}]}]}"#,
    );
}

#[test]
fn bounds_are_moved_exactly_as_written() {
    let exact = r#"{"type":"integer","x-oas-bounds":{"minimum":"9007199254740993","exclusiveMaximum":"18446744073709551616"}}"#;
    check_old(
        "{type: integer, minimum: 9007199254740993, maximum: 18446744073709551616, exclusiveMaximum: true}",
        exact,
        &[],
    );
    check_schema(
        "{type: integer, minimum: 9007199254740993, exclusiveMaximum: 18446744073709551616}",
        exact,
    );
    check_schema(
        "{minimum: 0, exclusiveMinimum: -1, multipleOf: 0.10}",
        r#"{"x-oas-bounds":{"minimum":"0","exclusiveMinimum":"-1","multipleOf":"0.10"}}"#,
    );
    check_old(
        "{maximum: '5', exclusiveMinimum: true}",
        r#"{"x-oas-bounds":{"maximum":"5"}}"#,
        &["TW0108"],
    );
    check_old("{maximum: many}", "{}", &["TW0109"]);
}

#[test]
fn values_that_openapiv3_would_change_are_carried_as_text() {
    check_old(
        "{default: null}",
        r#"{"default":null,"x-oas-exact":{"default":"null"}}"#,
        &[],
    );
    check_old(
        "{default: 1.5, example: [1, 2]}",
        r#"{"default":1.5,"example":[1,2]}"#,
        &[],
    );
    check_old(
        "{example: {a: 123456789012345678901}}",
        r#"{"example":{"a":123456789012345678901},"x-oas-exact":{"example":"{\"a\":123456789012345678901}"}}"#,
        &[],
    );
}

#[test]
fn a_constant_is_an_enum_of_one() {
    check_schema("{const: a}", r#"{"enum":["a"],"x-oas-const":true}"#);
    check_old(
        "{const: a}",
        r#"{"enum":["a"],"x-oas-const":true}"#,
        &["TW0106"],
    );
}

#[test]
fn boolean_schemas_let_all_or_nothing_through() {
    check_schema("true", "{}");
    check_schema(
        "{properties: {a: false}}",
        r#"{"properties":{"a":{"not":{},"x-oas-boolean":false}}}"#,
    );
    check_schema(
        "{additionalProperties: false}",
        r#"{"additionalProperties":false}"#,
    );
}

#[test]
fn siblings_of_a_reference_stand_beside_all_of() {
    let reference = r##"{"description":"d","nullable":true,"allOf":[{"$ref":"#/x"}],"x-oas-ref-siblings":true}"##;
    check_old(
        "{$ref: '#/x', description: d, nullable: true}",
        reference,
        &[],
    );
    check_old(
        "{$ref: '#/x', type: string}",
        r##"{"$ref":"#/x"}"##,
        &["TW0107"],
    );
    check_schema(
        "{$ref: '#/x', minLength: 1}",
        r##"{"minLength":1,"allOf":[{"$ref":"#/x"}],"x-oas-ref-siblings":true}"##,
    );
    check_schema("{$ref: '#/x'}", r##"{"$ref":"#/x"}"##);
}

#[test]
fn a_property_named_like_a_keyword_is_a_property() {
    check_old(
        "{properties: {$ref: {type: string}, const: {type: string}, x-oas-bounds: {type: string}}}",
        r#"{"properties":{"$ref":{"type":"string"},"const":{"type":"string"},"x-oas-bounds":{"type":"string"}}}"#,
        &[],
    );
}

#[test]
fn keywords_that_3_0_lacks_keep_their_meaning_and_their_schemas_are_normalized_too() {
    check_schema(
        "{prefixItems: [{const: 1}]}",
        r#"{"x-oas-prefix-items":[{"enum":[1],"x-oas-const":true}]}"#,
    );
    check_schema(
        "{$defs: {B: {type: ['null', string]}}}",
        r#"{"x-oas-defs":{"B":{"nullable":true,"type":"string"}}}"#,
    );
    check_schema("{if: true, $comment: c}", r#"{"x-oas-if":{}}"#);
    check_schema(
        "{examples: [1, 2]}",
        r#"{"example":1,"x-oas-examples":[1,2]}"#,
    );
    check_old(
        "{items: [{type: string}]}",
        r#"{"x-oas-prefix-items":[{"type":"string"}]}"#,
        &["TW0126"],
    );
}

#[test]
fn encoded_content_is_a_format() {
    check_schema(
        "{type: string, contentEncoding: base64}",
        r#"{"type":"string","x-oas-content-encoding":"base64","format":"byte"}"#,
    );
}

#[test]
fn the_xml_object_survives() {
    check_old(
        "{xml: {name: a, attribute: true}}",
        r#"{"x-oas-xml":{"name":"a","attribute":true}}"#,
        &[],
    );
}

#[test]
fn texts_that_yaml_makes_something_else_of_stay_texts_in_string_schemas() {
    check_old(
        "{type: string, enum: [no, 1.10, true, a]}",
        r#"{"type":"string","enum":["no","1.10","true","a"]}"#,
        &["TW0115", "TW0116", "TW0116"],
    );
}

#[test]
fn wrong_values_are_mended_or_dropped_and_told() {
    check_old("{nullable: 'true'}", r#"{"nullable":true}"#, &["TW0108"]);
    check_old("{nullable: yes}", r#"{"nullable":true}"#, &["TW0108"]);
    check_old("{minLength: 1.0}", r#"{"minLength":1}"#, &["TW0108"]);
    check_old("{minLength: -1}", "{}", &["TW0125"]);
    check_old("{maxItems: 1.5e2}", r#"{"maxItems":150}"#, &[]);
    check_old("{maxItems: 1.5e0}", "{}", &["TW0125"]);
    check_old(
        "{type: string, $ref: 5}",
        r#"{"type":"string"}"#,
        &["TW0109"],
    );
    check_old(
        "{type: string, $ref: null}",
        r#"{"type":"string"}"#,
        &["TW0110"],
    );
    check_old("{required: a}", r#"{"required":["a"]}"#, &["TW0108"]);
    check_old("{properties: []}", r#"{"properties":{}}"#, &["TW0108"]);
    check_old("{description: }", "{}", &["TW0110"]);
    check_old("{title: 1.10}", r#"{"title":"1.10"}"#, &[]);
    check_old("{properties: {a: 1}}", r#"{"properties":{}}"#, &["TW0109"]);
    check_old("{x-oas-bounds: {}}", "{}", &["TW0114"]);
}

#[test]
fn what_is_refused_is_told_alone() {
    let (_, told) = document("openapi: 3.0.3\ninfo: foo\npaths: {}");
    assert_eq!(told, ["TW0109"]);
}

#[test]
fn only_openapi_3_is_read() {
    let check = |text: &str, code: &str| assert_eq!(document(text), (None, vec![code]), "{text}");
    check("swagger: '2.0'", "TW0103");
    check("openapi: 2.0.0", "TW0103");
    check("openapi: 4.0.0", "TW0104");
    check("openapi: three", "TW0104");
    check("info: {}", "TW0102");
    check("[]", "TW0101");
    check("text", "TW0101");
    let (node, codes) = document("openapi: 3.2.0\ninfo: {title: t, version: v}\npaths: {}");
    assert_eq!((node.is_some(), codes), (true, vec![]));
    let (node, codes) = document("openapi: 3.3.0\ninfo: {title: t, version: v}\npaths: {}");
    assert_eq!((node.is_some(), codes), (true, vec!["TW0105"]));
}

/// Normalizes the value of one key of a 3.0 document and gives it as JSON.
fn part(key: &str, value: &str) -> (String, Vec<&'static str>) {
    let text = format!("openapi: 3.0.3\ninfo: {{title: t, version: v}}\n{key}: {value}");
    let (node, mut codes) = document(&text);
    codes.retain(|code| key == "paths" || *code != "TW0113");
    (node.unwrap().get(key).unwrap().to_json(), codes)
}

#[test]
fn what_openapiv3_refuses_or_loses_in_operations_is_carried() {
    let (json, codes) = part(
        "paths",
        "{a: {get: {callbacks: {c: {$ref: '#/x'}}, responses: {okay: {}}}}}",
    );
    assert_eq!(
        json,
        r##"{"/a":{"get":{"callbacks":{},"responses":{},"x-oas-callback-references":{"c":"#/x"}}}}"##
    );
    assert_eq!(codes, ["TW0117", "TW0118"]);
    let (json, codes) = part(
        "components",
        "{parameters: {P: {name: p, in: query, style: simple}}}",
    );
    assert_eq!(
        json,
        r#"{"parameters":{"P":{"name":"p","in":"query","schema":{}}}}"#
    );
    assert_eq!(codes, ["TW0120", "TW0122"]);
    let (json, codes) = part(
        "components",
        "{parameters: {P: {name: p, in: query, required: optional, schema: {}}}}",
    );
    assert_eq!(
        json,
        r#"{"parameters":{"P":{"name":"p","in":"query","required":false,"schema":{}}}}"#
    );
    assert_eq!(codes, ["TW0108"]);
    let (json, codes) = part("components", "{securitySchemes: {S: {type: mutualTLS}}}");
    assert_eq!(
        json,
        r#"{"securitySchemes":{"S":{"type":"http","x-oas-security-type":"mutualTLS","scheme":""}}}"#
    );
    assert_eq!(codes, Vec::<&str>::new());
}
