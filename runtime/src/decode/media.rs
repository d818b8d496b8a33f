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

/// Whether this is a media type (RFC 9110 §8.3.1), and no range of them; its parameters may be anything that a header can hold.
pub(crate) fn is_type(media: &str) -> bool {
    let is_token = |part: &str| {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&^_.+-'`|~%".contains(&byte);
        !part.is_empty() && part.bytes().all(known)
    };
    let parts = essence(media).split_once('/');
    parts.is_some_and(|(group, name)| is_token(group) && is_token(name))
        && http::HeaderValue::from_str(media).is_ok()
}

/// Whether it is a media type of parts that does not say what divides them.
pub(crate) fn lacks_boundary(media: &str) -> bool {
    let parts = essence(media).to_ascii_lowercase();
    parts.starts_with("multipart/") && !parameters(media).any(|(name, _)| name == "boundary")
}

/// How loosely a declared type is said: exactly, by `type/*`, by `*/*`, or not at all; and how many of its parameters the one
/// that came has not. The least is the one that is meant (OpenAPI 3.1.1, Response Object, `content`).
pub(crate) fn looseness(declared: Option<&str>, came: &str) -> (u8, usize) {
    let stars = match declared.map(essence) {
        None => 3,
        Some("*/*") => 2,
        Some(range) if range.contains('*') => 1,
        Some(_) => 0,
    };
    let has = |parameter: &(String, &str)| parameters(came).any(|other| other == *parameter);
    let missing = parameters(declared.unwrap_or_default()).filter(|parameter| !has(parameter));
    (stars, missing.count())
}

/// The parameters of a media type but for `charset`, which says nothing of what a body means.
fn parameters(media: &str) -> impl Iterator<Item = (String, &str)> {
    let parameters = media
        .split(';')
        .skip(1)
        .filter_map(|part| part.split_once('='));
    let parameters = parameters.map(|(name, value)| {
        let name = name.trim().to_ascii_lowercase();
        (name, value.trim().trim_matches('"'))
    });
    parameters.filter(|(name, _)| name != "charset")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_type_has_two_names_and_no_stars() {
        for media in [
            "image/png",
            "text/plain; charset=utf-8",
            "application/vnd.a+json",
        ] {
            assert!(is_type(media), "{media}");
            assert!(!lacks_boundary(media), "{media}");
        }
        assert!(lacks_boundary("Multipart/mixed; charset=utf-8"));
        assert!(!lacks_boundary("multipart/mixed; Boundary=\"a b\""));
        for media in [
            "",
            "json",
            "/png",
            "image/",
            "image/*",
            "*/*",
            "a/b/c",
            "a/b\r\nc: d",
            "a b/c",
        ] {
            assert!(!is_type(media), "{media}");
        }
    }
}
