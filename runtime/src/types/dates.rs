//! Dates and times of `jiff`, `chrono` and `time`, as RFC 3339 has them.
//!
//! A `date` is read where it is one and nothing more: these crates take a time behind it, or days by their number, and
//! would lose them.

use std::fmt;

use super::Wipe;
use super::scalars::scalar;
use crate::codec::{Shape, Target, TextError, TextSlot, TextView, View, Wire};
use crate::validate::Format;

/// How a text becomes a value, which text it must be, and what a value is that is none yet.
macro_rules! dates {
    ($($type:ty: $format:ident, $empty:expr, $text:ident => $read:expr, $view:ident;)*) => {$(
        scalar! {
            $type: FORMAT, $empty, self => View::$view(self), Target::Text(self);
        }

        impl TextSlot for $type {
            fn read_text(&mut self, $text: &str) -> Result<(), TextError> {
                *self = checked(Format::$format, $text, $read)?;
                Ok(())
            }
        }

        impl Wipe for $type {
            fn wipe(&mut self) {
                *self = $empty;
            }
        }
    )*};
}

#[cfg(feature = "jiff")]
dates! {
    jiff::Timestamp: DateTime, Self::UNIX_EPOCH, text => text.parse::<Self>(), Display;
    jiff::civil::Date: Date, Self::ZERO, text => text.parse::<Self>(), Display;
}

#[cfg(feature = "chrono")]
dates! {
    chrono::DateTime<chrono::FixedOffset>: DateTime, Self::default(), text => Self::parse_from_rfc3339(text), Text;
    chrono::NaiveDate: Date, Self::default(), text => text.parse::<Self>(), Display;
}

#[cfg(feature = "time")]
dates! {
    time::OffsetDateTime: DateTime, Self::UNIX_EPOCH,
        text => Self::parse(text, &time::format_description::well_known::Rfc3339), Text;
    time::Date: Date, Self::MIN,
        text => Self::parse(text, &time::format_description::well_known::Iso8601::DATE), Display;
}

/// What was read, of a text that is of its format.
fn checked<T, E: fmt::Display>(
    format: Format,
    text: &str,
    read: Result<T, E>,
) -> Result<T, TextError> {
    let what = match format {
        Format::Date => "a date, such as 2026-11-23",
        _ => "a date and time with its offset, such as 2026-11-23T20:49:30Z",
    };
    if !format.accepts(text) {
        return Err(TextError::expected(what.to_owned()));
    }
    read.map_err(|error| TextError::expected(format!("{what} ({error})")))
}

#[cfg(feature = "chrono")]
impl TextView for chrono::DateTime<chrono::FixedOffset> {
    fn write_text(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
    }
}

#[cfg(feature = "time")]
impl TextView for time::OffsetDateTime {
    fn write_text(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.format(&time::format_description::well_known::Rfc3339) {
            Ok(text) => to.write_str(&text),
            // RFC 3339 has no years before 0 and after 9999, and no seconds of offsets.
            Err(_) => fmt::Display::fmt(self, to),
        }
    }
}

#[cfg(test)]
mod tests;
