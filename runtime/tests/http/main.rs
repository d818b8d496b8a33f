//! The HTTP half of the runtime, held to what it documents: over a transport in memory, and over a socket.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests fail the test"
)]

mod answers;
mod credentials;
mod limits;
mod loopback;
mod models;
mod redirects;
mod retries;
mod secrets;
mod servers;
mod stalls;
mod streams;
mod support;
mod uploads;
