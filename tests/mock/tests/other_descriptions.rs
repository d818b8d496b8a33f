//! The mock with descriptions other than Sandbox's: styles of parameters, 3.0's schemas, security of other kinds.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop where something is amiss"
)]

mod raw;

use raw::send;
use serde_json::{Value, json};
use typewright_mock::{Description, Mock};

/// A mock of one operation, `POST /it/{id}` with the id `it`.
fn mock_of(version: &str, operation: Value, components: Value) -> Mock {
    let mut operation = operation;
    operation["operationId"] = "it".into();
    operation["responses"] = json!({ "204": { "description": "Done." } });
    let document = json!({
        "openapi": version, "info": { "title": "T", "version": "1" },
        "paths": { "/it/{id}": { "post": operation } }, "components": components,
    });
    Mock::start(Description::parse(&document.to_string()).unwrap()).unwrap()
}

fn mock_of_body(version: &str, schema: Value) -> Mock {
    let body = json!({ "content": { "application/json": { "schema": schema } } });
    mock_of(version, json!({ "requestBody": body }), json!({}))
}

fn mock_of_query(parameter: Value) -> Mock {
    let mut parameter = parameter;
    parameter["name"] = "q".into();
    parameter["in"] = "query".into();
    mock_of("3.0.3", json!({ "parameters": [parameter] }), json!({}))
}

fn status(mock: &Mock, target: &str, headers: &str, body: &str) -> u16 {
    send(mock.address(), "POST", target, headers, body).status
}

fn body_status(mock: &Mock, body: Value) -> u16 {
    status(
        mock,
        "/it/1",
        "content-type: application/json\r\n",
        &body.to_string(),
    )
}

fn assert_query(mock: &Mock, fits: &str, breaks: &str) {
    assert_eq!(
        status(mock, &format!("/it/1?{fits}"), "", ""),
        204,
        "{fits}: {:?}",
        mock.refusals()
    );
    assert_eq!(
        status(mock, &format!("/it/1?{breaks}"), "", ""),
        400,
        "{breaks}"
    );
}

fn numbers() -> Value {
    json!({ "type": "array", "items": { "type": "integer" }, "maxItems": 2 })
}

fn point() -> Value {
    json!({ "type": "object", "properties": { "x": { "type": "integer" } }, "required": ["x"] })
}

#[test]
fn an_exploded_array_comes_in_several_pairs() {
    assert_query(
        &mock_of_query(json!({ "schema": numbers() })),
        "q=1&q=2",
        "q=1&q=2&q=3",
    );
}

#[test]
fn an_unexploded_array_comes_with_commas() {
    assert_query(
        &mock_of_query(json!({ "schema": numbers(), "explode": false })),
        "q=1,2",
        "q=1,b",
    );
}

#[test]
fn a_pipe_delimited_array_comes_with_pipes_encoded_or_not() {
    let parameter = json!({ "schema": numbers(), "explode": false, "style": "pipeDelimited" });
    assert_query(&mock_of_query(parameter), "q=1%7C2", "q=1|2|3");
}

#[test]
fn a_deep_object_comes_in_brackets() {
    assert_query(
        &mock_of_query(json!({ "schema": point(), "style": "deepObject" })),
        "q[x]=1",
        "q[x]=one",
    );
}

#[test]
fn an_exploded_object_spreads_into_the_query() {
    assert_query(&mock_of_query(json!({ "schema": point() })), "x=1", "y=1");
}

#[test]
fn a_parameter_of_json_is_parsed() {
    let parameter = json!({ "content": { "application/json": { "schema": point() } } });
    assert_query(&mock_of_query(parameter), "q=%7B%22x%22%3A1%7D", "q=%7B%7D");
}

#[test]
fn nullable_of_3_0_takes_null() {
    let mock = mock_of_body("3.0.3", json!({ "type": "string", "nullable": true }));
    assert_eq!(
        [json!(null), json!("a"), json!(1)].map(|body| body_status(&mock, body)),
        [204, 204, 400]
    );
}

#[test]
fn an_exclusive_bound_of_3_0_excludes() {
    let mock = mock_of_body(
        "3.0.3",
        json!({ "type": "integer", "minimum": 5, "exclusiveMinimum": true }),
    );
    assert_eq!(
        [json!(5), json!(6)].map(|body| body_status(&mock, body)),
        [400, 204]
    );
}

