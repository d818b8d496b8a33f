//! Fetches a file by a URL that the API gave out, such as a presigned one.
//!
//! Takes a URL; gives the bytes and what the server said of them. Nothing of the API's goes along: no header, no
//! credential.

use bytes::Bytes;
use http::StatusCode;
use url::Url;

use super::ClientCore;
use super::call::{Call, CallOptions};
use crate::error::{Error, NoBody, UndocumentedResponse};
use crate::response::Response;

impl ClientCore {
    /// Gets `url` with no header but `accept` and `user-agent`, follows redirects, retries and is bounded as calls are.
    /// The bytes come as they are; [`Response::content_type`] says what they are.
    ///
    /// # Errors
    /// [`Error::Transport`], and [`Error::Undocumented`] for every status but 200.
    pub async fn download(&self, url: &Url) -> Result<Response<Bytes>, Error<NoBody>> {
        let raw = self
            .execute(Call::elsewhere(url), CallOptions::default())
            .await?;
        if raw.status() == StatusCode::OK {
            return Ok(Response::from_head(raw.head, raw.body));
        }
        Err(Error::Undocumented(UndocumentedResponse::from_head(
            raw.head, raw.body,
        )))
    }
}
