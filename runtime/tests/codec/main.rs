//! The codec as a user of the derives sees it: what models read and write, in JSON and elsewhere.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests fail the test"
)]

mod bare_variants;
mod default_variants;
mod formats;
mod models;
mod names;
mod overlaps;
mod scalars;
mod strict;
mod unions;
