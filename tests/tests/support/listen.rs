//! All that is said: by a value's Debug, by an error and its causes, and by any crate of this process to `tracing` or
//! `log`, at every level. Gives text to look through.

use std::error::Error as StdError;
use std::fmt::{self, Debug, Write};
use std::sync::{Mutex, Once};

pub const MOBILE: &str = "7391846205";
pub const AADHAAR: &str = "918273645546";
/// What none of it may show. All but the numbers hold the first, in whatever they are wrapped.
const PLANTED: [&str; 3] = ["pl4nted", AADHAAR, MOBILE];

#[track_caller]
pub fn assert_clean(said: &str) {
    assert!(!said.is_empty(), "there is something to look through");
    let lower = said.to_lowercase();
    for planted in PLANTED {
        assert!(!lower.contains(planted), "`{planted}` in\n{said}");
    }
}

#[track_caller]
pub fn assert_log_is_clean() {
    let log = LOG.lock().expect("the log").clone();
    for planted in PLANTED {
        assert!(
            !log.to_lowercase().contains(planted),
            "`{planted}` in\n{log}"
        );
    }
}

/// All that was said to `tracing` in this process, at every level, by every crate.
pub static LOG: Mutex<String> = Mutex::new(String::new());

/// Begins to collect.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing::subscriber::set_global_default(Collect).expect("no other subscriber");
        log::set_logger(&Collect).expect("no other logger");
        log::set_max_level(log::LevelFilter::Trace);
    });
}

struct Collect;

fn note(line: &str) {
    LOG.lock().expect("the log").push_str(line);
}

impl tracing::Subscriber for Collect {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        let mut line = Line(span.metadata().name().to_owned());
        span.record(&mut line);
        note(&(line.0 + "\n"));
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, values: &tracing::span::Record<'_>) {
        let mut line = Line(String::new());
        values.record(&mut line);
        note(&(line.0 + "\n"));
    }

    fn event(&self, event: &tracing::Event<'_>) {
        let mut line = Line(event.metadata().target().to_owned());
        event.record(&mut line);
        note(&(line.0 + "\n"));
    }

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

impl log::Log for Collect {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        note(&format!("{} {}\n", record.target(), record.args()));
    }

    fn flush(&self) {}
}

struct Line(String);

impl tracing::field::Visit for Line {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn fmt::Debug) {
        write!(self.0, " {field}={value:?}").expect("a string");
    }
}

/// A value in both forms of Debug.
pub fn debugged(value: &dyn Debug) -> String {
    format!("{value:?}\n{value:#?}\n")
}

/// Everything that an error says: itself and those below it, in all forms.
pub fn said_by(error: &(dyn StdError + 'static)) -> String {
    let mut said = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        writeln!(said, "{error}\n{error:#}\n{error:?}\n{error:#?}").expect("a string");
        next = error.source();
    }
    said
}
