//! The few colours of a transcript, or none.

use anstyle::{AnsiColor, Style};

#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    strong: Style,
    dim: Style,
    key: Style,
    good: Style,
    warning: Style,
    bad: Style,
}

impl Palette {
    pub(super) fn plain() -> Self {
        let none = Style::new();
        Self {
            strong: none,
            dim: none,
            key: none,
            good: none,
            warning: none,
            bad: none,
        }
    }

    pub(super) fn coloured() -> Self {
        Self {
            strong: Style::new().bold(),
            dim: Style::new().dimmed(),
            key: AnsiColor::Cyan.on_default(),
            good: AnsiColor::Green.on_default().bold(),
            warning: AnsiColor::Yellow.on_default().bold(),
            bad: AnsiColor::Red.on_default().bold(),
        }
    }

    pub(super) fn strong(&self, text: &str) -> String {
        paint(self.strong, text)
    }

    pub(super) fn dim(&self, text: &str) -> String {
        paint(self.dim, text)
    }

    pub(super) fn status(&self, status: u16, text: &str) -> String {
        let style = match status {
            ..400 => self.good,
            400..500 => self.warning,
            _ => self.bad,
        };
        paint(style, text)
    }

    /// A line of pretty JSON with its key, if it begins with one, in colour.
    pub(super) fn json_line(&self, line: &str) -> String {
        let indent = line.len() - line.trim_start().len();
        let key_end = line
            .find("\": ")
            .map(|at| at + 1)
            .filter(|_| line.trim_start().starts_with('"'));
        let parts = key_end.and_then(|end| {
            Some((
                line.get(..indent)?,
                line.get(indent..end)?,
                line.get(end..)?,
            ))
        });
        match parts {
            Some((indent, key, rest)) => format!("{indent}{}{rest}", paint(self.key, key)),
            None => line.to_owned(),
        }
    }
}

fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
