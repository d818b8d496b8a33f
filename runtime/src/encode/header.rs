//! Header parameters: `simple`, not percent-encoded (OpenAPI 3.1.1, Appendix D).

use super::Misuse;
use super::path::simple;
use super::plain::Plain;
use crate::codec::Slot;
use crate::operation::{Parameter, Style};

/// The header's value, or `None` where there is nothing to send.
pub(crate) fn header(parameter: &Parameter, value: &dyn Slot) -> Result<Option<String>, Misuse> {
    let text = match parameter.style {
        Style::Json => crate::json::to_string(value),
        _ => {
            let value = Plain::of(value.view());
            if value.is_nothing() {
                return Ok(None);
            }
            simple(&value, parameter.explode, str::to_owned)
        }
    };
    if text.bytes().any(|byte| byte.is_ascii_control()) {
        return Err(Misuse::new(
            "must be on one line: a line break would begin another header",
        ));
    }
    Ok(Some(text))
}
