//! Compares media types: the declared one, which may be a range, and the one that came.
//!
//! Takes two texts; gives yes or no. It does not know what a body holds.

/// The type without its parameters.
fn essence(media: &str) -> &str {
    media.split(';').next().unwrap_or_default().trim()
}

/// Whether a body of type `came` may be what is `declared`. A missing type fits everything: servers forget it.
pub(crate) fn fits(declared: Option<&str>, came: Option<&str>) -> bool {
    let (Some(declared), Some(came)) = (declared, came) else {
        return true;
    };
    let (declared, came) = (essence(declared), essence(came));
    match declared.strip_suffix('*') {
        Some("*/") => true,
        Some(group) => came
            .get(..group.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(group)),
        None => came.eq_ignore_ascii_case(declared),
    }
}

/// Whether a body of type `came` is of one of these types. A missing type is any of them.
pub(crate) fn is_among(came: Option<&str>, known: &[&str]) -> bool {
    known.iter().any(|known| fits(Some(known), came))
}

/// What is said of a body of another type than the documented one.
pub(crate) fn mismatch(came: &str, declared: &str) -> String {
    format!("the body is `{came:.80}`, and `{declared}` was expected")
}

/// Whether a type is JSON: `application/json`, `text/json` or `…+json`.
pub(crate) fn is_json(media: &str) -> bool {
    let media = essence(media).to_ascii_lowercase();
    media.ends_with("/json") || media.ends_with("+json")
}
