//! Typed HTTP clients from declarations: models, constraints, operations.
//!
//! The face of Typewright. What a program declares with the macros below is data; the work is done here, once for all.

// The derives name this crate as its users do; here they are used in tests.
#[cfg(test)]
extern crate self as typewright;

#[doc(hidden)]
pub mod __private;
pub mod auth;
mod body;
pub mod client;
pub mod clock;
pub mod codec;
pub mod decode;
mod encode;
pub mod error;
mod events;
mod headers;
pub mod incoming;
pub mod json;
pub mod operation;
pub mod request;
pub mod response;
pub mod retry;
pub mod sequence;
pub mod server;
mod spelled;
pub mod transport;
pub mod types;
mod unknown_value;
pub mod validate;

#[cfg(feature = "uuid")]
pub use types::Uuid;
pub use types::{
    Base64, Map, Nullable, Representation, Secret, UnixMillis, Upload, Url, Value, Wipe,
};

pub use auth::{
    Authenticate, Credential, CredentialsError, Renewal, Scheme, SchemeKind, SecurityScheme,
};
pub use body::{Body, BodyStream};
pub use bytes::Bytes;
#[cfg(feature = "chrono")]
pub use chrono;
pub use client::{CallOptions, ClientBuilder, ClientCore};
pub use clock::{Clock, SystemClock};
pub use codec::Literal;
pub use error::{BuildError, DecodeFailure, Error, ErrorResponse, NoBody, UndocumentedResponse};
pub use headers::HeaderError;
pub use http;
pub use http::{HeaderMap, StatusCode};
pub use incoming::{IncomingError, IncomingErrorKind, Mistake};
#[cfg(feature = "jiff")]
pub use jiff;
pub use response::Response;
pub use retry::RetryPolicy;
pub use sequence::{EventStream, JsonLines, StreamError};
pub use server::{FilledServer, IntoServer, Server, ServerVariable};
#[cfg(feature = "time")]
pub use time;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{BoxFuture, Transport, TransportError, TransportErrorKind};
#[cfg(feature = "inline")]
pub use typewright_macros::client;
pub use typewright_macros::{
    Entity, Model, SecurityScheme, StringEnum, Union, ValueEnum, Wipe, api,
};
pub use unknown_value::{UnknownNumber, UnknownValue};
pub use validate::{Validate, Violation, Violations};
