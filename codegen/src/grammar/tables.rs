//! The tables: OpenAPI 3.0.4 §4.7, one for each object, with what later versions add by the same name.
//!
//! Data alone.

use super::Need::{Fillable, Optional, Required};
use super::Shape::{Any, Count, Flag, FlagOrSchema, List, Map, Object, Referable, Text, Word};
use super::{Field, Kind, Need, Shape};

/// A Security Requirement Object: scopes by scheme.
const SECURITY: Shape = Map(&List(&Text));

const fn field(name: &'static str, shape: Shape, need: Need) -> Field {
    Field { name, shape, need }
}

/// The keys of an object.
pub(super) fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::OpenApi => OPEN_API,
        Kind::Info => INFO,
        Kind::Contact => CONTACT,
        Kind::License => LICENSE,
        Kind::Server => SERVER,
        Kind::ServerVariable => SERVER_VARIABLE,
        Kind::Components => COMPONENTS,
        Kind::Paths => PATHS,
        Kind::PathItem => PATH_ITEM,
        Kind::Operation => OPERATION,
        Kind::ExternalDocs => EXTERNAL_DOCS,
        Kind::Parameter => PARAMETER,
        Kind::RequestBody => REQUEST_BODY,
        Kind::MediaType => MEDIA_TYPE,
        Kind::Encoding => ENCODING,
        Kind::Responses => RESPONSES,
        Kind::Response => RESPONSE,
        Kind::Callback => CALLBACK,
        Kind::Example => EXAMPLE,
        Kind::Link => LINK,
        Kind::Header => HEADER,
        Kind::Tag => TAG,
        Kind::Schema => SCHEMA,
        Kind::Discriminator => DISCRIMINATOR,
        Kind::Xml => XML,
        Kind::SecurityScheme => SECURITY_SCHEME,
        Kind::OAuthFlows => OAUTH_FLOWS,
        Kind::OAuthFlow => OAUTH_FLOW,
    }
}

/// The words for an object in a sentence.
pub(super) fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::OpenApi => "the document",
        Kind::Info => "the info object",
        Kind::Contact => "a contact",
        Kind::License => "a license",
        Kind::Server => "a server",
        Kind::ServerVariable => "a server variable",
        Kind::Components => "the components",
        Kind::Paths => "the paths",
        Kind::PathItem => "a path item",
        Kind::Operation => "an operation",
        Kind::ExternalDocs => "external documentation",
        Kind::Parameter => "a parameter",
        Kind::RequestBody => "a request body",
        Kind::MediaType => "a media type",
        Kind::Encoding => "an encoding",
        Kind::Responses => "the responses",
        Kind::Response => "a response",
        Kind::Callback => "a callback",
        Kind::Example => "an example",
        Kind::Link => "a link",
        Kind::Header => "a header",
        Kind::Tag => "a tag",
        Kind::Schema => "a schema",
        Kind::Discriminator => "a discriminator",
        Kind::Xml => "the XML object",
        Kind::SecurityScheme => "a security scheme",
        Kind::OAuthFlows => "the flows",
        Kind::OAuthFlow => "a flow",
    }
}

const OPEN_API: &[Field] = &[
    field("openapi", Text, Required),
    field("info", Object(Kind::Info), Fillable),
    field("servers", List(&Object(Kind::Server)), Optional),
    field("paths", Object(Kind::Paths), Fillable),
    field("components", Object(Kind::Components), Optional),
    field("security", List(&SECURITY), Optional),
    field("tags", List(&Object(Kind::Tag)), Optional),
    field("externalDocs", Object(Kind::ExternalDocs), Optional),
    field("x-webhooks", Map(&Referable(Kind::PathItem)), Optional),
];

const INFO: &[Field] = &[
    field("title", Text, Fillable),
    field("description", Text, Optional),
    field("termsOfService", Text, Optional),
    field("contact", Object(Kind::Contact), Optional),
    field("license", Object(Kind::License), Optional),
    field("version", Text, Fillable),
    field("summary", Text, Optional),
];

const CONTACT: &[Field] = &[
    field("name", Text, Optional),
    field("url", Text, Optional),
    field("email", Text, Optional),
];

const LICENSE: &[Field] = &[
    field("name", Text, Fillable),
    field("url", Text, Optional),
    field("identifier", Text, Optional),
];

const SERVER: &[Field] = &[
    field("url", Text, Required),
    field("description", Text, Optional),
    field("variables", Map(&Object(Kind::ServerVariable)), Optional),
];

const SERVER_VARIABLE: &[Field] = &[
    field("enum", List(&Text), Optional),
    field("default", Text, Fillable),
    field("description", Text, Optional),
];

