//! Path parameters: `simple`, `label` and `matrix` (RFC 6570 §3.2.2, §3.2.5, §3.2.7).

use super::Misuse;
use super::percent::{encoded, joined, with_reserved};
use super::plain::Plain;
use crate::codec::Slot;
use crate::operation::{Parameter, Style};

/// The text that takes the place of `{name}`. Nothing in it begins a new segment, unless the parameter allows reserved
/// characters, and nothing in it ends the path.
pub(crate) fn path(parameter: &Parameter, value: &dyn Slot) -> Result<String, Misuse> {
    let encode = if parameter.allow_reserved {
        |text: &str| with_reserved(text).replace('?', "%3F")
    } else {
        encoded
    };
    if parameter.style == Style::Json {
        return Ok(encode(&crate::json::to_string(value)));
    }
    let value = Plain::of(value.view());
    if value.is_nothing() {
        return Err(Misuse::new(
            "must have a value: the path has a place for it",
        ));
    }
    let name = encoded(parameter.name);
    Ok(match parameter.style {
        Style::Label => label(&value, parameter.explode, encode),
        Style::Matrix => matrix(&name, &value, parameter.explode, encode),
        _ => simple(&value, parameter.explode, encode),
    })
}

pub(super) fn simple(value: &Plain, explode: bool, encode: fn(&str) -> String) -> String {
    match value {
        Plain::Nothing => String::new(),
        Plain::Scalar(text) => encode(text),
        Plain::List(items) => joined(items, ",", encode),
        Plain::Object(properties) => {
            let between = if explode { "=" } else { "," };
            pairs(properties, between, ",", encode)
        }
    }
}

fn label(value: &Plain, explode: bool, encode: fn(&str) -> String) -> String {
    let text = match value {
        Plain::List(items) => joined(items, if explode { "." } else { "," }, encode),
        Plain::Object(properties) if explode => pairs(properties, "=", ".", encode),
        value => simple(value, false, encode),
    };
    format!(".{text}")
}

fn matrix(name: &str, value: &Plain, explode: bool, encode: fn(&str) -> String) -> String {
    match value {
        Plain::Scalar(text) => matrix_pair(name, text, encode),
        Plain::List(items) if explode => items
            .iter()
            .map(|item| matrix_pair(name, item, encode))
            .collect(),
        Plain::Object(properties) if explode => properties
            .iter()
            .map(|(name, value)| matrix_pair(&encode(name), value, encode))
            .collect(),
        value => format!(";{name}={}", simple(value, false, encode)),
    }
}

/// No `=` before nothing (RFC 6570 §3.2.7).
fn matrix_pair(name: &str, value: &str, encode: fn(&str) -> String) -> String {
    match value {
        "" => format!(";{name}"),
        value => format!(";{name}={}", encode(value)),
    }
}

/// Names and values of an object's properties.
pub(super) fn pairs(
    properties: &[(String, String)],
    within: &str,
    between: &str,
    encode: fn(&str) -> String,
) -> String {
    let pair =
        |(name, value): &(String, String)| format!("{}{within}{}", encode(name), encode(value));
    properties
        .iter()
        .map(pair)
        .collect::<Vec<_>>()
        .join(between)
}
