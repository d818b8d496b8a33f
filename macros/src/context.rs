//! Collects the mistakes of one expansion, so that all are reported at once.
//!
//! Takes what a reading function finds wrong; gives its result together with all the errors. A context is had through
//! [`collect`] alone, so its errors can't be forgotten. It knows nothing of any macro.

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// Where the mistakes of an expansion go.
pub(crate) struct Context {
    errors: RefCell<Option<syn::Error>>,
}

/// What was read in spite of mistakes, and the mistakes: enough to expand to stand-ins, so that one mistake makes one
/// message.
pub(crate) struct Mistaken<T> {
    pub(crate) read: T,
    pub(crate) error: syn::Error,
}

/// Reads with a fresh context.
///
/// # Errors
/// When the context was told of any mistake.
pub(crate) fn collect<T>(read: impl FnOnce(&Context) -> T) -> Result<T, Mistaken<T>> {
    let context = Context {
        errors: RefCell::new(None),
    };
    let read = read(&context);
    match context.errors.into_inner() {
        None => Ok(read),
        Some(error) => Err(Mistaken { read, error }),
    }
}

impl Context {
    /// A mistake in `tokens`.
    pub(crate) fn error(&self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// A mistake at `span`.
    pub(crate) fn error_at(&self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    /// A mistake that syn found.
    pub(crate) fn push(&self, error: syn::Error) {
        let mut errors = self.errors.borrow_mut();
        match errors.as_mut() {
            Some(all) => all.combine(error),
            None => *errors = Some(error),
        }
    }

    /// The value, or none with its mistake noted.
    pub(crate) fn ok<T>(&self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// Whether any mistake was noted so far.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors.borrow().is_some()
    }
}

/// The whole of a macro: reads `input`, and expands it or, after a mistake, expands `fallback` beside the errors.
pub(crate) fn expand<T>(
    read: impl FnOnce(&Context) -> T,
    expand: impl FnOnce(&T) -> TokenStream,
    fallback: impl FnOnce(&T) -> TokenStream,
) -> TokenStream {
    match collect(read) {
        Ok(read) => expand(&read),
        Err(Mistaken { read, error }) => {
            let mut tokens = error.into_compile_error();
            tokens.extend(fallback(&read));
            tokens
        }
    }
}
