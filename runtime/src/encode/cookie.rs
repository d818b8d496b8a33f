//! Cookie parameters: `form`, as pairs of one `cookie` header (RFC 6265 §4.2.1).
//!
//! A value for each item is a pair of its own, joined by `; `: the `&` of the query has no meaning in a cookie
//! (OpenAPI 3.1.1, Style Examples, says so of `form` with `explode`).

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
    let pairs = form_pairs(&name, &value, parameter.explode, ",", encoded);
    Ok(Some(pairs.replace('&', "; ")))
}
