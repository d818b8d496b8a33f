//! The driver: walks a value and all within it, and keeps the pointer to where it is.
//!
//! What a rule means is said in the files of the kinds of values; here stands only which rules go where.

use super::rule::{Keyword, Rule};
use super::violation::{Violation, Violations};
use super::{array, logic, number, object, string, union};
use crate::codec::{Choice, Slot, Spelled, View};
use crate::json::Written;
use crate::types::{UnixMillis, Upload};

/// Checks `slot` by `rules`, and what is within it by the rules of its own declarations, into `out`.
///
/// `pointer` is where the value stands: a JSON pointer, empty for a whole. `now` is the present for rules about time. Tells
/// whether a file that is a stream was met, which most bodies can't hold.
pub fn check(
    slot: &dyn Slot,
    rules: &[Rule],
    pointer: &str,
    now: UnixMillis,
    out: &mut Violations,
) -> Streams {
    let mut walk = Walk::new(now, out);
    pointer.clone_into(&mut walk.pointer);
    walk.value(slot.view(), rules);
    walk.streams
}

/// As [`check`], for a value that may have been read and lost members for which its models have no field: what these
/// would have put right is not told.
pub(crate) fn check_kept(
    slot: &dyn Slot,
    rules: &[Rule],
    pointer: &str,
    now: UnixMillis,
    out: &mut Violations,
) {
    let mut walk = Walk::new(now, out);
    walk.kept = true;
    pointer.clone_into(&mut walk.pointer);
    walk.value(slot.view(), rules);
}

/// Whether files that are streams stand within a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Streams {
    /// None do.
    None,
    /// One at least.
    Held,
}

/// As [`check`], for a whole value that was read from this text: what the text has and the value doesn't is held to the
/// declarations too.
pub(crate) fn check_written(
    slot: &dyn Slot,
    written: &Written<'_>,
    now: UnixMillis,
    out: &mut Violations,
) {
    let mut walk = Walk::new(now, out);
    walk.written = Some(written);
    walk.value(slot.view(), &[]);
}

/// Whether `slot` keeps `rules`, and what is within it the rules of its own declarations. With `lost`, members that no
/// field has were there when it was read.
pub(crate) fn fits(slot: &dyn Slot, rules: &[Rule], lost: bool) -> bool {
    let mut found = Violations::default();
    let mut walk = Walk::new(UnixMillis::now(), &mut found);
    walk.trial = true;
    walk.exclusive = false;
    walk.kept = lost;
    walk.value(slot.view(), rules);
    found.is_empty()
}

/// Where the driver is, and what it found.
pub(super) struct Walk<'a> {
    pointer: String,
    /// The value as it stands in the text that it was read from, where that is known.
    pub(super) written: Option<&'a Written<'a>>,
    /// Whether the value may have lost members, and each rule is to hold with whatever they were.
    kept: bool,
    pub(super) now: UnixMillis,
    /// Secrets that are being walked through: no key of a map within them is told.
    secrets: u32,
    /// Whether the rules of the values' own declarations are checked too: once for each value, whatever rules lead to it.
    pub(super) own: bool,
    /// Whether it is only asked if the rules hold: the first that doesn't is all there is to know.
    trial: bool,
    /// Whether it is tried that no other variant of a union fits: not while one is being tried.
    exclusive: bool,
    /// Whether a file that is a stream was met.
    streams: Streams,
    out: &'a mut Violations,
}

impl<'a> Walk<'a> {
    /// A driver at the whole of a value, which tells all that it finds.
    fn new(now: UnixMillis, out: &'a mut Violations) -> Self {
        Self {
            pointer: String::new(),
            written: None,
            kept: false,
            now,
            secrets: 0,
            own: true,
            trial: false,
            exclusive: true,
            streams: Streams::None,
            out,
        }
    }
}