const COMPONENTS: &[Field] = &[
    field("schemas", Map(&Referable(Kind::Schema)), Optional),
    field("responses", Map(&Referable(Kind::Response)), Optional),
    field("parameters", Map(&Referable(Kind::Parameter)), Optional),
    field("examples", Map(&Referable(Kind::Example)), Optional),
    field(
        "requestBodies",
        Map(&Referable(Kind::RequestBody)),
        Optional,
    ),
    field("headers", Map(&Referable(Kind::Header)), Optional),
    field(
        "securitySchemes",
        Map(&Referable(Kind::SecurityScheme)),
        Optional,
    ),
    field("links", Map(&Referable(Kind::Link)), Optional),
    field("callbacks", Map(&Referable(Kind::Callback)), Optional),
    field(
        "x-oas-path-items",
        Map(&Referable(Kind::PathItem)),
        Optional,
    ),
    field(
        "x-oas-media-types",
        Map(&Referable(Kind::MediaType)),
        Optional,
    ),
];

const PATHS: &[Field] = &[];

const PATH_ITEM: &[Field] = &[
    field("$ref", Text, Optional),
    field("summary", Text, Optional),
    field("description", Text, Optional),
    field("get", Object(Kind::Operation), Optional),
    field("put", Object(Kind::Operation), Optional),
    field("post", Object(Kind::Operation), Optional),
    field("delete", Object(Kind::Operation), Optional),
    field("options", Object(Kind::Operation), Optional),
    field("head", Object(Kind::Operation), Optional),
    field("patch", Object(Kind::Operation), Optional),
    field("trace", Object(Kind::Operation), Optional),
    field("servers", List(&Object(Kind::Server)), Optional),
    field("parameters", List(&Referable(Kind::Parameter)), Optional),
    field("x-oas-operations", Map(&Object(Kind::Operation)), Optional),
];

const OPERATION: &[Field] = &[
    field("tags", List(&Text), Optional),
    field("summary", Text, Optional),
    field("description", Text, Optional),
    field("externalDocs", Object(Kind::ExternalDocs), Optional),
    field("operationId", Text, Optional),
    field("parameters", List(&Referable(Kind::Parameter)), Optional),
    field("requestBody", Referable(Kind::RequestBody), Optional),
    field("responses", Object(Kind::Responses), Fillable),
    field("callbacks", Map(&Object(Kind::Callback)), Optional),
    field("deprecated", Flag, Optional),
    field("security", List(&SECURITY), Optional),
    field("servers", List(&Object(Kind::Server)), Optional),
];

const EXTERNAL_DOCS: &[Field] = &[
    field("description", Text, Optional),
    field("url", Text, Fillable),
];

const PARAMETER: &[Field] = &[
    field("name", Text, Required),
    field("in", Word(&["query", "header", "path", "cookie"]), Required),
    field("description", Text, Optional),
    field("required", Flag, Optional),
    field("deprecated", Flag, Optional),
    field("allowEmptyValue", Flag, Optional),
    field("style", Text, Optional),
    field("explode", Flag, Optional),
    field("allowReserved", Flag, Optional),
    field("schema", Referable(Kind::Schema), Optional),
    field("example", Any, Optional),
    field("examples", Map(&Referable(Kind::Example)), Optional),
    field("content", Map(&Object(Kind::MediaType)), Optional),
];

const REQUEST_BODY: &[Field] = &[
    field("description", Text, Optional),
    field("content", Map(&Object(Kind::MediaType)), Fillable),
    field("required", Flag, Optional),
];

const MEDIA_TYPE: &[Field] = &[
    field("schema", Referable(Kind::Schema), Optional),
    field("example", Any, Optional),
    field("examples", Map(&Referable(Kind::Example)), Optional),
    field("encoding", Map(&Object(Kind::Encoding)), Optional),
    field("x-oas-item-schema", Referable(Kind::Schema), Optional),
];

const ENCODING: &[Field] = &[
    field("contentType", Text, Optional),
    field("headers", Map(&Referable(Kind::Header)), Optional),
    field(
        "style",
        Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
        Optional,
    ),
    field("explode", Flag, Optional),
    field("allowReserved", Flag, Optional),
];

const RESPONSES: &[Field] = &[];

const RESPONSE: &[Field] = &[
    field("description", Text, Fillable),
    field("headers", Map(&Referable(Kind::Header)), Optional),
    field("content", Map(&Object(Kind::MediaType)), Optional),
    field("links", Map(&Referable(Kind::Link)), Optional),
];

const CALLBACK: &[Field] = &[];

const EXAMPLE: &[Field] = &[
    field("summary", Text, Optional),
    field("description", Text, Optional),
    field("value", Any, Optional),
    field("externalValue", Text, Optional),
    field("x-oas-serialized", Text, Optional),
];

const LINK: &[Field] = &[
    field("operationRef", Text, Optional),
    field("operationId", Text, Optional),
    field("parameters", Map(&Any), Optional),
    field("requestBody", Any, Optional),
    field("description", Text, Optional),
    field("server", Object(Kind::Server), Optional),
];

