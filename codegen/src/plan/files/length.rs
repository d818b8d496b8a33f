//! How long items are in print, and the files that a long module has.

use crate::plan::names::{Ident, Kind, fixed, ident, module_of, numbered};
use crate::plan::{Docs, Item};

use super::imports;
use super::names;
use super::topics::{Topic, by_topic};

/// A file has less than 400 lines; what is counted here is an estimate.
pub(super) const LIMIT: usize = 370;

/// The words of a file of models that have no word in common.
const MODELS: &str = "models";

/// A part of a module in a file of its own.
pub(super) struct Part {
    pub(super) ident: Ident,
    pub(super) docs: Docs,
    pub(super) items: Vec<Item>,
}

/// What stays in a module's own file, and the files below it.
pub(super) fn split(
    module: &Ident,
    first: Option<Item>,
    items: Vec<Item>,
) -> (Vec<Item>, Vec<Part>) {
    let head: usize = first.iter().map(lines).sum();
    let body: usize = items.iter().map(lines).sum();
    if head + body <= LIMIT || items.is_empty() {
        return (first.into_iter().chain(items).collect(), Vec::new());
    }
    let whole = format!("odels of `{}`", module.name());
    if body <= LIMIT {
        let models = Part {
            ident: fixed(MODELS),
            docs: Docs::sentence(&format!("The m{whole}."), 0),
            items,
        };
        return (first.into_iter().collect(), vec![models]);
    }
    let mut files: Vec<Part> = Vec::new();
    for topic in by_topic(items) {
        let docs = match about(&topic) {
            Some(about) => format!("M{whole}: {about}."),
            None => format!("The other m{whole}."),
        };
        // No module has the name of the one that it stands in.
        let taken =
            |ident: &Ident| ident == module || files.iter().any(|file| file.ident == *ident);
        let words = names::of_topic(&topic);
        let models = format!("{words} {MODELS}");
        let ident = free(vec![words, names::of_longest(&topic.items), models], taken);
        files.push(Part {
            ident,
            docs: Docs::sentence(&docs, 0),
            items: topic.items,
        });
    }
    (first.into_iter().collect(), files)
}

/// The files of a group below a module that has others: named after what each is about, else after the module that it is
/// for, or the longest item where it is for several.
pub(super) fn group(
    user: Option<&str>,
    docs: &str,
    taken: &[Ident],
    items: Vec<Item>,
) -> Vec<Part> {
    let body: usize = items.iter().map(lines).sum();
    let topics = match body <= LIMIT {
        true => vec![Topic {
            words: Vec::new(),
            items,
        }],
        false => by_topic(items),
    };
    let mut taken = taken.to_vec();
    let parts = topics.into_iter().map(|topic| {
        let longest = names::of_longest(&topic.items);
        let (docs, name) = match about(&topic) {
            Some(about) => (format!("{docs}: {about}."), names::of_topic(&topic)),
            None => {
                let name = user.map_or_else(|| longest.clone(), str::to_owned);
                (format!("{docs}."), name)
            }
        };
        let models = format!("{name} {MODELS}");
        let candidates = vec![name, longest, models];
        let ident = free(candidates, |ident| taken.contains(ident));
        taken.push(ident.clone());
        Part {
            ident,
            docs: Docs::sentence(&docs, 0),
            items: topic.items,
        }
    });
    parts.collect()
}

/// What a file is about, in words; nothing where its items have none in common.
fn about(topic: &Topic) -> Option<String> {
    let named = topic.items.iter().filter_map(imports::name);
    let mut own = named.filter(|ident| module_of(ident).name() == topic.words.join("_"));
    match (own.next(), topic.words.as_slice()) {
        (_, []) => None,
        (Some(ident), _) if topic.items.len() == 1 => Some(format!("`{ident}`")),
        (Some(ident), _) => Some(format!("`{ident}` and what comes with it")),
        (None, words) => Some(words.join(" ")),
    }
}

/// The first name that is not taken, or the first number of the last one.
fn free(candidates: Vec<String>, taken: impl Fn(&Ident) -> bool) -> Ident {
    let idents = candidates.iter().map(|name| match name.is_empty() {
        true => fixed(MODELS),
        false => ident(Kind::Module, name),
    });
    let idents: Vec<Ident> = idents.collect();
    let last = idents.last().cloned().unwrap_or_else(|| fixed(MODELS));
    let numbered = (2..).map(|count| numbered(Kind::Module, &last, count));
    let mut all = idents.iter().cloned().chain(numbered);
    all.find(|ident| !taken(ident)).unwrap_or(last)
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
