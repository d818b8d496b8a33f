//! What an API means: operations, parameters, bodies, responses and shapes in arenas, each with its origin.
//!
//! Given by `resolve`, read by `plan`. It knows no references, no composition, no version of OpenAPI and no Rust;
//! names are as written. Only ordered maps, so that the same document gives the same bytes.

use indexmap::IndexMap;

use crate::http::{Location, MediaType, Method, Status, Style};
use crate::pointer::Pointer;
use crate::source::Span;

pub mod apart;
pub mod arena;
pub mod assertion;
pub mod check;
pub mod circles;
pub mod fits;
pub mod number;
pub mod overlap;
pub mod owned;
pub mod reach;
pub mod rests;
pub mod rules;
pub mod shape;
pub mod tags;
pub mod unfit;
pub mod value;
pub mod views;
mod words;

pub use arena::{Arena, Id};
pub use assertion::{Assertion, Requirement};
pub use number::Number;
pub use rules::{Bounds, Constraints, Rules};
pub use shape::{
    Additional, Discriminator, EnumBase, EnumValue, Enumeration, Extensions, IntegerFormat, Map,
    NumberFormat, Object, OperationPlace, PatternProperty, Place, Property, Reach, Shape,
    ShapeKind, StringFormat, Union, Use, Variant,
};
pub use value::Value;

/// The id of a shape.
pub type ShapeId = Id<Shape>;
/// The id of an operation.
pub type OperationId = Id<Operation>;
/// The index of a tag in [`Api::tags`].
pub type TagId = Id<Tag>;

/// Where something stands in the description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The JSON pointer of the thing in its document.
    pub pointer: Pointer,
    /// The text that a diagnostic underlines.
    pub span: Span,
}

/// A whole API.
#[derive(Clone, Debug)]
pub struct Api {
    /// Title, version and prose.
    pub info: Info,
    /// The servers, in the document's order.
    pub servers: Vec<Server>,
    /// Every tag: the declared ones in their order, then those that only operations name.
    pub tags: Arena<Tag>,
    /// The security schemes by name.
    pub security_schemes: IndexMap<String, SecurityScheme>,
    /// The operations, in the document's order.
    pub operations: Arena<Operation>,
    /// What the API calls at its user's: callbacks and webhooks. Their bodies reach as responses do.
    pub incoming: Arena<Operation>,
    /// The shapes: named components first, in the document's order, then inline ones as they are met.
    pub shapes: Arena<Shape>,
}

/// The Info Object.
#[derive(Clone, Debug)]
pub struct Info {
    /// The API's title.
    pub title: String,
    /// The document's own version.
    pub version: String,
    /// Prose, in CommonMark.
    pub description: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// A server.
#[derive(Clone, Debug)]
pub struct Server {
    /// The URL, with `{variables}` where `variables` is not empty.
    pub url: String,
    /// What it is: `Live`.
    pub description: Option<String>,
    /// The variables by name.
    pub variables: IndexMap<String, ServerVariable>,
    /// Where it stands.
    pub origin: Origin,
}

/// A variable of a server's URL.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// The value where none is given.
    pub default: String,
    /// The allowed values; empty means any.
    pub values: Vec<String>,
    /// Prose.
    pub description: Option<String>,
}

/// A tag, which groups operations.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The name as written.
    pub name: String,
    /// Prose.
    pub description: Option<String>,
    /// Whether operations are grouped by it; others are badges and marks of audiences (OpenAPI 3.2.0, Tag Object, `kind`).
    pub groups: bool,
    /// Where it is declared, or first used.
    pub origin: Origin,
}

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The method.
    pub method: Method,
    /// The path template as written, query excluded: `/pets/{id}`. Of what comes in: the name of the webhook or callback.
    pub path: String,
    /// Where that is written.
    pub path_span: crate::source::Span,
    /// Why it comes in; `None` for what the API is called by.
    pub arrival: Option<Arrival>,
    /// `operationId` as written; may be missing or given twice.
    pub id: Option<String>,
    /// The tags, in their order; the first one is the operation's module.
    pub tags: Vec<TagId>,
    /// The short sentence.
    pub summary: Option<String>,
    /// Prose.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The path item's parameters and its own, in the order path, then as declared.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The responses, in the document's order; statuses are distinct.
    pub responses: Vec<Response>,
    /// The alternatives, each of schemes that go together; empty means that none is needed.
    pub security: Vec<SecurityAlternative>,
    /// Servers of its own; empty means the API's.
    pub servers: Vec<Server>,
    /// Extensions.
    pub extensions: Extensions,
    /// Where it stands.
    pub origin: Origin,
}

/// Why a call comes in from the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// A webhook: it was registered by other means.
    Webhook,
    /// A callback of an operation.
    Callback {
        /// The operation that registers it.
        of: OperationPlace,
        /// The URL that it is sent to, as a runtime expression: `{$request.body#/url}`.
        expression: String,
    },
}

