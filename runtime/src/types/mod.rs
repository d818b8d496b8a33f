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
/// A URL, as the crate `url` has it.
///
/// It is read by WHATWG's rules and written as they have it, which may be another text for the same place: a path that is
/// empty becomes `/`, a default port goes. What must be kept to the letter, such as a key that is compared as text, is a
/// `String` of that format.
///
/// ```
/// use typewright::{Model, Url, json};
///
/// #[derive(Clone, Debug, PartialEq, Model)]
/// pub struct Link {
///     pub to: Url,
///     #[model(format = "uri")]
///     pub namespace: String,
/// }
/// let text = r#"{"to":"https://example.com:443","namespace":"https://example.com:443"}"#;
/// let link: Link = json::from_str_strict(text)?;
/// let written = r#"{"to":"https://example.com/","namespace":"https://example.com:443"}"#;
/// assert_eq!(json::to_string(&link), written);
/// # Ok::<(), json::StrictError>(())
/// ```
pub use url::Url;
#[cfg(feature = "uuid")]
pub use uuid::Uuid;

/// An object whose keys are data, in the order in which they came.
pub type Map<T> = indexmap::IndexMap<String, T>;