#[test]
fn an_inclusive_bound_of_3_0_includes() {
    let mock = mock_of_body(
        "3.0.3",
        json!({ "type": "integer", "minimum": 5, "exclusiveMinimum": false }),
    );
    assert_eq!(
        [json!(4), json!(5)].map(|body| body_status(&mock, body)),
        [400, 204]
    );
}

#[test]
fn an_exclusive_bound_of_3_1_is_a_number() {
    let mock = mock_of_body(
        "3.1.0",
        json!({ "type": ["integer", "null"], "exclusiveMinimum": 5 }),
    );
    assert_eq!(
        [json!(5), json!(6), json!(null)].map(|body| body_status(&mock, body)),
        [400, 204, 204]
    );
}

#[test]
fn an_exclusive_bound_that_is_a_number_counts_in_3_0_too() {
    let mock = mock_of_body("3.0.3", json!({ "type": "integer", "exclusiveMinimum": 5 }));
    assert_eq!(
        [json!(5), json!(6)].map(|body| body_status(&mock, body)),
        [400, 204]
    );
}

#[test]
fn a_scripted_status_that_http_has_not_is_no_success() {
    let mock = mock_of("3.0.3", json!({}), json!({}));
    mock.on("it").unwrap().reply_raw(7, "", "");
    assert_eq!(status(&mock, "/it/1", "", ""), 500);
}

#[test]
fn a_read_only_field_is_not_asked_of_a_request() {
    let schema = json!({ "type": "object", "required": ["id"], "properties": { "id": { "type": "string", "readOnly": true } } });
    assert_eq!(body_status(&mock_of_body("3.0.3", schema), json!({})), 204);
}

#[test]
fn a_path_parameter_is_judged_decoded() {
    let parameter = json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "maxLength": 3 } });
    let mock = mock_of("3.0.3", json!({ "parameters": [parameter] }), json!({}));
    assert_eq!(status(&mock, "/it/a%2Fb", "", ""), 204);
    assert_eq!(status(&mock, "/it/abcd", "", ""), 400);
}

#[test]
fn a_form_is_judged_by_its_schema() {
    let body = json!({ "content": { "application/x-www-form-urlencoded": { "schema": point() } } });
    let mock = mock_of("3.0.3", json!({ "requestBody": body }), json!({}));
    let send = |form| {
        status(
            &mock,
            "/it/1",
            "content-type: application/x-www-form-urlencoded\r\n",
            form,
        )
    };
    assert_eq!([send("x=1"), send("x=one"), send("y=1")], [204, 400, 400]);
}

#[test]
fn any_of_several_requirements_lets_a_request_in() {
    let schemes = json!({ "securitySchemes": {
        "token": { "type": "http", "scheme": "bearer" },
        "query_key": { "type": "apiKey", "in": "query", "name": "key" },
        "session": { "type": "apiKey", "in": "cookie", "name": "sid" },
    } });
    let security = json!([{ "token": [] }, { "query_key": [], "session": [] }]);
    let mock = mock_of("3.0.3", json!({ "security": security }), schemes);
    let send = |target, headers| status(&mock, target, headers, "");
    assert_eq!(send("/it/1", "authorization: Bearer t\r\n"), 204);
    assert_eq!(send("/it/1", "authorization: t\r\n"), 401);
    assert_eq!(send("/it/1?key=k", "cookie: sid=s\r\n"), 204);
    assert_eq!(send("/it/1?key=k", ""), 401);
    let lacking = "missing header `authorization` with a `bearer` credential, or cookie `sid`";
    assert_eq!(mock.refusals().last().unwrap(), lacking);
}

#[test]
fn a_literal_path_goes_before_a_templated_one() {
    let operation =
        |id| json!({ "operationId": id, "responses": { "204": { "description": "Done." } } });
    let document = json!({
        "openapi": "3.0.3", "info": { "title": "T", "version": "1" },
        "paths": { "/{any}": { "post": operation("any") }, "/me": { "post": operation("me") } },
    });
    let mock = Mock::start(Description::parse(&document.to_string()).unwrap()).unwrap();
    status(&mock, "/me", "", "");
    status(&mock, "/you", "", "");
    let operations: Vec<String> = mock
        .exchanges()
        .into_iter()
        .filter_map(|exchange| exchange.operation)
        .collect();
    assert_eq!(operations, ["me", "any"]);
}

#[test]
fn what_is_no_openapi_is_refused() {
    for text in ["{}", "swagger: '2.0'", "openapi: 4.0.0"] {
        assert!(Description::parse(text).is_err(), "{text}");
    }
}
