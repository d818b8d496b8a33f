//! A credential's value, kept secret.
//!
//! Takes a token, or a user and password; gives it back to those who ask by name. It does not know schemes.

use std::fmt;

use crate::Secret;

/// A value that proves who is calling. Never printed.
#[derive(Clone)]
pub struct Credential(Form);

#[derive(Clone)]
enum Form {
    Token(Secret<String>),
    Login {
        user: String,
        password: Secret<String>,
    },
}

impl Credential {
    /// A key or token, sent as it is (with `Bearer ` before it only where the scheme says so).
    #[must_use]
    pub fn new(token: impl Into<String>) -> Self {
        Self(Form::Token(Secret::new(token.into())))
    }

    /// A user name and a password.
    #[must_use]
    pub fn basic(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self(Form::Login {
            user: user.into(),
            password: Secret::new(password.into()),
        })
    }

    /// The key or token; for a user and a password, the password.
    #[must_use]
    pub fn expose(&self) -> &str {
        match &self.0 {
            Form::Token(token) => token.expose(),
            Form::Login { password, .. } => password.expose(),
        }
    }

    /// The user name, where there is one.
    #[must_use]
    pub fn user(&self) -> Option<&str> {
        match &self.0 {
            Form::Token(_) => None,
            Form::Login { user, .. } => Some(user),
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Credential([REDACTED])")
    }
}
