//! What an operation is: method, path, parameters, body, security and answers, as static data.
//!
//! Written by `#[api]`; [`crate::request`] reads it with the values of a call. It knows no values.

use crate::auth::Security;
use crate::decode::Answers;
use crate::validate::Rule;

/// An operation (OpenAPI 3.1.1, Operation Object).
#[derive(Debug)]
pub struct Operation {
    /// The `operationId`, or the method's name in Rust.
    pub id: &'static str,
    /// The method as it is sent: a token (RFC 9110 §9.1).
    pub method: &'static str,
    /// The path template, such as `/sessions/{id}`.
    pub path: &'static str,
    /// A server of its own: an absolute URL, or a path on the client's host.
    pub server: Option<&'static str>,
    /// The parameters, in the order in which a call gives their values.
    pub parameters: &'static [Parameter],
    /// How a body is written: a format for each media type that it may have.
    pub bodies: &'static [BodyFormat],
    /// The credentials that a call needs.
    pub security: Security,
    /// The documented answers.
    pub answers: Answers,
}

/// A parameter (OpenAPI 3.1.1, Parameter Object).
#[derive(Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// Where it goes.
    pub location: Location,
    /// How its value is written.
    pub style: Style,
    /// Whether arrays and objects are written as a value for each item or property.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
    /// Whether the name may stand without a value, in a query.
    pub allow_empty: bool,
    /// The rules of the value.
    pub rules: &'static [Rule],
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// Into the path.
    Path,
    /// Into the query.
    Query,
    /// Into a header of its name.
    Header,
    /// Into the `cookie` header.
    Cookie,
    /// It is the whole query (OpenAPI 3.2.0, Parameter Locations).
    Querystring,
}

impl Location {
    /// The first segment of the JSON pointers of violations: `/path/session_id`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Querystring => "querystring",
        }
    }
}

/// How a parameter's value is written (OpenAPI 3.1.1, Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `;name=value`, in paths.
    Matrix,
    /// `.value`, in paths.
    Label,
    /// `value`, in paths and headers.
    Simple,
    /// `name=value`, in queries and cookies.
    Form,
    /// `name=a%20b`, in queries.
    SpaceDelimited,
    /// `name=a%7Cb`, in queries.
    PipeDelimited,
    /// `name[property]=value`, in queries.
    DeepObject,
    /// JSON, for a parameter with `content`.
    Json,
    /// `name=value` as it is, in cookies (OpenAPI 3.2.0, Style Values).
    Cookie,
    /// A URL-encoded form, for a whole query; with the properties that are not written as forms commonly are.
    Pairs(&'static [Encoding]),
}

/// How a body is written.
#[derive(Clone, Copy, Debug)]
pub struct BodyFormat {
    /// The writer.
    pub kind: BodyKind,
    /// The `content-type`.
    pub media: &'static str,
    /// The properties of a form that are not written as forms commonly are.
    pub encodings: &'static [Encoding],
    /// The rules of the whole; of raw bytes, those of their length.
    pub rules: &'static [Rule],
}

/// How one property of a form is written (OpenAPI 3.1.1, Encoding Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The property.
    pub name: &'static str,
    /// Its media type, where that is not the common one of its type.
    pub content: Option<&'static str>,
    /// Its style, in URL-encoded forms.
    pub style: Option<Style>,
    /// Whether arrays and objects are written as a value for each item or property.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
}

/// Which writer writes a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`: the properties of an object.
    Form,
    /// `multipart/form-data`: the properties of an object, files among them.
    Multipart,
    /// Text, as it is.
    Text,
    /// Bytes, as they are.
    Bytes,
}
