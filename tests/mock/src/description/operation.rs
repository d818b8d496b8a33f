//! The operations of a document, with what the mock needs of each: parameters, body, responses, security.

use serde_json::Value;

use super::{Document, Place};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An operation. Its parts are owned copies with references followed, so that it needs no document.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    /// In upper case.
    pub(crate) method: String,
    /// The path as the document writes it.
    pub(crate) template: String,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<RequestBody>,
    /// By status as written: `200`, `4XX`, `default`; in the order of the document.
    pub(crate) responses: Vec<Response>,
    /// Any one of these suffices; none at all means that nothing is asked for.
    pub(crate) security: Vec<Vec<Scheme>>,
}

/// A parameter.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) pointer: String,
    pub(crate) name: String,
    pub(crate) location: String,
    pub(crate) style: String,
    pub(crate) explode: bool,
    pub(crate) required: bool,
    pub(crate) sensitive: bool,
    /// The schema and, where the parameter is said by `content`, that its text is JSON.
    pub(crate) schema: Value,
    pub(crate) json: bool,
}

/// A request body.
#[derive(Clone, Debug)]
pub(crate) struct RequestBody {
    pub(crate) required: bool,
    pub(crate) content: Vec<MediaType>,
}

/// A response of one status.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) status: String,
    pub(crate) content: Vec<MediaType>,
}

/// A media type with its schema and examples, the latter as (pointer, object).
#[derive(Clone, Debug)]
pub(crate) struct MediaType {
    pub(crate) pointer: String,
    pub(crate) name: String,
    pub(crate) value: Value,
}

/// A security scheme that a requirement names.
#[derive(Clone, Debug)]
pub(crate) struct Scheme {
    pub(crate) name: String,
    pub(crate) kind: SchemeKind,
}

/// Where a credential travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SchemeKind {
    Header(String),
    Query(String),
    Cookie(String),
    /// `Authorization` with a scheme's word before the credential, in lower case.
    Authorization(String),
    /// Nothing that a request shows.
    Unseen,
}

pub(super) fn read_operations(document: &Document) -> Vec<Operation> {
    let mut operations = Vec::new();
    for (template, item) in document
        .root()
        .get("paths")
        .map(|paths| paths.entries())
        .unwrap_or_default()
    {
        let item = document.follow(item);
        for method in METHODS {
            if let Some(place) = item.get(method) {
                operations.push(read_operation(document, template, method, &item, &place));
            }
        }
    }
    operations
}

fn read_operation(
    document: &Document,
    template: &str,
    method: &str,
    item: &Place<'_>,
    place: &Place<'_>,
) -> Operation {
    let method = method.to_uppercase();
    let id = place
        .text("operationId")
        .map_or_else(|| format!("{method} {template}"), str::to_owned);
    Operation {
        id,
        template: template.to_owned(),
        parameters: read_parameters(document, item, place),
        body: place
            .get("requestBody")
            .map(|body| read_body(document, body)),
        responses: read_responses(document, place),
        security: read_security(document, place),
        method,
    }
}

/// An operation's parameter replaces the path's of the same name and place.
fn read_parameters(document: &Document, item: &Place<'_>, operation: &Place<'_>) -> Vec<Parameter> {
    let mut parameters: Vec<Parameter> = Vec::new();
    for list in [item.get("parameters"), operation.get("parameters")]
        .into_iter()
        .flatten()
    {
        for place in list.items() {
            let parameter = read_parameter(document, document.follow(place));
            parameters.retain(|other| {
                other.name != parameter.name || other.location != parameter.location
            });
            parameters.push(parameter);
        }
    }
    // "If in is header and the name is Accept, Content-Type or Authorization, the parameter SHALL be ignored."
    parameters.retain(|it| it.location != "header" || !is_reserved_header(&it.name));
    parameters
}

fn is_reserved_header(name: &str) -> bool {
    ["accept", "content-type", "authorization"]
        .iter()
        .any(|reserved| name.eq_ignore_ascii_case(reserved))
}

fn read_parameter(document: &Document, place: Place<'_>) -> Parameter {
    let location = place.text("in").unwrap_or_default().to_owned();
    let usual = if location == "query" || location == "cookie" {
        "form"
    } else {
        "simple"
    };
    let style = place.text("style").unwrap_or(usual).to_owned();
    let content = place
        .get("content")
        .and_then(|content| content.entries().into_iter().next());
    let schema = content
        .as_ref()
        .map_or_else(|| place.get("schema"), |(_, media)| media.get("schema"));
    let flag = |key| place.value.get(key).and_then(Value::as_bool);
    Parameter {
        name: place.text("name").unwrap_or_default().to_owned(),
        explode: flag("explode").unwrap_or(style == "form"),
        required: flag("required").unwrap_or(false),
        sensitive: flag("x-sensitive").unwrap_or(false)
            || schema
                .as_ref()
                .is_some_and(|schema| is_sensitive(document.follow_value(schema.value))),
        schema: schema.map_or(Value::Bool(true), |schema| schema.value.clone()),
        json: content.is_some_and(|(name, _)| is_json(name)),
        pointer: place.pointer,
        location,
        style,
    }
}

