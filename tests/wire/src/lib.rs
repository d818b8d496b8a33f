//! The generated clients of the descriptions in this folder, called by data.
//!
//! A description holds calls under `x-calls`: what is given, and the exact bytes that go out. `build.rs` generates the
//! clients; [`call`] makes a call of one by its `operationId`; `tests/calls.rs` compares. README.md tells how to add one.

pub mod given;

include!(concat!(env!("OUT_DIR"), "/calls.rs"));
