//! The laws about size: 400 lines a file, 60 a function, exceptions with a reason.
//!
//! Tests inside a file count towards the file, not towards the length of functions.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::Finding;
use super::exceptions::{EXCEPTIONS, Exception};
use super::scan::{File, Tree};

const FILE: usize = 400;
const FUNCTION: usize = 60;

/// A file over 400 lines holds two things; this binds what is generated too.
pub(crate) fn files_are_short(tree: &Tree) -> Vec<Finding> {
    let law = "files are short";
    let long = tree
        .files
        .iter()
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > FILE);
    let unexcused = long.filter(|(file, _)| {
        !EXCEPTIONS
            .iter()
            .any(|e| e.path == file.path && e.function.is_empty())
    });
    unexcused
        .map(|(file, lines)| file.finding(1, law, format!("{lines} lines; {FILE} at most")))
        .collect()
}

/// A function is a paragraph.
pub(crate) fn functions_are_short(tree: &Tree) -> Vec<Finding> {
    let law = "functions are short";
    let mut findings = Vec::new();
    for file in tree.sources() {
        for long in long_functions(file) {
            if !EXCEPTIONS
                .iter()
                .any(|e| e.path == file.path && e.function == long.name)
            {
                let what = format!(
                    "`{}` has {} lines; {FUNCTION} at most",
                    long.name, long.lines
                );
                findings.push(file.finding(long.line, law, what));
            }
        }
    }
    findings
}

/// The list of exceptions shrinks: one that is no longer needed is a finding.
pub(crate) fn exceptions_are_needed(tree: &Tree) -> Vec<Finding> {
    let law = "exceptions are needed";
    let needed = |exception: &&Exception| {
        let Some(file) = tree.files.iter().find(|file| file.path == exception.path) else {
            return tree.texts.is_empty();
        };
        if exception.function.is_empty() {
            return file.text.lines().count() > FILE;
        }
        long_functions(file)
            .iter()
            .any(|long| long.name == exception.function)
    };
    let idle = EXCEPTIONS.iter().filter(|exception| !needed(exception));
    idle.map(|exception| Finding {
        file: exception.path.to_string(),
        line: 1,
        law,
        what: format!(
            "the exception for `{}` ({}) is no longer needed",
            exception.function, exception.reason
        ),
    })
    .collect()
}

struct Long {
    name: String,
    line: usize,
    lines: usize,
}

fn long_functions(file: &File) -> Vec<Long> {
    let Ok(syntax) = syn::parse_file(&file.text) else {
        return Vec::new();
    };
    let mut functions = Functions(Vec::new());
    functions.visit_file(&syntax);
    functions
        .0
        .into_iter()
        .filter(|long| long.lines > FUNCTION)
        .collect()
}

struct Functions(Vec<Long>);

impl Functions {
    fn push(&mut self, name: &syn::Ident, body: &syn::Block) {
        let span = body.span();
        let lines = span.end().line.saturating_sub(span.start().line) + 1;
        self.0.push(Long {
            name: name.to_string(),
            line: name.span().start().line,
            lines,
        });
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.push(&function.sig.ident, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.push(&function.sig.ident, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if module.ident != "tests" {
            visit::visit_item_mod(self, module);
        }
    }
}
