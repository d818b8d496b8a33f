//! How long items are in print, and where a file is cut.

use crate::plan::names::{self, Ident, Kind};
use crate::plan::{Docs, Item};

use super::imports;

/// A file has less than 400 lines; what is counted here is an estimate.
const LIMIT: usize = 370;

/// A part of a module in a file of its own.
pub(super) struct Part {
    pub(super) ident: Ident,
    pub(super) items: Vec<Item>,
    pub(super) only: bool,
}

impl Part {
    /// What the file holds.
    pub(super) fn docs(&self, module: &Ident) -> Docs {
        let first = self
            .items
            .first()
            .and_then(imports::name)
            .map_or("", Ident::name);
        let text = match self.only {
            true => format!("The models of `{}`.", module.name()),
            false => format!(
                "Models of `{}`: `{first}` and what comes with it.",
                module.name()
            ),
        };
        Docs::sentence(&text, 0)
    }
}

/// What stays in a module's own file, and the files below it.
pub(super) fn split(
    module: &Ident,
    first: Option<Item>,
    items: Vec<Item>,
) -> (Vec<Item>, Vec<Part>) {
    let head: usize = first.iter().map(lines).sum();
    let body: usize = items.iter().map(lines).sum();
    if head + body <= LIMIT {
        return (first.into_iter().chain(items).collect(), Vec::new());
    }
    let parts = self::files(items);
    let only = parts.len() == 1;
    let mut files: Vec<Part> = Vec::new();
    for items in parts {
        let taken =
            |ident: &Ident| ident == module || files.iter().any(|file| file.ident == *ident);
        let ident = file_name(&items, only, taken);
        files.push(Part { ident, items, only });
    }
    (first.into_iter().collect(), files)
}

/// Items by files.
pub(super) fn files(items: Vec<Item>) -> Vec<Vec<Item>> {
    let mut parts: Vec<Vec<Item>> = Vec::new();
    let mut length = LIMIT;
    for item in items {
        let more = lines(&item);
        if length + more > LIMIT {
            parts.push(Vec::new());
            length = 0;
        }
        length += more;
        if let Some(part) = parts.last_mut() {
            part.push(item);
        }
    }
    parts
}

/// The files of a group below a module that has others: named after the group where there is one, else after their first
/// items.
pub(super) fn group(name: &str, taken: &[Ident], items: Vec<Item>) -> Vec<(Part, Option<String>)> {
    let files = self::files(items);
    let only = files.len() == 1;
    let mut taken = taken.to_vec();
    let parts = files.into_iter().map(|items| {
        let first = items.first().and_then(imports::name).filter(|_| !only);
        let first = first.map(|ident| ident.name().to_owned());
        let base = first.as_deref().unwrap_or(name);
        let ident = free(names::ident(Kind::Module, base), |ident| {
            taken.contains(ident)
        });
        taken.push(ident.clone());
        (Part { ident, items, only }, first)
    });
    parts.collect()
}

/// A file is named after its first item. No module has the name of the one that it stands in.
fn file_name(items: &[Item], only: bool, taken: impl Fn(&Ident) -> bool) -> Ident {
    let first = items.first().and_then(imports::name).filter(|_| !only);
    let ident = first.map_or_else(|| names::fixed("models"), names::module_of);
    free(ident, taken)
}

/// The name, or the first number of it that is not taken.
fn free(ident: Ident, taken: impl Fn(&Ident) -> bool) -> Ident {
    let numbered = (2..).map(|count| names::numbered(Kind::Module, &ident, count));
    std::iter::once(ident.clone())
        .chain(numbered)
        .find(|ident| !taken(ident))
        .unwrap_or(ident.clone())
}

/// The lines of an item with the blank one before it.
pub(in crate::plan) fn lines(item: &Item) -> usize {
    match item {
        Item::Api(api) => {
            let operations = api.operations.iter().map(|operation| {
                let answers = operation.successes.len() + operation.errors.len();
                docs(&operation.docs) + answers + operation.parameters.len() + 6
            });
            docs(&api.docs) + 4 + operations.sum::<usize>()
        }
        Item::Struct(item) => {
            let fields = item
                .fields
                .iter()
                .map(|field| docs(&field.docs) + usize::from(!field.arguments.is_empty()) + 1);
            docs(&item.docs) + 6 + fields.sum::<usize>()
        }
        Item::StringEnum(item) => {
            docs(&item.docs)
                + 8
                + item
                    .variants
                    .iter()
                    .map(|variant| docs(&variant.docs) + 2)
                    .sum::<usize>()
        }
        Item::ValueEnum(item) => {
            let variants = item.variants.iter().map(|variant| docs(&variant.docs) + 2);
            docs(&item.docs) + 8 + variants.sum::<usize>()
        }
        Item::Union(item) => {
            docs(&item.docs)
                + 9
                + item
                    .variants
                    .iter()
                    .map(|variant| docs(&variant.docs) + 2)
                    .sum::<usize>()
        }
        Item::Entity(item) => docs(&item.docs) + 4,
        Item::Scheme(item) => docs(&item.docs) + 4,
        Item::Client(item) => docs(&item.docs) + 6 + 3 * item.fields.len(),
    }
}

fn docs(docs: &Docs) -> usize {
    docs.lines().len()
}
