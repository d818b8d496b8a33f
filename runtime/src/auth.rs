//! Credentials: what an operation asks for, who gives it, and where it goes in the request.
//!
//! Takes the security of an operation and an [`Authenticate`]; gives credentials. It does not know how a token is
//! fetched: that is the authenticator's own, which may make calls of the same client.

mod choose;
mod credential;
mod error;
mod place;
mod scheme;
mod typed;

use http::StatusCode;
use url::Url;

pub(crate) use choose::{Chosen, choose};
pub use credential::Credential;
pub use error::CredentialsError;
pub(crate) use place::place;
pub use scheme::{Scheme, SchemeKind, SecurityScheme};
pub(crate) use typed::Given;

use crate::client::ClientCore;
use crate::transport::BoxFuture;

/// The security of an operation: alternatives, each a list of schemes that are all needed. An empty alternative means
/// that the call may go out without credentials.
pub type Security = &'static [&'static [&'static Scheme]];

/// Gives credentials, and new ones when a server refuses them.
///
/// An implementation may be asked by many calls at once. It gets the client's core, and may make calls with it, so long
/// as these do not need the scheme that is being asked for.
pub trait Authenticate: Send + Sync + 'static {
    /// Looks at the server once, when the client is built.
    ///
    /// # Errors
    /// When these credentials are not for that server, such as a live key for a test host.
    fn server(&self, base: &Url) -> Result<(), CredentialsError> {
        let _ = base;
        Ok(())
    }

    /// The credential for `scheme`, or `None` when this authenticator has none for it.
    fn credential<'a>(
        &'a self,
        scheme: &'static Scheme,
        core: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Option<Credential>, CredentialsError>>;

    /// Told that the server answered 401 or 403 to a call with `used`; asked once a call for each scheme that it used.
    /// On [`Renewal::Replay`] the call asks for its credentials again and goes out once more, unless its body is a
    /// [stream](crate::Body::stream) that was sent: then the refusal is the call's answer, and the next call has the fresh ones.
    fn rejected<'a>(
        &'a self,
        scheme: &'static Scheme,
        used: &'a Credential,
        status: StatusCode,
        core: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Renewal, CredentialsError>> {
        let _ = (scheme, used, status, core);
        Box::pin(async { Ok(Renewal::Final) })
    }
}

/// What is to be done after a server refused a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// There is a fresh one: the call is sent again, once.
    Replay,
    /// There is nothing fresher: the refusal is the answer.
    Final,
}

impl<A: Authenticate + ?Sized> Authenticate for std::sync::Arc<A> {
    fn server(&self, base: &Url) -> Result<(), CredentialsError> {
        (**self).server(base)
    }

    fn credential<'a>(
        &'a self,
        scheme: &'static Scheme,
        core: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Option<Credential>, CredentialsError>> {
        (**self).credential(scheme, core)
    }

    fn rejected<'a>(
        &'a self,
        scheme: &'static Scheme,
        used: &'a Credential,
        status: StatusCode,
        core: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Renewal, CredentialsError>> {
        (**self).rejected(scheme, used, status, core)
    }
}
