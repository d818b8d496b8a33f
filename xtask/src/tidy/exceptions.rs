//! What may be longer than the laws allow, each with its reason. The list shrinks.

/// A file (`function` empty) or a function that may be long.
pub(crate) struct Exception {
    pub(crate) path: &'static str,
    pub(crate) function: &'static str,
    pub(crate) reason: &'static str,
}

/// All exceptions.
pub(crate) const EXCEPTIONS: &[Exception] = &[];
