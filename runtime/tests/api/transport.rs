//! A transport in memory: answers the same each time, and keeps what was sent as text.

use std::sync::{Arc, Mutex};

use typewright::http::{Request, Response, header};
use typewright::{
    Body, BodyStream, BoxFuture, ClientBuilder, ClientCore, Transport, TransportError,
};

use crate::Client;

/// The answer to everything.
#[derive(Clone)]
pub(crate) struct Canned {
    status: u16,
    media: &'static str,
    body: Vec<u8>,
    header: Option<(&'static str, &'static str)>,
}

impl Canned {
    pub(crate) fn json(status: u16, body: &str) -> Self {
        Self {
            status,
            media: "application/json",
            body: body.into(),
            header: None,
        }
    }

    pub(crate) fn of(status: u16, media: &'static str, body: &str) -> Self {
        Self {
            status,
            media,
            body: body.into(),
            header: None,
        }
    }

    pub(crate) fn text(status: u16, body: &str) -> Self {
        Self {
            status,
            media: "text/plain",
            body: body.into(),
            header: None,
        }
    }

    /// The same with one more header.
    pub(crate) fn with_header(mut self, name: &'static str, value: &'static str) -> Self {
        self.header = Some((name, value));
        self
    }

    pub(crate) fn png(body: &[u8]) -> Self {
        Self {
            status: 200,
            media: "image/png",
            body: body.into(),
            header: None,
        }
    }
}

/// What was sent.
#[derive(Clone, Default)]
pub(crate) struct Sent(Arc<Mutex<Vec<String>>>);

impl Sent {
    /// Method and URL, the headers by name, an empty line, the body.
    pub(crate) fn last(&self) -> String {
        self.0
            .lock()
            .expect("sent")
            .last()
            .cloned()
            .expect("something was sent")
    }

    pub(crate) fn count(&self) -> usize {
        self.0.lock().expect("sent").len()
    }
}

struct Memory(Canned, Sent);

impl Transport for Memory {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<BodyStream>, TransportError>> {
        let (head, body) = request.into_parts();
        let mut lines: Vec<String> = head
            .headers
            .iter()
            .filter(|(name, _)| *name != header::USER_AGENT)
            .map(|(name, value)| format!("{name}: {}\n", value.to_str().expect("ASCII")))
            .collect();
        lines.sort();
        let answer = Response::builder()
            .status(self.0.status)
            .header(header::CONTENT_TYPE, self.0.media);
        let answer = match self.0.header {
            Some((name, value)) => answer.header(name, value),
            None => answer,
        };
        let answer = answer
            .body(BodyStream::from(self.0.body.clone()))
            .expect("an answer");
        Box::pin(async move {
            let body = body.into_stream().collect(u64::MAX).await?;
            let body = String::from_utf8_lossy(&body);
            let text = format!("{} {}\n{}\n{body}", head.method, head.uri, lines.concat());
            self.1.0.lock().expect("sent").push(text);
            Ok(answer)
        })
    }
}

/// A client of a base URL with a path, and what it sends.
pub(crate) fn client_of<C: From<ClientCore>>(
    answer: Canned,
    build: impl FnOnce(ClientBuilder<C>) -> ClientBuilder<C>,
) -> (C, Sent) {
    let sent = Sent::default();
    let builder =
        ClientBuilder::new("https://pets.example/v1/").transport(Memory(answer, sent.clone()));
    (build(builder).build().expect("a client"), sent)
}

/// The client of most tests.
pub(crate) fn client(
    answer: Canned,
    build: impl FnOnce(ClientBuilder<Client>) -> ClientBuilder<Client>,
) -> (Client, Sent) {
    client_of(answer, build)
}
