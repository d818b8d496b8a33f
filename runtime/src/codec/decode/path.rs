//! What a reading knows as it goes: how deep it is, where an error happened, how well the input fits.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::Error;

use crate::codec::schema::Schema;

/// The state of one reading.
#[derive(Default)]
pub(crate) struct Cx {
    /// The steps to the place of an error, innermost first: they are noted on the way out alone.
    steps: Vec<Step>,
    depth: u32,
    pub(in crate::codec) fit: Fit,
    decisions: Decisions,
}

/// What unions decided on the nodes of a kept tree: the variant, or that none fits. By the addresses of the node and of
/// the union's variants, so they hold as long as the tree does.
type Decisions = BTreeMap<(usize, usize), Option<usize>>;

/// A step from a value into it.
pub(crate) enum Step {
    /// To a field of a model.
    Field(&'static str),
    /// To an entry of a map.
    Key(String),
    /// To an item.
    Index(usize),
}

/// How much of the input a reading kept; unions choose by it.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(in crate::codec) struct Fit {
    /// Keys that a closed model refuses, and values that break rules, as far as that was asked.
    pub(in crate::codec) refused: u32,
    /// Constant fields that were there.
    pub(in crate::codec) constants: u32,
    /// Keys that no field has.
    pub(in crate::codec) dropped: u32,
    /// Values that went where anything goes.
    pub(in crate::codec) loose: u32,
}

impl Cx {
    /// One less than the depth that serde_json refuses, so that text from it is refused by neither alone.
    const DEPTH: u32 = 128;

    /// Enters an array or object.
    pub(in crate::codec) fn enter<E: Error>(&mut self) -> Result<(), E> {
        self.depth += 1;
        if self.depth > Self::DEPTH {
            Err(too_deep())
        } else {
            Ok(())
        }
    }

    /// Leaves an array or object.
    #[inline]
    pub(in crate::codec) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Notes, on the way out of an error, where it came from.
    #[cold]
    pub(in crate::codec) fn note(&mut self, step: Step) {
        self.steps.push(step);
    }

    /// What was decided on a node before.
    pub(in crate::codec) fn decided(&self, on: (usize, usize)) -> Option<Option<usize>> {
        self.decisions.get(&on).copied()
    }

    /// Notes what was decided on a node.
    pub(in crate::codec) fn decide(&mut self, on: (usize, usize), variant: Option<usize>) {
        self.decisions.insert(on, variant);
    }

    /// Runs a reading from a tree of its own: what is decided on its nodes is forgotten with it.
    pub(in crate::codec) fn on_tree<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let others = std::mem::take(&mut self.decisions);
        let result = read(self);
        self.decisions = others;
        result
    }

    /// Runs a reading of which an error must not tell the keys that came.
    pub(in crate::codec) fn in_secret<E>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<(), E> {
        let outside = self.steps.len();
        read(self).inspect_err(|_| {
            for step in self.steps.iter_mut().skip(outside) {
                if let Step::Key(key) = step {
                    "*".clone_into(key);
                }
            }
        })
    }

    /// Where the error was.
    pub(crate) fn path(&self) -> Path<'_> {
        Path(&self.steps)
    }

    /// Notes a key that no field of a model has.
    pub(in crate::codec) fn note_dropped(&mut self, schema: &Schema) {
        self.fit.dropped += 1;
        self.fit.refused += u32::from(schema.closed);
    }

    pub(in crate::codec) fn note_loose(&mut self) {
        self.fit.loose += 1;
    }

    /// Counts the fit of an attempt that is the one.
    pub(in crate::codec) fn keep(&mut self, fit: Fit) {
        self.fit.refused += fit.refused;
        self.fit.constants += fit.constants;
        self.fit.dropped += fit.dropped;
        self.fit.loose += fit.loose;
    }

    /// Runs a reading whose error is not the end: the path and the depth are as before after it.
    /// The error has the path within the reading.
    pub(in crate::codec) fn attempt<E: Error>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<Fit, E> {
        let (depth, fit) = (self.depth, std::mem::take(&mut self.fit));
        let steps = std::mem::take(&mut self.steps);
        let result = read(self);
        self.depth = depth;
        let within = std::mem::replace(&mut self.steps, steps);
        let found = std::mem::replace(&mut self.fit, fit);
        result
            .map(|()| found)
            .map_err(|error| with_path(error, &Path(&within)))
    }
}

/// The error with the path in its message.
#[cold]
pub(in crate::codec) fn with_path<E: Error>(error: E, path: &Path<'_>) -> E {
    if path.is_empty() {
        error
    } else {
        E::custom(format_args!("{path}: {error}"))
    }
}

#[cold]
fn too_deep<E: Error>() -> E {
    E::custom("recursion limit exceeded")
}

/// The place of an error, as `data.files[2].url`.
pub(crate) struct Path<'a>(&'a [Step]);

impl Path<'_> {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The place as a JSON pointer (RFC 6901).
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in self.0.iter().rev() {
            pointer.push('/');
            match step {
                Step::Index(item) => pointer.push_str(&item.to_string()),
                Step::Field(name) => pointer.push_str(&escaped(name)),
                Step::Key(key) => pointer.push_str(&escaped(key)),
            }
        }
        pointer
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().rev().enumerate() {
            let name = match step {
                Step::Index(item) => {
                    write!(f, "[{item}]")?;
                    continue;
                }
                Step::Field(name) => name,
                Step::Key(key) => key.as_str(),
            };
            if index > 0 {
                f.write_str(".")?;
            }
            f.write_str(name)?;
        }
        Ok(())
    }
}