impl Walk<'_> {
    /// Checks one value. Of what is left out, or null by its type, rules say nothing.
    pub(super) fn value(&mut self, view: View<'_>, rules: &[Rule]) {
        match view {
            View::Absent => return,
            View::Secret(_) => {
                return self.within_secret(|walk| walk.value(view.opened(), rules));
            }
            View::Null | View::Bool(_) => {}
            View::I64(value) => number::check(self, rules, || value.to_string()),
            View::U64(value) => number::check(self, rules, || value.to_string()),
            View::I128(value) => number::check(self, rules, || value.to_string()),
            View::U128(value) => number::check(self, rules, || value.to_string()),
            View::F32(value) => self.float(value.is_finite(), rules, &|| format!("{value:e}")),
            View::F64(value) => self.float(value.is_finite(), rules, &|| format!("{value:e}")),
            View::Str(text) => string::check(self, rules, text),
            View::Url(url) => {
                let written = self.written.and_then(Written::text);
                string::check_url(self, rules, written.as_deref().unwrap_or(url.as_str()));
            }
            View::Display(text) if !rules.is_empty() => {
                string::check(self, rules, &text.to_string())
            }
            View::Text(text) if !rules.is_empty() => {
                string::check(self, rules, &Spelled(text).to_string())
            }
            View::Display(_) | View::Text(_) => {}
            View::File(file) => self.file(file, rules),
            View::List(items) => array::check(self, rules, items),
            View::Map(entries) => object::check_map(self, rules, view, entries),
            View::Model(fields) => object::check_model(self, rules, view, fields),
            View::Tagged(choice) => return self.tagged(choice, view, rules),
            View::Ruled(choice) => return union::check(self, choice, rules),
        }
        logic::check(self, view, rules);
    }

    /// A float, by the digits that were written rather than by those that it kept. What is not finite has none: it breaks
    /// what its type says, with no rule at all (RFC 8259 §6).
    fn float(&mut self, is_finite: bool, rules: &[Rule], text: &dyn Fn() -> String) {
        if self.own && !is_finite {
            return self.broke(Keyword::Type, || "be a finite number".to_owned());
        }
        let written = self.written.and_then(Written::number);
        number::check(self, rules, || written.map_or_else(text, str::to_owned));
    }

    fn file(&mut self, file: &Upload, rules: &[Rule]) {
        if file.bytes().is_none() {
            self.streams = Streams::Held;
        }
        if let Some(length) = file.body().len() {
            string::check_length(self, rules, length);
        }
    }

    fn tagged(&mut self, choice: &dyn Choice, view: View<'_>, rules: &[Rule]) {
        let payload = choice.payload().view();
        let Some(fields) = choice.fields() else {
            return self.value(payload, rules);
        };
        let check = |walk: &mut Self| {
            object::check_model(walk, rules, view, fields);
            logic::check(walk, view, rules);
        };
        match payload {
            View::Secret(_) => self.within_secret(check),
            _ => check(self),
        }
    }

    fn within_secret(&mut self, check: impl FnOnce(&mut Self)) {
        self.secrets += 1;
        check(self);
        self.secrets -= 1;
    }

    /// Checks `view` as the member `name` of where the driver is.
    pub(super) fn member(&mut self, name: &str, view: View<'_>, rules: &[Rule]) {
        self.within(name, name, |walk| walk.value(view, rules));
    }

    /// Checks `view` as the entry `key` of where the driver is.
    pub(super) fn entry(&mut self, key: &str, view: View<'_>, rules: &[Rule]) {
        self.within(key, self.shown(key), |walk| walk.value(view, rules));
    }

    /// Does something at the member `name` of where the driver is, which is told as `shown`.
    pub(super) fn within(&mut self, name: &str, shown: &str, check: impl FnOnce(&mut Self)) {
        let end = self.pointer.len();
        self.pointer.push('/');
        push_escaped(&mut self.pointer, shown);
        let written = self.written;
        self.written = written.and_then(|written| written.get(name));
        check(self);
        self.written = written;
        self.pointer.truncate(end);
    }

    /// What is told of the key of a map: nothing, within a secret.
    pub(super) fn shown<'k>(&self, key: &'k str) -> &'k str {
        if self.secrets > 0 { "*" } else { key }
    }

    /// Does something by the rules at hand alone: those of the values' own declarations are checked elsewhere.
    pub(super) fn apart(&mut self, check: impl FnOnce(&mut Self)) {
        let own = std::mem::replace(&mut self.own, false);
        check(self);
        self.own = own;
    }

    /// Whether `view` keeps `rules`.
    pub(super) fn keeps(&self, view: View<'_>, rules: &[Rule]) -> bool {
        self.keeps_as(self.written, view, rules)
    }

    /// Whether the item at `index` keeps `rules`.
    pub(super) fn item_keeps(&self, index: usize, item: View<'_>, rules: &[Rule]) -> bool {
        let written = self
            .written
            .and_then(|written| written.get(&index.to_string()));
        self.keeps_as(written, item, rules)
    }

    /// Whether a value of which this is written keeps `rules`.
    pub(super) fn keeps_as(
        &self,
        written: Option<&Written<'_>>,
        view: View<'_>,
        rules: &[Rule],
    ) -> bool {
        self.tries(written, view, rules, false)
    }

    /// Whether a value of which this is written keeps `rules` and those of its own declarations.
    pub(super) fn fits(&self, written: &Written<'_>, view: View<'_>, rules: &[Rule]) -> bool {
        self.tries(Some(written), view, rules, true)
    }

    /// Tries `rules` on a value, and with `own` those of its declarations too.
    fn tries(
        &self,
        written: Option<&Written<'_>>,
        view: View<'_>,
        rules: &[Rule],
        own: bool,
    ) -> bool {
        let mut found = Violations::default();
        Walk {
            written,
            secrets: self.secrets,
            own,
            trial: true,
            exclusive: false,
            ..Walk::new(self.now, &mut found)
        }
        .value(view, rules);
        found.is_empty()
    }

    /// How many rules were broken so far.
    pub(super) fn count(&self) -> usize {
        self.out.len()
    }

    /// Whether members that the value does not show are to be reckoned with: their text is not known.
    pub(super) fn may_have_lost(&self) -> bool {
        self.kept && self.written.is_none()
    }

    /// Whether variants of unions are to exclude each other.
    pub(super) fn is_exclusive(&self) -> bool {
        self.exclusive
    }

    /// Whether all is known that is asked for.
    pub(super) fn is_done(&self) -> bool {
        self.trial && !self.out.is_empty()
    }

    /// Notes that the value where the driver is broke a rule.
    pub(super) fn broke(&mut self, rule: Keyword, message: impl FnOnce() -> String) {
        if self.is_done() {
            return;
        }
        let message = if self.trial {
            String::new()
        } else {
            format!("must {}", message())
        };
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
