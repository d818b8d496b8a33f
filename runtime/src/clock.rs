//! Time as the client sees it: the present, waiting, and the jitter of a wait.
//!
//! Takes nothing; gives [`SystemClock`] to programs, and to tests a seam at which time is theirs.
//! It does not know what is waited for.

use std::collections::hash_map::RandomState;
use std::future::Future;
use std::hash::{BuildHasher, Hasher};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::UnixMillis;
use crate::transport::BoxFuture;

/// Where a client takes the time from. [`SystemClock`] unless a test brings its own.
pub trait Clock: Send + Sync + 'static {
    /// The present.
    fn now(&self) -> UnixMillis;

    /// Resolves once `duration` has passed. Dropping the future ends the wait.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// Resolves once a call has taken as long as it may. By default in real time, so that a test whose `sleep` returns at
    /// once does not cut every call off.
    fn limit(&self, duration: Duration) -> BoxFuture<'static, ()> {
        SystemClock.sleep(duration)
    }

    /// A wait between nothing and `upper`, drawn evenly ("full jitter"), so that clients that failed together do not
    /// come back together.
    fn jitter(&self, upper: Duration) -> Duration {
        let share = (random() >> 11) as f64 / (1_u64 << 53) as f64;
        upper.mul_f64(share)
    }
}

/// The machine's clock. Waits by tokio's timer inside a tokio runtime, and by a sleeping thread elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> UnixMillis {
        UnixMillis::now()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        #[cfg(feature = "reqwest")]
        if tokio::runtime::Handle::try_current().is_ok() {
            return Box::pin(tokio::time::sleep(duration));
        }
        Box::pin(ThreadSleep::new(duration))
    }
}

/// Every `RandomState` is keyed afresh, so the hash of nothing is a random number without a crate for it.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// A wait on a thread of its own, for executors without a timer.
struct ThreadSleep {
    duration: Duration,
    state: Option<Arc<Mutex<Waiting>>>,
}

#[derive(Default)]
struct Waiting {
    over: bool,
    waker: Option<Waker>,
}

impl ThreadSleep {
    fn new(duration: Duration) -> Self {
        Self {
            duration,
            state: None,
        }
    }

    fn start(&self) -> Arc<Mutex<Waiting>> {
        let state = Arc::new(Mutex::new(Waiting::default()));
        let (shared, duration) = (Arc::downgrade(&state), self.duration);
        std::thread::spawn(move || {
            std::thread::sleep(duration);
            if let Some(shared) = shared.upgrade() {
                let mut waiting = shared.lock().unwrap_or_else(PoisonError::into_inner);
                waiting.over = true;
                if let Some(waker) = waiting.waker.take() {
                    waker.wake();
                }
            }
        });
        state
    }
}

impl Future for ThreadSleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let state = match &self.state {
            Some(state) => Arc::clone(state),
            None => {
                let state = self.start();
                self.state = Some(Arc::clone(&state));
                state
            }
        };
        let mut waiting = state.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.over {
            return Poll::Ready(());
        }
        waiting.waker = Some(context.waker().clone());
        Poll::Pending
    }
}
