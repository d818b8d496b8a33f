//! The project's source as laws read it: each file with its text and its words.
//!
//! Takes the disk; gives words (identifiers and literals) with lines, comments left out. Knows no law.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use proc_macro2::{TokenStream, TokenTree};

use super::Finding;
use crate::{disk, root};

/// The folders whose Rust files the laws bind.
const FOLDERS: &[&str] = &[
    "codegen/src",
    "codegen/tests",
    "macros/src",
    "runtime/src",
    "runtime/tests",
    "generated-client/src",
    "generated-client/examples",
    "xtask/src",
    "tests",
];

/// Every file that a law looks at.
pub(crate) struct Tree {
    pub(crate) files: Vec<File>,
    /// Manifests and documents, read as text.
    pub(crate) texts: Vec<(String, String)>,
}

/// A Rust file.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) words: Vec<Word>,
}

/// An identifier or a literal, outside of comments and docs.
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) line: usize,
    /// Inside an item under `#[cfg(test)]`.
    pub(crate) test: bool,
}

impl Tree {
    /// Reads the project.
    pub(crate) fn read() -> Result<Self> {
        let mut files = Vec::new();
        for folder in FOLDERS {
            for path in disk::walk(&root::path().join(folder))? {
                if path.extension().is_some_and(|extension| extension == "rs") {
                    files.push(File::new(root::relative(&path), text(&path)?)?);
                }
            }
        }
        Ok(Self {
            files,
            texts: texts()?,
        })
    }

    /// A tree of the given files, for tests of laws.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let file =
            |(path, text): &(&str, &str)| File::new(path.to_string(), text.to_string()).unwrap();
        Self {
            files: files.iter().map(file).collect(),
            texts: Vec::new(),
        }
    }

    /// Source of ours that is not a test, a case of one, or written by the generator.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.is_source())
    }

    /// Files whose path starts with one of `prefixes`.
    pub(crate) fn under<'a>(&'a self, prefixes: &'a [&'a str]) -> impl Iterator<Item = &'a File> {
        let inside =
            move |file: &&File| prefixes.iter().any(|prefix| file.path.starts_with(prefix));
        self.sources().filter(inside)
    }
}

impl File {
    fn new(path: String, text: String) -> Result<Self> {
        let tokens: TokenStream = text
            .parse()
            .map_err(|error| anyhow::anyhow!("{path} is not Rust: {error}"))?;
        let mut words = Vec::new();
        let test =
            path.contains("/src/") && (path.contains("/tests/") || path.ends_with("/tests.rs"));
        collect(tokens, test, &mut words);
        Ok(Self { path, text, words })
    }

    pub(crate) fn is_generated(&self) -> bool {
        self.path.contains("/generated/")
    }

    fn is_source(&self) -> bool {
        !self.is_generated()
            && !self.path.starts_with("tests/ui/")
            && !self.path.starts_with("tests/golden/")
    }

    /// Words outside of tests that `wanted` accepts, as findings of `law`.
    pub(crate) fn find(&self, law: &'static str, wanted: impl Fn(&str) -> bool) -> Vec<Finding> {
        let hits = self
            .words
            .iter()
            .filter(|word| !word.test && wanted(&word.text));
        hits.map(|word| {
            self.finding(
                word.line,
                law,
                format!("`{}` does not belong here", word.text),
            )
        })
        .collect()
    }

    /// The same for words right after `first`, as `fs` in `std::fs`.
    pub(crate) fn find_after(
        &self,
        first: &str,
        law: &'static str,
        wanted: impl Fn(&str) -> bool,
    ) -> Vec<Finding> {
        let pairs = self.words.iter().zip(self.words.iter().skip(1));
        let hits =
            pairs.filter(|(before, word)| before.text == first && !word.test && wanted(&word.text));
        hits.map(|(_, word)| {
            self.finding(
                word.line,
                law,
                format!("`{first}::{}` does not belong here", word.text),
            )
        })
        .collect()
    }

    pub(crate) fn finding(&self, line: usize, law: &'static str, what: String) -> Finding {
        Finding {
            file: self.path.clone(),
            line,
            law,
            what,
        }
    }
}

/// Flattens `tokens` into words; an attribute's doc text is no word, and what follows `#[cfg(test)]` is marked.
fn collect(tokens: TokenStream, test: bool, words: &mut Vec<Word>) {
    let mut marked = false;
    let mut attribute = false;
    for token in tokens {
        match token {
            TokenTree::Punct(punct) => {
                attribute = punct.as_char() == '#' || (attribute && punct.as_char() == '!');
                // An item without a body ends the mark.
                marked = marked && punct.as_char() != ';';
            }
            TokenTree::Group(group) => {
                let inner = group.stream().to_string();
                if attribute && inner.starts_with("doc") {
                    attribute = false;
                    continue;
                }
                if attribute && inner.replace(' ', "") == "cfg(test)" {
                    marked = true;
                }
                let body = !attribute && group.delimiter() == proc_macro2::Delimiter::Brace;
                collect(group.stream(), test || marked, words);
                marked = marked && !body;
                attribute = false;
            }
            TokenTree::Ident(ident) => {
                let line = ident.span().start().line;
                words.push(Word {
                    text: ident.to_string(),
                    line,
                    test: test || marked,
                });
                attribute = false;
            }
            TokenTree::Literal(literal) => {
                let line = literal.span().start().line;
                words.push(Word {
                    text: literal.to_string(),
                    line,
                    test: test || marked,
                });
            }
        }
    }
}

/// Documents and manifests that a reader or cargo sees.
fn texts() -> Result<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for path in disk::walk_kept(&root::path())? {
        let wanted = ["md", "toml", "yaml", "yml", "sh", "json", "run"];
        let extension = path
            .extension()
            .map(|extension| extension.to_string_lossy().into_owned());
        let named = path.file_name().is_some_and(|name| name == "run");
        if named || extension.is_some_and(|extension| wanted.contains(&extension.as_str())) {
            texts.push((root::relative(&path), text(&path)?));
        }
    }
    Ok(texts)
}

fn text(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The codes that some golden case expects.
pub(crate) fn golden_codes() -> BTreeSet<String> {
    let cases = disk::walk(&root::path().join("tests/golden")).unwrap_or_default();
    let texts = cases
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    let mut codes = BTreeSet::new();
    for text in texts {
        codes.extend(
            text.split(['[', ']'])
                .filter(|part| part.starts_with("TW"))
                .map(str::to_string),
        );
    }
    codes
}
