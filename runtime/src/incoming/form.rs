//! A form as an object: what came under each name goes to the property of that name.
//!
//! Takes names with what stands under them, pairs of a query or parts; gives a tree for the codec. A union is read as each of
//! its variants, for nothing in a form says of what kind a value is. It knows neither encodings of bytes nor parts.

use std::collections::BTreeSet;

use crate::codec::{Choice, Fields, Flags, MapSlot, Target, Tree, best, select_tagged};
use crate::operation::{Encoding, Style};

/// What came under names.
pub(super) trait Form {
    /// The names, as they come; one may come again.
    fn names(&self) -> Vec<&str>;

    /// The value of a property, which is written as `encoding` says; none where nothing came for it.
    fn property(&self, name: &str, encoding: Option<&Encoding>, target: Target<'_>)
    -> Option<Tree>;

    /// The text under a name.
    fn text(&self, name: &str) -> Option<String>;
}

/// The whole form as an object.
pub(super) fn object(form: &dyn Form, encodings: &[Encoding], target: Target<'_>) -> Tree {
    match opened(target) {
        Target::Model(fields) => Tree::Map(model(form, encodings, fields)),
        Target::Map(map) => Tree::Map(entries(form, encodings, map, &|_| false)),
        Target::Choice(choice) => union(form, encodings, choice),
        _ => Tree::wrong("is a form, which is read into an object alone"),
    }
}

fn model(form: &dyn Form, encodings: &[Encoding], fields: &mut dyn Fields) -> Vec<(String, Tree)> {
    let schema = fields.schema();
    let mut found = Vec::new();
    for (at, field) in schema.fields.iter().enumerate() {
        if field.flags.has(Flags::FLATTEN) {
            continue;
        }
        let encoding = encoding_of(encodings, field.name);
        if let Some(value) = form.property(field.name, encoding, fields.target(at)) {
            found.push((field.name.to_owned(), value));
        }
    }
    if let Some(Target::Map(map)) = schema.flatten.map(|at| fields.target(at)) {
        let is_own = |name: &str| {
            let deep = |field: &str| {
                let style = encoding_of(encodings, field).and_then(|encoding| encoding.style);
                let rest = name.strip_prefix(field);
                style == Some(Style::DeepObject) && rest.is_some_and(|rest| rest.starts_with('['))
            };
            schema.find(name, 0).is_some() || schema.fields.iter().any(|field| deep(field.name))
        };
        found.extend(entries(form, encodings, map, &is_own));
    }
    found
}

fn encoding_of<'e>(encodings: &'e [Encoding], name: &str) -> Option<&'e Encoding> {
    encodings.iter().find(|encoding| encoding.name == name)
}

/// What no property has.
fn entries(
    form: &dyn Form,
    encodings: &[Encoding],
    map: &mut dyn MapSlot,
    is_own: &dyn Fn(&str) -> bool,
) -> Vec<(String, Tree)> {
    let mut seen = BTreeSet::new();
    let names = form.names().into_iter();
    let others = names.filter(|name| seen.insert(*name) && !is_own(name));
    let entry = |name: &str| {
        let value = form.property(name, encoding_of(encodings, name), map.insert(name))?;
        Some((name.to_owned(), value))
    };
    others.filter_map(entry).collect()
}

/// The variant that the tag names; without a tag, the one that the form fits best.
fn union(form: &dyn Form, encodings: &[Encoding], choice: &mut dyn Choice) -> Tree {
    let variants = choice.variants();
    let Some(tag) = variants.tag else {
        return best(choice, &mut |target| object(form, encodings, target));
    };
    let value = form.text(tag);
    let index = select_tagged(variants, value.as_deref());
    let tree = match index.map(|index| opened(choice.select(index).target())) {
        Some(target @ (Target::Model(_) | Target::Map(_) | Target::Choice(_))) => {
            object(form, encodings, target)
        }
        // What is not known, and what names no variant, is kept as it is spelled.
        _ => plainly(form),
    };
    match (tree, value) {
        (Tree::Map(mut entries), Some(value)) => {
            entries.retain(|(name, _)| name != tag);
            entries.insert(0, (tag.to_owned(), Tree::Str(value)));
            Tree::Map(entries)
        }
        (tree, _) => tree,
    }
}

/// Each name with its first text.
fn plainly(form: &dyn Form) -> Tree {
    let mut seen = BTreeSet::new();
    let names = form.names().into_iter().filter(|name| seen.insert(*name));
    let entry = |name: &str| Some((name.to_owned(), Tree::Str(form.text(name)?)));
    Tree::Map(names.filter_map(entry).collect())
}

/// What is within secrets and what may be left out.
pub(super) fn opened(mut target: Target<'_>) -> Target<'_> {
    loop {
        target = match target {
            Target::Option(option) => option.some(),
            Target::Secret(slot) => slot.target(),
            target => return target,
        };
    }
}

/// Whether a value of this kind holds several.
pub(super) fn is_compound(target: &Target<'_>) -> bool {
    matches!(
        target,
        Target::List(_) | Target::Tuple(_) | Target::Map(_) | Target::Model(_)
    )
}
