//! Patterns with the meaning that ECMA-262 gives them, compiled when first used and kept.
//!
//! [`translate`] says a pattern in the words of the engines: `regex`, which takes linear time, for all that has neither
//! look-around nor back references; `fancy-regex`, with a limit on its steps, for those. What can't be decided is not a
//! match: [`NoMatch::Unsure`] says why.

mod class;
mod escape;
mod scan;
mod translate;

use std::fmt;
use std::sync::OnceLock;

use translate::{Translated, translate};

/// A pattern. Searched for in a text: it is anchored only where it says so.
pub struct Pattern {
    source: &'static str,
    engine: OnceLock<Result<Engine, String>>,
}

enum Engine {
    /// Takes time in proportion to the text.
    Linear(regex::Regex),
    /// Goes back, up to a limit.
    Backtracking(fancy_regex::Regex),
}

/// Why a text doesn't count as a match.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoMatch {
    /// There is none in it.
    Differs,
    /// It can't be told.
    Unsure(String),
}

/// How often the backtracking engine may go back for one text.
const MOST_STEPS: usize = 100_000;

/// The longest text, in bytes, for the backtracking engine: each step may look at all of it.
const LONGEST: usize = 16 * 1024;

/// The largest automaton, in bytes. A bounded repetition of a large class, such as `^[^<>]{0,2000}$`, is costly.
const LARGEST: usize = 128 * 1024 * 1024;

impl Pattern {
    /// The pattern that `source` writes. It is read when it is first needed.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self {
            source,
            engine: OnceLock::new(),
        }
    }

    /// The pattern as it was written.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Looks for a match in `text`.
    pub(super) fn search(&self, text: &str) -> Result<(), NoMatch> {
        let engine = self.engine.get_or_init(|| compile(self.source)).as_ref();
        let found = match engine.map_err(|why| NoMatch::Unsure(why.clone()))? {
            Engine::Linear(regex) => regex.is_match(text),
            Engine::Backtracking(_) if text.len() > LONGEST => {
                return Err(NoMatch::Unsure(format!(
                    "the text is longer than {LONGEST} bytes, the most that it is searched in"
                )));
            }
            Engine::Backtracking(regex) => regex
                .is_match(text)
                .map_err(|error| NoMatch::Unsure(gave_up(&error)))?,
        };
        if found { Ok(()) } else { Err(NoMatch::Differs) }
    }
}

fn gave_up(error: &fancy_regex::Error) -> String {
    match error {
        fancy_regex::Error::RuntimeError(fancy_regex::RuntimeError::BacktrackLimitExceeded) => {
            format!("the search was given up after {MOST_STEPS} steps")
        }
        other => format!("the search was given up ({other})"),
    }
}

/// Whether `text` is a pattern. Large automata are not built for it.
pub(super) fn is_pattern(text: &str) -> bool {
    match translate(text).map(|translated| build(translated, SMALL)) {
        Ok(built) => !matches!(built, Err(Refused::NotUnderstood)),
        Err(_) => false,
    }
}

/// The largest automaton when only its pattern is in question.
const SMALL: usize = 1024 * 1024;

/// Why an engine does not take a pattern.
enum Refused {
    TooLarge,
    NotUnderstood,
}

fn compile(source: &str) -> Result<Engine, String> {
    build(translate(source)?, LARGEST).map_err(|refused| match refused {
        Refused::TooLarge => "it needs too large an automaton".to_owned(),
        Refused::NotUnderstood => "the pattern is not understood".to_owned(),
    })
}

fn build(translated: Translated, largest: usize) -> Result<Engine, Refused> {
    match translated {
        Translated::Linear(text) => {
            let built = regex::RegexBuilder::new(&text).size_limit(largest).build();
            built.map(Engine::Linear).map_err(|error| match error {
                regex::Error::CompiledTooBig(_) => Refused::TooLarge,
                _ => Refused::NotUnderstood,
            })
        }
        Translated::Backtracking(text) => fancy_regex::RegexBuilder::new(&text)
            .backtrack_limit(MOST_STEPS)
            .delegate_size_limit(largest)
            .build()
            .map(Engine::Backtracking)
            .map_err(|_| Refused::NotUnderstood),
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.source).finish()
    }
}

#[cfg(test)]
mod tests;
