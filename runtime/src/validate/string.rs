//! The rules of texts. Lengths count Unicode scalar values, as JSON Schema counts characters.

use super::format::{Format, time};
use super::pattern::{NoMatch, Pattern};
use super::rule::{Keyword, Rule};
use super::walk::{Walk, count};

/// Checks `text`.
pub(super) fn check(walk: &mut Walk<'_>, rules: &[Rule], text: &str) {
    for rule in rules {
        match rule {
            Rule::MinLength(least) if length(text) < *least => {
                let message = format!(
                    "must have at least {}",
                    count(*least, "character", "characters")
                );
                walk.broke(Keyword::MinLength, message);
            }
            Rule::MaxLength(most) if length(text) > *most => {
                let message = format!(
                    "must have at most {}",
                    count(*most, "character", "characters")
                );
                walk.broke(Keyword::MaxLength, message);
            }
            Rule::Pattern(pattern) => check_pattern(walk, pattern, text),
            Rule::Format(format) if !format.accepts(text) => {
                walk.broke(Keyword::Format, format!("must be {}", format.noun()));
            }
            Rule::AfterNow(millis) => check_after_now(walk, *millis, time::millis(text)),
            _ => {}
        }
    }
}

/// Checks a URL: it is a URI as well, though nobody says so. WHATWG's URLs hold more than RFC 3986 has, such as a `%` that
/// begins no pair.
pub(super) fn check_url(walk: &mut Walk<'_>, rules: &[Rule], url: &str) {
    const URI: Rule = Rule::Format(Format::Uri);
    let is_said = |rule: &Rule| matches!(rule, Rule::Format(Format::Uri));
    if !rules.iter().any(is_said) {
        check(walk, &[URI], url);
    }
    check(walk, rules, url);
}

fn length(text: &str) -> u64 {
    u64::try_from(text.chars().count()).unwrap_or(u64::MAX)
}

fn check_pattern(walk: &mut Walk<'_>, pattern: &Pattern, text: &str) {
    match pattern.search(text) {
        Ok(()) => {}
        Err(NoMatch::Differs) => walk.broke(
            Keyword::Pattern,
            format!("must match the pattern {}", pattern.source()),
        ),
        Err(NoMatch::Unsure(why)) => {
            walk.broke(
                Keyword::Pattern,
                format!(
                    "can't be held against the pattern {}: {why}",
                    pattern.source()
                ),
            );
        }
    }
}

/// Checks that `time`, in milliseconds since 1970, is far enough in the future.
pub(super) fn check_after_now(walk: &mut Walk<'_>, millis: u64, time: Option<i128>) {
    let earliest = i128::from(walk.now.get()) + i128::from(millis);
    if time.is_none_or(|time| time < earliest) {
        walk.broke(
            Keyword::AfterNow,
            format!("must be a time at least {} after now", span(millis)),
        );
    }
}

/// A span of time in its largest whole unit.
fn span(millis: u64) -> String {
    let units = [
        (86_400_000, "day"),
        (3_600_000, "hour"),
        (60_000, "minute"),
        (1_000, "second"),
        (1, "millisecond"),
    ];
    let fits = units
        .into_iter()
        .find(|(size, _)| millis >= *size && millis.is_multiple_of(*size));
    let (size, name) = fits.unwrap_or((1, "millisecond"));
    count(millis / size, name, &format!("{name}s"))
}
