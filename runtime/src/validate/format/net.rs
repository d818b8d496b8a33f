//! Names of hosts and of mailboxes.

use std::net::{Ipv4Addr, Ipv6Addr};

/// RFC 1123 §2.1.
pub(super) fn is_hostname(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.split('.').all(is_label)
}

/// RFC 5321 §4.1.2, the dot-string form.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_atom = |atom: &str| {
        let is_letter = |letter: char| {
            !letter.is_ascii()
                || letter.is_ascii_alphanumeric()
                || "!#$%&'*+-/=?^_`{|}~".contains(letter)
        };
        !atom.is_empty() && atom.chars().all(is_letter)
    };
    local.len() <= 64
        && local.split('.').all(is_atom)
        && (is_hostname(domain) || is_address(domain))
}

/// `[127.0.0.1]`, `[IPv6:::1]`
fn is_address(domain: &str) -> bool {
    let Some(address) = domain
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    else {
        return false;
    };
    match address.strip_prefix("IPv6:") {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => address.parse::<Ipv4Addr>().is_ok(),
    }
}
