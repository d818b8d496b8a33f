//! The body of a request whose media type is the caller's choice: the description allows a range, such as `image/*`.
//!
//! Takes a media type and bytes or a stream; gives what a request is written from. It does not know the range.

use crate::body::Body;

/// A body together with its media type (a representation, RFC 9110 §3.2).
///
/// Operations take it where the description allows a range of media types, as `image/*` or `*/*` (OpenAPI 3.1.1, Request
/// Body Object, `content`). What is no type within that range is refused before anything is sent.
///
/// ```
/// use typewright::Representation;
///
/// let picture = Representation::new("image/png", &b"\x89PNG"[..]);
/// assert_eq!(picture.media(), "image/png");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Representation {
    media: String,
    body: Body,
}

impl Representation {
    /// A body of this media type, with its parameters if it has any: bytes, or a [`Body`] that is a stream.
    #[must_use]
    pub fn new(media: impl Into<String>, content: impl Into<Body>) -> Self {
        Self {
            media: media.into(),
            body: content.into(),
        }
    }

    /// The media type, which is sent as `content-type`.
    #[must_use]
    pub fn media(&self) -> &str {
        &self.media
    }

    /// What it holds.
    #[must_use]
    pub fn body(&self) -> &Body {
        &self.body
    }
}