fn read_body(document: &Document, place: Place<'_>) -> RequestBody {
    let place = document.follow(place);
    let required = place
        .value
        .get("required")
        .and_then(Value::as_bool)
        .unwrap_or(false);
    RequestBody {
        required,
        content: read_content(&place),
    }
}

fn read_responses(document: &Document, operation: &Place<'_>) -> Vec<Response> {
    let responses = operation
        .get("responses")
        .map(|responses| responses.entries())
        .unwrap_or_default();
    responses
        .into_iter()
        .map(|(status, place)| Response {
            status: status.to_owned(),
            content: read_content(&document.follow(place)),
        })
        .collect()
}

fn read_content(place: &Place<'_>) -> Vec<MediaType> {
    let content = place
        .get("content")
        .map(|content| content.entries())
        .unwrap_or_default();
    content
        .into_iter()
        .map(|(name, media)| MediaType {
            name: name.to_owned(),
            value: media.value.clone(),
            pointer: media.pointer,
        })
        .collect()
}

fn read_security(document: &Document, operation: &Place<'_>) -> Vec<Vec<Scheme>> {
    let requirements = operation
        .get("security")
        .or_else(|| document.root().get("security"));
    let requirements = requirements.map(|list| list.items()).unwrap_or_default();
    requirements
        .into_iter()
        .map(|requirement| {
            let schemes = requirement.entries().into_iter();
            schemes
                .map(|(name, _)| Scheme {
                    name: name.to_owned(),
                    kind: scheme_kind(document, name),
                })
                .collect()
        })
        .collect()
}

/// Where the credential of a named scheme travels.
pub(crate) fn scheme_kind(document: &Document, name: &str) -> SchemeKind {
    let schemes = document
        .root()
        .get("components")
        .and_then(|components| components.get("securitySchemes"));
    let Some(place) = schemes.and_then(|schemes| schemes.get(name)) else {
        return SchemeKind::Unseen;
    };
    let place = document.follow(place);
    let carrier = place.text("name").unwrap_or_default().to_owned();
    match (place.text("type"), place.text("in")) {
        (Some("apiKey"), Some("header")) => SchemeKind::Header(carrier.to_lowercase()),
        (Some("apiKey"), Some("query")) => SchemeKind::Query(carrier),
        (Some("apiKey"), Some("cookie")) => SchemeKind::Cookie(carrier),
        (Some("http"), _) => {
            SchemeKind::Authorization(place.text("scheme").unwrap_or_default().to_lowercase())
        }
        (Some("oauth2" | "openIdConnect"), _) => SchemeKind::Authorization("bearer".into()),
        _ => SchemeKind::Unseen,
    }
}

impl Operation {
    /// The response that the document has for a status: the status itself, its range, or `default`.
    pub(crate) fn response(&self, status: u16) -> Option<&Response> {
        let exact = status.to_string();
        let range = format!("{}XX", status / 100);
        let find = |key: &str| {
            self.responses
                .iter()
                .find(|response| response.status.eq_ignore_ascii_case(key))
        };
        find(&exact)
            .or_else(|| find(&range))
            .or_else(|| find("default"))
    }

    /// Whether the document names this status itself.
    pub(crate) fn declares(&self, status: u16) -> bool {
        let exact = status.to_string();
        self.responses
            .iter()
            .any(|response| response.status == exact)
    }
}

impl Response {
    /// The status to send for a successful response; `2XX` is sent as 200. `None` where it says no success.
    pub(crate) fn success(&self) -> Option<u16> {
        match self.status.to_uppercase().as_str() {
            "2XX" => Some(200),
            exact => exact
                .parse()
                .ok()
                .filter(|status| (200..300).contains(status)),
        }
    }
}

impl MediaType {
    /// The schema, where there is one.
    pub(crate) fn schema(&self) -> Option<&Value> {
        self.value.get("schema")
    }
}

/// A media type without its parameters, in lower case.
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_lowercase()
}

/// Whether a media type is JSON, with or without parameters.
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence.ends_with("+json")
}

/// Whether a schema, as it stands, marks its value as secret.
pub(crate) fn is_sensitive(schema: &Value) -> bool {
    schema
        .get("x-sensitive")
        .and_then(Value::as_bool)
        .unwrap_or(false)
        || schema.get("format").and_then(Value::as_str) == Some("password")
}
