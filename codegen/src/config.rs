//! What a person decides about a run that the description doesn't say.
//!
//! Plain data; where it comes from (arguments, a file) is the caller's business.

use std::fmt;
use std::str::FromStr;

use crate::source::Span;

/// The decisions of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The name of the crate that is written, as Cargo has it: `sandbox-kyc`.
    pub crate_name: String,
    /// Where the written crate finds `typewright`.
    pub runtime: Runtime,
    /// Whether a whole crate is written or its generated module alone.
    pub mode: Mode,
    /// What the header of each file names as its origin: `spec/sandbox-kyc.yaml`.
    pub source_label: String,
    /// The command that the header of each file names: `cargo xtask generate`.
    pub command: String,
    /// Whether each tag is a feature of the crate.
    pub features: Features,
    /// Which operations are written.
    pub filter: Filter,
}

impl Config {
    /// A whole crate of this name, from a description of this label, with the published runtime.
    pub fn new(crate_name: impl Into<String>, source_label: impl Into<String>) -> Self {
        Self {
            crate_name: crate_name.into(),
            runtime: Runtime::Version(env!("CARGO_PKG_VERSION").to_owned()),
            mode: Mode::Crate,
            source_label: source_label.into(),
            command: "cargo xtask generate".to_owned(),
            features: Features::Auto,
            filter: Filter::default(),
        }
    }
}

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

/// Where a written crate finds `typewright`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// A folder, as the manifest's `path` has it.
    Path(String),
    /// A version requirement, as the manifest's `version` has it.
    Version(String),
}

/// How much is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The generated module's files alone: `mod.rs`, `client.rs` and so on.
    Module,
    /// A crate: `Cargo.toml`, `src/lib.rs` and the module below `src/generated/`.
    Crate,
}

/// Whether each tag is a feature of the crate, on by default, so that its users compile what they use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Features {
    /// Where the crate is large enough for that to be felt, and its manifest is written with it.
    #[default]
    Auto,
    /// Always; a module without a manifest needs features of these names in its crate's.
    On,
    /// Never.
    Off,
}
