//! What every client is made of: a server, a transport, credentials and policies.
//!
//! Takes finished calls; gives raw answers or reasons why there are none. It does not know the types of an API.

mod attempt;
mod builder;
mod call;
mod download;
mod execute;
mod idle;
mod redirect;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;
use url::Url;

pub use builder::ClientBuilder;
pub use call::{Call, CallOptions};

use self::attempt::Arrived;
use self::idle::Idle;
use crate::auth::{Authenticate, Given};
use crate::body::BodyStream;
use crate::clock::Clock;
use crate::decode::{self, Reader};
use crate::error::{DecodeFailure, Error, NoBody};
use crate::response::Response;
use crate::retry::RetryPolicy;
use crate::sequence::Sequence;
use crate::server::OperationServers;
use crate::transport::Transport;
use crate::types::UnixMillis;

/// The part of a client that knows no API: cheap to clone, shared by all its clones.
///
/// Calls run in the future that awaits them and nowhere else: dropping it cancels the call, its retries and its waits.
/// A request that was already sent may still have its effect on the server.
#[derive(Clone)]
pub struct ClientCore(Arc<Shared>);

struct Shared {
    base: Url,
    servers: OperationServers,
    transport: Box<dyn Transport>,
    given: Given,
    authenticate: Option<Box<dyn Authenticate>>,
    retry: RetryPolicy,
    timeout: Duration,
    idle_timeout: Duration,
    max_body: u64,
    user_agent: HeaderValue,
    validation: Validation,
    clock: Box<dyn Clock>,
}

/// Whether answers are held to their constraints.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Validation {
    Off,
    On,
}

impl ClientCore {
    /// The server's base URL.
    #[must_use]
    pub fn base_url(&self) -> &Url {
        &self.0.base
    }

    /// Sends a call and reads the answer, as the expansions of operations do.
    ///
    /// # Errors
    /// As [`execute`](Self::execute) and [`decode::read`].
    pub async fn call<T, E>(
        &self,
        call: Call,
        options: CallOptions,
        successes: &[Reader<T>],
        errors: &[Reader<E>],
    ) -> Result<Response<T>, Error<E>> {
        let answers = call.answers;
        let raw = self.execute(call, options).await?;
        decode::read(answers, raw, successes, errors)
    }

    /// Sends a call and gives the body of a success, documented or not, as it arrives: it is neither read nor bounded in
    /// size, and the timeout ends with the answer's head. Then the [idle timeout](ClientBuilder::idle_timeout) holds.
    ///
    /// # Errors
    /// As [`execute`](Self::execute) and [`decode::read`]. An error's body is read whole, as ever.
    pub async fn call_streaming<E>(
        &self,
        call: Call,
        options: CallOptions,
        errors: &[Reader<E>],
    ) -> Result<Response<BodyStream>, Error<E>> {
        let answers = call.answers;
        let arrived = self.execute_streaming(call, options).await?;
        match arrived {
            Arrived {
                raw,
                stream: Some(body),
                ..
            } => {
                let body = Idle::bound(body, self, self.0.idle_timeout);
                Ok(Response::from_head(raw.head, body))
            }
            Arrived {
                raw, stream: None, ..
            } => match decode::read::<NoBody, E>(answers, raw, &[], errors) {
                Ok(answer) => match answer.into_inner() {},
                Err(error) => Err(error),
            },
        }
    }

    /// Sends a call and gives the items of a success one by one, as they arrive. They are asked for in `media`; a success in
    /// another one is an answer that can't be read.
    ///
    /// # Errors
    /// As [`call_streaming`](Self::call_streaming), and [`Error::Decode`].
    pub async fn call_sequence<S: Sequence, E>(
        &self,
        call: Call,
        options: CallOptions,
        media: &'static str,
        errors: &[Reader<E>],
    ) -> Result<Response<S>, Error<E>> {
        let limit = options.timeout.unwrap_or(self.0.timeout);
        let call = call.accepting(media);
        let answer = self.call_streaming(call, options, errors).await?;
        let (head, body) = answer.into_parts();
        let body = match S::begin(self, (media, head.content_type()), body) {
            Ok(items) => return Ok(Response::from_head(head, items)),
            Err(body) => body,
        };
        let whole = async { Ok(body.collect(self.0.max_body).await?) };
        let whole = self.within(limit, whole).await?;
        let came = head.content_type().unwrap_or_default();
        let message = decode::mismatch(came, media);
        let failure = DecodeFailure::from_head(head, whole, String::new(), message);
        Err(Error::Decode(failure))
    }

    /// How many bytes it takes of a body, or of an item of one.
    pub(crate) fn max_body(&self) -> u64 {
        self.0.max_body
    }

    /// The time to hold answers to, where they are held to their description.
    pub(crate) fn validates_at(&self) -> Option<UnixMillis> {
        (self.0.validation == Validation::On).then(|| self.clock().now())
    }

    /// Where this client takes the time from.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }
}

/// Shows the server alone.
impl fmt::Debug for ClientCore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientCore")
            .field("server", &self.0.base.as_str())
            .finish_non_exhaustive()
    }
}
