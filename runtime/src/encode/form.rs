//! Bodies of `application/x-www-form-urlencoded`: the properties of an object, each in the style `form` with `explode`.
//!
//! A space is `+`, as the media type has it (WHATWG URL, §5.2), and nested objects are JSON (OpenAPI 3.1.1, Encoding
//! Object).

use url::form_urlencoded::byte_serialize;

use super::Misuse;
use super::plain::{Plain, each_property};
use super::query::add;
use crate::codec::{Slot, View};

/// The body.
pub(crate) fn form(value: &dyn Slot) -> Result<String, Misuse> {
    if !matches!(
        value.view(),
        View::Map(_) | View::Model(_) | View::Tagged(_)
    ) {
        return Err(Misuse::new(
            "must be an object: a form is made of names and values",
        ));
    }
    let mut body = String::new();
    each_property(value.view(), &mut |name, value| match Plain::of(value) {
        Plain::Nothing => {}
        Plain::Scalar(text) => pair(&mut body, name, &text),
        Plain::List(items) => items.iter().for_each(|item| pair(&mut body, name, item)),
        Plain::Object(_) => pair(&mut body, name, &crate::json::view_to_string(value)),
    });
    Ok(body)
}

fn pair(body: &mut String, name: &str, value: &str) {
    let encode = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    add(body, &format!("{}={}", encode(name), encode(value)));
}
