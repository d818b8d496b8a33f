//! Streams as bodies over a real socket: the exact bytes, and how often a server sees them.
#![cfg(feature = "reqwest")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use typewright::client::Call;
use typewright::{Body, ClientBuilder, ClientCore, RetryPolicy};

use crate::streams::chunks;
use crate::support::{failure, status};

/// A server that answers all requests alike, and keeps them.
struct Server {
    address: String,
    requests: Arc<Mutex<Vec<String>>>,
}

/// How much of a request the server waits for.
#[derive(Clone, Copy, PartialEq)]
enum Reads {
    All,
    TheHead,
}

impl Server {
    async fn start(reads: Reads, answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let requests = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let request = read(&mut stream, reads).await;
                kept.lock().unwrap().push(request);
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        Self { address, requests }
    }

    fn client(&self) -> ClientCore {
        ClientBuilder::new(format!("http://{}", self.address))
            .retry(RetryPolicy::default().base_delay(Duration::ZERO))
            .user_agent("tests/1")
            .timeout(Duration::from_secs(5))
            .build()
            .unwrap()
    }

    /// What arrived, but for headers that every request has.
    fn seen(&self) -> Vec<String> {
        let common = ["accept: */*\n", "user-agent: tests/1\n"];
        let host = format!("host: {}\n", self.address);
        let seen = self.requests.lock().unwrap();
        let plain = |text: &String| {
            let text = text.replace("\r\n", "\n").replace(&host, "");
            common
                .iter()
                .fold(text, |text, header| text.replace(header, ""))
        };
        seen.iter().map(plain).collect()
    }
}

async fn read(stream: &mut TcpStream, reads: Reads) -> String {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "));
            let whole = match length {
                Some(length) => body.len() >= length.parse().unwrap(),
                None => body.ends_with("0\r\n\r\n"),
            };
            if whole || reads == Reads::TheHead {
                return text;
            }
        }
        let read = stream.read(&mut buffer).await.unwrap();
        if read == 0 {
            return format!("{text}(broken off)");
        }
        request.extend_from_slice(&buffer[..read]);
    }
}

fn put(body: Body) -> Call {
    Call::new(Method::PUT, "/", "/".to_owned()).body(body)
}

const OK: &str = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";

#[tokio::test]
async fn a_stream_goes_out_in_chunks_and_one_of_known_length_says_it() {
    let server = Server::start(Reads::All, OK).await;
    let client = server.client();
    assert_eq!(
        status(&client, put(Body::stream(chunks(["ab", "c"])))).await,
        204
    );
    let sized = Body::stream(chunks(["ab", "c"])).with_length(3);
    assert_eq!(status(&client, put(sized)).await, 204);
    let nothing = Body::stream(chunks([])).with_length(0);
    assert_eq!(status(&client, put(nothing)).await, 204);
    assert_eq!(
        server.seen(),
        [
            "PUT / HTTP/1.1\ntransfer-encoding: chunked\n\n2\nab\n1\nc\n0\n\n",
            "PUT / HTTP/1.1\ncontent-length: 3\n\nabc",
            "PUT / HTTP/1.1\ncontent-length: 0\n\n",
        ]
    );
}

#[tokio::test]
async fn a_server_sees_a_stream_once_whatever_it_answers() {
    for answer in [
        "HTTP/1.1 503 Busy\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 429 Slow\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 307 There\r\nlocation: /b\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 401 Who\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
    ] {
        let server = Server::start(Reads::All, answer).await;
        let once = put(Body::stream(chunks(["abc"])));
        let answered = status(&server.client(), once).await;
        assert!(answer.contains(answered.as_str()), "{answered}");
        assert_eq!(server.seen().len(), 1, "{answer}");
    }
}

#[tokio::test]
async fn a_server_that_answers_before_it_has_read_the_stream_is_answered_no_more() {
    let busy = "HTTP/1.1 503 Busy\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    let server = Server::start(Reads::TheHead, busy).await;
    let many = Body::stream(chunks(["abc"; 1000]));
    let call = put(many.clone());
    // It hangs up while the rest is on its way, which may be noticed before its answer is.
    let outcome = server.client().execute(call, Default::default()).await;
    assert!(outcome.is_err() || outcome.is_ok_and(|answer| answer.status() == 503));
    assert!(many.is_spent());
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn bytes_and_what_can_be_opened_again_are_sent_again() {
    let busy = "HTTP/1.1 503 Busy\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    for body in [
        Body::from("abc"),
        Body::from_fn(|| chunks(["abc"])).with_length(3),
    ] {
        let server = Server::start(Reads::All, busy).await;
        assert_eq!(status(&server.client(), put(body)).await, 503);
        assert_eq!(
            server.seen(),
            ["PUT / HTTP/1.1\ncontent-length: 3\n\nabc"; 3]
        );
    }
}

#[tokio::test]
async fn a_stream_that_fails_leaves_no_whole_request_behind() {
    let server = Server::start(Reads::All, OK).await;
    let short = Body::stream(chunks(["abc"])).with_length(9);
    let error = failure(&server.client(), put(short)).await;
    assert_eq!(error, typewright::TransportErrorKind::Body);
    let long = Body::stream(chunks(["abc"])).with_length(1);
    let error = failure(&server.client(), put(long)).await;
    assert_eq!(error, typewright::TransportErrorKind::Body);
    for seen in server.seen() {
        assert!(seen.ends_with("(broken off)"), "{seen}");
    }
}

#[cfg(feature = "fs")]
#[tokio::test]
async fn a_file_is_read_while_it_is_sent_and_again_when_it_is_sent_again() {
    let busy = "HTTP/1.1 503 Busy\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    let server = Server::start(Reads::All, busy).await;
    let path = std::env::temp_dir().join(format!("typewright-{}.txt", std::process::id()));
    let text = "line\n".repeat(30_000);
    std::fs::write(&path, &text).unwrap();
    let body = Body::file(&path).await.unwrap();
    assert_eq!(body.len(), Some(150_000));
    assert_eq!(status(&server.client(), put(body.clone())).await, 503);
    let expected = format!("PUT / HTTP/1.1\ncontent-length: 150000\n\n{text}");
    assert!(server.seen() == [expected.clone(), expected.clone(), expected]);

    let upload = typewright::Upload::file(&path).await.unwrap();
    assert_eq!(upload.name(), path.file_name().unwrap().to_str());

    std::fs::write(&path, "now it is shorter").unwrap();
    let error = failure(&server.client(), put(body.clone())).await;
    assert_eq!(error, typewright::TransportErrorKind::Body);
    std::fs::remove_file(&path).unwrap();
    let error = failure(&server.client(), put(body)).await;
    assert_eq!(error, typewright::TransportErrorKind::Body);
    assert!(Body::file(&path).await.is_err());
}

#[cfg(feature = "fs")]
#[tokio::test]
async fn a_reader_is_sent_in_chunks_of_what_it_gives() {
    let server = Server::start(Reads::All, OK).await;
    let reader = std::io::Cursor::new("from a reader");
    assert_eq!(
        status(&server.client(), put(Body::reader(reader))).await,
        204
    );
    assert_eq!(
        server.seen(),
        ["PUT / HTTP/1.1\ntransfer-encoding: chunked\n\nD\nfrom a reader\n0\n\n"]
    );
}
