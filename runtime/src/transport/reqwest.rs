//! The transport that is there by itself: reqwest, with TLS by rustls and ring.
//!
//! Takes requests; gives answers as reqwest hands them out. Redirects, retries, cookies, decompression and `referer` are
//! off: the client decides. Proxies are taken from the environment (`HTTPS_PROXY` and its like).

use std::error::Error as StdError;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Method, Request, Response};
use http_body::{Body as HttpBody, Frame, SizeHint};
use reqwest::redirect::Policy;
use rustls_platform_verifier::BuilderVerifierExt;

use super::{BoxFuture, Transport, TransportError, TransportErrorKind};
use crate::body::{Body, BodyStream};
use crate::error::BuildError;

/// Sends requests by reqwest, which needs a tokio runtime with time and I/O.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    /// Why certificates can't be checked here: HTTPS is refused then, and plain HTTP works.
    no_roots: Option<rustls::Error>,
}

impl ReqwestTransport {
    /// A transport with a pool of its own. Certificates are checked against the platform's roots; where it has none,
    /// every request by HTTPS fails and says so.
    ///
    /// # Errors
    /// [`BuildError::Transport`], when TLS can't be set up.
    pub fn new(connect_timeout: Duration) -> Result<Self, BuildError> {
        let (tls, no_roots) = tls().map_err(|error| BuildError::Transport(error.into()))?;
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .connect_timeout(connect_timeout)
            .build()
            .map_err(|error| BuildError::Transport(error.into()))?;
        Ok(Self { client, no_roots })
    }
}

/// rustls with ring, chosen here and not for the process, so that a program's own choice stays its own. Without roots of
/// the platform, it trusts nobody.
fn tls() -> Result<(rustls::ClientConfig, Option<rustls::Error>), rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()?;
    let (builder, no_roots) = match builder.clone().with_platform_verifier() {
        Ok(verifying) => (verifying, None),
        Err(error) => (
            builder.with_root_certificates(rustls::RootCertStore::empty()),
            Some(error),
        ),
    };
    Ok((builder.with_no_client_auth(), no_roots))
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<BodyStream>, TransportError>> {
        Box::pin(async move {
            let request = convert(request)?;
            if let Some(error) = self
                .no_roots
                .as_ref()
                .filter(|_| request.url().scheme() == "https")
            {
                return Err(
                    TransportError::new(TransportErrorKind::Request).with_source(error.clone())
                );
            }
            let answer = self.client.execute(request).await.map_err(failure)?;
            let answer: Response<reqwest::Body> = answer.into();
            Ok(answer.map(|body| BodyStream::new(Arriving(body))))
        })
    }
}

fn convert(request: Request<Body>) -> Result<reqwest::Request, TransportError> {
    let (head, body) = request.into_parts();
    let url = reqwest::Url::parse(&head.uri.to_string())
        .map_err(|error| TransportError::new(TransportErrorKind::Request).with_source(error))?;
    let mut request = reqwest::Request::new(head.method, url);
    *request.headers_mut() = head.headers;
    if !body.is_empty() {
        *request.body_mut() = Some(match body.to_bytes() {
            Some(bytes) => bytes.into(),
            None => reqwest::Body::wrap(body),
        });
    } else if matches!(
        *request.method(),
        Method::POST | Method::PUT | Method::PATCH
    ) {
        // RFC 9110 §8.6: methods that a body has a meaning for say so when there is none; hyper does not.
        request
            .headers_mut()
            .insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    Ok(request)
}

/// reqwest's errors name the URL, which may hold secrets: it is taken off.
fn failure(error: reqwest::Error) -> TransportError {
    let kind = if let Some(kind) = own_kind(&error) {
        kind
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_builder() {
        TransportErrorKind::Request
    } else {
        TransportErrorKind::Interrupted
    };
    TransportError::new(kind).with_source(error.without_url())
}

/// The kind of the error that the request's body gave, which reqwest hands on among its own.
fn own_kind(error: &reqwest::Error) -> Option<TransportErrorKind> {
    let errors = std::iter::successors(error.source(), |error| StdError::source(*error));
    let mut own = errors.filter_map(|error| error.downcast_ref::<TransportError>());
    own.next().map(TransportError::kind)
}

struct Arriving(reqwest::Body);

impl HttpBody for Arriving {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let frame = Pin::new(&mut self.0).poll_frame(context);
        frame.map(|frame| frame.map(|frame| frame.map_err(failure)))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
