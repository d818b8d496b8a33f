//! Builds a client: defaults, what a program sets over them, and the checks of both.
//!
//! Takes a server and settings; gives any client that is made from a [`ClientCore`]. It sends nothing.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;
use url::Url;

use super::{ClientCore, Shared, Validation};
use crate::auth::{Authenticate, Given, SecurityScheme};
use crate::clock::{Clock, SystemClock};
use crate::error::BuildError;
use crate::retry::RetryPolicy;
use crate::server::{self, IntoServer, OperationServers};
use crate::transport::Transport;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const TIMEOUT: Duration = Duration::from_secs(60);
const IDLE_TIMEOUT: Duration = Duration::from_secs(300);
const MAX_BODY: u64 = 16 * 1024 * 1024;
const USER_AGENT: &str = concat!("typewright/", env!("CARGO_PKG_VERSION"));

/// Settings of a client of type `C`; all but the server have defaults.
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder<C> {
    server: Result<Url, BuildError>,
    servers: Result<OperationServers, BuildError>,
    transport: Option<Box<dyn Transport>>,
    given: Given,
    authenticate: Option<Box<dyn Authenticate>>,
    retry: RetryPolicy,
    connect_timeout: Duration,
    timeout: Duration,
    idle_timeout: Duration,
    max_body: u64,
    user_agent: String,
    validation: Validation,
    clock: Box<dyn Clock>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<ClientCore>> ClientBuilder<C> {
    /// A client for this server.
    pub fn new(server: impl IntoServer) -> Self {
        Self {
            server: server.into_server(),
            servers: Ok(OperationServers::default()),
            transport: None,
            given: Given::default(),
            authenticate: None,
            retry: RetryPolicy::default(),
            connect_timeout: CONNECT_TIMEOUT,
            timeout: TIMEOUT,
            idle_timeout: IDLE_TIMEOUT,
            max_body: MAX_BODY,
            user_agent: USER_AGENT.to_owned(),
            validation: Validation::Off,
            clock: Box::new(SystemClock),
            client: PhantomData,
        }
    }

    /// Sends the calls that the description gives the server `declared` to another one.
    pub fn server_for(mut self, declared: &str, server: impl IntoServer) -> Self {
        self.servers = self
            .servers
            .and_then(|servers| servers.replace(declared, server.into_server()?));
        self
    }

    /// Sends every call to the server that the client is built for, also those that the description gives a server of
    /// their own: for tests, and for proxies.
    pub fn one_server(mut self) -> Self {
        self.servers = self.servers.map(OperationServers::only_base);
        self
    }

    /// Where credentials come from. The last one set counts; values given by [`credential`](Self::credential) come first.
    pub fn credentials(mut self, authenticate: impl Authenticate) -> Self {
        self.authenticate = Some(Box::new(authenticate));
        self
    }

    /// A credential by value: `builder.credential(ApiKey::new("…"))`. One for each scheme; the last one counts.
    pub fn credential<S: SecurityScheme>(mut self, value: S) -> Self {
        self.given.insert(&value);
        self
    }

    /// What sends requests; without the feature `reqwest`, one must be given.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// When calls are sent again. Three attempts by default; see [`RetryPolicy`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// How long a whole call may take: credentials, retries, waits, redirects and the answer's body together. One
    /// minute by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long a streamed answer may go without a byte, once it has begun: five minutes by default. Then it ends with
    /// [`Stalled`](crate::TransportErrorKind::Stalled). How long it is as a whole has no limit.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = timeout;
        self
    }

    /// How long connecting may take, TLS included: 10 s by default. A [transport](Self::transport) that was given keeps
    /// its own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// What the client calls itself in `user-agent`, such as `my-program/1.0`.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// How many bytes of an answer's body are read before the call fails: 16 MiB by default.
    pub fn max_body(mut self, bytes: u64) -> Self {
        self.max_body = bytes;
        self
    }

    /// Holds answers to all that is described of them: the rules of their values, members that nothing allows, numbers by
    /// their digits. Without this, an answer only has to have the right shape, and what it has beside that is passed over.
    pub fn validate_responses(mut self) -> Self {
        self.validation = Validation::On;
        self
    }

    /// Where time comes from: for tests.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Box::new(clock);
        self
    }

    /// The client.
    ///
    /// # Errors
    /// [`BuildError`], when the server's URL can't be a base URL, the credentials are for another server, or the
    /// transport can't be set up.
    pub fn build(self) -> Result<C, BuildError> {
        let base = self.server?;
        server::check(&base)?;
        if let Some(authenticate) = &self.authenticate {
            authenticate.server(&base)?;
        }
        let shared = Shared {
            base,
            servers: self.servers?,
            transport: self
                .transport
                .map_or_else(|| default_transport(self.connect_timeout), Ok)?,
            given: self.given,
            authenticate: self.authenticate,
            retry: self.retry,
            timeout: self.timeout,
            idle_timeout: self.idle_timeout,
            max_body: self.max_body,
            user_agent: HeaderValue::try_from(self.user_agent)
                .map_err(|_| BuildError::UserAgent)?,
            validation: self.validation,
            clock: self.clock,
        };
        Ok(C::from(ClientCore(Arc::new(shared))))
    }
}

#[cfg(feature = "reqwest")]
fn default_transport(connect_timeout: Duration) -> Result<Box<dyn Transport>, BuildError> {
    let transport = crate::transport::ReqwestTransport::new(connect_timeout)?;
    Ok(Box::new(transport))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: Duration) -> Result<Box<dyn Transport>, BuildError> {
    Err(BuildError::NoTransport)
}

/// Shows the server alone, and that only when it is one.
impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let server = self
            .server
            .as_ref()
            .ok()
            .filter(|url| server::check(url).is_ok());
        let mut shown = formatter.debug_struct("ClientBuilder");
        shown
            .field("server", &server.map(Url::as_str))
            .finish_non_exhaustive()
    }
}
