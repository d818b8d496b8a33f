//! A file within a `multipart/form-data` body: its bytes, its name and its media type.

use std::fmt;

use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

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
}

impl Upload {
    /// A file with these bytes.
    #[must_use]
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self {
            bytes: bytes.into(),
            name: None,
            media: None,
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
