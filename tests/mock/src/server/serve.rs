//! One connection of the mock: HTTP by hyper, each request through the judge to a reply, both kept.

use std::convert::Infallible;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::route::{Route, route};
use super::state::{Planned, State};
use super::{Shared, answer};
use crate::description::Operation;
use crate::exchange::{Exchange, Received, Sent};
use crate::judge::{Credential, Direction, Judge, Refusal, credentials, judge_request};

/// The longest body that is read.
const LONGEST_BODY: usize = 16 * 1024 * 1024;

pub(super) async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    let service = service_fn(move |request| respond(request, Arc::clone(&shared)));
    // A client that goes away in the middle is its own affair; what had arrived whole is recorded.
    let _ = hyper::server::conn::http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn respond(
    request: Request<Incoming>,
    shared: Arc<Shared>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let Ok(received) = receive(request).await else {
        return Ok(to_http(&Planned {
            status: 413,
            ..Planned::default()
        }));
    };
    let reply = decide(&shared, received);
    if !reply.delay.is_zero() {
        tokio::time::sleep(reply.delay).await;
    }
    Ok(to_http(&reply))
}

async fn receive(
    request: Request<Incoming>,
) -> Result<Received, Box<dyn std::error::Error + Send + Sync>> {
    let (parts, body) = request.into_parts();
    let target = parts
        .uri
        .path_and_query()
        .map_or("/", |target| target.as_str())
        .to_owned();
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = parts
        .headers
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), text(value)))
        .collect();
    let body = Limited::new(body, LONGEST_BODY).collect().await?.to_bytes();
    Ok(Received {
        method: parts.method.to_string(),
        target,
        headers,
        body,
    })
}

fn to_http(reply: &Planned) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(reply.body.clone()));
    // A script may name a number that HTTP has no place for; it must not pass for a success.
    *response.status_mut() =
        http::StatusCode::from_u16(reply.status).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in &reply.headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse::<HeaderValue>()) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

/// Judges a request, chooses the reply and keeps both.
fn decide(shared: &Shared, request: Received) -> Planned {
    let description = &shared.description;
    let route = route(description, &request.method, request.path());
    let mut state = shared.lock();
    let (operation, outcome) = match route {
        Route::Found(operation, segments) => (
            Some(operation),
            accept(shared, &mut state, operation, &request, &segments),
        ),
        Route::OtherMethod => (None, Err(refusal(405, "no such method here", &request))),
        Route::Nowhere => (None, Err(refusal(404, "no such path", &request))),
    };
    let (reply, refusal) = match outcome {
        Ok(reply) => (reply, None),
        Err(refusal) => {
            let reply = answer::of_error(description, operation, refusal.status, &refusal.message);
            (reply, Some(refusal.message))
        }
    };
    let response = Sent {
        status: reply.status,
        headers: reply.headers.clone(),
        body: reply.body.clone(),
    };
    let operation = operation.map(|operation| operation.id.clone());
    state.exchanges.push(Exchange {
        operation,
        request,
        response,
        refusal,
    });
    reply
}

fn refusal(status: u16, message: &str, request: &Received) -> Refusal {
    Refusal {
        status,
        message: format!("{message}: {} {}", request.method, request.path()),
    }
}

/// The reply to a request that is as the description says, or why it is refused.
fn accept(
    shared: &Shared,
    state: &mut State,
    operation: &Operation,
    request: &Received,
    segments: &[(String, String)],
) -> Result<Planned, Refusal> {
    check_credentials(state, &credentials(operation, request)?)?;
    let judge = Judge {
        document: shared.description.document(),
        direction: Direction::Request,
        now: state.now(),
    };
    judge_request(&judge, operation, request, segments)?;
    if let Some(scripted) = state.next_scripted(&operation.id) {
        return Ok(scripted);
    }
    let served = state.count_served(&operation.id);
    Ok(answer::of_success(&shared.description, operation, served))
}

fn check_credentials(state: &mut State, carried: &[Credential]) -> Result<(), Refusal> {
    for Credential { scheme, value } in carried {
        let refuse = |why: &str| {
            Err(Refusal {
                status: 403,
                message: format!("the credential for `{scheme}` {why}"),
            })
        };
        if state.take_expired(value) {
            return refuse("has expired");
        }
        if state
            .accepted
            .get(scheme)
            .is_some_and(|accepted| !accepted.contains(value))
        {
            return refuse("is not valid");
        }
    }
    Ok(())
}
