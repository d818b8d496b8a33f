//! Where a parameter stands in a request, and what it says.
//!
//! Takes a parameter and the place that its value goes to; gives the value as JSON, for the codec to read. The styles are
//! those of `encode`, read backwards.

use http::header::COOKIE;
use http::{HeaderMap, HeaderName};
use percent_encoding::percent_decode_str;
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
        Location::Querystring => whole(parameter, query, target),
        Location::Cookie => {
            let cookies = text_of(headers, &COOKIE, "; ")?.unwrap_or_default();
            let cookies = match parameter.style {
                Style::Cookie => as_it_is(&cookies),
                _ => cookies,
            };
            query::find(parameter, others, &cookies.replace("; ", "&"), target)
        }
        // A route of the server's reads it.
        Location::Path => Ok(None),
    }
}

/// The whole query.
fn whole(parameter: &Parameter, query: &str, target: Target<'_>) -> Found {
    if query.is_empty() {
        return Ok(None);
    }
    if let Style::Pairs(encodings) = parameter.style {
        return query::form(query, encodings, target).map(Some);
    }
    let text = percent_decode_str(query).decode_utf8();
    let text = text.map_err(|_| "is no UTF-8 text once it is decoded")?;
    match parameter.style {
        Style::Json => json(&text).map(Some),
        _ => Ok(Some(value_of(&text, target))),
    }
}

/// Cookies of which nothing is escaped, so that what decodes them finds them as they are.
fn as_it_is(cookies: &str) -> String {
    let escaped = cookies.replace('%', "%25");
    escaped.replace('+', "%2B").replace('&', "%26")
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
