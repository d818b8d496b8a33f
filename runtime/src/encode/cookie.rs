//! Cookie parameters: `form` and `cookie`, as pairs of one `cookie` header (RFC 6265 §4.2.1).
//!
//! A value for each item is a pair of its own, joined by `; `: the `&` of the query has no meaning in a cookie
//! (OpenAPI 3.1.1, Style Examples, says so of `form` with `explode`). The style `cookie` escapes nothing: what would need
//! it is refused, for the caller escapes by the rules of the cookie's server (OpenAPI 3.2.0, Style Values).

use super::Misuse;
use super::percent::encoded;
use super::plain::Plain;
use super::query::form_pairs;
use crate::codec::Slot;
use crate::operation::{Parameter, Style};

/// The pairs, or `None` where there is nothing to send.
pub(crate) fn cookie(parameter: &Parameter, value: &dyn Slot) -> Result<Option<String>, Misuse> {
    let name = encoded(parameter.name);
    if parameter.style == Style::Json {
        let json = crate::json::to_string(value);
        return Ok(Some(format!("{name}={}", encoded(&json))));
    }
    let value = Plain::of(value.view());
    if value.is_nothing() {
        return Ok(None);
    }
    if parameter.style == Style::Cookie {
        return plainly(parameter, &value).map(Some);
    }
    let pairs = form_pairs(&name, &value, parameter.explode, ",", encoded);
    Ok(Some(pairs.replace('&', "; ")))
}

/// Pairs with nothing escaped.
fn plainly(parameter: &Parameter, value: &Plain) -> Result<String, Misuse> {
    let words: Vec<&String> = match value {
        Plain::Nothing => Vec::new(),
        Plain::Scalar(text) => vec![text],
        Plain::List(items) => items.iter().collect(),
        Plain::Object(properties) => {
            let properties = properties.iter();
            properties.flat_map(|(name, value)| [name, value]).collect()
        }
    };
    if !words.iter().all(|word| is_value(word)) {
        return Err(Misuse::new(
            "must be escaped: a cookie has no spaces, quotes, commas, semicolons or backslashes, and ASCII alone",
        ));
    }
    let name = parameter.name;
    let pairs: Vec<(&str, String)> = match value {
        Plain::List(items) if parameter.explode => {
            items.iter().map(|item| (name, item.clone())).collect()
        }
        Plain::Object(properties) if parameter.explode => {
            let properties = properties.iter();
            properties
                .map(|(name, value)| (name.as_str(), value.clone()))
                .collect()
        }
        _ => {
            let words: Vec<&str> = words.into_iter().map(String::as_str).collect();
            vec![(name, words.join(","))]
        }
    };
    if !pairs.iter().all(|(name, _)| is_name(name)) {
        return Err(Misuse::new("has a name that no cookie can have"));
    }
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    Ok(pairs.join("; "))
}

/// `token` (RFC 9110 §5.6.2), which the names of cookies are.
fn is_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}

/// `cookie-value` (RFC 6265 §4.1.1): quotes stand around it or nowhere.
fn is_value(text: &str) -> bool {
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .unwrap_or(text);
    inner
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"\",;\\".contains(&byte))
}
