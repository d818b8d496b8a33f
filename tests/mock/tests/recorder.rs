//! The recorder: exact bytes in, canned bytes out.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a helper stops a test as its own lines would"
)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use typewright_mock::{CannedReply, Recorder};

const GET: &[u8] = b"GET /a%2Fb?q=%20 HTTP/1.1\r\nX-Odd:  two  spaces\r\nhost: h\r\n\r\n";
const POST: &[u8] = b"POST /p HTTP/1.1\r\nContent-Length: 4\r\n\r\n\xff\0\r\n";

/// Writes bytes and reads until `answers` blank lines and their bodies of two bytes have come.
fn talk(address: SocketAddr, bytes: &[u8], answers: usize) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(bytes).unwrap();
    let mut text = String::new();
    let mut chunk = [0; 256];
    while text.matches("{}").count() < answers {
        let length = stream.read(&mut chunk).unwrap();
        assert_ne!(length, 0, "closed after {text:?}");
        text.push_str(&String::from_utf8_lossy(&chunk[..length]));
    }
    text
}

#[test]
fn requests_are_kept_byte_by_byte() {
    let recorder = Recorder::start([]).unwrap();
    talk(recorder.address(), GET, 1);
    talk(recorder.address(), POST, 1);
    assert_eq!(recorder.requests(), [GET, POST]);
    assert!(recorder.texts()[0].starts_with("GET /a%2Fb?q=%20 HTTP/1.1\nX-Odd:  two  spaces\n"));
}

#[test]
fn requests_of_one_connection_are_told_apart() {
    let recorder = Recorder::start([]).unwrap();
    talk(recorder.address(), &[POST, GET].concat(), 2);
    assert_eq!(recorder.requests(), [POST, GET]);
}

#[test]
fn replies_come_in_their_order_and_the_last_repeats() {
    let replies = [
        CannedReply::with_headers(503, &[("retry-after", "1")], b"{}"),
        CannedReply::json(201, "{}"),
    ];
    let recorder = Recorder::start(replies).unwrap();
    let first = talk(recorder.address(), GET, 1);
    assert_eq!(
        first,
        "HTTP/1.1 503 \r\nretry-after: 1\r\ncontent-length: 2\r\n\r\n{}"
    );
    assert!(talk(recorder.address(), GET, 1).starts_with("HTTP/1.1 201 \r\n"));
    assert!(talk(recorder.address(), GET, 1).starts_with("HTTP/1.1 201 \r\n"));
}

#[test]
fn a_raw_reply_is_sent_as_it_is_and_the_connection_closed() {
    let recorder = Recorder::start([CannedReply::raw("HTTP/1.1 200 OK\r\ncontent-le")]).unwrap();
    let mut stream = TcpStream::connect(recorder.address()).unwrap();
    stream.write_all(GET).unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    assert_eq!(text, "HTTP/1.1 200 OK\r\ncontent-le");
}

#[test]
fn a_request_cut_short_is_not_kept() {
    let recorder = Recorder::start([]).unwrap();
    let mut stream = TcpStream::connect(recorder.address()).unwrap();
    stream.write_all(&POST[..POST.len() - 1]).unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).unwrap();
    assert_eq!(rest, b"", "no answer without a whole request");
    assert_eq!(recorder.requests(), [b""; 0]);
}

#[test]
fn a_recorder_is_gone_when_it_is_dropped() {
    let recorder = Recorder::start([]).unwrap();
    let address = recorder.address();
    assert!(address.ip().is_loopback());
    drop(recorder);
    assert!(TcpStream::connect(address).is_err());
}
