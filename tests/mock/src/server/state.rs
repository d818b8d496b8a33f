//! What changes while a mock runs.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;

use crate::exchange::Exchange;

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) exchanges: Vec<Exchange>,
    /// Scripted replies by operation, in the order in which they are to be sent.
    pub(super) scripts: BTreeMap<String, VecDeque<Scripted>>,
    /// How many examples of an operation have been served.
    pub(super) served: BTreeMap<String, usize>,
    /// The only credentials that a scheme takes.
    pub(super) accepted: BTreeMap<String, Vec<String>>,
    /// Credentials to refuse once.
    pub(super) expired: Vec<String>,
    pub(super) now: Option<i64>,
    last_script: u64,
}

/// A scripted reply.
#[derive(Clone, Debug)]
pub(super) struct Scripted {
    pub(super) key: u64,
    pub(super) reply: Planned,
    /// How often it is still to be sent; `None` for ever.
    pub(super) times: Option<usize>,
}

/// A reply before it is sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Planned {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Bytes,
    pub(super) delay: Duration,
}

impl State {
    /// Begins anew, but for the time. Keys go on counting, so that a reply scripted before refines no later one.
    pub(super) fn reset(&mut self) {
        *self = Self {
            now: self.now,
            last_script: self.last_script,
            ..Self::default()
        };
    }

    /// Adds a script that replies for ever, and gives its key.
    pub(super) fn add_script(&mut self, operation: &str, reply: Planned) -> u64 {
        self.last_script += 1;
        let script = Scripted {
            key: self.last_script,
            reply,
            times: None,
        };
        self.scripts
            .entry(operation.to_owned())
            .or_default()
            .push_back(script);
        self.last_script
    }

    /// The script of a key, while it has replies left.
    pub(super) fn script_mut(&mut self, operation: &str, key: u64) -> Option<&mut Scripted> {
        self.scripts
            .get_mut(operation)?
            .iter_mut()
            .find(|script| script.key == key)
    }

    /// The next scripted reply of an operation.
    pub(super) fn next_scripted(&mut self, operation: &str) -> Option<Planned> {
        let scripts = self.scripts.get_mut(operation)?;
        while let Some(script) = scripts.front_mut() {
            match &mut script.times {
                None => return Some(script.reply.clone()),
                Some(0) => drop(scripts.pop_front()),
                Some(left) => {
                    *left -= 1;
                    return Some(script.reply.clone());
                }
            }
        }
        None
    }

    /// How many of an operation's examples went before; counts this one.
    pub(super) fn count_served(&mut self, operation: &str) -> usize {
        let served = self.served.entry(operation.to_owned()).or_default();
        *served += 1;
        *served - 1
    }

    /// Milliseconds since 1970.
    pub(super) fn now(&self) -> i64 {
        self.now.unwrap_or_else(|| {
            let since = SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default();
            i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
        })
    }

    /// Takes a credential off the list of those to refuse once; tells whether it was there.
    pub(super) fn take_expired(&mut self, credential: &str) -> bool {
        let found = self
            .expired
            .iter()
            .position(|expired| expired == credential);
        found.map(|index| self.expired.remove(index)).is_some()
    }
}
