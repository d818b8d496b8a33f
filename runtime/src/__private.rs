//! What expansions of the macros use, and nothing else should: it changes with any version.

pub use crate::codec::{
    Choice, Field, Fields, Flags, Kinds, Literal, Nothing, OneOfSlot, Schema, Shape, Slot, Target,
    TextError, TextSlot, Variant, Variants, View, Wire, decode, empty_variant, encode, one_of,
    to_value, view_of,
};
pub use serde;
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::validate::{Decimal, Format, Given, Missing, NotGiven, Pattern, Rule, Violations};

pub use crate::types::Wipe;

pub use crate::auth::{Credential, Scheme, SchemeKind, Security, SecurityScheme};
pub use crate::body::BodyStream;
pub use crate::client::{CallOptions, ClientBuilder, ClientCore};
pub use crate::decode::{
    Answer, Answers, Outcome, Reader, StatusPattern, bytes, empty, json, text,
};
pub use crate::error::{Error, NoBody};
pub use crate::incoming::{self, Incoming, IncomingError};
pub use crate::operation::{BodyFormat, BodyKind, Encoding, Location, Operation, Parameter, Style};
pub use crate::request::{Payload, Prepared, prepare, rendering, send, sequence, stream};
pub use crate::response::Response;
pub use crate::retry::RetryPolicy;
pub use crate::server::{IntoServer, Server, ServerVariable};
pub use crate::transport::BoxFuture;
pub use bytes::Bytes;

/// Holds a type to being one that headers can be read into.
pub const fn reads_headers<T: Wire>() {}

pub use http::{HeaderMap, Method, Request, StatusCode};

/// A whole answer.
pub type Reply = http::Response<Bytes>;

/// No rules: what nothing is asked of.
pub const NO_RULES: &[Rule] = &[];
/// No values of a tag: what a union tells by other means.
pub const NO_VALUES: &[&str] = &[];
