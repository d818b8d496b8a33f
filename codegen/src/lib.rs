//! Turns an OpenAPI description into the source of a typed Rust client crate.
//!
//! A pure function from sources and decisions to files and diagnostics: no disk, no printing, no process.

pub mod config;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod files;
mod grammar;
pub mod http;
pub mod model;
pub mod normalize;
pub mod plan;
pub mod pointer;
pub mod render;
pub mod resolve;
pub mod source;
pub mod tree;
