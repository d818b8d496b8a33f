//! When a call is sent again, and how long it waits before.
//!
//! Takes what happened to an attempt; gives a wait, or none. It sends nothing, and does not know credentials: the one
//! replay after a 401 or 403 is not a retry.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, Method, StatusCode, header};

use crate::UnixMillis;
use crate::transport::{TransportError, TransportErrorKind};

/// How often and after which waits a call is sent again.
///
/// Idempotent methods are sent again after connection errors and the statuses 429, 502, 503 and 504; others only when
/// no connection came about, or the server said 429. The wait is drawn between nothing and a bound that doubles
/// (exponential backoff with full jitter), or is what the server's `retry-after` says. A server that asks for more than
/// [`max_retry_after`](Self::max_retry_after), or a wait past the call's timeout, is not waited for: its answer is the
/// call's. Nor is a call sent again of whose body, a [stream](crate::Body::stream), something was read.
///
/// ```
/// use std::time::Duration;
/// use typewright::RetryPolicy;
///
/// let patient = RetryPolicy::default().attempts(6).max_delay(Duration::from_secs(30));
/// let never = RetryPolicy::none();
/// # let _ = (patient, never);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    base_delay: Duration,
    max_delay: Duration,
    max_retry_after: Duration,
}

/// Three attempts, waits of up to 250 ms and then 500 ms, and up to 30 s when the server asks for it.
impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 3,
            base_delay: Duration::from_millis(250),
            max_delay: Duration::from_secs(10),
            max_retry_after: Duration::from_secs(30),
        }
    }
}

impl RetryPolicy {
    /// One attempt.
    #[must_use]
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// How often a call is sent at most, the first time included; 0 counts as 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The upper bound of the first wait, which doubles from one to the next.
    #[must_use]
    pub fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// What the bound of a wait never grows beyond.
    #[must_use]
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// The longest wait that a server may ask for; one that asks for more is not asked again.
    #[must_use]
    pub fn max_retry_after(mut self, delay: Duration) -> Self {
        self.max_retry_after = delay;
        self
    }

    /// The bound of the wait after attempt number `attempt`, counted from 1.
    fn bound(&self, attempt: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
        self.base_delay.saturating_mul(doubled).min(self.max_delay)
    }

    /// What to do after attempt number `attempt`, counted from 1, ended so.
    pub(crate) fn after(
        &self,
        attempt: u32,
        method: &Method,
        outcome: Outcome<'_>,
        now: UnixMillis,
    ) -> Next {
        if attempt >= self.attempts || !outcome.may_repeat(method) {
            return Next::Stop;
        }
        match outcome.retry_after(now) {
            Some(asked) if asked > self.max_retry_after => Next::Stop,
            Some(asked) => Next::Wait(asked),
            None => Next::WaitUpTo(self.bound(attempt)),
        }
    }
}

/// How an attempt ended.
#[derive(Clone, Copy)]
pub(crate) enum Outcome<'a> {
    Answer(StatusCode, &'a HeaderMap),
    Failure(&'a TransportError),
}

/// What follows an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Its outcome is the call's.
    Stop,
    /// Another one, after exactly this.
    Wait(Duration),
    /// Another one, after a wait drawn below this.
    WaitUpTo(Duration),
}

/// RFC 9110 §9.2.2, and `QUERY`, which is safe.
fn is_idempotent(method: &Method) -> bool {
    method.is_idempotent() || method.as_str() == "QUERY"
}

impl Outcome<'_> {
    fn may_repeat(self, method: &Method) -> bool {
        match self {
            Self::Answer(StatusCode::TOO_MANY_REQUESTS, _) => true,
            Self::Answer(status, _) => is_idempotent(method) && is_transient(status),
            Self::Failure(error) => match error.kind() {
                TransportErrorKind::Connect => true,
                TransportErrorKind::Interrupted => is_idempotent(method),
                _ => false,
            },
        }
    }

    /// What the server's `retry-after` asks for: seconds, or a date.
    fn retry_after(self, now: UnixMillis) -> Option<Duration> {
        let Self::Answer(_, headers) = self else {
            return None;
        };
        let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
        if let Ok(seconds) = text.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let date = httpdate::parse_http_date(text).ok()?;
        let date = date.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        let now = Duration::from_millis(u64::try_from(now.get()).unwrap_or_default());
        Some(date.saturating_sub(now))
    }
}

/// Whether a status says that the same request may be answered later.
pub(crate) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 429 | 502 | 503 | 504)
}
