//! Query parameters: `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`.
//!
//! What OpenAPI writes between the items of delimited styles, and the brackets of `deepObject`, is no legal part of a
//! query as it is: it is percent-encoded, as the examples of OpenAPI 3.0.4 and 3.1.1 have it.

use super::Misuse;
use super::path::pairs;
use super::percent::{encoded, joined, with_reserved};
use super::plain::{Plain, each_property};
use crate::codec::{Slot, View};
use crate::operation::{Parameter, Style};

/// Adds the parameter to `query`.
pub(crate) fn query(
    parameter: &Parameter,
    value: &dyn Slot,
    query: &mut String,
) -> Result<(), Misuse> {
    write(parameter, value.view(), query)
}

pub(super) fn write(
    parameter: &Parameter,
    value: View<'_>,
    query: &mut String,
) -> Result<(), Misuse> {
    let encode = if parameter.allow_reserved {
        with_reserved
    } else {
        encoded
    };
    let name = encoded(parameter.name);
    if parameter.style == Style::Json {
        let json = crate::json::view_to_string(value);
        add(query, &format!("{name}={}", encode(&json)));
        return Ok(());
    }
    if parameter.style == Style::DeepObject {
        deep_object(&name, value, encode, query);
        return Ok(());
    }
    let plain = Plain::of(value);
    if !plain.is_nothing() {
        add(query, &pairs_of(&name, &plain, parameter, encode));
    } else if parameter.allow_empty && !matches!(value, View::Absent) {
        add(query, &format!("{name}="));
    }
    Ok(())
}

/// The pairs of one parameter, without a leading `&`.
fn pairs_of(
    name: &str,
    value: &Plain,
    parameter: &Parameter,
    encode: fn(&str) -> String,
) -> String {
    let between = match parameter.style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    };
    form_pairs(name, value, parameter.explode, between, encode)
}

/// `name=value`, once or for each item.
pub(super) fn form_pairs(
    name: &str,
    value: &Plain,
    explode: bool,
    between: &str,
    encode: fn(&str) -> String,
) -> String {
    match value {
        Plain::Nothing => String::new(),
        Plain::Scalar(text) => format!("{name}={}", encode(text)),
        Plain::List(items) if explode => {
            let pairs: Vec<_> = items
                .iter()
                .map(|item| format!("{name}={}", encode(item)))
                .collect();
            pairs.join("&")
        }
        Plain::List(items) => format!("{name}={}", joined(items, between, encode)),
        Plain::Object(properties) if explode => pairs(properties, "=", "&", encode),
        Plain::Object(properties) => {
            format!("{name}={}", pairs(properties, between, between, encode))
        }
    }
}

/// `name[property]=value` for each property; deeper ones by further brackets, items of arrays by repetition. OpenAPI
/// defines the first level of objects alone; this is what servers that go further read. So is what becomes of a value
/// that is no object: an array is `name[]=item` for each item, `name[0][property]=value` where items are objects, and a
/// scalar is `name=value`.
fn deep_object(name: &str, value: View<'_>, encode: fn(&str) -> String, query: &mut String) {
    let View::List(items) = value.opened() else {
        return nested(name, value, encode, query);
    };
    for (index, item) in (0..items.len()).filter_map(|index| Some((index, items.get(index)?))) {
        let place = match is_object(item) {
            true => index.to_string(),
            false => String::new(),
        };
        nested(&format!("{name}%5B{place}%5D"), item, encode, query);
    }
}

fn nested(name: &str, value: View<'_>, encode: fn(&str) -> String, query: &mut String) {
    if is_object(value) {
        return each_property(value, &mut |property, value| {
            let name = format!("{name}%5B{}%5D", encoded(property));
            nested(&name, value, encode, query);
        });
    }
    let value = Plain::of(value);
    if !value.is_nothing() {
        add(query, &form_pairs(name, &value, true, ",", encode));
    }
}

fn is_object(value: View<'_>) -> bool {
    matches!(
        value.opened(),
        View::Map(_) | View::Model(_) | View::Tagged(_)
    )
}

/// Adds pairs to a query.
pub(crate) fn add(query: &mut String, pairs: &str) {
    if !query.is_empty() && !pairs.is_empty() {
        query.push('&');
    }
    query.push_str(pairs);
}
