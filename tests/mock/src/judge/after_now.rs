//! The keyword `x-after-now: 1h`: a time in milliseconds that must lie at least so long after now.

use jsonschema::{Keyword, ValidationError};
use serde_json::Value;

pub(super) const KEYWORD: &str = "x-after-now";

struct AfterNow {
    earliest: i64,
    rule: String,
}

pub(super) fn compile(
    rule: &Value,
    now: i64,
) -> Result<Box<dyn for<'i> Keyword<'i>>, ValidationError<'static>> {
    let rule = rule.as_str().unwrap_or_default().to_owned();
    let Some(length) = millis(&rule) else {
        return Err(ValidationError::schema(format!(
            "`{KEYWORD}: {rule}` is no duration such as `90s`, `30m` or `1h`"
        )));
    };
    Ok(Box::new(AfterNow {
        earliest: now.saturating_add(length),
        rule,
    }))
}

/// A whole number and one of the units `ms`, `s`, `m`, `h`, `d`.
fn millis(text: &str) -> Option<i64> {
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = text.split_at(digits);
    let unit = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    number.parse::<i64>().ok()?.checked_mul(unit)
}

impl<'i> Keyword<'i> for AfterNow {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        if Keyword::<'i>::is_valid(self, instance) {
            return Ok(());
        }
        Err(ValidationError::custom(format!(
            "value must lie at least {} in the future",
            self.rule
        )))
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        instance.as_i64().is_none_or(|time| time >= self.earliest)
    }
}
