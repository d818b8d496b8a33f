//! A file within a `multipart/form-data` body: its bytes, its name and its media type.

use std::fmt;

use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::Base64;
use crate::codec::{Shape, Target, TextError, TextSlot, View, Wire};

/// A file to send as a part of a form.
///
/// Without a name it is called as its field is; without a media type it is what the operation says, or
/// `application/octet-stream`. Outside a form, where there are no files, it is its bytes in base64.
///
/// ```
/// use typewright::Upload;
///
/// let picture = Upload::new(&b"\x89PNG"[..]).named("cat.png").of_type("image/png");
/// assert_eq!(picture.name(), Some("cat.png"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Upload {
    bytes: Bytes,
    name: Option<String>,
    media: Option<String>,
    headers: HeaderMap,
}

impl Upload {
    /// A file with these bytes.
    #[must_use]
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self {
            bytes: bytes.into(),
            name: None,
            media: None,
            headers: HeaderMap::new(),
        }
    }

    /// The same with a file name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The same with a media type.
    #[must_use]
    pub fn of_type(mut self, media: impl Into<String>) -> Self {
        self.media = Some(media.into());
        self
    }

    /// The same with a header of its part (RFC 7578 §4.8 names those that receivers know; a description may ask for
    /// others). `content-disposition` and `content-type` are written from the name and the media type alone.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        if name != CONTENT_DISPOSITION && name != CONTENT_TYPE {
            self.headers.append(name, value);
        }
        self
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The file name, where one was given.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The media type, where one was given.
    #[must_use]
    pub fn media(&self) -> Option<&str> {
        self.media.as_deref()
    }

    /// The headers of its part, beside name and media type.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}

impl<B: Into<Bytes>> From<B> for Upload {
    fn from(bytes: B) -> Self {
        Self::new(bytes)
    }
}

/// Shows the length alone: files are long, and may hold secrets.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Upload({} bytes)", self.bytes.len())
    }
}

impl fmt::Display for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Base64Display::new(&self.bytes, &STANDARD).fmt(f)
    }
}

impl TextSlot for Upload {
    fn read_text(&mut self, text: &str) -> Result<(), TextError> {
        let mut bytes = Base64::default();
        bytes.read_text(text)?;
        self.bytes = bytes.into_bytes().into();
        Ok(())
    }
}

impl Wire for Upload {
    const SHAPE: Shape = Shape::FORMAT;

    fn empty() -> Self {
        Self::default()
    }

    fn view(&self) -> View<'_> {
        View::File(self)
    }

    fn target(&mut self) -> Target<'_> {
        Target::Text(self)
    }
}
