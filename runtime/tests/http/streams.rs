//! Bodies that are streams: what is sent of them, and that it is sent once.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use futures_core::Stream;
use http::{Method, StatusCode};
use typewright::client::Call;
use typewright::{
    Authenticate, Body, BoxFuture, Bytes, ClientCore, Credential, CredentialsError, Renewal,
    Scheme, SchemeKind, TransportErrorKind,
};

use crate::support::*;

/// Gives its chunks one by one, and counts how often it was begun.
pub struct Chunks {
    chunks: Vec<Result<&'static str, io::ErrorKind>>,
    begun: Option<Arc<AtomicUsize>>,
}

impl Stream for Chunks {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(begun) = self.begun.take() {
            begun.fetch_add(1, Ordering::SeqCst);
            // As a stream that waits for its source does.
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        if self.chunks.is_empty() {
            return Poll::Ready(None);
        }
        let next = self.chunks.remove(0);
        Poll::Ready(Some(next.map(Bytes::from).map_err(io::Error::from)))
    }
}

pub fn chunks<const N: usize>(chunks: [&'static str; N]) -> Chunks {
    Chunks {
        chunks: chunks.into_iter().map(Ok).collect(),
        begun: Some(Arc::default()),
    }
}

fn streamed(method: Method) -> Call {
    let body = Body::stream(chunks(["ab", "", "c"]));
    Call::new(method, "/", "/".to_owned()).body(body)
}

#[tokio::test]
async fn a_stream_is_sent_whole() {
    let script = Script::new([answer(200)]);
    assert_eq!(status(&core(&script), streamed(Method::PUT)).await, 200);
    assert_eq!(script.seen()[0].body, b"abc");
}

#[tokio::test]
async fn what_was_read_of_a_stream_is_not_sent_again() {
    for transient in [429, 502, 503, 504] {
        let script = Script::new([answer(transient)]);
        let answered = status(&core(&script), streamed(Method::PUT)).await;
        assert_eq!(answered, transient, "the answer as it is");
        assert_eq!(script.sent(), 1);
    }
    let script = Script::new([Step::Fail(TransportErrorKind::Interrupted)]);
    let failed = failure(&core(&script), streamed(Method::PUT)).await;
    assert_eq!(failed, TransportErrorKind::Interrupted);
}

#[tokio::test]
async fn a_stream_of_which_nothing_was_read_is_sent_when_a_connection_comes_about() {
    let script = Script::new([Step::Fail(TransportErrorKind::Connect), answer(200)]);
    assert_eq!(status(&core(&script), streamed(Method::POST)).await, 200);
    assert_eq!(script.seen()[1].body, b"abc");
}

#[tokio::test]
async fn a_stream_that_can_be_opened_again_is_sent_again_from_its_beginning() {
    let begun = Arc::<AtomicUsize>::default();
    let counted = Arc::clone(&begun);
    let body = Body::from_fn(move || Chunks {
        begun: Some(Arc::clone(&counted)),
        ..chunks(["ab", "c"])
    });
    let script = Script::new([answer(503), answer(307), answer(200)]);
    let call = || Call::new(Method::PUT, "/", "/".to_owned()).body(body.clone());
    assert_eq!(status(&core(&script), call()).await, 307);
    assert_eq!(begun.load(Ordering::SeqCst), 2);
    assert_eq!(status(&core(&script), call()).await, 200);
    for seen in script.seen() {
        assert_eq!(seen.body, b"abc");
    }
}

#[tokio::test]
async fn a_redirect_that_wants_the_stream_again_is_the_answer() {
    for redirect in [307, 308] {
        let elsewhere = || answer_with(redirect, &[("location", "/b")], "");
        let script = Script::new([elsewhere()]);
        let answered = status(&core(&script), streamed(Method::GET)).await;
        assert_eq!(answered, redirect);
        assert_eq!(script.sent(), 1);

        let script = Script::new([elsewhere(), answer(200)]);
        let bytes = Call::new(Method::GET, "/", "/".to_owned()).body(Body::from("abc"));
        assert_eq!(status(&core(&script), bytes).await, 200, "bytes go along");
        assert_eq!(script.seen()[1].body, b"abc");
    }
}

const TOKEN: &Scheme = &Scheme::new("Token", SchemeKind::Bearer);

/// Renews its token whenever one is refused, and counts that.
#[derive(Clone, Default)]
struct Renewing(Arc<AtomicUsize>);

impl Authenticate for Renewing {
    fn credential<'a>(
        &'a self,
        _: &'static Scheme,
        _: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Option<Credential>, CredentialsError>> {
        let token = format!("t{}", self.0.load(Ordering::SeqCst));
        Box::pin(async { Ok(Some(Credential::new(token))) })
    }

    fn rejected<'a>(
        &'a self,
        _: &'static Scheme,
        _: &'a Credential,
        _: StatusCode,
        _: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Renewal, CredentialsError>> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Box::pin(async { Ok(Renewal::Replay) })
    }
}

