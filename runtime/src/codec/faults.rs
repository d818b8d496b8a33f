//! Reads a kept tree, and says all that does not fit.
//!
//! Takes a slot and a tree; fills the slot, or gives each place that does not fit. Reading stops at the first: the others are
//! looked for in a second walk, which goes by the types, and is taken only then. It knows no format and no rules.

use std::collections::BTreeSet;

use serde::de::Error as _;
use serde::de::value::Error;

use super::decode::Cx;
use super::schema::{Flags, Schema};
use super::slot::{Fields, ListSlot, MapSlot, Slot, Target};
use super::tree::Tree;
use super::union::{model_of, read_tree};

/// A place that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// As a JSON pointer (RFC 6901).
    pub(crate) pointer: String,
    /// What does not fit. It never holds what came.
    pub(crate) message: String,
}

/// How many are told: whoever sends a million mistakes needs no more.
const MOST: usize = 100;

/// Reads `tree` into `slot`, which after an error holds what had been read.
pub(crate) fn read_all(slot: &mut dyn Slot, tree: &Tree) -> Result<(), Vec<Fault>> {
    let Err(first) = read_first(slot, tree) else {
        return Ok(());
    };
    let all = find(slot, tree);
    Err(if all.is_empty() { vec![first] } else { all })
}

/// The same without a look at more than the first fault.
pub(crate) fn read_first(slot: &mut dyn Slot, tree: &Tree) -> Result<(), Fault> {
    let mut cx = Cx::default();
    let read = read_tree::<Error>(slot.target(), tree, &mut cx);
    read.map_err(|error| fault(&cx, "", &error))
}

/// Every place of `tree` that `slot` can't be read from; `slot` is filled on the way.
pub(crate) fn find(slot: &mut dyn Slot, tree: &Tree) -> Vec<Fault> {
    let mut finder = Finder::default();
    let whole = finder.look(slot.target(), tree);
    finder.note(whole);
    finder.found
}

fn fault(cx: &Cx, place: &str, error: &Error) -> Fault {
    Fault {
        pointer: format!("{place}{}", cx.path().pointer()),
        message: without_value(&error.to_string()),
    }
}

#[derive(Default)]
struct Finder {
    /// The place that is looked at.
    place: String,
    /// Of what is not taken apart any further.
    cx: Cx,
    found: Vec<Fault>,
}

impl Finder {
    /// What was taken apart is well: its faults are noted.
    fn look<'t>(&'t mut self, target: Target<'t>, tree: &Tree) -> Result<(), Error> {
        match (target, tree) {
            (Target::Model(fields), Tree::Map(entries)) => self.model(fields, entries, None),
            (Target::List(slot), Tree::List(items)) => self.list(slot, items),
            (Target::Map(slot), Tree::Map(entries)) => self.map(slot, entries),
            (Target::Option(slot), tree) if !matches!(tree, Tree::Null) => {
                return self.look(slot.some(), tree);
            }
            (Target::Choice(choice), Tree::Map(entries)) => match model_of(choice, entries) {
                Some((fields, tag)) => self.model(fields, entries, tag),
                None => return read_tree(Target::Choice(choice), tree, &mut self.cx),
            },
            (target, tree) => return read_tree(target, tree, &mut self.cx),
        }
        Ok(())
    }

    fn note(&mut self, outcome: Result<(), Error>) {
        let cx = std::mem::take(&mut self.cx);
        if let Err(error) = outcome
            && self.found.len() < MOST
        {
            self.found.push(fault(&cx, &self.place, &error));
        }
    }

    /// Looks at what stands under a name or number.
    fn within(&mut self, step: &str, look: impl FnOnce(&mut Self) -> Result<(), Error>) {
        if self.found.len() >= MOST {
            return;
        }
        let length = self.place.len();
        self.place.push('/');
        self.place
            .push_str(&step.replace('~', "~0").replace('/', "~1"));
        let outcome = look(self);
        self.note(outcome);
        self.place.truncate(length);
    }

    /// `tag` is a key that the union around the model takes.
    fn model(&mut self, fields: &mut dyn Fields, entries: &[(String, Tree)], tag: Option<&str>) {
        let schema = fields.schema();
        let mut seen = BTreeSet::new();
        for (key, value) in entries {
            match (schema.find(key, 0), schema.flatten) {
                (Some(at), _) if seen.insert(at) => {
                    self.within(key, |finder| finder.look(fields.target(at), value));
                }
                (Some(at), _) => {
                    let name = schema.fields.get(at).map_or("", |field| field.name);
                    self.note(Err(Error::duplicate_field(name)));
                }
                (None, Some(at)) if tag != Some(key) => {
                    if let Target::Map(map) = fields.target(at) {
                        self.within(key, |finder| finder.look(map.insert(key), value));
                    }
                }
                (None, _) => {}
            }
        }
        for name in missing(schema, &seen) {
            self.note(Err(Error::missing_field(name)));
        }
    }

    fn list(&mut self, slot: &mut dyn ListSlot, items: &[Tree]) {
        for (at, item) in items.iter().enumerate() {
            self.within(&at.to_string(), |finder| finder.look(slot.push(), item));
        }
    }

    fn map(&mut self, slot: &mut dyn MapSlot, entries: &[(String, Tree)]) {
        for (key, value) in entries {
            self.within(key, |finder| finder.look(slot.insert(key), value));
        }
    }
}

fn missing<'s>(
    schema: &'s Schema,
    seen: &'s BTreeSet<usize>,
) -> impl Iterator<Item = &'static str> + use<'s> {
    let fields = schema.fields.iter().enumerate();
    let missing =
        fields.filter(|(at, field)| field.flags.has(Flags::REQUIRED) && !seen.contains(at));
    missing.map(|(_, field)| field.name)
}

/// serde's message without the value that came, which may be a secret in a place where none was expected: the kind of
/// value stays, as in `invalid type: string, expected i64`.
pub(crate) fn without_value(message: &str) -> String {
    // Unions leave values out themselves: they say several such sentences.
    if message.starts_with("no variant of ") {
        return message.to_owned();
    }
    let mismatch = ["invalid type: ", "invalid value: ", "unknown variant "]
        .iter()
        .find_map(|start| Some(message.find(start)? + start.len()));
    let parts = mismatch.zip(message.rsplit_once(", expected "));
    let Some((start, (came, expected))) = parts else {
        return message.to_owned();
    };
    let (before, came) = came.split_at_checked(start).unwrap_or((came, ""));
    let kind = came.split(['"', '`']).next().unwrap_or_default();
    let said = format!("{before}{kind}");
    format!("{}, expected {expected}", said.trim_end())
}
