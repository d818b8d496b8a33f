//! Operations: parameters, bodies, responses, security, servers, reach.

use super::document;
use crate::http::{Location, MediaKind, Status, Style};
use crate::model::{ParameterEncoding, Place, SecurityKind};

const PATHS: &str = "servers: [{url: 'https://a.example', description: Live}]
security: [{token: [], key: []}]
tags: [{name: pets, description: Pets.}]
paths:
  /pets/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string, minLength: 1}}
      - {name: q, in: query, schema: {type: string}}
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - {name: q, in: query, required: true, schema: {type: array, items: {type: string}}, explode: false}
        - {name: X-Version, in: header, schema: {type: string}}
        - {name: Accept, in: header, schema: {type: string}}
        - {name: filter, in: query, style: deepObject, schema: {type: object}}
        - {name: raw, in: query, content: {application/json: {schema: {type: object}}}}
      responses:
        default: {description: Wrong., content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}
        '200': {description: A pet., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        4XX: {description: Yours.}
    post:
      operationId: putPet
      tags: [pets, admin]
      security: [{}, {token: [a]}]
      requestBody:
        content:
          application/json: {schema: {$ref: '#/components/schemas/Pet'}}
          multipart/form-data:
            schema: {type: object, properties: {file: {type: string, format: binary}}}
            encoding: {file: {contentType: image/png}}
      responses: {'204': {description: Done.}}
    delete:
      operationId: dropPet
      security: []
      responses: {'204': {description: Done.}}
components:
  securitySchemes:
    token: {type: http, scheme: Bearer, bearerFormat: JWT}
    key: {type: apiKey, in: header, name: x-api-key}
  schemas:
    Error: {type: object, properties: {code: {type: integer}}}
    Pet: {type: object, properties: {name: {type: string}, seen: {type: object, readOnly: true, properties: {at: {type: integer}}}}}";

#[test]
fn parameters_of_the_path_item_are_overridden_and_the_path_comes_first() {
    let resolved = document(PATHS);
    let get = resolved.operation("getPet");
    let names: Vec<&str> = get
        .parameters
        .iter()
        .map(|parameter| parameter.name.as_str())
        .collect();
    assert_eq!(names, ["id", "q", "X-Version", "filter", "raw"]);
    assert_eq!(get.parameters[0].location, Location::Path);
    assert!(get.parameters[1].required);
    assert!(resolved.codes().contains(&"TW0318"));
}

#[test]
fn styles_have_the_defaults_of_openapi() {
    let resolved = document(PATHS);
    let encodings: Vec<_> = resolved
        .operation("getPet")
        .parameters
        .iter()
        .map(|found| found.encoding.clone())
        .collect();
    let style = |style, explode| ParameterEncoding::Style {
        style,
        explode,
        allow_reserved: false,
    };
    assert_eq!(encodings[0], style(Style::Simple, false));
    assert_eq!(encodings[1], style(Style::Form, false));
    assert_eq!(encodings[2], style(Style::Simple, false));
    assert_eq!(encodings[3], style(Style::DeepObject, false));
    assert!(
        matches!(&encodings[4], ParameterEncoding::Content(media) if media.kind() == MediaKind::Json)
    );
}

#[test]
fn responses_and_bodies_keep_every_status_and_media_type() {
    let resolved = document(PATHS);
    let statuses: Vec<Status> = resolved
        .operation("getPet")
        .responses
        .iter()
        .map(|response| response.status)
        .collect();
    assert_eq!(
        statuses,
        [Status::Exact(200), Status::Range(4), Status::Default]
    );
    let body = resolved.operation("putPet").body.as_ref().unwrap();
    assert!(!body.required);
    let kinds: Vec<_> = body
        .contents
        .iter()
        .map(|content| content.media_type.kind())
        .collect();
    assert_eq!(kinds, [MediaKind::Json, MediaKind::Multipart]);
    let part = &body.contents[1].encoding["file"];
    assert_eq!(part.content_type.as_ref().unwrap().as_str(), "image/png");
}

#[test]
fn security_is_alternatives_of_schemes_and_falls_back_to_the_documents() {
    let resolved = document(PATHS);
    let names = |id: &str| {
        let alternatives = resolved.operation(id).security.iter();
        alternatives
            .map(|one| one.schemes.keys().cloned().collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("getPet"), [vec!["key", "token"]]);
    assert_eq!(names("putPet"), [Vec::<&str>::new(), vec!["token"]]);
    assert!(names("dropPet").is_empty());
    let bearer = SecurityKind::Bearer {
        format: Some("JWT".to_owned()),
    };
    assert_eq!(resolved.api.security_schemes["token"].kind, bearer);
}

#[test]
fn reach_tells_requests_responses_and_tags() {
    let resolved = document(PATHS);
    let pet = &resolved.shape("Pet").reach;
    assert!(!pet.requests && pet.responses && !pet.untagged);
    assert_eq!(pet.tags.len(), 1);
    let views = resolved.api.shapes.values();
    let mut views = views.filter(|shape| matches!(shape.place, Place::RequestView(_)));
    assert!(views.all(|view| view.reach.requests && !view.reach.responses));
    let error = &resolved.shape("Error").reach;
    assert!(!error.requests && error.responses);
    let seen = &resolved.value("Pet", "seen").reach;
    assert!(!seen.requests && seen.responses);
    let tags: Vec<&str> = resolved
        .api
        .tags
        .values()
        .map(|tag| tag.name.as_str())
        .collect();
    assert_eq!(tags, ["pets", "admin"]);
}

#[test]
fn paths_and_parameters_have_to_agree() {
    let resolved = document(
        "paths:
  /a/{x}/{y}:
    get:
      parameters: [{name: x, in: path, required: true, schema: {type: string}}, {name: z, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: ''}}
  /b/{x: {get: {operationId: same, responses: {'204': {description: ''}}}}
  /c: {get: {operationId: same, security: [{gone: []}], responses: {'204': {description: ''}}}}",
    );
    let mut codes = resolved.codes();
    codes.sort_unstable();
    assert_eq!(codes, ["TW0320", "TW0326", "TW0327", "TW0401", "TW0411"]);
}
