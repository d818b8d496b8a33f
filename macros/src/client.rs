//! `client!("path.yaml")`: the client of a description, expanded where it stands.
//!
//! Takes a path, relative to the source file as `include_str!` has it; gives the items that `generate` would write and
//! prints the generator's warnings, or gives its diagnostics as one error. The third door of codegen, beside xtask and build scripts.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;
use typewright_codegen::config::Config;
use typewright_codegen::diagnostic::render::{Style, render_all};
use typewright_codegen::diagnostic::{Diagnostics, Severity};
use typewright_codegen::source::{Source, Sources, Unread};
use typewright_codegen::{bundle, emit, settings};

/// Expands the macro. The files that were read are included as bytes too, so that a change of one compiles their user
/// again.
pub(crate) fn expand(path: &LitStr) -> TokenStream {
    match items(path) {
        Ok((items, files)) => quote! {
            #items
            #(const _: &[u8] = ::core::include_bytes!(#files);)*
        },
        Err(message) => syn::Error::new(path.span(), message).into_compile_error(),
    }
}

/// Stable macros have no warnings of their own; cargo shows what is printed.
#[allow(clippy::print_stderr, reason = "nothing else shows a warning")]
fn warn(text: &str) {
    eprint!("{text}");
}

/// The items, and the files that they were made from, each by its name.
fn items(path: &LitStr) -> Result<(TokenStream, Vec<String>), String> {
    let mut sources = load(path)?;
    let mut diagnostics = Diagnostics::new();
    let mut config = Config::new("inline", path.value());
    if let Some(text) = settings_beside(path)? {
        let id = sources.add(text);
        settings::read(&sources, id, &mut config, &mut diagnostics);
    }
    match typewright_codegen::plan(&sources, &config, &mut diagnostics) {
        Some(planned) => {
            let found = diagnostics.into_sorted();
            warn(&render_all(&found, &sources, Style::Plain));
            let files = sources.iter().map(|source| source.name().to_owned());
            Ok((emit::emit_nested(&planned), files.collect()))
        }
        None => {
            let found = diagnostics.into_sorted();
            let errors: Vec<_> = found
                .into_iter()
                .filter(|one| one.severity == Severity::Error)
                .collect();
            Err(format!(
                "the description has mistakes\n\n{}",
                render_all(&errors, &sources, Style::Plain)
            ))
        }
    }
}

/// The description with the files that it refers to. They may lie in the description's folder or in the crate's.
fn load(path: &LitStr) -> Result<Sources, String> {
    let base = base(path)?;
    let file = base.join(path.value());
    let text = std::fs::read_to_string(&file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let folders = [file.parent().map(PathBuf::from), crate_folder];
    let folders = folders.into_iter().flatten();
    let folders: Vec<_> = folders
        .filter_map(|folder| folder.canonicalize().ok())
        .collect();
    Ok(bundle::load(Source::new(path.value(), text), |name| {
        read(&base.join(name), &folders)
    }))
}

/// The settings beside the description, where there are any.
fn settings_beside(path: &LitStr) -> Result<Option<Source>, String> {
    let name = Path::new(&path.value()).with_file_name(settings::FILE);
    let name = name.to_string_lossy().into_owned();
    let file = base(path)?.join(&name);
    if !file.is_file() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&file);
    let text = text.map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    Ok(Some(Source::new(name, text)))
}

fn read(file: &Path, folders: &[PathBuf]) -> Result<String, Unread> {
    let file = file.canonicalize().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Unread::Missing,
        _ => Unread::Broken(error.to_string()),
    })?;
    match folders.iter().any(|folder| file.starts_with(folder)) {
        true => std::fs::read_to_string(&file).map_err(|error| Unread::Broken(error.to_string())),
        false => Err(Unread::Outside),
    }
}

/// The folder of the source file that names the description; the crate's where the compiler knows no source file.
fn base(path: &LitStr) -> Result<PathBuf, String> {
    let folder = match path.span().unwrap().local_file() {
        Some(file) => file.parent().map(PathBuf::from).unwrap_or_default(),
        None => std::env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .unwrap_or_default(),
    };
    let here = std::env::current_dir().map_err(|error| format!("no current folder: {error}"))?;
    Ok(here.join(folder))
}
