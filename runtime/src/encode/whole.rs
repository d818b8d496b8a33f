//! A parameter that is the whole query (OpenAPI 3.2.0, Parameter Locations, `querystring`).
//!
//! Takes the parameter and its value; gives the query without its `?`. An object is written as a URL-encoded form, as bodies
//! are; what is JSON or text is percent-encoded as one.

use super::Misuse;
use super::percent::encoded;
use crate::codec::Slot;
use crate::operation::{Parameter, Style};

/// The query.
pub(crate) fn whole_query(parameter: &Parameter, value: &dyn Slot) -> Result<String, Misuse> {
    match parameter.style {
        Style::Pairs(encodings) => super::form(value.view(), encodings),
        Style::Json => Ok(encoded(&crate::json::view_to_string(value.view()))),
        _ => Ok(encoded(&super::text(value)?)),
    }
}