#[tokio::test]
async fn a_refused_stream_is_not_sent_again_and_the_next_call_has_the_fresh_token() {
    let script = Script::new([answer(401), answer(200)]);
    let renewing = Renewing::default();
    let core: ClientCore = builder(&script)
        .credentials(renewing.clone())
        .build()
        .unwrap();
    let call = || streamed(Method::POST).security(&[&[TOKEN]]);
    assert_eq!(status(&core, call()).await, 401);
    assert_eq!((script.sent(), renewing.0.load(Ordering::SeqCst)), (1, 1));
    assert_eq!(status(&core, call()).await, 200);
    assert_eq!(script.seen()[1].header("authorization"), Some("Bearer t1"));
}

#[tokio::test]
async fn a_stream_that_was_sent_is_refused_before_anything_is() {
    let script = Script::new([answer(200)]);
    let body = Body::stream(chunks(["abc"]));
    let call = || Call::new(Method::POST, "/", "/".to_owned()).body(body.clone());
    assert_eq!(status(&core(&script), call()).await, 200);
    assert!(body.is_spent());
    let error = failure(&core(&script), call()).await;
    assert_eq!(error, TransportErrorKind::Spent);
    assert_eq!(script.sent(), 1, "nothing was sent");
}

#[tokio::test]
async fn a_stream_that_fails_or_is_not_as_long_as_was_said_breaks_the_call_off() {
    let broken = Chunks {
        chunks: vec![Ok("ab"), Err(io::ErrorKind::TimedOut)],
        begun: None,
    };
    let bodies = [
        Body::stream(broken),
        Body::stream(chunks(["abc"])).with_length(2),
        Body::stream(chunks(["abc"])).with_length(4),
    ];
    for body in bodies {
        let script = Script::new([answer(200)]);
        let call = Call::new(Method::PUT, "/", "/".to_owned()).body(body);
        assert_eq!(
            failure(&core(&script), call).await,
            TransportErrorKind::Body
        );
        assert_eq!(script.sent(), 0, "no whole request arrived");
    }
}

#[test]
fn bodies_are_alike_by_their_bytes_and_streams_by_what_they_are() {
    let stream = Body::stream(chunks(["a"]));
    assert_eq!(stream, stream.clone());
    assert_ne!(stream, Body::stream(chunks(["a"])));
    assert_ne!(stream, Body::from("a"));
    assert_eq!(Body::from("a"), Body::from(vec![b'a']));
    assert_eq!(format!("{stream:?}"), "Body(a stream)");
    assert_eq!(
        format!("{:?}", stream.with_length(3)),
        "Body(a stream of 3 bytes)"
    );
    assert_eq!(
        (Body::empty().len(), Body::from("ab").len()),
        (Some(0), Some(2))
    );
}
