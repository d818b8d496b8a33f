//! Formats against values, as far as they decide the type that a value is read into.

use crate::model::{IntegerFormat, Number, StringFormat};

/// Why an integer is not of its format.
pub(super) fn integer(format: IntegerFormat, number: &Number) -> Option<String> {
    let (least, greatest) = format.range()?;
    let inside = number
        .as_i128()
        .is_some_and(|value| (least..=greatest).contains(&value));
    (!inside).then(|| format!("is outside of {least} to {greatest}"))
}

/// Why a text is not of its format.
pub(super) fn string(format: &StringFormat, text: &str) -> Option<&'static str> {
    let (fits, reason) = match format {
        StringFormat::Date => (is_date(text), "is no date (RFC 3339)"),
        StringFormat::DateTime => (is_date_time(text), "is no date-time (RFC 3339)"),
        StringFormat::Uuid => (is_uuid(text), "is no UUID"),
        StringFormat::Uri => (is_uri(text), "is no absolute URI"),
        StringFormat::Ipv4 => (
            text.parse::<std::net::Ipv4Addr>().is_ok(),
            "is no IPv4 address",
        ),
        StringFormat::Ipv6 => (
            text.parse::<std::net::Ipv6Addr>().is_ok(),
            "is no IPv6 address",
        ),
        StringFormat::Decimal => (text.parse::<Number>().is_ok(), "is no decimal number"),
        _ => return None,
    };
    (!fits).then_some(reason)
}

fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    digits(year, 4) && within(month, 1..=12) && within(day, 1..=31)
}

fn is_date_time(text: &str) -> bool {
    let Some((date, rest)) = text.split_once(['T', 't', ' ']) else {
        return false;
    };
    let Some(end) = rest.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (time, zone) = rest.split_at(end);
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    is_date(date)
        && is_clock(clock)
        && !fraction.is_empty()
        && digits(fraction, fraction.len())
        && is_zone(zone)
}

fn is_clock(text: &str) -> bool {
    let mut parts = text.splitn(3, ':');
    let (Some(hour), Some(minute), Some(second)) = (parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    within(hour, 0..=23) && within(minute, 0..=59) && within(second, 0..=60)
}

fn is_zone(text: &str) -> bool {
    if matches!(text, "Z" | "z") {
        return true;
    }
    let offset = text.get(1..).and_then(|offset| offset.split_once(':'));
    offset.is_some_and(|(hour, minute)| within(hour, 0..=23) && within(minute, 0..=59))
}

fn is_uuid(text: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let groups: Vec<&str> = text.split('-').collect();
    groups.len() == lengths.len()
        && groups.iter().zip(lengths).all(|(group, length)| {
            group.len() == length && group.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let mut letters = scheme.bytes();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        && !rest.is_empty()
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn within(text: &str, range: std::ops::RangeInclusive<u8>) -> bool {
    digits(text, 2) && text.parse().is_ok_and(|value| range.contains(&value))
}
