//! A scripted transport, a clock that never waits, and short ways to build calls.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{HeaderMap, Method, Request, Response, StatusCode};
use typewright::client::Call;
use typewright::error::CallFailure;
use typewright::response::RawResponse;
use typewright::{
    Body, BodyStream, BoxFuture, Bytes, CallOptions, ClientBuilder, ClientCore, Clock, Transport,
    TransportError, TransportErrorKind, UnixMillis,
};

/// Half past two on 2026-11-23, in UTC.
pub const NOW: i64 = 1_795_401_000_000;

/// What the script's server does with one request.
pub enum Step {
    Answer(Response<BodyStream>),
    Fail(TransportErrorKind),
    Hang,
}

/// An answer without a body.
pub fn answer(status: u16) -> Step {
    answer_with(status, &[], "")
}

/// An answer with headers and a body.
pub fn answer_with(status: u16, headers: &[(&'static str, &str)], body: &'static str) -> Step {
    let mut answer = Response::builder().status(status);
    for (name, value) in headers {
        answer = answer.header(*name, *value);
    }
    Step::Answer(answer.body(BodyStream::from(body)).unwrap())
}

/// An answer of JSON.
pub fn json(status: u16, body: &'static str) -> Step {
    answer_with(status, &[("content-type", "application/json")], body)
}

/// A request that reached the script's server.
pub struct Seen {
    pub uri: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// All header names, sorted.
    pub fn header_names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.headers.keys().map(http::HeaderName::as_str).collect();
        names.sort_unstable();
        names
    }
}

/// A transport that plays its steps in order and keeps what it saw.
#[derive(Clone, Default)]
pub struct Script {
    steps: Arc<Mutex<VecDeque<Step>>>,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Script {
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self {
            steps: Arc::new(Mutex::new(steps.into_iter().collect())),
            seen: Arc::default(),
        }
    }

    pub fn seen(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.seen.lock().unwrap())
    }

    pub fn sent(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<BodyStream>, TransportError>> {
        let (head, body) = request.into_parts();
        let step = self.steps.lock().unwrap().pop_front();
        let step = step.expect("the script has no step for this request");
        Box::pin(async move {
            // Where no connection came about, nothing was read of the body.
            let body = match step {
                Step::Fail(TransportErrorKind::Connect) => Bytes::new(),
                _ => body.into_stream().collect(u64::MAX).await?,
            };
            let seen = Seen {
                uri: head.uri.to_string(),
                headers: head.headers,
                body: body.to_vec(),
            };
            self.seen.lock().unwrap().push(seen);
            match step {
                Step::Answer(answer) => Ok(answer),
                Step::Fail(kind) => Err(kind.into()),
                Step::Hang => std::future::pending().await,
            }
        })
    }
}

/// Time that stands still but for sleeps, which are over at once; jitter is always the whole bound.
#[derive(Clone, Default)]
pub struct TestClock {
    slept: Arc<Mutex<Vec<Duration>>>,
}

impl TestClock {
    pub fn slept(&self) -> Vec<Duration> {
        self.slept.lock().unwrap().clone()
    }
}

impl Clock for TestClock {
    fn now(&self) -> UnixMillis {
        let slept: Duration = self.slept().iter().sum();
        UnixMillis::from(NOW + i64::try_from(slept.as_millis()).unwrap())
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.slept.lock().unwrap().push(duration);
        Box::pin(std::future::ready(()))
    }

    fn jitter(&self, upper: Duration) -> Duration {
        upper
    }
}

/// A builder for `https://api.test` over a script.
pub fn builder(script: &Script) -> ClientBuilder<ClientCore> {
    ClientBuilder::new("https://api.test")
        .transport(script.clone())
        .clock(TestClock::default())
}

pub fn core(script: &Script) -> ClientCore {
    builder(script).build().unwrap()
}

pub fn get(path: &str) -> Call {
    Call::new(Method::GET, "/template", path.to_owned())
}

pub fn post(path: &str) -> Call {
    Call::new(Method::POST, "/template", path.to_owned()).body(Body::from("{}"))
}

pub async fn run(core: &ClientCore, call: Call) -> Result<RawResponse, CallFailure> {
    core.execute(call, CallOptions::default()).await
}

/// The status of a call that was answered.
pub async fn status(core: &ClientCore, call: Call) -> StatusCode {
    run(core, call).await.unwrap().status()
}

/// The kind of failure of a call that was not.
pub async fn failure(core: &ClientCore, call: Call) -> TransportErrorKind {
    match run(core, call).await.unwrap_err() {
        CallFailure::Transport(error) => error.kind(),
        other => panic!("no transport error: {other:?}"),
    }
}
