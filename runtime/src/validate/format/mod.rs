//! The formats that texts can be held against: JSON Schema's that have one clear meaning, and OpenAPI's.
//!
//! Each is checked by its grammar; no network, no registry, no list of names.

mod net;
pub(super) mod time;
mod uri;

use std::net::{Ipv4Addr, Ipv6Addr};

use super::pattern::is_pattern;

/// A form of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// `email`: `local@domain`, as RFC 5321 has it, without quoted local parts.
    Email,
    /// `uri`: an absolute one, with a scheme.
    Uri,
    /// `uri-reference`: absolute or relative.
    UriReference,
    /// `uuid`: 32 hexadecimal digits in five groups.
    Uuid,
    /// `date`: RFC 3339's full-date.
    Date,
    /// `date-time`: RFC 3339's.
    DateTime,
    /// `time`: RFC 3339's full-time, with its offset.
    Time,
    /// `duration`: ISO 8601's, as RFC 3339 has it.
    Duration,
    /// `ipv4`: four decimal numbers.
    Ipv4,
    /// `ipv6`: RFC 4291's.
    Ipv6,
    /// `hostname`: RFC 1123's.
    Hostname,
    /// `byte`: base64, padded.
    Byte,
    /// `regex`: ECMA-262's.
    Regex,
    /// `json-pointer`: RFC 6901's.
    JsonPointer,
    /// `decimal`: a decimal number as text.
    Decimal,
}

impl Format {
    /// Whether `text` has the form.
    #[must_use]
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Email => net::is_email(text),
            Self::Uri => uri::is_uri(text),
            Self::UriReference => uri::is_reference(text),
            Self::Uuid => is_uuid(text),
            Self::Date => time::date(text).is_some(),
            Self::DateTime => time::millis_of_date_time(text).is_some(),
            Self::Time => time::time(text).is_some(),
            Self::Duration => time::is_duration(text),
            Self::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
            Self::Hostname => net::is_hostname(text),
            Self::Byte => is_base64(text),
            Self::Regex => is_pattern(text),
            Self::JsonPointer => is_json_pointer(text),
            Self::Decimal => is_decimal(text),
        }
    }

    /// What a text of the form is called.
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Self::Email => "an email address",
            Self::Uri => "an absolute URI",
            Self::UriReference => "a URI or a relative reference",
            Self::Uuid => "a UUID",
            Self::Date => "a date such as 2030-01-31",
            Self::DateTime => "a date and time such as 2030-01-31T23:59:59Z",
            Self::Time => "a time with its offset, such as 23:59:59Z",
            Self::Duration => "a duration such as P1DT12H",
            Self::Ipv4 => "an IPv4 address",
            Self::Ipv6 => "an IPv6 address",
            Self::Hostname => "a host name",
            Self::Byte => "base64",
            Self::Regex => "a regular expression",
            Self::JsonPointer => "a JSON pointer",
            Self::Decimal => "a decimal number",
        }
    }
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups
            .iter()
            .all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - digits.len() <= 2
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/')
}

fn is_json_pointer(text: &str) -> bool {
    let escaped = |rest: &str| rest.starts_with(['0', '1']);
    (text.is_empty() || text.starts_with('/')) && text.split('~').skip(1).all(escaped)
}

fn is_decimal(text: &str) -> bool {
    let number = text.strip_prefix(['-', '+']).unwrap_or(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match number.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_format(format: Format, good: &[&str], bad: &[&str]) {
        for text in good {
            assert!(format.accepts(text), "{text:?} is {}", format.noun());
        }
        for text in bad {
            assert!(!format.accepts(text), "{text:?} is not {}", format.noun());
        }
    }

    #[test]
    fn addresses_of_people() {
        let good = [
            "a@b.co",
            "first.last+tag@sub.example.org",
            "o'neil@example.com",
            "x@localhost",
            "x@[127.0.0.1]",
        ];
        check_format(
            Format::Email,
            &good,
            &[
                "",
                "a",
                "@b.co",
                "a@",
                "a@@b.co",
                ".a@b.co",
                "a..b@c.co",
                "a b@c.co",
                "a@-b.co",
            ],
        );
    }

    #[test]
    fn uris_are_absolute_and_escaped() {
        let good = [
            "https://example.com/a?b=c#d",
            "urn:isbn:0451450523",
            "mailto:a@b.co",
            "http://[::1]:80/",
            "http://999.999.999.999/",
            "http://user:pw@[v7.a:b]:/a/b:c@d/?e/?#f/?",
            "x:%20",
            "file:///a",
            "x:",
        ];
        check_format(
            Format::Uri,
            &good,
            &[
                "",
                "/a",
                "example.com",
                "1x:a",
                "https://[@example.org/",
                "https://a@b@c/",
                "http:/[::1]",
                "http://[::1/",
                "http://a:b/",
                "https://a/#b#c",
                "https://a b",
                "https://a/é",
                "x:%2",
                "x:%zz",
                "https://a/{b}",
            ],
        );
        check_format(
            Format::UriReference,
            &[
                "/a",
                "a/b",
                "?c",
                "",
                "https://example.com",
                "//a/b",
                "./a:b",
                "#",
            ],
            &["a b", "http://[", "%", "1:a"],
        );
    }

    #[test]
    fn uuids_have_five_groups_of_hexadecimal_digits() {
        let good = [
            "123e4567-e89b-12d3-a456-426614174000",
            "123E4567-E89B-12D3-A456-426614174000",
        ];
        check_format(
            Format::Uuid,
            &good,
            &[
                "",
                "123e4567e89b12d3a456426614174000",
                "{123e4567-e89b-12d3-a456-426614174000}",
                "123e4567-e89b-12d3-a456-42661417400g",
            ],
        );
    }

    #[test]
    fn addresses_and_names_of_hosts() {
        check_format(
            Format::Ipv4,
            &["127.0.0.1", "255.255.255.255"],
            &["256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4 "],
        );
        check_format(
            Format::Ipv6,
            &["::1", "2001:db8::8a2e:370:7334", "::ffff:1.2.3.4"],
            &["1::2::3", "12345::", "[::1]", "::1%eth0"],
        );
        let long = "a".repeat(64);
        check_format(
            Format::Hostname,
            &["localhost", "a.b-c.example", "xn--nxasmq6b", "1.example"],
            &["", "-a", "a-", "a..b", "a_b", ".a", &long],
        );
    }

    #[test]
    fn small_texts() {
        let huge = "((a{100}){100}){100}";
        check_format(
            Format::Regex,
            &["", "^a+$", r"(?=a)\1", huge],
            &["(", "[z-a]", "a**"],
        );
        check_format(
            Format::Byte,
            &["", "QQ==", "QUI=", "QUJD"],
            &["Q", "QQ=", "Q===", "QU-_", "QQ==QQ=="],
        );
        check_format(
            Format::JsonPointer,
            &["", "/a/b", "/a~0b/~1"],
            &["a", "/~", "/~2"],
        );
        check_format(
            Format::Decimal,
            &["0", "-1.50", "+3", "12345678901234567890.1"],
            &["", ".5", "5.", "1e3", "1,5", "-"],
        );
    }
}