/// One way to be allowed: all of these schemes together. Empty means without credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityAlternative {
    /// Scheme names (each a key of [`Api::security_schemes`]) with the scopes asked for.
    pub schemes: IndexMap<String, Vec<String>>,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The wire name.
    pub name: String,
    /// Where it travels.
    pub location: Location,
    /// Whether it must be given.
    pub required: bool,
    /// Prose.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// How its value is written.
    pub encoding: ParameterEncoding,
    /// Whether an empty value may stand for it (query only).
    pub allow_empty: bool,
    /// Its type.
    pub used: Use,
    /// Examples that the document gives.
    pub examples: Vec<Example>,
    /// How the properties of a form are written, where that is what its content is.
    pub parts: IndexMap<String, PartEncoding>,
    /// Extensions of the parameter itself.
    pub extensions: Extensions,
    /// Where it stands.
    pub origin: Origin,
}

/// How a parameter's value is written. The defaults of OpenAPI are filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterEncoding {
    /// By a style.
    Style {
        /// The style.
        style: Style,
        /// Whether items and members come apart.
        explode: bool,
        /// Whether RFC 3986's reserved characters stay as they are.
        allow_reserved: bool,
    },
    /// As a document of a media type, then escaped.
    Content(MediaType),
}

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Whether it must be sent.
    pub required: bool,
    /// Prose.
    pub description: Option<String>,
    /// What it may be, in the document's order; never empty.
    pub contents: Vec<Content>,
    /// Where it stands.
    pub origin: Origin,
}

/// A body in one media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// The media type or range.
    pub media_type: MediaType,
    /// The type; `None` where the document gives none.
    pub used: Option<Use>,
    /// How the parts of a form or multipart body are written, by property.
    pub encoding: IndexMap<String, PartEncoding>,
    /// Examples that the document gives.
    pub examples: Vec<Example>,
    /// Where it stands.
    pub origin: Origin,
}

/// How one part of a form or multipart body is written (Encoding Object).
#[derive(Clone, Debug)]
pub struct PartEncoding {
    /// The part's media type, where the document says one.
    pub content_type: Option<MediaType>,
    /// The style, where the document says one.
    pub style: Option<Style>,
    /// Whether items come apart, where the document says so.
    pub explode: Option<bool>,
    /// Whether reserved characters stay.
    pub allow_reserved: bool,
    /// Headers of the part.
    pub headers: Vec<Header>,
}

/// A response.
#[derive(Clone, Debug)]
pub struct Response {
    /// Which answers it stands for.
    pub status: Status,
    /// Prose.
    pub description: String,
    /// What the body may be; empty means no body.
    pub contents: Vec<Content>,
    /// The headers.
    pub headers: Vec<Header>,
    /// What may be called next.
    pub links: Vec<Link>,
    /// Where it stands.
    pub origin: Origin,
}

/// A call for which an answer has the values.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its name.
    pub name: String,
    /// What is called; `None` where the description has no such operation.
    pub operation: Option<LinkTarget>,
    /// Parameters, and the values or runtime expressions that they have: `$response.body#/id`.
    pub parameters: Vec<(String, String)>,
    /// Prose.
    pub description: Option<String>,
}

/// Which operation a [`Link`] leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// That of this `operationId`.
    Id(String),
    /// That at this place.
    Place(Pointer),
}

/// A header of a response or of a part.
#[derive(Clone, Debug)]
pub struct Header {
    /// The wire name.
    pub name: String,
    /// Whether it is always sent.
    pub required: bool,
    /// Prose.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// How its value is written; the style is always `simple`.
    pub encoding: ParameterEncoding,
    /// Its type.
    pub used: Use,
    /// Where it stands.
    pub origin: Origin,
}

/// An example of a parameter or content.
#[derive(Clone, Debug)]
pub struct Example {
    /// The name under `examples`; `None` for `example`.
    pub name: Option<String>,
    /// The short sentence.
    pub summary: Option<String>,
    /// The value.
    pub value: Value,
    /// Where the value stands.
    pub origin: Origin,
}

/// A security scheme.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// The name under `securitySchemes`.
    pub name: String,
    /// What kind it is.
    pub kind: SecurityKind,
    /// Prose.
    pub description: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// The kinds of security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// A key under a name in header, query or cookie.
    ApiKey {
        /// Where it travels; never `Path`.
        location: Location,
        /// The wire name.
        name: String,
    },
    /// `Authorization: Basic …`.
    Basic,
    /// `Authorization: Bearer …`.
    Bearer {
        /// The hint at the token's format: `JWT`.
        format: Option<String>,
    },
    /// Another scheme of the HTTP Authentication Scheme Registry, by its name as written.
    Http(String),
    /// OAuth 2, the token sent as bearer. Scopes of all flows, each with its description.
    OAuth2 {
        /// The token URLs of the flows that have one, by flow name.
        token_urls: IndexMap<String, String>,
        /// Scopes with their descriptions.
        scopes: IndexMap<String, String>,
    },
    /// OpenID Connect, the token sent as bearer.
    OpenIdConnect {
        /// The discovery URL.
        url: String,
    },
    /// A client certificate: nothing is sent in the request.
    MutualTls,
}
