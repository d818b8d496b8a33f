//! Typed HTTP clients from declarations: models, constraints, operations.
//!
//! The face of Typewright. What a program declares with the macros below is data; the work is done here, once for all.

pub mod codec;
pub mod json;
pub mod types;

#[cfg(feature = "uuid")]
pub use types::Uuid;
pub use types::{Base64, Map, Nullable, Secret, UnixMillis, Url, Value};
