//! The authenticator that is built in: the scheme newtypes that a program gave to the builder.
//!
//! Takes values of [`SecurityScheme`] types; gives each to the calls that ask for its scheme.

use super::{Credential, Scheme, SecurityScheme};

/// The credentials that were given as values, at most one a scheme: the last one given wins.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given(Vec<(&'static Scheme, Credential)>);

impl Given {
    pub(crate) fn insert<S: SecurityScheme>(&mut self, value: &S) {
        self.0.retain(|(scheme, _)| *scheme != S::SCHEME);
        self.0.push((S::SCHEME, value.credential()));
    }

    pub(crate) fn get(&self, wanted: &Scheme) -> Option<&Credential> {
        self.0
            .iter()
            .find(|(scheme, _)| *scheme == wanted)
            .map(|(_, credential)| credential)
    }
}
