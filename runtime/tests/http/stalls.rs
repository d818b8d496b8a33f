//! Streamed answers that stop coming, and such that only come slowly.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use http::Response;
use tokio::time::Sleep;
use typewright::{
    Body, BodyStream, CallOptions, ClientCore, NoBody, SystemClock, TransportErrorKind,
};

use crate::support::*;

/// A byte after each of these waits.
struct Slow {
    waits: VecDeque<Duration>,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Slow {
    fn answer(waits: impl IntoIterator<Item = u64>) -> Step {
        let slow = Self {
            waits: waits.into_iter().map(Duration::from_millis).collect(),
            sleep: None,
        };
        Step::Answer(Response::new(BodyStream::new(Body::stream(slow))))
    }
}

impl Stream for Slow {
    type Item = Result<&'static str, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(wait) = self.waits.front().copied() else {
            return Poll::Ready(None);
        };
        let sleep = self.sleep.take();
        let mut sleep = sleep.unwrap_or_else(|| Box::pin(tokio::time::sleep(wait)));
        let over = sleep.as_mut().poll(context);
        self.sleep = Some(sleep);
        ready!(over);
        self.sleep = None;
        self.waits.pop_front();
        Poll::Ready(Some(Ok(".")))
    }
}

async fn streamed(script: &Script, idle: u64) -> BodyStream {
    let core: ClientCore = builder(script)
        .clock(SystemClock)
        .timeout(Duration::from_millis(20))
        .idle_timeout(Duration::from_millis(idle))
        .build()
        .unwrap();
    let answer = core
        .call_streaming::<NoBody>(get("/"), CallOptions::default(), &[])
        .await;
    answer.unwrap().into_inner()
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_stops_coming_ends_in_an_error() {
    let script = Script::new([Slow::answer([0, 10, 3_600_000])]);
    let mut body = streamed(&script, 50).await;
    assert_eq!(body.chunk().await.unwrap().unwrap(), ".");
    assert_eq!(body.chunk().await.unwrap().unwrap(), ".");
    let error = body.chunk().await.unwrap_err();
    let limit = Duration::from_millis(50);
    assert_eq!(error.kind(), TransportErrorKind::Stalled(limit));
    assert_eq!(
        error.to_string(),
        "nothing more of the answer arrived for 50ms"
    );
}

#[tokio::test(start_paused = true)]
async fn a_slow_stream_may_take_as_long_as_it_takes() {
    let script = Script::new([Slow::answer([40; 100])]);
    let body = streamed(&script, 50).await;
    assert_eq!(body.collect(1000).await.unwrap().len(), 100);
}
