//! One attempt: the request with its credentials, the redirects it is led through, and the whole body of the answer.
//!
//! Takes a call and credentials; gives what arrived. It decides nothing about trying again.

use std::time::Instant;

use bytes::Bytes;
use http::{HeaderMap, Request};

use super::ClientCore;
use super::call::{Call, Target};
use super::redirect;
use crate::auth::{Chosen, place};
use crate::body::{Body, BodyStream};
use crate::error::CallFailure;
use crate::events;
use crate::response::RawResponse;
use crate::server;
use crate::transport::{TransportError, TransportErrorKind};

/// An answer, and whether it is another host's than the call was for.
pub(super) struct Arrived {
    pub(super) raw: RawResponse,
    pub(super) foreign: bool,
    /// The body of a success that is taken as it arrives; the raw answer's is empty then.
    pub(super) stream: Option<BodyStream>,
}

/// How the body of a success is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    Whole,
    AsItArrives,
}

impl ClientCore {
    /// The outer error is one of building the request, which no repetition mends.
    pub(super) async fn attempt(
        &self,
        call: &Call,
        chosen: &Chosen,
        (number, taken): (u32, Taken),
    ) -> Result<Result<Arrived, TransportError>, CallFailure> {
        let (url, headers) = self.address(call, chosen)?;
        let started = Instant::now();
        let outcome = self.follow(call, url, headers, taken).await;
        events::attempted(
            call,
            number,
            started.elapsed(),
            outcome.as_ref().map(|arrived| arrived.raw.status()),
        );
        Ok(outcome)
    }

    fn address(&self, call: &Call, chosen: &Chosen) -> Result<(String, HeaderMap), CallFailure> {
        let mut headers = call.head(&self.0.user_agent);
        let url = match &call.target {
            Target::Elsewhere(url) => redirect::without_fragment(url),
            Target::Path { path, query } => {
                server::refuse_dot_segments(path)?;
                let mut query = query.clone();
                place(chosen, &mut headers, &mut query)?;
                let separator = if query.is_empty() { "" } else { "?" };
                let base = self.0.servers.of(call.server, &self.0.base)?;
                server::join(&base, &format!("{path}{separator}{query}"))
            }
        };
        Ok((url, headers))
    }

    /// Sends, and goes where redirects lead: only from methods that change nothing, only a few times, and to another
    /// origin with nothing of the API's.
    async fn follow(
        &self,
        call: &Call,
        url: String,
        headers: HeaderMap,
        taken: Taken,
    ) -> Result<Arrived, TransportError> {
        let (mut url, mut headers, mut foreign) = (url, headers, false);
        let mut body = call.body.clone();
        for _ in 0..=redirect::LIMIT {
            let answer = self
                .0
                .transport
                .send(request((call, &body), &url, &headers)?)
                .await?;
            let Some(hop) = redirect::next(call, &url, &answer) else {
                return self.taken(answer, taken, foreign).await;
            };
            if !hop.keeps_body {
                body = Body::empty();
                redirect::drop_body(&mut headers);
            }
            if hop.is_foreign {
                redirect::strip(&mut headers);
                foreign = true;
            }
            url = hop.url;
        }
        Err(TransportErrorKind::TooManyRedirects(redirect::LIMIT).into())
    }

    async fn taken(
        &self,
        answer: http::Response<BodyStream>,
        taken: Taken,
        foreign: bool,
    ) -> Result<Arrived, TransportError> {
        let (head, body) = answer.into_parts();
        let (body, stream) = match taken {
            Taken::AsItArrives if head.status.is_success() => (Bytes::new(), Some(body)),
            _ => (body.collect(self.0.max_body).await?, None),
        };
        Ok(Arrived {
            raw: RawResponse::new(head.status, head.headers, body),
            foreign,
            stream,
        })
    }
}

fn request(
    (call, body): (&Call, &Body),
    url: &str,
    headers: &HeaderMap,
) -> Result<Request<Body>, TransportError> {
    if body.is_spent() {
        return Err(TransportErrorKind::Spent.into());
    }
    let mut request = Request::builder()
        .method(call.method.clone())
        .uri(url)
        .body(body.clone())
        .map_err(|error| TransportError::new(TransportErrorKind::Request).with_source(error))?;
    *request.headers_mut() = headers.clone();
    Ok(request)
}
