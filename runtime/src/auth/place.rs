//! Writes credentials into a request, each where its scheme puts it.
//!
//! Takes headers and a query; gives them with credentials in. Values that can't be written are errors that name the
//! scheme and keep the value to themselves.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue};
use percent_encoding::percent_decode_str;
use url::form_urlencoded::byte_serialize;

use super::{Chosen, Credential, CredentialsError, Scheme, SchemeKind};

/// Adds the chosen credentials to `headers` and `query`.
pub(crate) fn place(
    chosen: &Chosen,
    headers: &mut HeaderMap,
    query: &mut String,
) -> Result<(), CredentialsError> {
    for (scheme, credential) in chosen {
        place_one(scheme, credential, headers, query)?;
    }
    Ok(())
}

fn place_one(
    scheme: &Scheme,
    credential: &Credential,
    headers: &mut HeaderMap,
    query: &mut String,
) -> Result<(), CredentialsError> {
    if !matches!(scheme.kind(), SchemeKind::Basic) {
        refuse_blanks(scheme, credential.expose())?;
    }
    match scheme.kind() {
        SchemeKind::Header(name) => {
            let name = HeaderName::try_from(name)
                .map_err(|_| CredentialsError::unusable(scheme, "no such header"))?;
            headers.insert(name, secret(scheme, credential.expose())?);
        }
        SchemeKind::Basic => {
            headers.insert(AUTHORIZATION, secret(scheme, &basic(scheme, credential)?)?);
        }
        SchemeKind::Bearer | SchemeKind::OAuth2 | SchemeKind::OpenIdConnect => {
            headers.insert(
                AUTHORIZATION,
                secret(scheme, &format!("Bearer {}", credential.expose()))?,
            );
        }
        SchemeKind::Http(name) => {
            let text = format!("{name} {}", credential.expose());
            headers.insert(AUTHORIZATION, secret(scheme, &text)?);
        }
        SchemeKind::Query(name) => add_pair(query, name, credential.expose()),
        SchemeKind::Cookie(name) => add_cookie(scheme, name, credential.expose(), headers)?,
    }
    Ok(())
}

/// A key or token has no blank around it and no line break in it: that came with the file or the page that it was copied
/// from, and a server would refuse it without saying why. A password may have both.
fn refuse_blanks(scheme: &Scheme, value: &str) -> Result<(), CredentialsError> {
    if value.trim() != value {
        return Err(CredentialsError::unusable(
            scheme,
            "it begins or ends with a blank or a line break; take it without",
        ));
    }
    if value.contains(char::is_control) {
        return Err(CredentialsError::unusable(
            scheme,
            "it holds a line break or another control character",
        ));
    }
    Ok(())
}

/// RFC 7617: `user:password` in base64, and no colon in the user.
fn basic(scheme: &Scheme, credential: &Credential) -> Result<String, CredentialsError> {
    let user = credential.user().ok_or_else(|| {
        CredentialsError::unusable(scheme, "it takes a user name and a password, not a token")
    })?;
    if user.contains(':') {
        return Err(CredentialsError::unusable(
            scheme,
            "a user name can't hold a colon",
        ));
    }
    Ok(format!(
        "Basic {}",
        STANDARD.encode(format!("{user}:{}", credential.expose()))
    ))
}

fn secret(scheme: &Scheme, text: &str) -> Result<HeaderValue, CredentialsError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| {
        CredentialsError::unusable(scheme, "it holds characters that no header can hold")
    })?;
    value.set_sensitive(true);
    Ok(value)
}

/// A parameter of the same name gives way: a name that comes twice is read as its first value here, as its last there.
fn add_pair(query: &mut String, name: &str, value: &str) {
    let is_other = |pair: &&str| {
        let other = pair.split('=').next().unwrap_or_default();
        percent_decode_str(other).ne(name.bytes())
    };
    if !query.split('&').all(|pair| is_other(&pair)) {
        let others: Vec<&str> = query.split('&').filter(is_other).collect();
        *query = others.join("&");
    }
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(&encoded(name));
    query.push('=');
    query.push_str(&encoded(value));
}

/// A space is `%20`, which every reader of queries knows; `+` is known to readers of forms alone.
fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}

fn add_cookie(
    scheme: &Scheme,
    name: &str,
    value: &str,
    headers: &mut HeaderMap,
) -> Result<(), CredentialsError> {
    let legal =
        |byte: u8| matches!(byte, 0x21 | 0x23..=0x2B | 0x2D..=0x3A | 0x3C..=0x5B | 0x5D..=0x7E);
    if !value.bytes().all(legal) {
        return Err(CredentialsError::unusable(
            scheme,
            "it holds characters that no cookie can hold",
        ));
    }
    let before = headers.get(COOKIE).and_then(|others| others.to_str().ok());
    let is_other = |other: &&str| other.split('=').next() != Some(name);
    let mut cookies: Vec<&str> = before.map_or_else(Vec::new, |before| {
        before.split("; ").filter(is_other).collect()
    });
    let pair = format!("{name}={value}");
    cookies.push(&pair);
    headers.insert(COOKIE, secret(scheme, &cookies.join("; "))?);
    Ok(())
}
