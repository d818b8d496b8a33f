//! The seam between a client and the network: one method.
//!
//! Takes a finished request, gives the answer's head and a body that is still arriving. A transport does not know the
//! API, follows no redirect, repeats nothing and keeps no cookies: the client decides about all of that.

mod failure;
#[cfg(feature = "reqwest")]
mod reqwest;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

pub use failure::{TransportError, TransportErrorKind};

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
use crate::body::{Body, BodyStream};

/// A boxed future that can move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one request. Implement it over any HTTP library, or over a script in memory for tests.
///
/// ```
/// use typewright::{Body, BodyStream, BoxFuture, Transport, TransportError};
///
/// struct AlwaysNoContent;
///
/// impl Transport for AlwaysNoContent {
///     fn send(&self, _: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>> {
///         Box::pin(async {
///             let mut answer = http::Response::new(BodyStream::from(""));
///             *answer.status_mut() = http::StatusCode::NO_CONTENT;
///             Ok(answer)
///         })
///     }
/// }
/// ```
///
/// What a transport must keep to: redirects are answers like others; headers are sent as they are, and none are added
/// but what HTTP needs (`host`, `content-length`, `transfer-encoding`); dropping the future ends the request. A body may be
/// a stream: then [`Body::as_bytes`] is `None`, and what is read of it is polled, or taken by [`Body::into_stream`].
pub trait Transport: Send + Sync + 'static {
    /// Sends `request`, whose URI is absolute, and resolves when the answer's headers are there.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>> {
        (**self).send(request)
    }
}
