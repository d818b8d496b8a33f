//! Runs a call to its end: credentials, attempts, waits, the one replay, the deadline.
//!
//! Takes a [`Call`]; gives a raw answer, whatever its status, or the reason why there is none. It does not know types.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use http::StatusCode;

use super::ClientCore;
use super::attempt::{Arrived, Taken};
use super::call::{Call, CallOptions};
use crate::auth::{Chosen, Credential, CredentialsError, Renewal, Scheme, choose};
use crate::error::CallFailure;
use crate::events;
use crate::response::RawResponse;
use crate::retry::{Next, Outcome, RetryPolicy};
use crate::transport::{TransportError, TransportErrorKind};

impl ClientCore {
    /// Sends a call, again where the policy says so, and gives the answer.
    ///
    /// # Errors
    /// When there are no credentials, no whole answer arrived, or the timeout passed. Every status is an answer.
    pub async fn execute(
        &self,
        call: Call,
        options: CallOptions,
    ) -> Result<RawResponse, CallFailure> {
        let arrived = self.carry_out(call, options, Taken::Whole).await?;
        Ok(arrived.raw)
    }

    /// The same, but for the body of a success, which is not waited for.
    pub(super) async fn execute_streaming(
        &self,
        call: Call,
        options: CallOptions,
    ) -> Result<Arrived, CallFailure> {
        self.carry_out(call, options, Taken::AsItArrives).await
    }

    async fn carry_out(
        &self,
        call: Call,
        options: CallOptions,
        taken: Taken,
    ) -> Result<Arrived, CallFailure> {
        let limit = options.timeout.unwrap_or(self.0.timeout);
        let policy = options.retry.unwrap_or_else(|| self.0.retry.clone());
        self.within(limit, self.run(&call, &policy, (limit, taken)))
            .await
    }

    /// What comes of `work`, unless it takes longer than `limit`.
    pub(super) async fn within<T>(
        &self,
        limit: Duration,
        work: impl Future<Output = Result<T, CallFailure>>,
    ) -> Result<T, CallFailure> {
        let mut work = pin!(work);
        let mut timer = self.clock().limit(limit);
        let outcome = poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(outcome) => Poll::Ready(outcome),
            Poll::Pending => timer.as_mut().poll(context).map(|()| Err(timed_out(limit))),
        });
        outcome.await
    }

    async fn run(
        &self,
        call: &Call,
        policy: &RetryPolicy,
        (limit, taken): (Duration, Taken),
    ) -> Result<Arrived, CallFailure> {
        let mut chosen = choose(call.security, self).await?;
        let mut may_replay = true;
        let mut attempt = 1;
        let start = self.clock().now().get();
        loop {
            let outcome = self.attempt(call, &chosen, (attempt, taken)).await?;
            if let Some(status) = refusal(&outcome).filter(|_| may_replay) {
                may_replay = false;
                // What can't be sent again is told of too: the next call goes out with the fresh ones.
                let renewal = self.renew(&chosen, status).await?;
                if renewal == Renewal::Replay && !call.body.is_spent() {
                    events::replayed(call, status);
                    chosen = choose(call.security, self).await?;
                    continue;
                }
            }
            if call.body.is_spent() {
                return self.finish(outcome);
            }
            let now = self.clock().now();
            let wait = match policy.after(attempt, &call.method, seen(&outcome), now) {
                Next::Stop => return self.finish(outcome),
                Next::Wait(asked) => asked,
                Next::WaitUpTo(bound) => self.clock().jitter(bound),
            };
            let passed = u64::try_from(now.get().saturating_sub(start)).unwrap_or_default();
            if Duration::from_millis(passed).saturating_add(wait) >= limit {
                return self.finish(outcome);
            }
            events::waits(call, attempt, wait);
            self.clock().sleep(wait).await;
            attempt += 1;
        }
    }

    fn finish(&self, outcome: Result<Arrived, TransportError>) -> Result<Arrived, CallFailure> {
        let mut arrived = outcome?;
        arrived.raw.validate_at = self.validates_at();
        Ok(arrived)
    }

    /// Tells the authenticator that its credentials were refused. One fresh credential is reason enough to try again.
    async fn renew(
        &self,
        chosen: &Chosen,
        status: StatusCode,
    ) -> Result<Renewal, CredentialsError> {
        let mut renewal = Renewal::Final;
        for (scheme, used) in chosen {
            if let Some(authenticate) = &self.0.authenticate
                && self.0.given.get(scheme).is_none()
                && authenticate.rejected(scheme, used, status, self).await? == Renewal::Replay
            {
                renewal = Renewal::Replay;
            }
        }
        Ok(renewal)
    }

    /// The credential for a scheme: one given by value, or else the authenticator's.
    pub(crate) async fn credential(
        &self,
        scheme: &'static Scheme,
    ) -> Result<Option<Credential>, CredentialsError> {
        match (self.0.given.get(scheme), &self.0.authenticate) {
            (Some(given), _) => Ok(Some(given.clone())),
            (None, Some(authenticate)) => authenticate.credential(scheme, self).await,
            (None, None) => Ok(None),
        }
    }
}

fn timed_out(limit: Duration) -> CallFailure {
    TransportError::new(TransportErrorKind::Timeout(limit)).into()
}

/// The status by which the API's own server refused the credentials; another host to which a redirect led never saw them.
fn refusal(outcome: &Result<Arrived, TransportError>) -> Option<StatusCode> {
    let arrived = outcome.as_ref().ok().filter(|arrived| !arrived.foreign)?;
    let status = arrived.raw.status();
    matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN).then_some(status)
}

fn seen(outcome: &Result<Arrived, TransportError>) -> Outcome<'_> {
    match outcome {
        Ok(arrived) => Outcome::Answer(arrived.raw.status(), arrived.raw.headers()),
        Err(error) => Outcome::Failure(error),
    }
}
