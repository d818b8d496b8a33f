//! Percent-encoding: RFC 6570's two sets of characters that stay as they are.
//!
//! Takes text; gives ASCII. It knows no styles.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but RFC 3986's unreserved characters.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// All but unreserved and reserved characters. `#` is encoded even so: it would end the query.
const RESERVED: &AsciiSet = &UNRESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// `text` with all but unreserved characters encoded.
pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, UNRESERVED).to_string()
}

/// `text` with reserved characters as they are, and triplets such as `%2F` as they are (RFC 6570 §3.2.3).
pub(crate) fn with_reserved(text: &str) -> String {
    let mut out = String::new();
    let mut parts = text.split('%');
    out.push_str(&utf8_percent_encode(parts.next().unwrap_or_default(), RESERVED).to_string());
    for part in parts {
        let triplet = part
            .get(..2)
            .is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        out.push_str(if triplet { "%" } else { "%25" });
        out.push_str(&utf8_percent_encode(part, RESERVED).to_string());
    }
    out
}

/// Items joined by what stays as it is between them.
pub(super) fn joined<'a>(
    items: impl IntoIterator<Item = &'a String>,
    between: &str,
    encode: fn(&str) -> String,
) -> String {
    let items: Vec<String> = items.into_iter().map(|item| encode(item)).collect();
    items.join(between)
}
