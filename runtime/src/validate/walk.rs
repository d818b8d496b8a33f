//! The driver: walks a value and all within it, and keeps the pointer to where it is.
//!
//! What a rule means is said in the files of the kinds of values; here stands only which rules go where.

use super::rule::{Keyword, Rule};
use super::violation::{Violation, Violations};
use super::{array, number, object, string};
use crate::codec::{Choice, Slot, View};
use crate::types::UnixMillis;

/// Checks `slot` by `rules`, and what is within it by the rules of its own declarations, into `out`.
///
/// `pointer` is where the value stands: a JSON pointer, empty for a whole. `now` is the present for rules about time.
pub fn check(
    slot: &dyn Slot,
    rules: &[Rule],
    pointer: &str,
    now: UnixMillis,
    out: &mut Violations,
) {
    Walk {
        pointer: pointer.to_owned(),
        now,
        secrets: 0,
        out,
    }
    .value(slot.view(), rules);
}

/// Where the driver is, and what it found.
pub(super) struct Walk<'a> {
    pointer: String,
    pub(super) now: UnixMillis,
    /// Secrets that are being walked through: no key of a map within them is told.
    secrets: u32,
    out: &'a mut Violations,
}

impl Walk<'_> {
    /// Checks one value. Rules say nothing of what is absent or null.
    pub(super) fn value(&mut self, view: View<'_>, rules: &[Rule]) {
        match view {
            View::Absent | View::Null | View::Bool(_) => {}
            View::I64(value) => number::check(self, rules, || value.to_string()),
            View::U64(value) => number::check(self, rules, || value.to_string()),
            View::I128(value) => number::check(self, rules, || value.to_string()),
            View::U128(value) => number::check(self, rules, || value.to_string()),
            View::F32(value) => number::check(self, rules, || format!("{value:e}")),
            View::F64(value) => number::check(self, rules, || format!("{value:e}")),
            View::Str(text) => string::check(self, rules, text),
            View::Url(url) => string::check_url(self, rules, url.as_str()),
            View::Display(text) if !rules.is_empty() => {
                string::check(self, rules, &text.to_string())
            }
            View::Display(_) | View::File(_) => {}
            View::List(items) => array::check(self, rules, items),
            View::Map(entries) => object::check_map(self, rules, entries),
            View::Model(fields) => object::check_model(self, rules, fields, None),
            View::Tagged(choice) => self.tagged(choice, rules),
            View::Secret(_) => {
                self.secrets += 1;
                self.value(view.opened(), rules);
                self.secrets -= 1;
            }
        }
    }

    fn tagged(&mut self, choice: &dyn Choice, rules: &[Rule]) {
        let payload = choice.payload().view();
        let secret = u32::from(matches!(payload, View::Secret(_)));
        self.secrets += secret;
        match choice.fields() {
            Some(fields) => {
                let tag = choice.tag().map(|(name, _)| name);
                object::check_model(self, rules, fields, tag);
            }
            None => self.value(payload, rules),
        }
        self.secrets -= secret;
    }

    /// Checks `view` as the member `name` of where the driver is.
    pub(super) fn member(&mut self, name: &str, view: View<'_>, rules: &[Rule]) {
        let end = self.pointer.len();
        self.pointer.push('/');
        push_escaped(&mut self.pointer, name);
        self.value(view, rules);
        self.pointer.truncate(end);
    }

    /// Checks `view` as the entry `key` of where the driver is.
    pub(super) fn entry(&mut self, key: &str, view: View<'_>, rules: &[Rule]) {
        self.member(if self.secrets > 0 { "*" } else { key }, view, rules);
    }

    /// Notes that the value where the driver is broke `rule`.
    pub(super) fn broke(&mut self, rule: Keyword, message: impl Into<String>) {
        self.out
            .push(Violation::new(self.pointer.clone(), rule, message));
    }
}

/// RFC 6901 §3.
fn push_escaped(pointer: &mut String, name: &str) {
    for letter in name.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(letter),
        }
    }
}

/// `1 item`, `2 items`.
pub(super) fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
