//! `client!("path.yaml")`: the client of a description, expanded where it stands.
//!
//! Takes a path, relative to the source file as `include_str!` has it; gives the items that `generate` would write, or
//! the generator's diagnostics as one error. The third door of codegen, beside xtask and build scripts.

use std::path::PathBuf;

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;
use typewright_codegen::diagnostic::render::{Style, render_all};
use typewright_codegen::diagnostic::{Diagnostics, Severity};
use typewright_codegen::emit;
use typewright_codegen::source::{Source, Sources};

/// Expands the macro. The description is included as bytes too, so that a change of it compiles its user again.
pub(crate) fn expand(path: &LitStr) -> TokenStream {
    match items(path) {
        Ok(items) => quote! {
            #items
            const _: &[u8] = ::core::include_bytes!(#path);
        },
        Err(message) => syn::Error::new(path.span(), message).into_compile_error(),
    }
}

fn items(path: &LitStr) -> Result<TokenStream, String> {
    let file = locate(path)?;
    let text = std::fs::read_to_string(&file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let sources = Sources::new(Source::new(path.value(), text));
    let mut diagnostics = Diagnostics::new();
    match typewright_codegen::plan(&sources, &mut diagnostics) {
        Some(planned) => Ok(emit::emit_nested(&planned)),
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

/// The file, seen from the source file that names it; from the crate's folder where the compiler knows no source file.
fn locate(path: &LitStr) -> Result<PathBuf, String> {
    let folder = match path.span().unwrap().local_file() {
        Some(file) => file.parent().map(PathBuf::from).unwrap_or_default(),
        None => std::env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .unwrap_or_default(),
    };
    let here = std::env::current_dir().map_err(|error| format!("no current folder: {error}"))?;
    Ok(here.join(folder).join(path.value()))
}
