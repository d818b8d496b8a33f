//! Dates and times of each crate, there and back.

use crate::codec::Wire;
use crate::json;

/// What each text is when it was read and is written again.
fn roundtrip<T: Wire>(texts: &[(&str, &str)]) {
    for (text, written) in texts {
        let value: T = json::from_str(&format!("{text:?}")).expect(text);
        assert_eq!(json::to_string(&value), format!("{written:?}"));
    }
}

fn refused<T: Wire>(texts: &[&str]) {
    for text in texts {
        assert!(json::from_str::<T>(&format!("{text:?}")).is_err(), "{text}");
    }
}

const NO_DATES: [&str; 6] = [
    "",
    "2024-02-30",
    "2024-2-3",
    "2024-060",
    "2024-02-03T00:00:00Z",
    "2024-W05-6",
];
const NO_TIMES: [&str; 5] = [
    "",
    "2024-02-03",
    "2024-02-03T10:00:00",
    "2024-02-03T25:00:00Z",
    "2024-02-03T10:00:00[Europe/Berlin]",
];
const DATES: [(&str, &str); 3] = [
    ("2024-02-29", "2024-02-29"),
    ("0001-01-01", "0001-01-01"),
    ("9999-12-31", "9999-12-31"),
];

/// With the offset that was written.
#[cfg(any(feature = "chrono", feature = "time"))]
const TIMES: [(&str, &str); 4] = [
    ("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"),
    ("2024-02-29t23:59:59.250z", "2024-02-29T23:59:59.250Z"),
    (
        "2024-02-29T23:59:59.123456789+05:30",
        "2024-02-29T23:59:59.123456789+05:30",
    ),
    ("1969-12-31T00:00:00-08:00", "1969-12-31T00:00:00-08:00"),
];

#[cfg(feature = "jiff")]
#[test]
fn jiff_reads_a_moment_and_writes_it_in_utc() {
    roundtrip::<jiff::Timestamp>(&[
        ("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"),
        (
            "2024-02-29T23:59:59.123456789+05:30",
            "2024-02-29T18:29:59.123456789Z",
        ),
        ("1969-12-31T00:00:00-08:00", "1969-12-31T08:00:00Z"),
    ]);
    refused::<jiff::Timestamp>(&NO_TIMES);
    roundtrip::<jiff::civil::Date>(&DATES);
    refused::<jiff::civil::Date>(&NO_DATES);
}

#[cfg(feature = "chrono")]
#[test]
fn chrono_keeps_the_offset() {
    roundtrip::<chrono::DateTime<chrono::FixedOffset>>(&TIMES);
    roundtrip::<chrono::DateTime<chrono::FixedOffset>>(&[(
        "2016-12-31T23:59:60Z",
        "2016-12-31T23:59:60Z",
    )]);
    refused::<chrono::DateTime<chrono::FixedOffset>>(&NO_TIMES);
    roundtrip::<chrono::NaiveDate>(&DATES);
    refused::<chrono::NaiveDate>(&NO_DATES);
}

#[cfg(feature = "time")]
#[test]
fn time_keeps_the_offset() {
    roundtrip::<time::OffsetDateTime>(
        &TIMES.map(|(text, written)| (text, written.replace(".250", ".25").leak() as &str)),
    );
    refused::<time::OffsetDateTime>(&NO_TIMES);
    roundtrip::<time::Date>(&DATES);
    refused::<time::Date>(&NO_DATES);
}

#[cfg(feature = "time")]
#[test]
fn a_year_that_rfc_3339_does_not_have_is_written_and_no_panic() {
    let early = time::OffsetDateTime::UNIX_EPOCH
        .replace_year(-44)
        .expect("a year");
    assert_eq!(
        json::to_string(&early),
        "\"-0044-01-01 0:00:00.0 +00:00:00\""
    );
}
