//! Where a parameter stands in a request, and what it says.
//!
//! Takes a parameter and the place that its value goes to; gives a tree for the codec to read. The styles are those of
//! `encode`, read backwards.

use http::header::COOKIE;
use http::{HeaderMap, HeaderName};
use percent_encoding::percent_decode_str;

use super::form::object;
use super::query::{Pairs, Styled, json};
use crate::codec::{Target, Tree};
use crate::operation::{Location, Parameter, Style};
use crate::spelled::value_of;

/// The value of a parameter, where it is there; `others` are all that are declared.
pub(super) fn find(
    parameter: &Parameter,
    others: &[Parameter],
    (headers, query): (&HeaderMap, &str),
    target: Target<'_>,
) -> Option<Tree> {
    match parameter.location {
        Location::Header => header(parameter, headers, target),
        Location::Query => among(parameter, others, query, target),
        Location::Querystring => whole(parameter, query, target),
        Location::Cookie => match text_of(headers, &COOKIE, "; ")? {
            Ok(cookies) => {
                let cookies = match parameter.style {
                    Style::Cookie => as_it_is(&cookies),
                    _ => cookies,
                };
                among(parameter, others, &cookies.replace("; ", "&"), target)
            }
            Err(wrong) => Some(wrong),
        },
        // A route of the server's reads it.
        Location::Path => None,
    }
}

/// The whole query.
fn whole(parameter: &Parameter, query: &str, target: Target<'_>) -> Option<Tree> {
    if query.is_empty() {
        return None;
    }
    if let Style::Pairs(encodings) = parameter.style {
        return Some(object(&Pairs::of(query), encodings, target));
    }
    let Ok(text) = percent_decode_str(query).decode_utf8() else {
        return Some(Tree::wrong("is no UTF-8 text once it is decoded"));
    };
    Some(match parameter.style {
        Style::Json => json(&text),
        _ => value_of(&text, target),
    })
}

/// Cookies of which nothing is escaped, so that what decodes them finds them as they are.
fn as_it_is(cookies: &str) -> String {
    let escaped = cookies.replace('%', "%25");
    escaped.replace('+', "%2B").replace('&', "%26")
}

/// Of pairs that others are declared for, an object without a name of its own takes none.
fn among(
    parameter: &Parameter,
    others: &[Parameter],
    pairs: &str,
    target: Target<'_>,
) -> Option<Tree> {
    let is_other = |name: &str| {
        let same_place = |other: &&Parameter| other.location == parameter.location;
        let mut others = others.iter().filter(same_place);
        others.any(|other| other.name == name && other.name != parameter.name)
    };
    let how = Styled {
        name: parameter.name,
        style: parameter.style,
        explode: parameter.explode,
    };
    Pairs::of(pairs).without(&is_other).styled(how, target)
}

fn header(parameter: &Parameter, headers: &HeaderMap, target: Target<'_>) -> Option<Tree> {
    let Ok(name) = HeaderName::try_from(parameter.name) else {
        return Some(Tree::wrong("has a name that no header has"));
    };
    Some(match text_of(headers, &name, ", ")? {
        Ok(text) if parameter.style == Style::Json => json(&text),
        Ok(text) => value_of(text.trim(), target),
        Err(wrong) => wrong,
    })
}

/// A header's text, where it is there: several lines of one name are one list (RFC 9110 §5.3).
fn text_of(headers: &HeaderMap, name: &HeaderName, between: &str) -> Option<Result<String, Tree>> {
    let mut lines = Vec::new();
    for line in headers.get_all(name) {
        match std::str::from_utf8(line.as_bytes()) {
            Ok(line) => lines.push(line),
            Err(_) => return Some(Err(Tree::wrong("is no UTF-8 text"))),
        }
    }
    (!lines.is_empty()).then(|| Ok(lines.join(between)))
}
