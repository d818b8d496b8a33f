//! Decimal numbers of any size and precision: compared and divided exactly, by their digits.
//!
//! Takes the text of a JSON number. Knows nothing of floats: those come as their shortest decimal text.

use std::cmp::Ordering;
use std::fmt;

/// A number as it was written, such as `-5`, `0.01` or `1e-3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal(&'static str);

impl Decimal {
    /// The number that `text` writes as JSON does. What is no number is read up to where it stops being one.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    pub(crate) fn exact(self) -> Exact {
        Exact::parse(self.0)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// `± 0.d₁d₂d₃… × 10^magnitude`, with neither leading nor trailing zeros among the digits; zero has no digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Exact {
    negative: bool,
    digits: Vec<u8>,
    magnitude: i64,
}

impl Exact {
    pub(crate) fn parse(text: &str) -> Self {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let written: Vec<u8> = whole
            .bytes()
            .chain(fraction.bytes())
            .filter(u8::is_ascii_digit)
            .map(|digit| digit - b'0')
            .collect();
        let shift = exponent
            .strip_prefix('+')
            .unwrap_or(exponent)
            .parse::<i64>()
            .unwrap_or(0);
        Self::trimmed(
            negative,
            &written,
            shift.saturating_add(length(whole.len())),
        )
    }

    fn trimmed(negative: bool, written: &[u8], magnitude: i64) -> Self {
        let start = written
            .iter()
            .position(|&digit| digit != 0)
            .unwrap_or(written.len());
        let end = written
            .iter()
            .rposition(|&digit| digit != 0)
            .map_or(start, |last| last + 1);
        let digits = written.get(start..end).unwrap_or_default().to_vec();
        if digits.is_empty() {
            return Self {
                negative: false,
                digits,
                magnitude: 0,
            };
        }
        Self {
            negative,
            digits,
            magnitude: magnitude.saturating_sub(length(start)),
        }
    }

    /// Whether it is a whole number of times `divisor`. Nothing but zero is a multiple of zero.
    pub(super) fn is_multiple_of(&self, divisor: &Self) -> bool {
        if self.digits.is_empty() {
            return true;
        }
        let (last, divisor_last) = (self.exponent(), divisor.exponent());
        // Past the divisor's last place nothing may stand: the last digit is not zero.
        if last < divisor_last {
            return false;
        }
        let zeros = usize::try_from(last - divisor_last).unwrap_or(usize::MAX);
        // No type of number has more places; a longer text is refused rather than divided for ever.
        zeros <= MOST_ZEROS
            && divides(
                &divisor.digits,
                self.digits
                    .iter()
                    .copied()
                    .chain(std::iter::repeat_n(0, zeros)),
            )
    }

    /// The digits of an integer, however it was written; none for what is no integer, or longer than any type.
    pub(crate) fn whole(&self) -> Option<String> {
        let zeros = usize::try_from(self.exponent()).ok();
        let zeros = zeros.filter(|zeros| zeros + self.digits.len() <= MOST_DIGITS)?;
        let mut text = String::from(if self.negative { "-" } else { "" });
        let digits = self.digits.iter().copied();
        text.extend(
            digits
                .chain(std::iter::repeat_n(0, zeros))
                .map(|digit| char::from(digit + b'0')),
        );
        Some(if self.digits.is_empty() {
            "0".to_owned()
        } else {
            text
        })
    }

    /// The power of ten of the last digit.
    fn exponent(&self) -> i64 {
        self.magnitude.saturating_sub(length(self.digits.len()))
    }

