//! The project's figures against serde, each as a ratio of one run: what models cost to compile, and how fast they are
//! read and written.
//!
//! Gives reports as text; the binary prints them.

pub mod compile;
pub mod generate;
mod models;
pub mod speed;
mod twins;
