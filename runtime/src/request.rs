//! From an operation and the values of a call to a request that is ready to be sent.
//!
//! Takes static data and values seen as slots. All that breaks a rule is told at once, and then nothing is sent. It does
//! not know credentials, retries or transports.
//!
//! A violation's pointer begins with where the value goes: `/path/session_id`, `/query/limit`, `/header/x-api-version`,
//! `/cookie/theme`, `/querystring/filter` (the property `filter` of the whole query), `/body/redirect_url`.

use http::header::{CONTENT_TYPE, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Method};

use crate::body::{Body, BodyStream};
use crate::client::{Call, CallOptions, ClientCore};
use crate::codec::{Slot, View};
use crate::decode::{self, Answers, Reader};
use crate::encode::{self, Misuse, Multipart, STREAM_WITHIN};
use crate::error::Error;
use crate::operation::{BodyFormat, BodyKind, Location, Operation, Parameter};
use crate::response::Response;
use crate::sequence::Sequence;
use crate::types::{Representation, UnixMillis, Upload};
use crate::validate::{Keyword, Streams, Violation, Violations, check};

/// The body of a call, before it is written.
pub enum Payload<'a> {
    /// No body.
    None,
    /// A value that the operation's format of this place says how to write.
    Value(usize, &'a dyn Slot),
    /// Bytes or a stream, as they are, in the media type of the format of this place.
    Raw(usize, Body),
    /// A body in a media type of its own, which the format of this place covers.
    Typed(usize, &'a Representation),
}

impl Payload<'_> {
    /// Bytes or a body, as they are.
    pub fn raw(at: usize, body: &(impl Clone + Into<Body>)) -> Self {
        Self::Raw(at, body.clone().into())
    }
}

/// The request of `operation` with `values` in the order of its parameters.
///
/// # Errors
/// Every rule that a value breaks, and every value that can't be written where it goes.
pub fn prepare(
    core: &ClientCore,
    operation: &'static Operation,
    values: &[&dyn Slot],
    payload: Payload<'_>,
) -> Prepared {
    let mut draft = Draft::new(core.clock().now());
    let path = draft.path(operation, values);
    for (parameter, value) in operation.parameters.iter().zip(values) {
        draft.parameter(parameter, *value);
    }
    let body = draft.body(operation.bodies, payload);
    let method = draft.method(operation);
    draft.violations.into_result()?;
    let headers = draft.headers;
    Ok(Call::new(method, operation.path, path)
        .query(draft.query)
        .headers(headers)
        .server(operation.server)
        .body(body)
        .security(operation.security)
        .answers(operation.answers))
}

/// A call that is ready to be sent, or why it can't be.
pub type Prepared = Result<Call, Violations>;

/// Sends a prepared call and reads its answer.
///
/// # Errors
/// As [`Error`] lists.
pub async fn send<T, E>(
    core: &ClientCore,
    call: Prepared,
    options: CallOptions,
    successes: &[Reader<T>],
    errors: &[Reader<E>],
) -> Result<Response<T>, Error<E>> {
    core.call(call.map_err(Error::Invalid)?, options, successes, errors)
        .await
}

/// Sends a prepared call and gives the body of a success as it arrives. It is asked for in `media`, or in what the
/// operation documents.
///
/// # Errors
/// As [`Error`] lists.
pub async fn stream<E>(
    core: &ClientCore,
    call: Prepared,
    options: CallOptions,
    media: Option<&'static str>,
    errors: &[Reader<E>],
) -> Result<Response<BodyStream>, Error<E>> {
    let call = call.map_err(Error::Invalid)?;
    let call = match media {
        Some(media) => call.accepting(media),
        None => call,
    };
    core.call_streaming(call, options, errors).await
}

/// Sends a prepared call and reads its answer in another media type: `answers` are documented as ever, but that those
/// in this media type are the successes.
///
/// # Errors
/// As [`Error`] lists.
pub async fn rendering<T, E>(
    core: &ClientCore,
    call: Prepared,
    options: CallOptions,
    answers: Answers,
    (success, errors): (Reader<T>, &[Reader<E>]),
) -> Result<Response<T>, Error<E>> {
    let call = call.map_err(Error::Invalid)?.answers(answers);
    core.call(call, options, &[success], errors).await
}

/// Sends a prepared call and gives the items of a success as they arrive, in `media`.
///
/// # Errors
/// As [`Error`] lists.
pub async fn sequence<S: Sequence, E>(
    core: &ClientCore,
    call: Prepared,
    options: CallOptions,
    media: &'static str,
    errors: &[Reader<E>],
) -> Result<Response<S>, Error<E>> {
    let call = call.map_err(Error::Invalid)?;
    core.call_sequence(call, options, media, errors).await
}