const HEADER: &[Field] = &[
    field("description", Text, Optional),
    field("required", Flag, Optional),
    field("deprecated", Flag, Optional),
    field("allowEmptyValue", Flag, Optional),
    field("style", Text, Optional),
    field("explode", Flag, Optional),
    field("allowReserved", Flag, Optional),
    field("schema", Referable(Kind::Schema), Optional),
    field("example", Any, Optional),
    field("examples", Map(&Referable(Kind::Example)), Optional),
    field("content", Map(&Object(Kind::MediaType)), Optional),
];

const TAG: &[Field] = &[
    field("name", Text, Required),
    field("description", Text, Optional),
    field("externalDocs", Object(Kind::ExternalDocs), Optional),
    field("x-oas-parent", Text, Optional),
    field("x-oas-kind", Text, Optional),
];

const SCHEMA: &[Field] = &[
    field("title", Text, Optional),
    field("type", Text, Optional),
    field("format", Text, Optional),
    field("description", Text, Optional),
    field("properties", Map(&Referable(Kind::Schema)), Optional),
    field("items", Referable(Kind::Schema), Optional),
    field("required", List(&Text), Optional),
    field("enum", List(&Any), Optional),
    field("default", Any, Optional),
    field("example", Any, Optional),
    field("nullable", Flag, Optional),
    field("allOf", List(&Referable(Kind::Schema)), Optional),
    field("oneOf", List(&Referable(Kind::Schema)), Optional),
    field("anyOf", List(&Referable(Kind::Schema)), Optional),
    field("not", Referable(Kind::Schema), Optional),
    field("additionalProperties", FlagOrSchema, Optional),
    field("discriminator", Object(Kind::Discriminator), Optional),
    field("readOnly", Flag, Optional),
    field("writeOnly", Flag, Optional),
    field("deprecated", Flag, Optional),
    field("externalDocs", Object(Kind::ExternalDocs), Optional),
    field("minLength", Count, Optional),
    field("maxLength", Count, Optional),
    field("pattern", Text, Optional),
    field("minItems", Count, Optional),
    field("maxItems", Count, Optional),
    field("uniqueItems", Flag, Optional),
    field("minProperties", Count, Optional),
    field("maxProperties", Count, Optional),
    field("x-oas-content-schema", Referable(Kind::Schema), Optional),
    field(
        "x-oas-prefix-items",
        List(&Referable(Kind::Schema)),
        Optional,
    ),
    field(
        "x-oas-pattern-properties",
        Map(&Referable(Kind::Schema)),
        Optional,
    ),
    field("x-oas-property-names", Referable(Kind::Schema), Optional),
    field("x-oas-contains", Referable(Kind::Schema), Optional),
    field("x-oas-min-contains", Count, Optional),
    field("x-oas-max-contains", Count, Optional),
    field("x-oas-dependent-required", Map(&List(&Text)), Optional),
    field(
        "x-oas-dependent-schemas",
        Map(&Referable(Kind::Schema)),
        Optional,
    ),
    field("x-oas-if", Referable(Kind::Schema), Optional),
    field("x-oas-then", Referable(Kind::Schema), Optional),
    field("x-oas-else", Referable(Kind::Schema), Optional),
    field("x-oas-unevaluated-properties", FlagOrSchema, Optional),
    field("x-oas-unevaluated-items", FlagOrSchema, Optional),
    field("x-oas-defs", Map(&Referable(Kind::Schema)), Optional),
    field("x-oas-xml", Object(Kind::Xml), Optional),
];

const DISCRIMINATOR: &[Field] = &[
    field("propertyName", Text, Required),
    field("mapping", Map(&Text), Optional),
    field("x-oas-default-mapping", Text, Optional),
];

const XML: &[Field] = &[
    field("name", Text, Optional),
    field("namespace", Text, Optional),
    field("prefix", Text, Optional),
    field("attribute", Flag, Optional),
    field("wrapped", Flag, Optional),
    field("nodeType", Text, Optional),
];

const SECURITY_SCHEME: &[Field] = &[
    field("type", Text, Required),
    field("description", Text, Optional),
    field("name", Text, Optional),
    field("in", Word(&["query", "header", "cookie"]), Optional),
    field("scheme", Text, Optional),
    field("bearerFormat", Text, Optional),
    field("flows", Object(Kind::OAuthFlows), Optional),
    field("openIdConnectUrl", Text, Optional),
];

const OAUTH_FLOWS: &[Field] = &[
    field("implicit", Object(Kind::OAuthFlow), Optional),
    field("password", Object(Kind::OAuthFlow), Optional),
    field("clientCredentials", Object(Kind::OAuthFlow), Optional),
    field("authorizationCode", Object(Kind::OAuthFlow), Optional),
    field("x-oas-device-flow", Object(Kind::OAuthFlow), Optional),
];

const OAUTH_FLOW: &[Field] = &[
    field("authorizationUrl", Text, Optional),
    field("tokenUrl", Text, Optional),
    field("refreshUrl", Text, Optional),
    field("scopes", Map(&Text), Fillable),
    field("deviceAuthorizationUrl", Text, Optional),
];
