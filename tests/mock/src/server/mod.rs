//! The mock server: listens on loopback, judges each request by the description, answers by scripts and examples.
//!
//! Everything about one API comes from its description; everything about one test comes from its scripts.

mod answer;
mod route;
mod script;
mod serve;
mod state;

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::background::Background;
use crate::description::Description;
use crate::exchange::{Exchange, Received};

pub use script::{Reply, Script, ScriptError};
use state::State;

/// A running mock. It listens on a free port of loopback alone and stops when it is dropped.
#[derive(Debug)]
pub struct Mock {
    background: Background,
    shared: Arc<Shared>,
}

/// What the handle and the server's thread share.
#[derive(Debug)]
struct Shared {
    description: Description,
    state: Mutex<State>,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Mock {
    /// Starts a mock of a description.
    ///
    /// # Errors
    /// Where no port or thread is to be had.
    pub fn start(description: Description) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            description,
            state: Mutex::default(),
        });
        let served = Arc::clone(&shared);
        let background = Background::start("mock", move |stream| {
            serve::connection(stream, Arc::clone(&served))
        })?;
        Ok(Self { background, shared })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.background.address()
    }

    /// The base URL, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// The description that it serves.
    pub fn description(&self) -> &Description {
        &self.shared.description
    }

    /// Scripts replies of an operation, by its id.
    ///
    /// # Errors
    /// Where the description has no such operation.
    pub fn on(&self, operation: &str) -> Result<Script<'_>, ScriptError> {
        Script::new(&self.shared, operation)
    }

    /// From now on, a security scheme takes only these credentials; others answer 403. Without a call, it takes any.
    /// Values are as they stand in the header, query or cookie; for `http` and OAuth schemes without their first word.
    pub fn accept(&self, scheme: &str, credentials: impl IntoIterator<Item = impl Into<String>>) {
        let credentials = credentials.into_iter().map(Into::into).collect();
        self.shared
            .lock()
            .accepted
            .insert(scheme.to_owned(), credentials);
    }

    /// The next request that carries this credential is answered 403, as if it had just expired; later ones are not,
    /// since the examples have but one token to renew it with.
    pub fn expire(&self, credential: impl Into<String>) {
        self.shared.lock().expired.push(credential.into());
    }

    /// Sets the time, in milliseconds since 1970, that rules such as `x-after-now` count from. Without a call, it is
    /// the time of the request.
    pub fn freeze_at(&self, now: i64) {
        self.shared.lock().now = Some(now);
    }

    /// All requests and their answers so far, in order of arrival.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.shared.lock().exchanges.clone()
    }

    /// All requests so far, in order of arrival.
    pub fn requests(&self) -> Vec<Received> {
        self.shared
            .lock()
            .exchanges
            .iter()
            .map(|exchange| exchange.request.clone())
            .collect()
    }

    /// Why requests were refused, in order; empty where all were as the description says.
    pub fn refusals(&self) -> Vec<String> {
        self.shared
            .lock()
            .exchanges
            .iter()
            .filter_map(|exchange| exchange.refusal.clone())
            .collect()
    }

    /// Forgets exchanges, scripts, credentials and how far the examples have been served. A frozen time stays.
    pub fn reset(&self) {
        self.shared.lock().reset();
    }
}