/// A request as far as it is written, and what stands against it.
struct Draft {
    now: UnixMillis,
    query: String,
    headers: HeaderMap,
    violations: Violations,
}

impl Draft {
    fn new(now: UnixMillis) -> Self {
        Self {
            now,
            query: String::new(),
            headers: HeaderMap::new(),
            violations: Violations::default(),
        }
    }

    fn method(&mut self, operation: &Operation) -> Method {
        Method::from_bytes(operation.method.as_bytes()).unwrap_or_else(|_| {
            let message = "must be a token, as RFC 9110 has it";
            let violation = Violation::new("/method", Keyword::Format, message);
            self.violations.push(violation);
            Method::GET
        })
    }

    /// The path, with each `{name}` replaced by the value of that parameter.
    fn path(&mut self, operation: &Operation, values: &[&dyn Slot]) -> String {
        let mut path = String::new();
        for segment in operation.path.split('/').skip(1) {
            path.push('/');
            let start = path.len();
            let filled = self.segment(segment, operation, values, &mut path);
            let written = path.get(start..).unwrap_or_default();
            if let Some(parameter) = filled.filter(|_| written.split('/').any(is_dropped)) {
                let message =
                    "must not make a path segment of nothing, `.` or `..`, which URLs drop";
                self.refuse(parameter, Keyword::MinLength, message);
            }
        }
        path
    }

    /// Writes one segment of the template; gives the last parameter that was written into it.
    fn segment(
        &mut self,
        mut template: &str,
        operation: &Operation,
        values: &[&dyn Slot],
        path: &mut String,
    ) -> Option<&'static Parameter> {
        let mut filled = None;
        while let Some((literal, rest)) = template.split_once('{') {
            let Some((name, rest)) = rest.split_once('}') else {
                break;
            };
            path.push_str(&encode::literal(literal));
            template = rest;
            let mut given = operation.parameters.iter().zip(values);
            let named = given.find(|(parameter, _)| {
                parameter.location == Location::Path && parameter.name == name
            });
            if let Some((parameter, value)) = named {
                match encode::path(parameter, *value) {
                    Ok(text) => {
                        filled = Some(parameter);
                        path.push_str(&text);
                    }
                    Err(misuse) => self.misuse(parameter, misuse),
                }
            }
        }
        path.push_str(&encode::literal(template));
        filled
    }

    /// Checks a parameter, and writes it unless it goes into the path or is absent.
    fn parameter(&mut self, parameter: &'static Parameter, value: &dyn Slot) {
        if matches!(value.view(), View::Absent) {
            return;
        }
        check(
            value,
            parameter.rules,
            &pointer(parameter),
            self.now,
            &mut self.violations,
        );
        let written = match parameter.location {
            Location::Path => Ok(()),
            Location::Query => encode::query(parameter, value, &mut self.query),
            Location::Header => self.header(parameter, value),
            Location::Cookie => self.cookie(parameter, value),
            Location::Querystring => self.whole_query(parameter, value),
        };
        if let Err(misuse) = written {
            self.misuse(parameter, misuse);
        }
    }

    /// Other parameters of the query stand beside it, though OpenAPI allows none.
    fn whole_query(&mut self, parameter: &Parameter, value: &dyn Slot) -> Result<(), Misuse> {
        encode::add(&mut self.query, &encode::whole_query(parameter, value)?);
        Ok(())
    }

    fn header(&mut self, parameter: &Parameter, value: &dyn Slot) -> Result<(), Misuse> {
        let Some(text) = encode::header(parameter, value)? else {
            return Ok(());
        };
        let name = HeaderName::try_from(parameter.name)
            .map_err(|_| Misuse::new("has a name that no header can have"))?;
        self.headers.insert(name, header_value(&text)?);
        Ok(())
    }

    fn cookie(&mut self, parameter: &Parameter, value: &dyn Slot) -> Result<(), Misuse> {
        let Some(pairs) = encode::cookie(parameter, value)? else {
            return Ok(());
        };
        let before = self
            .headers
            .get(COOKIE)
            .and_then(|cookies| cookies.to_str().ok());
        let cookies = before.map_or_else(|| pairs.clone(), |before| format!("{before}; {pairs}"));
        self.headers.insert(COOKIE, header_value(&cookies)?);
        Ok(())
    }

    /// The body, checked and written, with its `content-type`.
    fn body(&mut self, formats: &[BodyFormat], payload: Payload<'_>) -> Body {
        let (Payload::Raw(at, _) | Payload::Typed(at, _) | Payload::Value(at, _)) = payload else {
            return Body::empty();
        };
        let Some(format) = formats.get(at).copied() else {
            return Body::empty();
        };
        let written = match payload {
            Payload::None => return Body::empty(),
            Payload::Raw(_, body) => Ok(self.raw(format, body, format.media)),
            Payload::Typed(_, given) => {
                self.media(format, given.media());
                Ok(self.raw(format, given.body().clone(), given.media()))
            }
            Payload::Value(_, value) => self.value(format, value),
        };
        match written {
            Ok((body, media)) => {
                if let Ok(media) = HeaderValue::try_from(media) {
                    self.headers.insert(CONTENT_TYPE, media);
                }
                body
            }
            Err(misuse) => {
                let violation = Violation::new("/body", Keyword::Format, misuse.message());
                self.violations.push(violation);
                Body::empty()
            }
        }
    }

    /// A body as it is, held to the rules of its length.
    fn raw(&mut self, format: BodyFormat, body: Body, media: &str) -> (Body, String) {
        let whole = Upload::new(body);
        check(
            &whole,
            format.rules,
            "/body",
            self.now,
            &mut self.violations,
        );
        (whole.body().clone(), media.to_owned())
    }

    /// A value, checked and written.
    fn value(&mut self, format: BodyFormat, value: &dyn Slot) -> Result<(Body, String), Misuse> {
        let streams = check(value, format.rules, "/body", self.now, &mut self.violations);
        match streams == Streams::Held && format.kind != BodyKind::Multipart {
            true => Err(STREAM_WITHIN),
            false => write(format, value),
        }
    }

    /// Holds the media type that a body was given to being one of the operation's.
    fn media(&mut self, format: BodyFormat, media: &str) {
        let range = format.media;
        if !decode::is_type(media) || !decode::fits(Some(range), Some(media)) {
            let message = format!("must be of a media type within `{range}`, not `{media:.80}`");
            self.violations
                .push(Violation::new("/body", Keyword::Format, message));
        } else if decode::lacks_boundary(media) {
            // RFC 2046 §5.1.1: nothing else says where a part ends.
            let message = format!("must name its boundary: `{media:.80}; boundary=…`");
            self.violations
                .push(Violation::new("/body", Keyword::Format, message));
        }
    }

    fn misuse(&mut self, parameter: &Parameter, misuse: Misuse) {
        self.refuse(parameter, Keyword::Format, misuse.message());
    }

    fn refuse(&mut self, parameter: &Parameter, keyword: Keyword, message: &str) {
        self.violations
            .push(Violation::new(pointer(parameter), keyword, message));
    }
}

