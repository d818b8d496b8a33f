//! Time as the client sees it: the present, waiting, and the jitter of a wait.
//!
//! Takes nothing; gives [`SystemClock`] to programs, and to tests a seam at which time is theirs.
//! It does not know what is waited for.

use std::collections::hash_map::RandomState;
use std::future::Future;
use std::hash::{BuildHasher, Hasher};
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
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
pub(crate) fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// A wait on a thread of its own, for executors without a timer. The thread ends with the wait, or when it is dropped.
struct ThreadSleep {
    duration: Duration,
    shared: Option<Arc<Shared>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    ended: Condvar,
}

#[derive(Default)]
struct State {
    over: bool,
    waker: Option<Waker>,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the wait, from either side.
    fn end(&self) {
        let mut state = self.state();
        state.over = true;
        self.ended.notify_all();
        if let Some(waker) = state.waker.take() {
            waker.wake();
        }
    }

    fn wait(&self, duration: Duration) {
        let ended = self
            .ended
            .wait_timeout_while(self.state(), duration, |state| !state.over);
        drop(ended);
        self.end();
    }
}

impl ThreadSleep {
    fn new(duration: Duration) -> Self {
        Self {
            duration,
            shared: None,
        }
    }

    fn start(duration: Duration) -> Arc<Shared> {
        let shared = Arc::new(Shared::default());
        let waiting = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("typewright-sleep".to_owned());
        if thread.spawn(move || waiting.wait(duration)).is_err() {
            // Without a thread there is no waiting; going on at once is better than never.
            shared.end();
        }
        shared
    }
}

impl Future for ThreadSleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let duration = self.duration;
        let shared = self.shared.get_or_insert_with(|| Self::start(duration));
        let mut state = shared.state();
        if state.over {
            return Poll::Ready(());
        }
        state.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

impl Drop for ThreadSleep {
    fn drop(&mut self) {
        if let Some(shared) = &self.shared {
            shared.end();
        }
    }
}
