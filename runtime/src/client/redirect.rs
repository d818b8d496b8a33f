//! Where a redirect leads, and what may go along.
//!
//! Takes an answer and the URL it came from; gives the next URL, or none when the redirect itself is the answer. Headers
//! and credentials stay with the origin (scheme, host and port) that they are for.

use http::{HeaderMap, Method, Response, header};
use url::Url;

use super::call::Call;
use crate::decode;

/// How many redirects a call follows.
pub(super) const LIMIT: usize = 5;

/// Where a redirect leads.
pub(super) enum Hop {
    SameOrigin(String),
    OtherOrigin(String),
}

impl Hop {
    pub(super) fn into_url(self) -> String {
        match self {
            Self::SameOrigin(url) | Self::OtherOrigin(url) => url,
        }
    }
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
    let url = without_fragment(&to);
    Some(if from.origin() == to.origin() {
        Hop::SameOrigin(url)
    } else {
        Hop::OtherOrigin(url)
    })
}

/// A URL as it is sent: its fragment is the client's own.
pub(super) fn without_fragment(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.into()
}

/// Leaves the headers that say nothing of the API or of who is calling.
pub(super) fn strip(headers: &mut HeaderMap) {
    let mut kept = HeaderMap::new();
    for name in [header::ACCEPT, header::USER_AGENT] {
        if let Some(value) = headers.remove(&name) {
            kept.insert(name, value);
        }
    }
    *headers = kept;
}