    fn cmp_size(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self
                .magnitude
                .cmp(&other.magnitude)
                .then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

impl fmt::Display for Exact {
    /// One text for each number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.negative { "-" } else { "" })?;
        self.digits
            .iter()
            .try_for_each(|digit| write!(f, "{digit}"))?;
        write!(f, "e{}", self.magnitude)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.cmp_size(other),
            (true, true) => other.cmp_size(self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

const MOST_ZEROS: usize = 2_000;

/// Of the largest integer that a type holds.
const MOST_DIGITS: usize = 39;

fn length(digits: usize) -> i64 {
    i64::try_from(digits).unwrap_or(i64::MAX)
}

/// Long division, for the remainder alone. A divisor of more than 37 digits divides nothing.
fn divides(divisor: &[u8], dividend: impl Iterator<Item = u8>) -> bool {
    if divisor.is_empty() || divisor.len() > 37 {
        return false;
    }
    let divisor = divisor
        .iter()
        .fold(0_u128, |number, &digit| number * 10 + u128::from(digit));
    dividend.fold(0, |remainder, digit| {
        (remainder * 10 + u128::from(digit)) % divisor
    }) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::parse(text)
    }

    #[test]
    fn numbers_are_ordered_by_value_however_they_are_written() {
        let ascending = [
            "-1e3",
            "-999.5",
            "-0.01",
            "0",
            "1e-400",
            "0.1",
            "1",
            "1.0000000000000000000001",
            "9007199254740993",
            "1e30",
        ];
        for pair in ascending.windows(2) {
            assert!(exact(pair[0]) < exact(pair[1]), "{} < {}", pair[0], pair[1]);
        }
        for (left, right) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("-0", "0"),
            ("0.010", "1E-2"),
            ("0e9", "0"),
            ("12e+1", "120"),
        ] {
            assert_eq!(exact(left), exact(right), "{left} = {right}");
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (value, divisor) in [
            ("0.3", "0.1"),
            ("0", "7"),
            ("-9", "3"),
            ("1e30", "10"),
            ("9007199254740993", "3"),
            ("4.35", "0.01"),
            ("19.99", "0.01"),
            ("1e-7", "1e-9"),
            ("7", "3.5"),
            ("0.5", "0.5"),
        ] {
            assert!(
                exact(value).is_multiple_of(&exact(divisor)),
                "{value} of {divisor}"
            );
        }
        for (value, divisor) in [
            ("0.35", "0.1"),
            ("1", "2"),
            ("9007199254740992", "3"),
            ("1e-9", "1e-7"),
            ("3", "0"),
            ("0.1", "3"),
            ("5", "10"),
        ] {
            assert!(
                !exact(value).is_multiple_of(&exact(divisor)),
                "{value} of {divisor}"
            );
        }
    }

    #[test]
    fn integers_are_whole_however_they_are_written() {
        for (text, whole) in [
            ("1e3", Some("1000")),
            ("-12.50e1", Some("-125")),
            ("0.0", Some("0")),
            ("-0", Some("0")),
            ("1e38", Some("100000000000000000000000000000000000000")),
            ("1e39", None),
            ("1.5", None),
            ("1e-1", None),
        ] {
            assert_eq!(exact(text).whole().as_deref(), whole, "{text}");
        }
    }

    #[test]
    fn an_absurd_exponent_takes_no_time() {
        assert_eq!(exact("1e999999999999").whole(), None);
        assert!(!exact("1e999999999999").is_multiple_of(&exact("3")));
        assert!(exact("1e999999999999") > exact("1e999999999998"));
    }

    proptest::proptest! {
        #[test]
        fn integers_are_ordered_and_divided_as_integers_are(left: i64, right: i64, divisor in 1_i64..10_000) {
            let (a, b) = (exact(&left.to_string()), exact(&right.to_string()));
            proptest::prop_assert_eq!(a.cmp(&b), left.cmp(&right));
            proptest::prop_assert_eq!(a.is_multiple_of(&exact(&divisor.to_string())), left % divisor == 0);
        }

        #[test]
        fn floats_are_ordered_by_their_shortest_decimals(left: f64, right: f64) {
            if left.is_finite() && right.is_finite() {
                let (a, b) = (exact(&format!("{left:e}")), exact(&format!("{right:e}")));
                proptest::prop_assert_eq!(Some(a.cmp(&b)), left.partial_cmp(&right));
            }
        }
    }
}
