//! URIs by the grammar of RFC 3986, which is not that of WHATWG's URLs.

use std::net::Ipv6Addr;

/// An absolute one, with a scheme.
pub(super) fn is_uri(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(scheme, rest)| is_scheme(scheme) && is_hierarchy(rest))
}

/// An absolute or a relative one: a colon in the first segment ends a scheme (§4.2).
pub(super) fn is_reference(text: &str) -> bool {
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    if first.contains(':') {
        return is_uri(text);
    }
    is_hierarchy(text)
}

/// §3.1
fn is_scheme(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// Authority, path, query and fragment.
fn is_hierarchy(text: &str) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    let (authority, path) = match text.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", text),
    };
    let tail = |text: &str| has_letters(text, b":@/?");
    is_authority(authority) && has_letters(path, b":@/") && tail(query) && tail(fragment)
}

/// §3.2
fn is_authority(text: &str) -> bool {
    let (user, place) = text.rsplit_once('@').unwrap_or(("", text));
    let (host, port) = match place.rfind(']') {
        Some(end) => place.split_at(end + 1),
        None => place.split_at(place.find(':').unwrap_or(place.len())),
    };
    let port = port.strip_prefix(':').unwrap_or(port);
    has_letters(user, b":") && is_host(host) && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// §3.2.2: what is no address is a name, whatever it looks like.
fn is_host(text: &str) -> bool {
    let literal = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match literal {
        Some(address) => {
            let future = address.strip_prefix(['v', 'V']);
            let future = future.and_then(|future| future.split_once('.'));
            address.parse::<Ipv6Addr>().is_ok()
                || future.is_some_and(|(version, address)| {
                    !version.is_empty()
                        && version.bytes().all(|byte| byte.is_ascii_hexdigit())
                        && !address.is_empty()
                        && !address.contains('%')
                        && has_letters(address, b":")
                })
        }
        None => has_letters(text, b""),
    }
}

/// Unreserved letters, pairs after `%`, sub-delimiters, and those in `more` (§2).
fn has_letters(text: &str, more: &[u8]) -> bool {
    let is_letter = |byte: u8| {
        byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=".contains(&byte) || more.contains(&byte)
    };
    let pair = |rest: &str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    text.bytes().all(is_letter) && text.split('%').skip(1).all(pair)
}
