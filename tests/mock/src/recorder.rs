//! A raw TCP server that keeps the exact bytes of each request and sends replies that were canned beforehand.
//!
//! It knows of HTTP/1.1 only where a request ends.

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::background::Background;

/// Records requests byte by byte. It stops when it is dropped.
#[derive(Debug)]
pub struct Recorder {
    background: Background,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    requests: Vec<Vec<u8>>,
    replies: VecDeque<CannedReply>,
    last: CannedReply,
}

/// What a [`Recorder`] sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannedReply {
    bytes: Vec<u8>,
    close: bool,
}

impl Default for CannedReply {
    /// 200 with the JSON body `{}`.
    fn default() -> Self {
        Self::json(200, "{}")
    }
}

impl CannedReply {
    /// A JSON body under a status.
    pub fn json(status: u16, body: &str) -> Self {
        Self::with_headers(
            status,
            &[("content-type", "application/json")],
            body.as_bytes(),
        )
    }

    /// Headers and a body under a status; `content-length` is added.
    pub fn with_headers(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let mut head = format!("HTTP/1.1 {status} \r\n");
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(body);
        Self {
            bytes,
            close: false,
        }
    }

    /// Bytes as they are, after which the connection is closed: broken and truncated answers, or none at all.
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            bytes: bytes.into(),
            close: true,
        }
    }
}

impl Recorder {
    /// Starts on a free loopback port. Replies are sent in their order; the last is sent again and again. With none,
    /// every answer is 200 with `{}`.
    ///
    /// # Errors
    /// Where no port or thread is to be had.
    pub fn start(replies: impl IntoIterator<Item = CannedReply>) -> io::Result<Self> {
        let state = Arc::new(Mutex::new(State {
            replies: replies.into_iter().collect(),
            ..State::default()
        }));
        let shared = Arc::clone(&state);
        let background = Background::start("recorder", move |stream| {
            converse(stream, Arc::clone(&shared))
        })?;
        Ok(Self { background, state })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.background.address()
    }

    /// The base URL, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// The exact bytes of each whole request so far, in order of arrival.
    pub fn requests(&self) -> Vec<Vec<u8>> {
        lock(&self.state).requests.clone()
    }

    /// As [`requests`](Self::requests), as text; `\r\n` becomes a plain newline so that tests can be read.
    pub fn texts(&self) -> Vec<String> {
        let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        lock(&self.state).requests.iter().map(text).collect()
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn converse(mut stream: TcpStream, state: Arc<Mutex<State>>) {
    let mut buffer = Vec::new();
    while let Some(length) = read_request(&mut stream, &mut buffer).await {
        let rest = buffer.split_off(length);
        let request = std::mem::replace(&mut buffer, rest);
        let reply = note(&state, request);
        if stream.write_all(&reply.bytes).await.is_err() || reply.close {
            return;
        }
    }
}

fn note(state: &Mutex<State>, request: Vec<u8>) -> CannedReply {
    let mut state = lock(state);
    state.requests.push(request);
    if let Some(reply) = state.replies.pop_front() {
        state.last = reply;
    }
    state.last.clone()
}

/// Reads until a request is whole, and tells its length.
async fn read_request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<usize> {
    loop {
        if let Some(length) = request_length(buffer) {
            return Some(length);
        }
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
}

/// The length of the request that the bytes begin with; `None` until it is whole.
fn request_length(bytes: &[u8]) -> Option<usize> {
    let head_length = find(bytes, b"\r\n\r\n")? + 4;
    let (head, body) = bytes.split_at_checked(head_length)?;
    let head = String::from_utf8_lossy(head).to_lowercase();
    let field = |name: &str| {
        head.lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(str::trim))
    };
    let body_length = match (field("transfer-encoding"), field("content-length")) {
        (Some(coding), _) if coding.contains("chunked") => chunked_length(body)?,
        (_, Some(length)) => length.parse().ok()?,
        _ => 0,
    };
    (body.len() >= body_length).then_some(head_length + body_length)
}

/// RFC 9112 §7.1: chunks by their sizes, up to the blank line after the last.
fn chunked_length(body: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = body.get(at..)?;
        let line = find(rest, b"\r\n")?;
        let size = String::from_utf8_lossy(rest.get(..line)?).into_owned();
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(at + find(rest, b"\r\n\r\n")? + 4);
        }
        at = at.checked_add(line + 2 + 2)?.checked_add(size)?;
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_whole_when_its_body_is() {
        let head = b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n".to_vec();
        assert_eq!(request_length(&head), None);
        assert_eq!(
            request_length(&[head.as_slice(), b"abcGET"].concat()),
            Some(head.len() + 3)
        );
    }

    #[test]
    fn a_chunked_request_ends_after_its_last_chunk() {
        let head = b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
        let whole = [head.as_slice(), b"3\r\nabc\r\n0\r\n\r\n"].concat();
        assert_eq!(request_length(&whole), Some(whole.len()));
        assert!((0..whole.len()).all(|cut| request_length(&whole[..cut]).is_none()));
    }
}
