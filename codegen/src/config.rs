//! What a person decides about a run that the description doesn't say.
//!
//! Plain data; where it comes from (arguments, a file) is the caller's business.

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
        }
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
