//! The crate that the cases under `pass` and `fail` are compiled with; it holds nothing.
