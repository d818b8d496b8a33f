//! Bounds: on time, on bodies.

use std::time::{Duration, Instant};

use http::{Response, StatusCode};
use typewright::{
    BodyStream, CallOptions, ClientBuilder, ClientCore, Clock, SystemClock, TransportErrorKind,
};

use crate::support::*;

#[tokio::test]
async fn a_call_that_takes_too_long_is_cut_off() {
    let script = Script::new([Step::Hang]);
    let options = CallOptions::default().timeout(Duration::from_millis(30));
    let failure = core(&script).execute(get("/"), options).await.unwrap_err();
    assert!(
        format!("{failure:?}").contains("Timeout(30ms)"),
        "{failure:?}"
    );
}

#[tokio::test]
async fn a_client_has_a_timeout_of_its_own() {
    let script = Script::new([Step::Hang]);
    let core: ClientCore = builder(&script)
        .timeout(Duration::from_millis(20))
        .build()
        .unwrap();
    assert_eq!(
        failure(&core, get("/")).await,
        TransportErrorKind::Timeout(Duration::from_millis(20))
    );
}

#[tokio::test]
async fn a_body_of_exactly_the_limit_is_taken() {
    let script = Script::new([answer_with(200, &[], "12345678")]);
    let core: ClientCore = builder(&script).max_body(8).build().unwrap();
    assert_eq!(
        run(&core, get("/")).await.unwrap().body().as_ref(),
        b"12345678"
    );
}

#[tokio::test]
async fn a_larger_body_fails_and_names_the_limit() {
    let script = Script::new([answer_with(200, &[], "123456789")]);
    let core: ClientCore = builder(&script).max_body(8).build().unwrap();
    assert_eq!(
        failure(&core, get("/")).await,
        TransportErrorKind::TooLarge(8)
    );
    let said = typewright::TransportError::new(TransportErrorKind::TooLarge(8)).to_string();
    assert!(
        said.contains("8 bytes") && said.contains("max_body"),
        "{said}"
    );
}

#[tokio::test]
async fn a_body_of_unknown_length_is_bounded_while_it_arrives() {
    let answer = Response::builder()
        .status(StatusCode::OK)
        .body(BodyStream::new(Endless))
        .unwrap();
    let script = Script::new([Step::Answer(answer)]);
    let core: ClientCore = builder(&script).max_body(1 << 20).build().unwrap();
    assert_eq!(
        failure(&core, get("/")).await,
        TransportErrorKind::TooLarge(1 << 20)
    );
}

/// A body that never ends and does not say how long it is.
struct Endless;

impl http_body::Body for Endless {
    type Data = bytes::Bytes;
    type Error = typewright::TransportError;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, Self::Error>>> {
        std::task::Poll::Ready(Some(Ok(http_body::Frame::data(bytes::Bytes::from_static(
            &[0; 4096],
        )))))
    }
}

#[tokio::test]
async fn dropping_a_call_ends_its_request() {
    struct Watched(std::sync::Arc<()>);
    impl typewright::Transport for Watched {
        fn send(
            &self,
            _: http::Request<typewright::Body>,
        ) -> typewright::BoxFuture<'_, Result<Response<BodyStream>, typewright::TransportError>>
        {
            let held = std::sync::Arc::clone(&self.0);
            Box::pin(async move {
                std::future::pending::<()>().await;
                drop(held);
                unreachable!("the future is never ready")
            })
        }
    }
    let alive = std::sync::Arc::new(());
    let transport = Watched(std::sync::Arc::clone(&alive));
    let core: ClientCore = ClientBuilder::new("https://api.test")
        .transport(transport)
        .build()
        .unwrap();
    let mut call = Box::pin(run(&core, get("/")));
    std::future::poll_fn(|context| {
        std::task::Poll::Ready(call.as_mut().poll(context).is_pending())
    })
    .await;
    assert_eq!(
        std::sync::Arc::strong_count(&alive),
        3,
        "the request is under way"
    );
    drop(call);
    assert_eq!(std::sync::Arc::strong_count(&alive), 2, "and now it is not");
}

#[test]
fn waits_work_without_a_runtime() {
    let begun = Instant::now();
    block_on(SystemClock.sleep(Duration::from_millis(20)));
    assert!(begun.elapsed() >= Duration::from_millis(20));
}

#[test]
fn calls_work_without_a_runtime() {
    let script = Script::new([answer(503), answer(200)]);
    let core: ClientCore = ClientBuilder::new("https://api.test")
        .transport(script)
        .build()
        .unwrap();
    assert_eq!(block_on(status(&core, get("/"))), 200);
}

#[test]
fn futures_can_move_between_threads() {
    fn assert_send<T: Send>(_: T) {}
    let script = Script::default();
    let core = core(&script);
    assert_send(core.execute(get("/"), CallOptions::default()));
    assert_send(core.download(&typewright::Url::parse("https://files.test").unwrap()));
}

#[test]
fn errors_can_be_boxed_and_sent() {
    fn assert_error<E: std::error::Error + Send + Sync + 'static>() {}
    assert_error::<typewright::Error<typewright::Value>>();
    assert_error::<typewright::BuildError>();
    assert_error::<typewright::CredentialsError>();
    assert_error::<typewright::TransportError>();
}

/// An executor of one thread, with no timer.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(std::thread::Thread);
    impl std::task::Wake for Unpark {
        fn wake(self: std::sync::Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = std::task::Waker::from(std::sync::Arc::new(Unpark(std::thread::current())));
    let mut future = std::pin::pin!(future);
    loop {
        match future
            .as_mut()
            .poll(&mut std::task::Context::from_waker(&waker))
        {
            std::task::Poll::Ready(value) => return value,
            std::task::Poll::Pending => std::thread::park(),
        }
    }
}
