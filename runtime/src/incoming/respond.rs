//! The answer to what came in, as a whole response.
//!
//! Takes a status, and a body with its media type; gives what any server can send. It knows no types.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};

use crate::codec::Slot;

/// An answer without a body.
#[must_use]
pub fn respond(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}

/// An answer in JSON.
#[must_use]
pub fn respond_value(status: StatusCode, media: &'static str, body: &dyn Slot) -> Response<Bytes> {
    respond_bytes(status, media, crate::json::to_vec(body).into())
}

/// An answer of text.
#[must_use]
pub fn respond_text(status: StatusCode, media: &'static str, body: &str) -> Response<Bytes> {
    respond_bytes(status, media, Bytes::copy_from_slice(body.as_bytes()))
}

/// An answer of any bytes.
#[must_use]
pub fn respond_bytes(status: StatusCode, media: &'static str, body: Bytes) -> Response<Bytes> {
    let mut response = respond(status);
    *response.body_mut() = body;
    if let Ok(media) = HeaderValue::from_str(media) {
        response.headers_mut().insert(CONTENT_TYPE, media);
    }
    response
}

/// A status of a declaration, which holds none that isn't one.
#[must_use]
pub fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::OK)
}
