//! Where a parameter stands in a request, and what it says.
//!
//! Takes a parameter and the place that its value goes to; gives the value as JSON, for the codec to read. The styles are
//! those of `encode`, read backwards.

use http::header::COOKIE;
use http::{HeaderMap, HeaderName};
use serde_json::Value;

use super::query;
use crate::codec::Target;
use crate::headers::value_of;
use crate::operation::{Location, Parameter, Style};

/// What was found; an error is a sentence that never holds the value.
pub(super) type Found = Result<Option<Value>, String>;

/// The value of a parameter; `others` are all that are declared.
pub(super) fn find(
    parameter: &Parameter,
    others: &[Parameter],
    headers: &HeaderMap,
    query: &str,
    target: Target<'_>,
) -> Found {
    match parameter.location {
        Location::Header => header(parameter, headers, target),
        Location::Query => query::find(parameter, others, query, target),
        Location::Cookie => {
            let cookies = text_of(headers, &COOKIE, "; ")?.unwrap_or_default();
            query::find(parameter, others, &cookies.replace("; ", "&"), target)
        }
        // A route of the server's reads it.
        Location::Path => Ok(None),
    }
}

fn header(parameter: &Parameter, headers: &HeaderMap, target: Target<'_>) -> Found {
    let name = HeaderName::try_from(parameter.name).map_err(|_| "has a name that no header has")?;
    let Some(text) = text_of(headers, &name, ", ")? else {
        return Ok(None);
    };
    match parameter.style {
        Style::Json => json(&text).map(Some),
        _ => Ok(Some(value_of(&text, target))),
    }
}

/// A header's text: several lines of one name are one list (RFC 9110 §5.3).
fn text_of(
    headers: &HeaderMap,
    name: &HeaderName,
    between: &str,
) -> Result<Option<String>, String> {
    let mut lines = Vec::new();
    for line in headers.get_all(name) {
        let line = std::str::from_utf8(line.as_bytes()).map_err(|_| "is no UTF-8 text")?;
        lines.push(line);
    }
    Ok((!lines.is_empty()).then(|| lines.join(between)))
}

/// A parameter with `content`.
pub(super) fn json(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|_| "is no JSON".to_owned())
}
