//! Turns an OpenAPI description into the source of a typed Rust client crate.
//!
//! A pure function from sources and decisions to files and diagnostics: no disk, no printing, no process. Texts become
//! trees, the trees one, which is said in OpenAPI 3.0's words, read as a document, resolved to what it means, planned as Rust,
//! emitted as tokens and rendered as files. Each stage knows its neighbours' types alone.

pub mod bundle;
pub mod config;
pub mod decide;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod files;
mod grammar;
pub mod http;
pub mod model;
pub mod normalize;
pub mod plan;
pub mod pointer;
pub mod render;
pub mod resolve;
pub mod settings;
pub mod source;
pub mod tree;

use config::{Config, Features, Mode};
use diagnostic::{Diagnostic, Diagnostics};
use files::Files;
use source::Sources;

/// What a run gives.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files; none where there is an error.
    pub files: Files,
    /// All that was found, in the order of the places.
    pub diagnostics: Vec<Diagnostic>,
}

/// Writes the client of a description. The same sources and decisions give the same bytes.
pub fn generate(sources: &Sources, config: &Config) -> Generated {
    let mut diagnostics = Diagnostics::new();
    if config.mode == Mode::Crate {
        decide::check_dependencies(config, &mut diagnostics);
    }
    let features = match (config.features, config.mode) {
        // A module's manifest is kept by hand: its features would be missing there.
        (Features::Auto, Mode::Module) => Features::Off,
        (features, _) => features,
    };
    let planned = plan_with(sources, config, features, &mut diagnostics);
    let files = planned.map(|planned| {
        let modules = emit::emit(&planned);
        render::render(&planned, modules, config)
    });
    Generated {
        files: files.unwrap_or_default(),
        diagnostics: diagnostics.into_sorted(),
    }
}

/// Goes as far as the plan, for a caller that wants tokens in place of files. `None` where there is an error.
pub fn plan(
    sources: &Sources,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<plan::Crate> {
    plan_with(sources, config, Features::Off, diagnostics)
}

fn plan_with(
    sources: &Sources,
    config: &Config,
    features: Features,
    diagnostics: &mut Diagnostics,
) -> Option<plan::Crate> {
    let tree = tree::parse(sources, sources.root(), diagnostics)?;
    let tree = bundle::bundle(tree, sources, diagnostics);
    let properties = decide::properties(&tree, &config.names);
    let tree = decide::decide(tree, config, diagnostics);
    let tree = normalize::normalize(tree, diagnostics)?;
    let document = document::read(tree, diagnostics)?;
    let api = resolve::resolve(&document, diagnostics)?;
    drop(document);
    let planned = plan::build(&api, config, features, properties, diagnostics);
    (!diagnostics.has_errors()).then_some(planned)
}
