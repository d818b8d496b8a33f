//! Bodies of `application/x-www-form-urlencoded`: the properties of an object, each in the style `form` with `explode`.
//!
//! A space is `+`, as the media type has it (WHATWG URL, §5.2), and nested objects are JSON. Where an encoding has a
//! style, the property is written as a query parameter would be (OpenAPI 3.1.1, Encoding Object).

use url::form_urlencoded::byte_serialize;

use super::Misuse;
use super::plain::{Plain, each_property};
use super::query::{add, write};
use crate::codec::View;
use crate::decode;
use crate::operation::{Encoding, Location, Parameter};

/// The body.
pub(crate) fn form(view: View<'_>, encodings: &[Encoding]) -> Result<String, Misuse> {
    let view = view.opened();
    if !matches!(view, View::Map(_) | View::Model(_) | View::Tagged(_)) {
        return Err(Misuse::new(
            "must be an object: a form is made of names and values",
        ));
    }
    let mut body = String::new();
    let mut misuse = None;
    each_property(view, &mut |name, value| {
        let encoding = encodings.iter().find(|encoding| encoding.name == name);
        match encoding.and_then(as_parameter) {
            Some(parameter) => misuse = write(&parameter, value, &mut body).err().or(misuse.take()),
            None if encoding.is_some_and(is_json) => as_json(&mut body, name, value),
            None => plainly(&mut body, name, value),
        }
    });
    misuse.map_or(Ok(body), Err)
}

/// The query parameter that a property with a style is written as.
fn as_parameter(encoding: &Encoding) -> Option<Parameter> {
    Some(Parameter {
        name: encoding.name,
        location: Location::Query,
        style: encoding.style?,
        explode: encoding.explode,
        allow_reserved: encoding.allow_reserved,
        allow_empty: false,
        rules: &[],
    })
}

fn plainly(body: &mut String, name: &str, value: View<'_>) {
    match Plain::of(value) {
        Plain::Nothing => {}
        Plain::Scalar(text) => pair(body, name, &text),
        Plain::List(items) => items.iter().for_each(|item| pair(body, name, item)),
        Plain::Object(_) => pair(body, name, &crate::json::view_to_string(value)),
    }
}

/// Whether a property is JSON as a whole. Of other media types a pair holds the text, as it does where nothing is said.
fn is_json(encoding: &Encoding) -> bool {
    let types = encoding.content.into_iter().flat_map(|all| all.split(','));
    types.map(str::trim).next().is_some_and(decode::is_json)
}

fn as_json(body: &mut String, name: &str, value: View<'_>) {
    if Plain::of(value) != Plain::Nothing {
        pair(body, name, &crate::json::view_to_string(value));
    }
}

fn pair(body: &mut String, name: &str, value: &str) {
    let encode = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    add(body, &format!("{}={}", encode(name), encode(value)));
}
