//! Checks values against the rules of their declarations.
//!
//! Takes any value that shows itself as a [`View`](crate::codec::View) and the static [`Rule`]s of its [`Schema`](crate::codec::Schema);
//! gives all the [`Violations`] at once, each with its JSON pointer. It is one driver that no type makes a copy of. It
//! knows nothing of formats, of HTTP, or of what a rule was called in the macros.

mod array;
mod canonical;
mod decimal;
mod evaluated;
mod format;
mod given;
mod logic;
mod lost;
mod number;
mod object;
mod pattern;
mod phrase;
mod rule;
mod string;
mod union;
mod violation;
mod walk;

pub use decimal::Decimal;
pub(crate) use decimal::Exact;
pub use format::Format;
#[doc(hidden)]
pub use given::{Given, Missing, NotGiven};
pub(crate) use number::exact;
pub use pattern::Pattern;
pub use rule::{Keyword, Rule};
pub use violation::{Violation, Violations};
pub use walk::{Streams, check};
pub(crate) use walk::{check_kept, check_written, fits};

use crate::codec::Slot;
use crate::types::UnixMillis;

/// Values that can be held against the rules of their declaration.
///
/// Implemented for every type that the derives and the runtime give a wire form.
///
/// A value that was read has lost the members for which its models have no field. What these may have put right is not
/// told here: how many members or which of several variants there are, where a model is open and keeps no others. It is
/// told of requests before they are sent, which are judged as they are written, and of texts by
/// [`json::from_slice_strict`](crate::json::from_slice_strict).
pub trait Validate {
    /// Checks the value and all within it, with the present time for rules about time.
    ///
    /// # Errors
    /// All the violations, in the order of the fields.
    fn validate(&self) -> Result<(), Violations> {
        self.validate_at(UnixMillis::now())
    }

    /// The same as if it were `now`.
    ///
    /// # Errors
    /// All the violations, in the order of the fields.
    fn validate_at(&self, now: UnixMillis) -> Result<(), Violations>;
}

impl<T: Slot> Validate for T {
    fn validate_at(&self, now: UnixMillis) -> Result<(), Violations> {
        let mut violations = Violations::default();
        check_kept(self, &[], "", now, &mut violations);
        violations.into_result()
    }
}

#[cfg(test)]
mod tests;
