//! A transport in memory whose answer arrives in chunks.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use typewright::http::{Request, Response, header};
use typewright::{
    Body, BodyStream, BoxFuture, Bytes, Transport, TransportError, TransportErrorKind,
};

/// An answer whose body comes in these chunks; then it ends or breaks off.
pub(crate) struct Server {
    pub(crate) status: u16,
    pub(crate) media: &'static str,
    pub(crate) chunks: Vec<Vec<u8>>,
    pub(crate) end: End,
}

#[derive(Clone, Copy)]
pub(crate) enum End {
    Whole,
    Broken,
}

struct Chunks(VecDeque<Vec<u8>>, End);

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, TransportError>>> {
        let next = self.0.pop_front();
        Poll::Ready(match (next, self.1) {
            (Some(chunk), _) => Some(Ok(http_body::Frame::data(chunk.into()))),
            (None, End::Whole) => None,
            (None, End::Broken) => Some(Err(TransportErrorKind::Interrupted.into())),
        })
    }
}

impl Transport for Server {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<BodyStream>, TransportError>> {
        let accept = request.headers()[header::ACCEPT].clone();
        let body = Chunks(self.chunks.clone().into(), self.end);
        let mut answer = Response::builder()
            .status(self.status)
            .header("x-accept", accept);
        if !self.media.is_empty() {
            answer = answer.header(header::CONTENT_TYPE, self.media);
        }
        let answer = answer.body(BodyStream::new(body)).expect("an answer");
        Box::pin(async { Ok(answer) })
    }
}

pub(crate) fn server(media: &'static str, text: &str) -> Server {
    Server {
        status: 200,
        media,
        chunks: vec![text.as_bytes().to_vec()],
        end: End::Whole,
    }
}
