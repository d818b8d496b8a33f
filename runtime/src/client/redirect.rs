//! Where a redirect leads, and what may go along.
//!
//! Takes an answer and the URL it came from; gives the next URL, or none when the redirect itself is the answer. Headers
//! and credentials stay with the origin (scheme, host and port) that they are for, and so does a body, unless it is asked for there.

use http::{HeaderMap, HeaderName, Method, Response, StatusCode, header};
use url::Url;

use super::call::Call;
use crate::decode;

/// How many redirects a call follows.
pub(super) const LIMIT: usize = 5;

/// A step of a redirect.
pub(super) struct Hop {
    /// Where it leads.
    pub(super) url: String,
    /// Whether that is another origin.
    pub(super) is_foreign: bool,
    /// Whether the body goes along.
    pub(super) keeps_body: bool,
}

/// The next URL. A redirect is an answer like others when the method may change something or the body can't be sent again,
/// when the operation documents the status, and when it leads away from HTTPS, to another scheme, or into a URL with a user name.
pub(super) fn next<B>(call: &Call, from: &str, answer: &Response<B>) -> Option<Hop> {
    let followed = matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308)
        && matches!(call.method, Method::GET | Method::HEAD)
        && !call.body.is_spent()
        && !decode::is_named(call.answers, answer.status());
    if !followed {
        return None;
    }
    let from = Url::parse(from).ok()?;
    let to = from
        .join(answer.headers().get(header::LOCATION)?.to_str().ok()?)
        .ok()?;
    let allowed = matches!(
        (from.scheme(), to.scheme()),
        (_, "https") | ("http", "http")
    );
    if !allowed || !to.username().is_empty() || to.password().is_some() {
        return None;
    }
    let is_foreign = from.origin() != to.origin();
    Some(Hop {
        url: without_fragment(&to),
        is_foreign,
        keeps_body: keeps_body(answer.status(), is_foreign),
    })
}

/// What answers a 303 is asked for without content (RFC 9110 §15.4.4). A body goes to another origin only where the
/// redirect is one that promises to keep it (§15.4.8, §15.4.9).
fn keeps_body(status: StatusCode, is_foreign: bool) -> bool {
    match status {
        StatusCode::SEE_OTHER => false,
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        _ => !is_foreign,
    }
}

/// A URL as it is sent: its fragment is the client's own.
pub(super) fn without_fragment(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.into()
}

/// What a header says of a body, and goes with it.
const OF_BODIES: [HeaderName; 4] = [
    header::CONTENT_TYPE,
    header::CONTENT_ENCODING,
    header::CONTENT_LANGUAGE,
    header::CONTENT_LOCATION,
];

/// Leaves out what headers say of a body.
pub(super) fn drop_body(headers: &mut HeaderMap) {
    for name in OF_BODIES {
        headers.remove(name);
    }
}

/// Leaves the headers that say nothing of the API or of who is calling.
pub(super) fn strip(headers: &mut HeaderMap) {
    let mut kept = HeaderMap::new();
    for name in [header::ACCEPT, header::USER_AGENT]
        .into_iter()
        .chain(OF_BODIES)
    {
        if let Some(value) = headers.remove(&name) {
            kept.insert(name, value);
        }
    }
    *headers = kept;
}
