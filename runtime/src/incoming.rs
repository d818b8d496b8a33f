//! What an API calls at its user's: webhooks and callbacks, as a server receives them.
//!
//! Takes the head and the body of a request and what `#[api(incoming)]` says of it; gives the typed call, or says what does
//! not fit and where. It knows no server: it reads headers, a query and bytes.

mod error;
mod parameter;
mod query;
mod respond;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method};

use crate::codec::{Slot, Wire};
use crate::decode::{fits, is_json, without_value};
use crate::operation::{BodyFormat, BodyKind, Operation, Parameter};
use crate::types::{Nullable, UnixMillis};
use crate::validate::{Violations, check};

pub use error::{IncomingError, IncomingErrorKind};
pub use respond::{respond, respond_bytes, respond_text, respond_value, status};

/// A request that came in, beside what is described of it.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    operation: &'static Operation,
    headers: &'a HeaderMap,
    query: &'a str,
    body: &'a [u8],
}

impl<'a> Incoming<'a> {
    /// A request by its parts; `query` is what stands behind the question mark.
    #[must_use]
    pub fn new(
        operation: &'static Operation,
        headers: &'a HeaderMap,
        query: Option<&'a str>,
        body: &'a [u8],
    ) -> Self {
        Self {
            operation,
            headers,
            query: query.unwrap_or_default(),
            body,
        }
    }

    /// Holds the request to its method.
    ///
    /// # Errors
    /// When it came by another one.
    pub fn expect_method(&self, came: &Method) -> Result<(), IncomingError> {
        match *came == self.operation.method {
            true => Ok(()),
            false => Err(IncomingError::new(
                IncomingErrorKind::Method,
                "",
                format!(
                    "it is sent by {}, and came by {came:.20}",
                    self.operation.method
                ),
            )),
        }
    }

    /// The parameter at `at`, which must be there.
    ///
    /// # Errors
    /// When it is missing, or does not fit its type.
    pub fn required<T: Wire>(&self, at: usize) -> Result<T, IncomingError> {
        let parameter = self.parameter(at)?;
        match self.read(parameter)? {
            Some(value) => Ok(value),
            None => Err(IncomingError::missing(parameter)),
        }
    }

    /// The parameter at `at`, if it is there.
    ///
    /// # Errors
    /// When it does not fit its type.
    pub fn optional<T: Wire>(&self, at: usize) -> Result<Option<T>, IncomingError> {
        self.read(self.parameter(at)?)
    }

    /// The parameter at `at`, which may be a name without a value.
    ///
    /// # Errors
    /// When it does not fit its type.
    pub fn nullable<T: Wire>(&self, at: usize) -> Result<Nullable<T>, IncomingError> {
        let parameter = self.parameter(at)?;
        if query::is_bare(self.query, parameter.name) {
            return Ok(Nullable::Null);
        }
        Ok(self
            .read(parameter)?
            .map_or(Nullable::Absent, Nullable::Value))
    }

