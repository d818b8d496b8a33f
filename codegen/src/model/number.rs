//! Exact decimal numbers, as JSON writes them.
//!
//! Read from a lexeme and compared digit by digit, never by way of a float: `0.1` is a tenth, and an integer may have
//! as many digits as it likes.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A number: `±digits × 10^exponent`. Zero has no digits; otherwise the first and the last digit are not `0`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    negative: bool,
    digits: String,
    exponent: i64,
}

/// The text is not a JSON number, or its exponent is beyond all measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

/// Past this many digits a number is written with an exponent.
const PLAIN_DIGITS: i64 = 40;
/// Past this exponent a text is refused.
const EXPONENT_LIMIT: i64 = 1 << 32;

impl Number {
    /// Whether it has no fraction.
    pub fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The value, where it is an integer of this size.
    pub fn as_i128(&self) -> Option<i128> {
        if !self.is_integer() || self.exponent > PLAIN_DIGITS {
            return None;
        }
        self.to_string().parse().ok()
    }

    /// Whether it is `factor` times an integer. A `factor` of zero divides nothing but zero;
    /// `None` where the numbers are too large to tell.
    pub fn is_multiple_of(&self, factor: &Self) -> Option<bool> {
        if self.is_zero() {
            return Some(true);
        }
        if factor.is_zero() || magnitude(self, factor) == Ordering::Less {
            return Some(false);
        }
        // Over the smaller exponent both are integers.
        let unit = self.exponent.min(factor.exponent);
        let modulus = scaled(&factor.digits, factor.exponent - unit)?;
        let mut rest = 0;
        for digit in self.digits.bytes() {
            rest = append(rest, digit, modulus)?;
        }
        let zeros = self.exponent - unit;
        if zeros > 100_000 {
            return None;
        }
        for _ in 0..zeros {
            rest = append(rest, b'0', modulus)?;
        }
        Some(rest == 0)
    }

    /// The position of the highest digit: `123` has 3, `0.01` has -1.
    fn scale(&self) -> i64 {
        self.digits.len() as i64 + self.exponent
    }
}

fn append(rest: u128, digit: u8, modulus: u128) -> Option<u128> {
    let value = rest
        .checked_mul(10)?
        .checked_add(u128::from(digit - b'0'))?;
    value.checked_rem(modulus)
}

fn scaled(digits: &str, zeros: i64) -> Option<u128> {
    let power = 10_u128.checked_pow(u32::try_from(zeros).ok()?)?;
    digits.parse::<u128>().ok()?.checked_mul(power)
}

fn magnitude(left: &Number, right: &Number) -> Ordering {
    match (left.is_zero(), right.is_zero()) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
        (false, false) => left
            .scale()
            .cmp(&right.scale())
            .then_with(|| left.digits.cmp(&right.digits)),
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => magnitude(self, other),
            (true, true) => magnitude(other, self),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Number {
    type Err = NotANumber;

    /// Reads a JSON number (RFC 8259 §6); a leading `+` and leading zeros are let through, as YAML writes them.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let (negative, rest) = match text.as_bytes().first() {
            Some(b'-') => (true, text.get(1..).unwrap_or_default()),
            Some(b'+') => (false, text.get(1..).unwrap_or_default()),
            _ => (false, text),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => {
                (mantissa, exponent.parse::<i64>().map_err(|_| NotANumber)?)
            }
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction)
        {
            return Err(NotANumber);
        }
        if exponent.abs() > EXPONENT_LIMIT {
            return Err(NotANumber);
        }
        Ok(Self::normal(
            negative,
            &format!("{whole}{fraction}"),
            exponent - fraction.len() as i64,
        ))
    }
}

impl Number {
    fn normal(negative: bool, digits: &str, exponent: i64) -> Self {
        let short = digits.trim_end_matches('0');
        let dropped = (digits.len() - short.len()) as i64;
        let short = short.trim_start_matches('0');
        if short.is_empty() {
            return Self {
                negative: false,
                digits: String::new(),
                exponent: 0,
            };
        }
        Self {
            negative,
            digits: short.to_owned(),
            exponent: exponent + dropped,
        }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::normal(value < 0, &value.unsigned_abs().to_string(), 0)
    }
}

