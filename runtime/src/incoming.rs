//! What an API calls at its user's: webhooks and callbacks, as a server receives them.
//!
//! Takes the head and the body of a request and what `#[api(incoming)]` says of it; gives the typed call, or says what does
//! not fit and where. It knows no server: it reads headers, a query and bytes.

mod error;
mod form;
mod multipart;
mod parameter;
mod parts;
mod query;
mod respond;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method};

use crate::codec::{Fault, Slot, Tree, Wire, find, read_all};
use crate::decode::{fits, is_json, without_value};
use crate::json::Written;
use crate::operation::{BodyFormat, BodyKind, Encoding, Operation, Parameter};
use crate::types::{Nullable, UnixMillis};
use crate::validate::{Violations, check_kept};

pub use error::{IncomingError, IncomingErrorKind, Mistake};
pub use respond::{respond, respond_bytes, respond_text, respond_value, status};

/// A request that came in, beside what is described of it.
///
/// Each reading gives a value or nothing; what is wrong is kept, so that [`error`](Self::error) tells all of it at once.
#[derive(Debug)]
pub struct Incoming<'a> {
    operation: &'static Operation,
    headers: &'a HeaderMap,
    query: &'a str,
    body: &'a [u8],
    mistakes: Vec<Mistake>,
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
            mistakes: Vec::new(),
        }
    }

    /// Holds the request to its method. What came by another one is not looked at any further.
    ///
    /// # Errors
    /// When it came by another one.
    pub fn expect_method(&self, came: &Method) -> Result<(), IncomingError> {
        let expected = self.operation.method;
        if *came == expected {
            return Ok(());
        }
        let message = format!("it is sent by {expected}, and came by {came:.20}");
        let mistake = Mistake::new(IncomingErrorKind::Method, "", message);
        Err(IncomingError::new(vec![mistake]))
    }

    /// All that was not as described.
    #[must_use]
    pub fn error(self) -> IncomingError {
        IncomingError::new(self.mistakes)
    }

    fn wrong<T>(&mut self, mistake: Mistake) -> Option<T> {
        self.mistakes.push(mistake);
        None
    }

    /// The parameter at `at`, which must be there and fit its type.
    pub fn required<T: Wire>(&mut self, at: usize) -> Option<T> {
        match self.optional(at)? {
            Some(value) => Some(value),
            None => {
                let parameter = self.parameter(at)?;
                self.wrong(Mistake::missing(parameter))
            }
        }
    }

    /// The parameter at `at`, if it is there; then it must fit its type.
    pub fn optional<T: Wire>(&mut self, at: usize) -> Option<Option<T>> {
        let parameter = self.parameter(at)?;
        let mut value = T::empty();
        let others = self.operation.parameters;
        let source = (self.headers, self.query);
        let Some(tree) = parameter::find(parameter, others, source, value.target()) else {
            return Some(None);
        };
        // What was a scratch to see the types by is filled anew.
        let mut value = T::empty();
        match read_all(&mut value, &tree) {
            Ok(()) => Some(Some(value)),
            Err(faults) => {
                let mistakes = faults
                    .iter()
                    .map(|fault| Mistake::parameter(parameter, fault));
                self.mistakes.extend(mistakes);
                None
            }
        }
    }

    /// The parameter at `at`, which may be a name without a value.
    pub fn nullable<T: Wire>(&mut self, at: usize) -> Option<Nullable<T>> {
        let parameter = self.parameter(at)?;
        if query::Pairs::of(self.query).is_bare(parameter.name) {
            return Some(Nullable::Null);
        }
        let value = self.optional(at)?;
        Some(value.map_or(Nullable::Absent, Nullable::Value))
    }

    fn parameter(&mut self, at: usize) -> Option<&'static Parameter> {
        let found = self.operation.parameters.get(at);
        found.or_else(|| self.wrong(Mistake::body("", "no parameter was declared for a value")))
    }

    /// Whether there is a body at all.
    #[must_use]
    pub fn has_body(&self) -> bool {
        !self.body.is_empty()
    }

    /// Which of the described media types the body is of.
    pub fn format(&mut self) -> Option<usize> {
        let formats = self.operation.bodies;
        let came = self.media();
        let found = match came {
            Some(came) => by_media(formats, came),
            None => formats.iter().position(is_any),
        };
        found.or_else(|| self.wrong(Mistake::media(formats, came)))
    }

    fn media(&self) -> Option<&'a str> {
        let came = self.headers.get(CONTENT_TYPE);
        came.map(|came| came.to_str().unwrap_or_default())
    }

    /// The body as JSON.
    pub fn json<T: Wire>(&mut self) -> Option<T> {
        if self.body.is_empty() {
            return self.wrong(Mistake::body("", "is empty, and JSON was expected"));
        }
        let error = match crate::json::from_slice(self.body) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        let text = std::str::from_utf8(self.body).unwrap_or_default();
        let written = Written::read(text).ok();
        let faults = written.map(|written| find(&mut T::empty(), &Tree::of(&written)));
        match faults.filter(|faults| !faults.is_empty()) {
            Some(faults) => self.faults(&faults),
            None => self.wrong(Mistake::body(
                error.pointer(),
                without_value(error.message()),
            )),
        }
    }

    fn faults<T>(&mut self, faults: &[Fault]) -> Option<T> {
        let mistakes = faults.iter();
        let mistakes = mistakes.map(|fault| Mistake::body(&fault.pointer, &*fault.message));
        self.mistakes.extend(mistakes);
        None
    }

    /// The body as a form whose names and values are URL-encoded; `at` is the place of its format.
    pub fn form<T: Wire>(&mut self, at: usize) -> Option<T> {
        let pairs = query::Pairs::of(self.utf8()?);
        self.object(&pairs, at)
    }

    /// The body as a form of parts; `at` is the place of its format.
    pub fn multipart<T: Wire>(&mut self, at: usize) -> Option<T> {
        let Some(boundary) = self.media().and_then(parts::boundary) else {
            return self.wrong(Mistake::new(
                IncomingErrorKind::Body,
                "/header/content-type",
                "names no boundary between the parts of the body",
            ));
        };
        match parts::read(self.body, &boundary) {
            Ok(parts) => self.object(&multipart::Parts(parts), at),
            Err(wrong) => self.wrong(Mistake::body("", wrong)),
        }
    }

    fn object<T: Wire>(&mut self, form: &dyn form::Form, at: usize) -> Option<T> {
        let tree = form::object(form, self.encodings(at), T::empty().target());
        let mut value = T::empty();
        match read_all(&mut value, &tree) {
            Ok(()) => Some(value),
            Err(faults) => self.faults(&faults),
        }
    }

    fn encodings(&self, at: usize) -> &'static [Encoding] {
        let format = self.operation.bodies.get(at);
        format.map_or(&[], |format| format.encodings)
    }

    /// The body as text, in UTF-8.
    pub fn text<T: From<String>>(&mut self) -> Option<T> {
        Some(self.utf8()?.to_owned().into())
    }

    /// The body as it is.
    pub fn bytes<T: From<Bytes>>(&mut self) -> Option<T> {
        Some(Bytes::copy_from_slice(self.body).into())
    }

    fn utf8(&mut self) -> Option<&'a str> {
        let text = std::str::from_utf8(self.body);
        text.or_else(|error| {
            let mistake = Mistake::body("", format!("is no UTF-8 text: {error}"));
            self.wrong(mistake).ok_or(())
        })
        .ok()
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
            check_kept(
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
        check_kept(body, rules, "/body", now, &mut violations);
    }
    violations.into_result()
}
