//! What was decided about calls: operations with their parameters and answers, and the client that they begin at.
//!
//! Types alone; the passes beside this file make them, and `emit` prints them.

use super::{Argument, Docs, Gate, Ident, Type};
use crate::http::{Method, Status};

/// The operations of a tag: a trait under `#[api]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// Its documentation.
    pub docs: Docs,
    /// Whether it is received, rather than sent.
    pub incoming: bool,
    /// Its name.
    pub ident: Ident,
    /// The operations, in the description's order.
    pub operations: Vec<Operation>,
}

/// An operation: a method of an `#[api]` trait.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Its documentation.
    pub docs: Docs,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// The id as the description has it.
    pub id: Option<String>,
    /// The server of its own.
    pub server: Option<String>,
    /// The alternatives of credentials, each of schemes that go together; an empty one is `none`.
    pub security: Vec<Vec<Ident>>,
    /// What it answers when all went well.
    pub successes: Vec<Answer>,
    /// What it answers otherwise.
    pub errors: Vec<Answer>,
    /// Its name.
    pub ident: Ident,
    /// The parameters, the body last.
    pub parameters: Vec<Parameter>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The statuses that it comes with.
    pub statuses: Vec<Status>,
    /// Its body, where it has one.
    pub body: Option<AnswerBody>,
    /// The type of its headers, where they are typed.
    pub headers: Option<Ident>,
}

/// The body of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerBody {
    /// The type that it is read into.
    pub ty: Type,
    /// How it is read.
    pub form: AnswerForm,
    /// How it comes item by item, where it may be asked for so.
    pub sequence: Option<AnswerSequence>,
    /// Other media types that it may be asked for in, each with a type of its own.
    pub renderings: Vec<AnswerRendering>,
    /// Other media types that it may be asked for in.
    pub others: Vec<String>,
}

/// How an answer comes where another media type is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRendering {
    /// The media type.
    pub media: String,
    /// Its type.
    pub ty: Type,
}

/// How an answer comes item by item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerSequence {
    /// The media type.
    pub media: String,
    /// The type of the whole, with that of an item in it.
    pub ty: Type,
}

/// How a body is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerForm {
    /// As JSON.
    Json,
    /// As text.
    Text,
    /// As it is, in this media type.
    Media(String),
}

/// A parameter or a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its documentation.
    pub docs: Docs,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The attribute: `path`, `query`, `header`, `cookie` or `body`.
    pub attribute: &'static str,
    /// The attribute's arguments.
    pub arguments: Vec<Argument>,
    /// Its name.
    pub ident: Ident,
    /// Its type.
    pub ty: Type,
}

/// A body in one media type, of those that a caller may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyChoice {
    /// The word or the media type.
    pub form: Box<Argument>,
    /// Its type, where it is another one than the parameter's.
    pub ty: Option<Type>,
    /// How properties of a form are written, and the rules of the whole.
    pub encodings: Vec<Argument>,
}

/// The root of the client: a struct under `#[api]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// Its documentation.
    pub docs: Docs,
    /// The servers.
    pub servers: Vec<Server>,
    /// Its name.
    pub ident: Ident,
    /// One field for each tag.
    pub fields: Vec<ClientField>,
}

/// A server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its URL.
    pub url: String,
    /// What it is for.
    pub description: Option<String>,
    /// The variables of the URL.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name in braces.
    pub name: String,
    /// Its value where none is given.
    pub default: String,
    /// The values that it may have; empty for any.
    pub values: Vec<String>,
}

/// The operations of a tag, seen from the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientField {
    /// Its documentation.
    pub docs: Docs,
    /// Its name.
    pub ident: Ident,
    /// The trait of the operations.
    pub api: Ident,
    /// When it is there.
    pub gate: Gate,
}
