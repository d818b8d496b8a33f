//! Waiting for a user: a consent session is polled until it ends.
//!
//! Takes a session's id; gives what became of it. Sandbox documents no callback for DigiLocker: polling the status is
//! the vendor's own way.

use std::fmt;
use std::future::{Future, IntoFuture, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use typewright::{BoxFuture, Error};

use crate::generated::Client;
use crate::generated::digilocker::{Session, SessionStatus};
use crate::generated::shared::ErrorBody;

/// The first pause between two looks at the status; each next one is half as long again, up to [`LONGEST`].
const FIRST: Duration = Duration::from_secs(2);
const LONGEST: Duration = Duration::from_secs(15);
/// A consent request lapses after an hour unless it says otherwise.
const DEADLINE: Duration = Duration::from_secs(60 * 60);

impl Client {
    /// Waits until the user of a session has consented, refused or let it lapse.
    ///
    /// Dropping the future ends the wait, as does what is given to [`WaitForSession::cancel`].
    ///
    /// ```no_run
    /// # async fn run(client: sandbox_kyc::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let session = client.wait_for_session("f1bd0342-cc1d-4051-8301-e8ee17e3a3c3").await?;
    /// println!("the user shared {:?}", session.documents_consented);
    /// # Ok(()) }
    /// ```
    pub fn wait_for_session(&self, session_id: impl Into<String>) -> WaitForSession<'_> {
        WaitForSession {
            client: self,
            session_id: session_id.into(),
            first: FIRST,
            longest: LONGEST,
            deadline: DEADLINE,
            cancelled: None,
        }
    }
}

/// A wait for a session's end, made by [`Client::wait_for_session`].
#[must_use = "nothing is asked until the wait is awaited"]
pub struct WaitForSession<'c> {
    client: &'c Client,
    session_id: String,
    first: Duration,
    longest: Duration,
    deadline: Duration,
    cancelled: Option<BoxFuture<'c, ()>>,
}

impl<'c> WaitForSession<'c> {
    /// The first pause and the longest one. Each pause is half as long again as the one before.
    pub fn pauses(mut self, first: Duration, longest: Duration) -> Self {
        self.first = first;
        self.longest = longest.max(first);
        self
    }

    /// How long to wait in all.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Ends the wait with [`WaitError::Cancelled`] when `cancelled` resolves.
    pub fn cancel(mut self, cancelled: impl Future<Output = ()> + Send + 'c) -> Self {
        self.cancelled = Some(Box::pin(cancelled));
        self
    }

    async fn run(self) -> Result<Session, WaitError> {
        let Self {
            client,
            session_id,
            first,
            longest,
            deadline,
            cancelled,
        } = self;
        let cancelled = cancelled.unwrap_or_else(|| Box::pin(std::future::pending()));
        let overdue = client.core().clock().sleep(deadline);
        let polled = pin!(ended(client, session_id, first, longest));
        first_of(polled, overdue, cancelled).await
    }
}

/// Looks until the session has ended.
async fn ended(
    client: &Client,
    session_id: String,
    mut pause: Duration,
    longest: Duration,
) -> Result<Session, WaitError> {
    loop {
        let answer = client.digilocker().get_session_status(&session_id).await?;
        let session = answer.into_inner().data;
        match session.status {
            SessionStatus::Succeeded => return Ok(session),
            SessionStatus::Failed => return Err(WaitError::Failed(Box::new(session))),
            SessionStatus::Expired => return Err(WaitError::Expired(Box::new(session))),
            // Created, or a state that Sandbox added since: the deadline decides.
            _ => {}
        }
        client.core().clock().sleep(pause).await;
        pause = (pause + pause / 2).min(longest);
    }
}

/// The first of the three to end; a session's end counts before the deadline.
async fn first_of(
    mut polled: Pin<&mut (impl Future<Output = Result<Session, WaitError>> + Send)>,
    mut overdue: BoxFuture<'_, ()>,
    mut cancelled: BoxFuture<'_, ()>,
) -> Result<Session, WaitError> {
    poll_fn(|context| {
        if let Poll::Ready(outcome) = polled.as_mut().poll(context) {
            return Poll::Ready(outcome);
        }
        if cancelled.as_mut().poll(context).is_ready() {
            return Poll::Ready(Err(WaitError::Cancelled));
        }
        overdue
            .as_mut()
            .poll(context)
            .map(|()| Err(WaitError::Deadline))
    })
    .await
}

impl<'c> IntoFuture for WaitForSession<'c> {
    type Output = Result<Session, WaitError>;
    type IntoFuture = BoxFuture<'c, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for WaitForSession<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("WaitForSession")
            .field("session_id", &self.session_id)
            .finish_non_exhaustive()
    }
}

/// Why a wait ended without consent.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError {
    /// The user refused, or DigiLocker failed.
    Failed(Box<Session>),
    /// The consent request lapsed.
    Expired(Box<Session>),
    /// The session was still open when the wait's own deadline came.
    Deadline,
    /// What was given to [`WaitForSession::cancel`] resolved.
    Cancelled,
    /// The status could not be read.
    Call(Box<Error<ErrorBody>>),
}

impl fmt::Display for WaitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(session) => write!(formatter, "the session {} failed", session.id),
            Self::Expired(session) => write!(formatter, "the session {} expired", session.id),
            Self::Deadline => formatter.write_str("the session was still open at the deadline"),
            Self::Cancelled => formatter.write_str("the wait was cancelled"),
            Self::Call(_) => formatter.write_str("the session's status could not be read"),
        }
    }
}

impl std::error::Error for WaitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Call(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Error<ErrorBody>> for WaitError {
    fn from(error: Error<ErrorBody>) -> Self {
        Self::Call(Box::new(error))
    }
}
