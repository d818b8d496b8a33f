//! Which operations a person speaks of: by a tag, a pattern of paths or an id.

use std::fmt;
use std::str::FromStr;

use crate::source::Span;

/// Which operations are written, and with them the components that they need. Where both lists are empty, all are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// An operation is written that fits one of these; where there are none, every operation.
    pub include: Vec<Selector>,
    /// Unless it fits one of these.
    pub exclude: Vec<Selector>,
}

impl Filter {
    /// Whether every operation is written.
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }
}

/// Selects operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// By what.
    pub by: By,
    /// Where a person wrote it; `None` for an argument of a command.
    pub span: Option<Span>,
}

/// What an operation is selected by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// One of its tags.
    Tag(String),
    /// Its path.
    Path(PathPattern),
    /// Its `operationId`.
    Id(String),
}

/// A pattern of paths: `*` stands for a part of one, `**` for any number of parts, so that `/pets/**` has `/pets` too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPattern {
    written: String,
    any_of: Vec<glob::Pattern>,
}

impl PathPattern {
    /// Whether a path is one of those that are meant.
    pub fn fits(&self, path: &str) -> bool {
        let options = glob::MatchOptions {
            require_literal_separator: true,
            ..glob::MatchOptions::default()
        };
        let mut patterns = self.any_of.iter();
        patterns.any(|pattern| pattern.matches_with(path, options))
    }
}

impl PathPattern {
    /// What fits a path and is written most like this pattern: `/pets/**` for `/pets/{id}` where this is `/pet/**`.
    pub fn like(&self, path: &str) -> String {
        let Some(parent) = self.written.strip_suffix("/**") else {
            return path.to_owned();
        };
        let parts = parent.split('/').count();
        let first: Vec<&str> = path.split('/').take(parts).collect();
        format!("{}/**", first.join("/"))
    }
}

impl FromStr for PathPattern {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let read = |text| {
            glob::Pattern::new(text)
                .map_err(|error| format!("`{written}` is no pattern of paths: {}", error.msg))
        };
        let mut any_of = vec![read(written)?];
        if let Some(parent) = written
            .strip_suffix("/**")
            .filter(|parent| !parent.is_empty())
        {
            any_of.push(read(parent)?);
        }
        Ok(Self {
            written: written.to_owned(),
            any_of,
        })
    }
}

impl fmt::Display for PathPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(name) => write!(f, "tag:{name}"),
            Self::Path(pattern) => write!(f, "path:{pattern}"),
            Self::Id(id) => write!(f, "id:{id}"),
        }
    }
}

impl FromStr for By {
    type Err = String;

    /// Reads `tag:pets`, `path:/pets/**` and `id:listPets`.
    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            Some(("tag", name)) => Ok(Self::Tag(name.to_owned())),
            Some(("id", id)) => Ok(Self::Id(id.to_owned())),
            Some(("path", pattern)) => pattern.parse().map(Self::Path),
            _ => Err(format!(
                "`{text}` selects nothing: write `tag:NAME`, `path:/PATTERN/**` or `id:OPERATION`"
            )),
        }
    }
}

impl FromStr for Selector {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let by = text.parse()?;
        Ok(Self { by, span: None })
    }
}
