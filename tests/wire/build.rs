//! Generates a client for each description in this folder, and for each operation a call whose values are read as JSON.
//!
//! The third door of the generator, as a user's build script would open it. A description of 3.0 is generated as one of
//! 3.1 too, and must come out the same.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{FnArg, GenericArgument, Item, LitStr, PathArguments, TraitItem, Type};
use typewright_codegen::config::{Config, Mode};
use typewright_codegen::diagnostic::render::{Style, render_all};
use typewright_codegen::files::Files;
use typewright_codegen::generate;
use typewright_codegen::source::{Source, Sources};

fn main() {
    println!("cargo::rerun-if-changed=.");
    let folder = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("a folder"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("a folder"));
    let entries = std::fs::read_dir(&folder).expect("this folder").flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "yaml")
    });
    paths.sort();
    let mut modules = String::new();
    let mut all = String::new();
    for path in &paths {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let files = files(path);
        for (file, text) in files.iter() {
            let file = out.join(&*name).join(file);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            std::fs::write(file, text).expect("a file");
        }
        let root = out.join(&*name).join("mod.rs");
        let calls = calls(&files);
        write!(
            modules,
            "/// The client of `{name}.yaml`.\n#[path = {root:?}]\npub mod {name};\n\
             /// The calls of `{name}.yaml`.\npub mod {name}_calls {{\n\
             #[allow(unused_imports, reason = \"not every description uses each\")]\n\
             use crate::{{given::*, {name}::{{self as client, api::*}}}};\n\
             #[allow(unused_imports, reason = \"not every description uses each\")]\n\
             use typewright::*;\n{calls}}}\n"
        )
        .expect("text grows");
        write!(
            all,
            "{name:?} => {name}_calls::call(operation, given).await,"
        )
        .expect("text grows");
    }
    let text = format!(
        "{modules}\n/// Makes a call of an operation in a description.\n\
         pub async fn call(description: &str, operation: &str, given: &given::Given) -> given::Outcome {{\n\
         match description {{ {all} other => panic!(\"there is no {{other}}.yaml\") }}\n}}\n"
    );
    std::fs::write(out.join("calls.rs"), text).expect("a file");
}

/// What is generated for a description; for one of 3.0 in both versions.
fn files(path: &Path) -> Files {
    let text = std::fs::read_to_string(path).expect("a description");
    let files = generated(path, &text);
    let newer = text.replacen("openapi: 3.0.4", "openapi: 3.1.1", 1);
    let same = generated(path, &newer);
    for (file, text) in files.iter() {
        let other = same.get(file).unwrap_or_default();
        assert_eq!(text, other, "{}: 3.0 and 3.1 mean the same", path.display());
    }
    files
}

fn generated(path: &Path, text: &str) -> Files {
    let name = path.file_name().expect("a name").to_string_lossy();
    let sources = Sources::new(Source::new(&*name, text));
    let config = Config {
        mode: Mode::Module,
        ..Config::new("wire", &*name)
    };
    let generated = generate(&sources, &config);
    let found = render_all(&generated.diagnostics, &sources, Style::Plain);
    let codes: BTreeSet<&str> = generated.diagnostics.iter().map(|one| one.code.0).collect();
    assert_eq!(codes, warnings(text), "{found}");
    generated.files
}

/// The codes with which a description is generated: `x-warnings: TW0340 TW0341`, where it says things that OpenAPI leaves
/// open.
fn warnings(text: &str) -> BTreeSet<&str> {
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("x-warnings: "));
    line.into_iter().flat_map(str::split_whitespace).collect()
}

/// A function for each operation, and one that finds it by its id.
fn calls(files: &Files) -> String {
    let all = files.iter().flat_map(|(name, _)| items(files, name));
    let all: Vec<Item> = all.collect();
    let mut functions = String::new();
    let mut arms = String::new();
    for item in &all {
        let Item::Trait(group) = item else { continue };
        for operation in &group.items {
            let TraitItem::Fn(operation) = operation else {
                continue;
            };
            let name = operation.sig.ident.to_string();
            let id = id(operation).unwrap_or_else(|| panic!("`{name}` has an id"));
            write!(arms, "{id:?} => {name}(&client, given).await,").expect("text grows");
            functions += &function(operation, &all);
        }
    }
    let credentials = credentials(files);
    format!(
        "/// Makes a call by its `operationId`.\n\
         pub async fn call(operation: &str, given: &Given) -> Outcome {{\n\
         let builder = client::Client::builder(given.base()).transport(given.transport());\n{credentials}\
         let client = builder.build().map_err(|error| error.to_string())?;\n\
         match operation {{ {arms} other => panic!(\"no operation has the id {{other}}\") }}\n}}\n{functions}"
    )
}

