//! Text of diagnostics, as rustc would show them.