    fn parameter(&self, at: usize) -> Result<&'static Parameter, IncomingError> {
        let found = self.operation.parameters.get(at);
        found.ok_or_else(|| IncomingError::body("", "no parameter was declared for this value"))
    }

    fn read<T: Wire>(&self, parameter: &'static Parameter) -> Result<Option<T>, IncomingError> {
        let mut scratch = T::empty();
        let others = self.operation.parameters;
        let found = parameter::find(
            parameter,
            others,
            self.headers,
            self.query,
            scratch.target(),
        );
        let Some(value) =
            found.map_err(|message| IncomingError::parameter(parameter, "", message))?
        else {
            return Ok(None);
        };
        let json = value.to_string();
        match crate::json::from_slice(json.as_bytes()) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(IncomingError::parameter(
                parameter,
                error.pointer(),
                without_value(error.message()),
            )),
        }
    }

    /// Whether there is a body at all.
    #[must_use]
    pub fn has_body(&self) -> bool {
        !self.body.is_empty()
    }

    /// Which of the described media types the body is of.
    ///
    /// # Errors
    /// When it is of another one, or none is said.
    pub fn format(&self) -> Result<usize, IncomingError> {
        let formats = self.operation.bodies;
        let came = self.headers.get(CONTENT_TYPE);
        let came = came.map(|came| came.to_str().unwrap_or_default());
        let found = match came {
            Some(came) => by_media(formats, came),
            None => formats.iter().position(is_any),
        };
        found.ok_or_else(|| IncomingError::media(formats, came))
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// When it is no JSON, or does not fit its type.
    pub fn json<T: Wire>(&self) -> Result<T, IncomingError> {
        if self.body.is_empty() {
            return Err(IncomingError::body("", "is empty, and JSON was expected"));
        }
        crate::json::from_slice(self.body)
            .map_err(|error| IncomingError::body(error.pointer(), without_value(error.message())))
    }

    /// The body as a form whose names and values are URL-encoded; `at` is the place of its format.
    ///
    /// # Errors
    /// When it is no such form, or does not fit its type.
    pub fn form<T: Wire>(&self, at: usize) -> Result<T, IncomingError> {
        let encodings = self.operation.bodies.get(at);
        let encodings = encodings.map_or(&[][..], |format| format.encodings);
        let mut scratch = T::empty();
        let value = query::form(self.utf8()?, encodings, scratch.target())
            .map_err(|message| IncomingError::body("", message))?;
        crate::json::from_slice(value.to_string().as_bytes())
            .map_err(|error| IncomingError::body(error.pointer(), without_value(error.message())))
    }

    /// The body as text, in UTF-8.
    ///
    /// # Errors
    /// When it is no UTF-8.
    pub fn text<T: From<String>>(&self) -> Result<T, IncomingError> {
        Ok(self.utf8()?.to_owned().into())
    }

    /// The body as it is.
    #[must_use]
    pub fn bytes<T: From<Bytes>>(&self) -> T {
        Bytes::copy_from_slice(self.body).into()
    }

    fn utf8(&self) -> Result<&'a str, IncomingError> {
        std::str::from_utf8(self.body)
            .map_err(|error| IncomingError::body("", format!("is no UTF-8 text: {error}")))
    }
}

/// The format that names the media type, or else the range that it lies in, or else that of any JSON.
fn by_media(formats: &[BodyFormat], came: &str) -> Option<usize> {
    let exact =
        |format: &BodyFormat| !format.media.contains('*') && fits(Some(format.media), Some(came));
    let range = |format: &BodyFormat| fits(Some(format.media), Some(came));
    let json = |format: &BodyFormat| format.kind == BodyKind::Json && is_json(came);
    let mut places = formats.iter();
    places
        .position(exact)
        .or_else(|| formats.iter().position(range))
        .or_else(|| formats.iter().position(json))
}

/// What needs no media type: any bytes (RFC 9110 §8.3).
fn is_any(format: &BodyFormat) -> bool {
    format.kind == BodyKind::Bytes && matches!(format.media, "*/*" | "application/octet-stream")
}

/// Checks the values of a call: the parameters in their order, then the body, which is of the format at a place.
///
/// # Errors
/// All the rules that they break.
pub fn validate(
    operation: &'static Operation,
    parameters: &[&dyn Slot],
    body: Option<(usize, &dyn Slot)>,
) -> Result<(), Violations> {
    let now = UnixMillis::now();
    let mut violations = Violations::default();
    for (parameter, value) in operation.parameters.iter().zip(parameters) {
        if !matches!(value.view(), crate::codec::View::Absent) {
            check(
                *value,
                parameter.rules,
                &crate::request::pointer(parameter),
                now,
                &mut violations,
            );
        }
    }
    if let Some((at, body)) = body {
        let rules = operation
            .bodies
            .get(at)
            .map_or(&[][..], |format| format.rules);
        check(body, rules, "/body", now, &mut violations);
    }
    violations.into_result()
}
