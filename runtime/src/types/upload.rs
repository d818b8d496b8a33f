//! A file within a `multipart/form-data` body: its content, its name and its media type.
//!
//! Takes bytes or a stream; gives what a part is written from. It does not know the form around it.

use std::fmt;

use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::Base64;
use crate::body::Body;
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
///
/// A long one need not be in memory: it may be a stream, or a file that is read while it is sent.
///
/// ```
/// # #[cfg(feature = "fs")]
/// # async fn upload(channel: typewright::BodyStream) -> std::io::Result<()> {
/// use typewright::{Body, Upload};
///
/// let film = Upload::file("holiday.mp4").await?.of_type("video/mp4");
/// let live = Upload::new(Body::stream(channel)).named("live.mp4");
/// # let _ = (film, live);
/// # Ok(())
/// # }
/// ```
///
/// A clone of a stream is the same stream: see [`Body::stream`].
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Upload {
    /// Apart, so that what may be a file or a number is not as large as a file.
    part: Box<Part>,
}

#[derive(Clone, Default, PartialEq, Eq)]
struct Part {
    body: Body,
    name: Option<String>,
    media: Option<String>,
    headers: HeaderMap,
}

impl Upload {
    /// A file with this content: bytes, or a [`Body`] that is a stream.
    #[must_use]
    pub fn new(content: impl Into<Body>) -> Self {
        let part = Part {
            body: content.into(),
            ..Part::default()
        };
        Self {
            part: Box::new(part),
        }
    }

    /// A file of the disk under its own name, as [`Body::file`] reads it. Needs the feature `fs` and a tokio runtime.
    ///
    /// # Errors
    /// When there is no such file, or it can't be looked at.
    #[cfg(feature = "fs")]
    pub async fn file(path: impl AsRef<std::path::Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        let file = Self::new(Body::file(path).await?);
        Ok(match path.file_name() {
            Some(name) => file.named(name.to_string_lossy()),
            None => file,
        })
    }

    /// The same with a file name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.part.name = Some(name.into());
        self
    }

    /// The same with a media type.
    #[must_use]
    pub fn of_type(mut self, media: impl Into<String>) -> Self {
        self.part.media = Some(media.into());
        self
    }

    /// The same with a header of its part (RFC 7578 §4.8 names those that receivers know; a description may ask for
    /// others). `content-disposition` and `content-type` are written from the name and the media type alone.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        if name != CONTENT_DISPOSITION && name != CONTENT_TYPE {
            self.part.headers.append(name, value);
        }
        self
    }

    /// What it holds.
    #[must_use]
    pub fn body(&self) -> &Body {
        &self.part.body
    }

    /// Its bytes; `None` for one that is read while it is sent.
    #[must_use]
    pub fn bytes(&self) -> Option<&[u8]> {
        self.part.body.as_bytes()
    }

    /// The file name, where one was given.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.part.name.as_deref()
    }

    /// The media type, where one was given.
    #[must_use]
    pub fn media(&self) -> Option<&str> {
        self.part.media.as_deref()
    }

    /// The headers of its part, beside name and media type.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.part.headers
    }
}

impl<B: Into<Body>> From<B> for Upload {
    fn from(content: B) -> Self {
        Self::new(content)
    }
}

/// Shows the length alone: files are long, and may hold secrets.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.bytes(), self.part.body.len()) {
            (Some(bytes), _) => write!(f, "Upload({} bytes)", bytes.len()),
            (None, Some(length)) => write!(f, "Upload(a stream of {length} bytes)"),
            (None, None) => f.write_str("Upload(a stream)"),
        }
    }
}

/// Its bytes in base64. Of a stream there is nothing to show: it is refused wherever it would have to be written so.
impl fmt::Display for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Base64Display::new(self.bytes().unwrap_or_default(), &STANDARD).fmt(f)
    }
}

impl TextSlot for Upload {
    fn read_text(&mut self, text: &str) -> Result<(), TextError> {
        let mut bytes = Base64::default();
        bytes.read_text(text)?;
        self.part.body = bytes.into_bytes().into();
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
        Target::File(self)
    }
}