/// The body and its media type.
fn write(format: BodyFormat, value: &dyn Slot) -> Result<(Body, String), Misuse> {
    let body = match format.kind {
        BodyKind::Json => crate::json::to_vec(value),
        BodyKind::Form => encode::form(value.view(), format.encodings)?.into_bytes(),
        BodyKind::Multipart => {
            let Multipart { boundary, body } = encode::multipart(value.view(), format.encodings)?;
            let media = format!("{}; boundary={boundary}", format.media);
            return Ok((body, media));
        }
        BodyKind::Text | BodyKind::Bytes => encode::text(value)?.into_bytes(),
    };
    Ok((Body::from(body), format.media.to_owned()))
}

/// Whether a URL library takes the segment for none, or for a step (RFC 3986 §5.2.4; WHATWG URL takes `%2e` for a dot).
fn is_dropped(segment: &str) -> bool {
    let plain = segment.to_ascii_lowercase().replace("%2e", ".");
    matches!(plain.as_str(), "" | "." | "..")
}

/// A parameter's value as a header. Marked sensitive, so that nothing below prints it: it may be a secret.
fn header_value(text: &str) -> Result<HeaderValue, Misuse> {
    let mut value = HeaderValue::from_str(text)
        .map_err(|_| Misuse::new("must be visible ASCII characters and spaces, as all headers"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// `/query/filter~1name`, or `/querystring` for all of it, as RFC 6901 has it.
pub(crate) fn pointer(parameter: &Parameter) -> String {
    if parameter.location == Location::Querystring {
        return "/querystring".to_owned();
    }
    let name = parameter.name.replace('~', "~0").replace('/', "~1");
    format!("/{}/{name}", parameter.location.as_str())
}
