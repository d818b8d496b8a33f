//! Scripts: what an operation is to reply instead of its examples.

use std::time::Duration;

use bytes::Bytes;

use super::state::{Planned, Scripted};
use super::{Shared, answer};

/// Scripts the replies of one operation; from [`Mock::on`](crate::Mock::on). Replies are sent in the order in which
/// they were scripted, to requests that the description accepts. After the last come the examples again.
#[derive(Debug)]
pub struct Script<'m> {
    shared: &'m Shared,
    operation: String,
}

/// A script that asks for what the description has not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScriptError {
    /// No operation has this id.
    #[error("there is no operation `{id}`, only {}", known.join(", "))]
    UnknownOperation {
        /// The id that was asked for.
        id: String,
        /// All ids.
        known: Vec<String>,
    },
    /// The response of this status has no example of this name.
    #[error("`{operation}` has no example `{name}` for {status}, only {}", known.join(", "))]
    UnknownExample {
        /// The operation's id.
        operation: String,
        /// The status.
        status: u16,
        /// The name that was asked for.
        name: String,
        /// All names of examples of that status.
        known: Vec<String>,
    },
}

impl<'m> Script<'m> {
    pub(super) fn new(shared: &'m Shared, id: &str) -> Result<Self, ScriptError> {
        if shared.description.operation(id).is_none() {
            let known = shared
                .description
                .operation_ids()
                .map(str::to_owned)
                .collect();
            return Err(ScriptError::UnknownOperation {
                id: id.to_owned(),
                known,
            });
        }
        Ok(Self {
            shared,
            operation: id.to_owned(),
        })
    }

    /// Replies a status with the first example that the description has for it; where it has none, in the shape of
    /// the API's errors.
    pub fn reply(&self, status: u16) -> Reply<'m> {
        let operation = self.shared.description.operation(&self.operation);
        self.add(answer::of_status(
            &self.shared.description,
            operation,
            status,
        ))
    }

    /// Replies a status with one of its examples, by name.
    ///
    /// # Errors
    /// Where there is no such example.
    pub fn reply_example(&self, status: u16, name: &str) -> Result<Reply<'m>, ScriptError> {
        let examples = answer::examples_of(&self.shared.description, &self.operation, status);
        let known = examples
            .iter()
            .map(|(_, example)| example.name.clone())
            .collect();
        match examples
            .into_iter()
            .find(|(_, example)| example.name == name)
        {
            Some((media_type, example)) => {
                Ok(self.add(answer::of_example(status, &media_type, &example)))
            }
            None => {
                let (operation, name) = (self.operation.clone(), name.to_owned());
                Err(ScriptError::UnknownExample {
                    operation,
                    status,
                    name,
                    known,
                })
            }
        }
    }

    /// Replies JSON of one's own.
    pub fn reply_json(&self, status: u16, value: &serde_json::Value) -> Reply<'m> {
        self.reply_raw(status, "application/json", value.to_string())
    }

    /// Replies a body of one's own, checked by nobody. An empty media type leaves `content-type` out.
    pub fn reply_raw(&self, status: u16, media_type: &str, body: impl Into<Bytes>) -> Reply<'m> {
        let headers = [("content-type".to_owned(), media_type.to_owned())];
        let headers = headers
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
        self.add(Planned {
            status,
            headers,
            body: body.into(),
            delay: Duration::ZERO,
        })
    }

    fn add(&self, reply: Planned) -> Reply<'m> {
        let key = self.shared.lock().add_script(&self.operation, reply);
        Reply {
            shared: self.shared,
            operation: self.operation.clone(),
            key,
        }
    }
}

/// A scripted reply, to be refined. Unrefined, it is sent for ever.
#[derive(Debug)]
pub struct Reply<'m> {
    shared: &'m Shared,
    operation: String,
    key: u64,
}

impl Reply<'_> {
    /// Sends it so many times, and then goes on.
    pub fn times(self, times: usize) -> Self {
        self.change(|script| script.times = Some(times))
    }

    /// Adds a header.
    pub fn header(self, name: &str, value: &str) -> Self {
        let header = (name.to_lowercase(), value.to_owned());
        self.change(|script| script.reply.headers.push(header))
    }

    /// Waits before the reply is sent.
    pub fn delay(self, delay: Duration) -> Self {
        self.change(|script| script.reply.delay = delay)
    }

    fn change(self, change: impl FnOnce(&mut Scripted)) -> Self {
        if let Some(script) = self.shared.lock().script_mut(&self.operation, self.key) {
            change(script);
        }
        self
    }
}
