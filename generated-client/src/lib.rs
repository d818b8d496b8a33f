//! A typed client of Sandbox's DigiLocker consent API.
//!
//! What the description can say is in the modules below, written by `cargo xtask generate`. By hand is what it can't:
//! [`Credentials`] fetch and renew the access token, [`Environment`] knows the hosts, [`Client::wait_for_session`]
//! waits for the user.
//!
//! ```no_run
//! use sandbox_kyc::digilocker::{DocType, Flow, InitiateSessionRequest, SessionOptions};
//! use sandbox_kyc::{Client, Credentials, Environment, Url};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder(Environment::Test).credentials(Credentials::from_env()?).build()?;
//!
//! let request = InitiateSessionRequest::builder()
//!     .flow(Flow::Signin)
//!     .redirect_url(Url::parse("https://example.com/done")?)
//!     .doc_types([DocType::Aadhaar, DocType::Pan])
//!     .options(SessionOptions::builder().pinless(true).build())
//!     .build();
//!
//! let session = client.digilocker().initiate_session(request).await?;
//! println!("send the user to {}", session.data.authorization_url.expose());
//! # Ok(()) }
//! ```

mod credentials;
mod environment;
#[rustfmt::skip]
mod generated;
mod session;

pub use credentials::Credentials;
pub use environment::Environment;
pub use generated::*;
pub use session::{WaitError, WaitForSession};
pub use typewright::{
    BuildError, CredentialsError, Error, Response, RetryPolicy, Secret, UnixMillis, Url, Validate,
    Violations,
};

/// The README's code, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
