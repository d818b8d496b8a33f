//! The types that values on the wire have, beside models: what std gives, what kept crates give, and our own.
//!
//! Each says here how it is read and written; none knows a format.

mod base64;
mod collections;
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
mod dates;
mod nullable;
mod representation;
mod scalars;
mod secret;
mod tuple;
mod unix_millis;
mod upload;

pub use base64::Base64;
pub use nullable::Nullable;
pub use representation::Representation;
pub use secret::{Secret, Wipe};
pub use serde_json::Value;
pub use unix_millis::UnixMillis;
pub use upload::Upload;
pub use url::Url;
#[cfg(feature = "uuid")]
pub use uuid::Uuid;

/// An object whose keys are data, in the order in which they came.
pub type Map<T> = indexmap::IndexMap<String, T>;
