//! The rules of texts. Lengths count Unicode scalar values, as JSON Schema counts characters.

use super::format::{Format, time};
use super::pattern::{NoMatch, Pattern};
use super::phrase::phrase;
use super::rule::{Keyword, Rule};
use super::walk::Walk;

/// Checks `text`.
pub(super) fn check(walk: &mut Walk<'_>, rules: &[Rule], text: &str) {
    for rule in rules {
        match rule {
            Rule::MinLength(least) if length(text) < *least => {
                walk.broke(Keyword::MinLength, || phrase(rule));
            }
            Rule::MaxLength(most) if length(text) > *most => {
                walk.broke(Keyword::MaxLength, || phrase(rule));
            }
            Rule::Pattern(pattern) => check_pattern(walk, rule, pattern, text),
            Rule::Format(format) if !format.accepts(text) => {
                walk.broke(Keyword::Format, || phrase(rule));
            }
            Rule::AfterNow(_) => check_after_now(walk, rule, time::millis(text)),
            _ => {}
        }
    }
}

/// Checks how many bytes a file has (OpenAPI 3.1.1, Working With Binary Data: `maxLength` is the length of the stream).
pub(super) fn check_length(walk: &mut Walk<'_>, rules: &[Rule], length: u64) {
    for rule in rules {
        match rule {
            Rule::MinLength(least) if length < *least => {
                walk.broke(Keyword::MinLength, || {
                    format!("have at least {least} bytes")
                });
            }
            Rule::MaxLength(most) if length > *most => {
                walk.broke(Keyword::MaxLength, || format!("have at most {most} bytes"));
            }
            _ => {}
        }
    }
}

/// Checks a URL: it is a URI as well, though nobody says so. WHATWG's URLs hold more than RFC 3986 has, such as a `%` that
/// begins no pair.
pub(super) fn check_url(walk: &mut Walk<'_>, rules: &[Rule], url: &str) {
    const URI: Rule = Rule::Format(Format::Uri);
    let is_said = |rule: &Rule| matches!(rule, Rule::Format(Format::Uri));
    if walk.own && !rules.iter().any(is_said) {
        check(walk, &[URI], url);
    }
    check(walk, rules, url);
}

fn length(text: &str) -> u64 {
    u64::try_from(text.chars().count()).unwrap_or(u64::MAX)
}

fn check_pattern(walk: &mut Walk<'_>, rule: &Rule, pattern: &Pattern, text: &str) {
    match pattern.search(text) {
        Ok(()) => {}
        Err(NoMatch::Differs) => walk.broke(Keyword::Pattern, || phrase(rule)),
        Err(NoMatch::Unsure(why)) => walk.broke(Keyword::Pattern, || {
            format!("{}, which can't be told: {why}", phrase(rule))
        }),
    }
}

/// Checks that `time`, in milliseconds since 1970, is far enough in the future.
pub(super) fn check_after_now(walk: &mut Walk<'_>, rule: &Rule, time: Option<i128>) {
    let Rule::AfterNow(millis) = rule else {
        return;
    };
    let earliest = i128::from(walk.now.get()) + i128::from(*millis);
    if time.is_none_or(|time| time < earliest) {
        walk.broke(Keyword::AfterNow, || phrase(rule));
    }
}
