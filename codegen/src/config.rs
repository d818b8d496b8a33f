//! What a person decides about a run that the description doesn't say.
//!
//! Plain data; where it comes from (arguments, a file) is the caller's business.

use std::collections::BTreeMap;

use crate::source::Span;

mod selector;

pub use selector::{By, Filter, PathPattern, Selector};

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
    /// The tags whose features are on by default, where not all are.
    pub default_features: Option<Vec<Written<String>>>,
    /// Which operations are written.
    pub filter: Filter,
    /// Modules in place of those of the tags; the first one that an operation fits has it.
    pub modules: Vec<Module>,
    /// Names in place of the description's.
    pub names: Names,
    /// The crate whose types dates and times are; without one they are strings that are checked.
    pub dates: Option<Dates>,
    /// Enums that are open or closed.
    pub enums: Vec<EnumRule>,
    /// Types that a person owns in place of written ones; of two that fit a schema, the later one counts.
    pub types: Vec<TypeRule>,
    /// What the manifest of a written crate depends on beside `typewright`: a name, and a value as TOML has it.
    pub dependencies: Vec<(String, String)>,
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
            default_features: None,
            filter: Filter::default(),
            modules: Vec::new(),
            names: Names::default(),
            dates: None,
            enums: Vec::new(),
            types: Vec::new(),
            dependencies: Vec::new(),
        }
    }
}

/// A crate that has types for `date` and `date-time`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each variant is the crate of its name")]
pub enum Dates {
    Chrono,
    Jiff,
    Time,
}

impl Dates {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chrono, Self::Jiff, Self::Time];

    /// The crate's name, which is that of the runtime's feature too.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chrono => "chrono",
            Self::Jiff => "jiff",
            Self::Time => "time",
        }
    }
}

/// What a person calls otherwise than the description does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Types, by their names in `components/schemas`.
    pub schemas: BTreeMap<String, Written<String>>,
    /// Methods, by their `operationId`.
    pub operations: BTreeMap<String, Written<String>>,
    /// Fields, by their schema, which is named as an enum is, and their names on the wire.
    pub properties: Vec<Member>,
    /// Variants of enums, by their schema and their values on the wire.
    pub values: Vec<Member>,
}

/// What a person calls a part of a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The schema: its name in `components/schemas`, or `#` and its pointer.
    pub schema: Written<String>,
    /// The part as it is on the wire.
    pub part: Written<String>,
    /// Its name in Rust.
    pub name: String,
}

/// A module that a person puts operations into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// Its name, of which its module, its trait and its feature are called.
    pub name: String,
    /// An operation belongs to it that fits one of these.
    pub selectors: Vec<Selector>,
    /// Where its name is written; an argument of a command has no place.
    pub span: Option<Span>,
}

/// Whether an enum takes values that the description does not know, whichever way it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumRule {
    /// The schema: its name in `components/schemas`, or `#` and its pointer.
    pub schema: Written<String>,
    /// Whether it does.
    pub open: bool,
}

/// A type that a person owns in place of a written one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeRule {
    /// What it takes the place of.
    pub of: Written<Replaced>,
    /// Its path in Rust: `crate::Money`.
    pub path: String,
}

/// What a type takes the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// Every schema of this `format`, as the description writes it.
    Format(String),
    /// A schema: its name in `components/schemas`, or `#` and its pointer.
    Schema(String),
}

/// A decision, and where a person wrote it down; `None` for an argument of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// What was decided.
    pub value: T,
    /// Where.
    pub span: Option<Span>,
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

/// Whether each tag is a feature of the crate, on by default unless a person says otherwise, so that its users compile
/// what they use.
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
