//! The transport that is there by itself, over a real socket: exact bytes, broken connections, TLS.
#![cfg(feature = "reqwest")]

use std::time::Duration;

use http::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use typewright::client::Call;
use typewright::{
    Body, CallOptions, ClientBuilder, ClientCore, EventStream, NoBody, RetryPolicy,
    TransportErrorKind,
};

use crate::support::{failure, get, post, run};

/// Listens, and does `serve` with the first connection.
async fn listen<F, T>(
    serve: impl FnOnce(TcpStream) -> F + Send + 'static,
) -> (String, JoinHandle<T>)
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let served = tokio::spawn(async move { serve(listener.accept().await.unwrap().0).await });
    (address, served)
}

/// Reads a request up to the end of its head and as much body as arrives with it, then answers.
async fn answer_once(mut stream: TcpStream, answer: &'static str) -> String {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !is_whole(&request) {
        let read = stream.read(&mut buffer).await.unwrap();
        assert_ne!(
            read,
            0,
            "the client hung up: {}",
            String::from_utf8_lossy(&request)
        );
        request.extend_from_slice(&buffer[..read]);
    }
    stream.write_all(answer.as_bytes()).await.unwrap();
    String::from_utf8(request).unwrap()
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.lines().find_map(|line| {
        line.to_lowercase()
            .strip_prefix("content-length: ")
            .map(str::to_owned)
    });
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}

fn client(scheme: &str, address: &str) -> ClientCore {
    let builder = ClientBuilder::new(format!("{scheme}://{address}")).retry(RetryPolicy::none());
    builder
        .user_agent("tests/1")
        .timeout(Duration::from_secs(5))
        .build()
        .unwrap()
}

async fn bytes_of(call: impl FnOnce() -> Call) -> String {
    let (address, served) =
        listen(|stream| answer_once(stream, "HTTP/1.1 204 No Content\r\n\r\n")).await;
    run(&client("http", &address), call()).await.unwrap();
    served.await.unwrap().replace(&address, "HOST")
}

#[tokio::test]
async fn a_get_has_the_headers_that_it_needs_and_no_other() {
    let sent = bytes_of(|| get("/pets/a%2Fb").query("q=a%20b".to_owned())).await;
    assert_eq!(
        sent,
        "GET /pets/a%2Fb?q=a%20b HTTP/1.1\r\naccept: */*\r\nuser-agent: tests/1\r\nhost: HOST\r\n\r\n"
    );
}

#[tokio::test]
async fn a_post_says_how_long_its_body_is() {
    let sent = bytes_of(|| post("/pets")).await;
    assert_eq!(
        sent,
        "POST /pets HTTP/1.1\r\naccept: */*\r\nuser-agent: tests/1\r\nhost: HOST\r\ncontent-length: 2\r\n\r\n{}"
    );
}

#[tokio::test]
async fn a_post_without_a_body_sends_none() {
    let sent =
        bytes_of(|| Call::new(Method::POST, "/", "/pets".to_owned()).body(Body::empty())).await;
    assert!(
        sent.ends_with("\r\n\r\n") && !sent.contains("content-type"),
        "{sent}"
    );
    assert!(
        sent.contains("content-length: 0"),
        "servers want to be told: {sent}"
    );
}

#[tokio::test]
async fn an_answer_arrives_with_status_headers_and_body() {
    let text = "HTTP/1.1 521 Odd\r\nx-request-id: r\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    let (address, _served) = listen(move |stream| answer_once(stream, text)).await;
    let answer = run(&client("http", &address), get("/")).await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), answer.body().as_ref()),
        (521, &b"abcde"[..])
    );
    assert_eq!(answer.headers()["x-request-id"], "r");
}

#[tokio::test]
async fn events_come_as_they_are_sent_and_dropping_them_hangs_up() {
    let (address, served) = listen(|mut stream| async move {
        let mut buffer = [0; 4096];
        let _ = stream.read(&mut buffer).await.unwrap();
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(b"data: one\n\nda").await.unwrap();
        // Nothing more is sent: the end of the connection is all that is waited for.
        stream.read(&mut buffer).await.map_or(0, |read| read)
    })
    .await;
    let core = client("http", &address);
    let call = core.call_sequence::<EventStream<String>, NoBody>(
        get("/"),
        CallOptions::default(),
        "text/event-stream",
        &[],
    );
    let mut events = call.await.unwrap();
    let event = events.next().await.unwrap().unwrap();
    assert_eq!(event.value().unwrap(), "one");
    drop(events);
    let ended = tokio::time::timeout(Duration::from_secs(5), served);
    assert_eq!(ended.await.expect("the client hung up").unwrap(), 0);
}

#[tokio::test]
async fn a_redirect_is_not_followed_behind_the_clients_back() {
    let text = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    let (address, _served) = listen(move |stream| answer_once(stream, text)).await;
    assert_eq!(
        run(&client("http", &address), post("/"))
            .await
            .unwrap()
            .status(),
        302
    );
}

#[tokio::test]
async fn a_port_where_nobody_listens_is_no_connection() {
    let address = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap().to_string()
    };
    assert_eq!(
        failure(&client("http", &address), get("/")).await,
        TransportErrorKind::Connect
    );
}

#[tokio::test]
async fn a_connection_that_breaks_in_mid_body_is_interrupted() {
    let text = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc";
    let (address, _served) = listen(move |stream| answer_once(stream, text)).await;
    assert_eq!(
        failure(&client("http", &address), get("/")).await,
        TransportErrorKind::Interrupted
    );
}

#[tokio::test]
async fn a_server_that_speaks_no_http_is_interrupted() {
    let (address, _served) = listen(|stream| answer_once(stream, "SSH-2.0-OpenSSH_9.0\r\n")).await;
    assert_eq!(
        failure(&client("http", &address), get("/")).await,
        TransportErrorKind::Interrupted
    );
}

#[tokio::test]
async fn a_body_that_announces_too_much_is_not_read() {
    let text = "HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n";
    let (address, _served) = listen(move |stream| answer_once(stream, text)).await;
    assert_eq!(
        failure(&client("http", &address), get("/")).await,
        TransportErrorKind::TooLarge(16 << 20)
    );
}

#[tokio::test]
async fn a_silent_server_times_out() {
    let (address, _served) = listen(|stream| async move {
        tokio::time::sleep(Duration::from_secs(30)).await;
        drop(stream);
    })
    .await;
    let core: ClientCore = ClientBuilder::new(format!("http://{address}"))
        .timeout(Duration::from_millis(100))
        .build()
        .unwrap();
    assert_eq!(
        failure(&core, get("/")).await,
        TransportErrorKind::Timeout(Duration::from_millis(100))
    );
}

#[tokio::test]
async fn https_begins_with_a_tls_handshake_and_sends_nothing_before_it() {
    let (address, served) = listen(|mut stream| async move {
        let mut hello = [0; 6];
        stream.read_exact(&mut hello).await.unwrap();
        hello
    })
    .await;
    assert_eq!(
        failure(&client("https", &address), post("/")).await,
        TransportErrorKind::Connect
    );
    let hello = served.await.unwrap();
    assert_eq!(
        (hello[0], hello[1], hello[5]),
        (0x16, 0x03, 0x01),
        "a record of a handshake, and in it a client hello"
    );
}
