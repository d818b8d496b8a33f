//! Dates and times of RFC 3339, and durations. Knows the calendar and offsets, no time zones.

/// The time that a date (its midnight in UTC) or a date and time means, in milliseconds since 1970.
pub(in crate::validate) fn millis(text: &str) -> Option<i128> {
    millis_of_date_time(text).or_else(|| date(text).map(|days| days * DAY))
}

const DAY: i128 = 86_400_000;

const DAY_MINUTES: i128 = 24 * 60;

/// A date and time, in milliseconds since 1970.
pub(super) fn millis_of_date_time(text: &str) -> Option<i128> {
    let (day, clock) = text.split_at_checked(10)?;
    let clock = clock.strip_prefix(['T', 't', ' '])?;
    Some(date(day)? * DAY + time(clock)?)
}

/// A date, in days since 1970.
pub(super) fn date(text: &str) -> Option<i128> {
    let mut parts = text.split('-');
    let (year, month, day) = (
        digits(parts.next()?, 4)?,
        digits(parts.next()?, 2)?,
        digits(parts.next()?, 2)?,
    );
    if parts.next().is_some()
        || !(1..=12).contains(&month)
        || !(1..=days_in(year, month)).contains(&day)
    {
        return None;
    }
    Some(days_before(year, month) + day - 1)
}

/// A time with its offset, in milliseconds since midnight in UTC. A second 60 is a leap second, at the end of a day in UTC.
pub(super) fn time(text: &str) -> Option<i128> {
    let (clock, offset) = split_offset(text)?;
    let (clock, fraction) = match clock.split_once('.') {
        Some((clock, fraction)) => (clock, milliseconds(fraction)?),
        None => (clock, 0),
    };
    let mut parts = clock.split(':');
    let (hour, minute, second) = (
        digits(parts.next()?, 2)?,
        digits(parts.next()?, 2)?,
        digits(parts.next()?, 2)?,
    );
    let leap =
        second == 60 && (hour * 60 + minute - offset).rem_euclid(DAY_MINUTES) == DAY_MINUTES - 1;
    if parts.next().is_some() || hour > 23 || minute > 59 || (second > 59 && !leap) {
        return None;
    }
    Some(((hour * 60 + minute - offset) * 60 + second) * 1_000 + fraction)
}

/// `PnYnMnDTnHnMnS` with at least one part, or `PnW`.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else {
        return false;
    };
    if let Some(weeks) = rest.strip_suffix('W') {
        return is_number(weeks);
    }
    match rest.split_once('T') {
        Some((days, clock)) => {
            (days.is_empty() || has_parts(days, "YMD")) && has_parts(clock, "HMS")
        }
        None => has_parts(rest, "YMD"),
    }
}

/// Numbers, each with a unit, in the order of `units`.
fn has_parts(text: &str, units: &str) -> bool {
    let mut units = units.chars();
    let mut rest = text;
    while let Some(end) = rest.find(|letter: char| letter.is_ascii_uppercase()) {
        let Some((number, tail)) = rest.split_at_checked(end) else {
            return false;
        };
        let mut tail = tail.chars();
        let unit = tail.next();
        let seconds = unit == Some('S')
            && number
                .split_once('.')
                .is_some_and(|(a, b)| is_number(a) && is_number(b));
        if !(is_number(number) || seconds) || !units.any(|known| Some(known) == unit) {
            return false;
        }
        rest = tail.as_str();
    }
    !text.is_empty() && rest.is_empty()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The offset in minutes.
fn split_offset(text: &str) -> Option<(&str, i128)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let (clock, offset) = text.split_at_checked(text.len().checked_sub(6)?)?;
    let sign = match offset.bytes().next()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hour, minute) = offset.get(1..)?.split_once(':')?;
    let (hour, minute) = (digits(hour, 2)?, digits(minute, 2)?);
    (hour <= 23 && minute <= 59).then_some((clock, sign * (hour * 60 + minute)))
}

fn milliseconds(fraction: &str) -> Option<i128> {
    let thousandths: String = fraction.chars().chain("00".chars()).take(3).collect();
    is_number(fraction).then(|| thousandths.parse().ok())?
}

fn digits(text: &str, width: usize) -> Option<i128> {
    (text.len() == width && is_number(text)).then(|| text.parse().ok())?
}

fn is_leap(year: i128) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn days_in(year: i128, month: i128) -> i128 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970 to the first of a month.
fn days_before(year: i128, month: i128) -> i128 {
    let years = year - 1;
    let leap_days = years / 4 - years / 100 + years / 400;
    let before_year = years * 365 + leap_days - 719_162;
    before_year + (1..month).map(|month| days_in(year, month)).sum::<i128>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_follow_the_calendar() {
        let days = [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2026-11-23", 20_780),
            ("0001-01-01", -719_162),
        ];
        for (text, day) in days {
            assert_eq!(date(text), Some(day), "{text}");
        }
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2023-13-01",
            "2023-00-01",
            "2023-04-31",
            "23-01-01",
            "2023-1-1",
            "2023-01-01Z",
            "+023-01-01",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_taken_to_utc() {
        let times = [
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-01t00:00:00.5z", 500),
            ("1970-01-01T05:30:00+05:30", 0),
            ("1969-12-31T23:00:00-01:00", 0),
            ("2026-11-23T02:22:34.123456Z", 1_795_400_554_123),
            ("1998-12-31T23:59:60Z", 915_148_800_000),
            ("1998-12-31T15:59:60-08:00", 915_148_800_000),
        ];
        for (text, time) in times {
            assert_eq!(millis(text), Some(time), "{text}");
        }
        for text in [
            "1970-01-01T00:00:00",
            "1970-01-01T24:00:00Z",
            "1970-01-01T00:00Z",
            "1970-01-01T00:00:00.Z",
            "1970-01-01T00:00:00+24:00",
            "1970-01-01T00:00:60Z",
            "1998-12-31T22:59:60Z",
            "1970-01-01Ta0:00:00Z",
            "é",
        ] {
            assert_eq!(millis(text), None, "{text}");
        }
    }

    #[test]
    fn durations_have_their_parts_in_order() {
        for text in [
            "P1D",
            "PT1H",
            "P1Y2M3DT4H5M6S",
            "P3W",
            "PT0.5S",
            "P1M",
            "PT1M",
        ] {
            assert!(is_duration(text), "{text}");
        }
        for text in [
            "", "P", "PT", "1D", "P1", "P1DT", "P1D2Y", "PT1D", "P-1D", "P1W2D", "P0.5D", "PT1H1H",
        ] {
            assert!(!is_duration(text), "{text}");
        }
    }
}