impl From<i128> for Number {
    fn from(value: i128) -> Self {
        Self::normal(value < 0, &value.unsigned_abs().to_string(), 0)
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self::from(u128::from(value))
    }
}

impl From<u128> for Number {
    fn from(value: u128) -> Self {
        Self::normal(false, &value.to_string(), 0)
    }
}

/// Writes the shortest exact form: `5`, `-0.01`, `1e100`.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_zero() {
            return f.write_str("0");
        }
        f.write_str(if self.negative { "-" } else { "" })?;
        let scale = self.scale();
        if self.exponent >= 0 && scale <= PLAIN_DIGITS {
            f.write_str(&self.digits)?;
            return write_zeros(self.exponent, f);
        }
        if self.exponent < 0 && (-PLAIN_DIGITS..=PLAIN_DIGITS).contains(&scale) {
            return write_fraction(&self.digits, scale, f);
        }
        let (first, rest) = self.digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        write!(f, "{first}{point}{rest}e{}", scale - 1)
    }
}

fn write_fraction(digits: &str, scale: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match usize::try_from(scale) {
        Ok(whole) if whole > 0 => {
            let (whole, fraction) = digits.split_at(whole.min(digits.len()));
            write!(f, "{whole}.{fraction}")
        }
        _ => {
            f.write_str("0.")?;
            write_zeros(-scale, f)?;
            f.write_str(digits)
        }
    }
}

fn write_zeros(count: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for _ in 0..count {
        f.write_str("0")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_written_in_their_shortest_exact_form() {
        for (text, written) in [
            ("0", "0"),
            ("-0.0", "0"),
            ("1.0", "1"),
            ("1e2", "100"),
            ("0.10", "0.1"),
            ("-0.01", "-0.01"),
            ("12.50", "12.5"),
            ("1E-3", "0.001"),
            ("18446744073709551616", "18446744073709551616"),
            ("1e400", "1e400"),
            ("12e400", "1.2e401"),
            ("0777", "777"),
        ] {
            assert_eq!(number(text).to_string(), written, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "-",
            ".",
            "1e",
            "e1",
            "0x1",
            "1_000",
            "NaN",
            "1e99999999999999999999",
            "--1",
            "1.2.3",
        ] {
            assert_eq!(text.parse::<Number>(), Err(NotANumber), "{text}");
        }
    }

    #[test]
    fn order_is_exact() {
        let sorted = [
            "-1e400",
            "-10",
            "-9.99",
            "-0.1",
            "0",
            "0.01",
            "0.1",
            "0.11",
            "9.99",
            "10",
            "9007199254740993",
        ];
        for (at, left) in sorted.iter().enumerate() {
            for (to, right) in sorted.iter().enumerate() {
                assert_eq!(
                    number(left).cmp(&number(right)),
                    at.cmp(&to),
                    "{left} {right}"
                );
            }
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (value, factor, answer) in [
            ("0.3", "0.1", Some(true)),
            ("0.35", "0.1", Some(false)),
            ("10", "2.5", Some(true)),
            ("1e300", "3", Some(false)),
            ("0", "7", Some(true)),
            ("7", "0", Some(false)),
            ("1", "10", Some(false)),
            ("-9", "3", Some(true)),
        ] {
            assert_eq!(
                number(value).is_multiple_of(&number(factor)),
                answer,
                "{value} {factor}"
            );
        }
    }

    #[test]
    fn integers_fit_or_do_not() {
        assert_eq!(
            number("-170141183460469231731687303715884105728").as_i128(),
            Some(i128::MIN)
        );
        assert_eq!(
            number("170141183460469231731687303715884105728").as_i128(),
            None
        );
        assert_eq!(number("1.5").as_i128(), None);
        assert_eq!(number("2e3").as_i128(), Some(2000));
    }
}