fn function(operation: &syn::TraitItemFn, all: &[Item]) -> String {
    let name = operation.sig.ident.to_string();
    let mut required = String::new();
    let mut optional = String::new();
    for argument in &operation.sig.inputs {
        let FnArg::Typed(argument) = argument else {
            continue;
        };
        let ident = argument.pat.to_token_stream().to_string();
        let (place, wire) = place(argument);
        let ty = &*argument.ty;
        let inner = inner(ty, "Option");
        let read = read(&place, &wire, inner.unwrap_or(ty), all);
        match inner {
            None => write!(required, "{read}.expect({wire:?}),"),
            Some(_) => write!(
                optional,
                "let call = match {read} {{ Some(value) => call.{ident}(value), None => call }};"
            ),
        }
        .expect("text grows");
    }
    format!(
        "async fn {name}(client: &client::Client, given: &Given) -> Outcome {{\nlet _ = given;\n\
         let call = client.api().{name}({required});\n{optional}\noutcome(call.send().await)\n}}\n"
    )
}

/// The expression that reads a value, if it is given.
fn read(place: &str, wire: &str, ty: &Type, all: &[Item]) -> String {
    let written = ty.to_token_stream().to_string();
    match written.as_str() {
        "Body" => return format!("given.bytes({wire:?})"),
        "Representation" => return format!("given.representation({wire:?})"),
        "Secret < Bytes >" => return format!("given.bytes({wire:?}).map(Secret::new)"),
        _ => {}
    }
    let read = format!("given.value::<{written}>({place:?}, {wire:?})");
    let named = all.iter().find_map(|item| match item {
        Item::Struct(model) if model.ident == written => Some(model),
        _ => None,
    });
    let fields = named.into_iter().flat_map(|model| &model.fields);
    let uploads = fields.filter(|field| field.ty.to_token_stream().to_string().contains("Upload"));
    let named: String = uploads
        .filter_map(|field| field.ident.as_ref())
        .map(|ident| {
            format!(
                "given.describe({:?}, &mut value.{ident});",
                ident.to_string()
            )
        })
        .collect();
    match named.is_empty() {
        true => read,
        false => format!("{read}.map(|mut value| {{ {named} value }})"),
    }
}

/// `path` and the name on the wire; a body is called `body`.
fn place(argument: &syn::PatType) -> (String, String) {
    let attribute = argument
        .attrs
        .iter()
        .find(|attribute| !attribute.path().is_ident("doc"));
    let attribute = attribute.expect("a place");
    let place = attribute.path().to_token_stream().to_string();
    let wire = attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = input.parse::<LitStr>();
        // What stands after the name is of no interest here.
        while !input.is_empty() {
            input.step(|cursor| {
                let (_, rest) = cursor.token_tree().ok_or_else(|| cursor.error("a token"))?;
                Ok(((), rest))
            })?;
        }
        name
    });
    match (place.as_str(), wire) {
        ("body", _) => (place, "body".to_owned()),
        (_, name) => (place, name.expect("a name on the wire").value()),
    }
}

/// The type within `outer<…>`.
fn inner<'a>(ty: &'a Type, outer: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path
        .path
        .segments
        .last()
        .filter(|last| last.ident == outer)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The id that the route names: `#[get("/path", id = "id")]`.
fn id(operation: &syn::TraitItemFn) -> Option<String> {
    let texts = operation
        .attrs
        .iter()
        .map(|attribute| attribute.meta.to_token_stream().to_string());
    texts.into_iter().find_map(|text| {
        let (_, id) = text.split_once("id = \"")?;
        Some(id.split_once('"')?.0.to_owned())
    })
}

/// Gives the builder each credential that a call has.
fn credentials(files: &Files) -> String {
    let mut text = String::new();
    for item in items(files, "security.rs") {
        let Item::Struct(scheme) = item else { continue };
        let name = scheme.ident.to_string();
        let new = match scheme.fields.len() {
            2 => format!("client::security::{name}::new(pair.0, pair.1)"),
            _ => format!("client::security::{name}::new(pair.0)"),
        };
        writeln!(
            text,
            "let builder = match given.credential({name:?}) {{\n\
             Some(pair) => builder.credential({new}),\nNone => builder,\n}};"
        )
        .expect("text grows");
    }
    text
}

fn items(files: &Files, name: &str) -> Vec<Item> {
    let text = files.get(name).unwrap_or_default();
    syn::parse_file(text)
        .expect("what is generated is Rust")
        .items
}
