//! Unions with a tag: entries before the tag are kept, those after it stream.

use serde::de::{Error, MapAccess};

use super::{decide, kept, read_variant};
use crate::codec::choice::{Choice, Variants};
use crate::codec::decode::{Cx, KeyText, Progress, Step, read_entry, read_fields};
use crate::codec::slot::{Fields, Target};
use crate::codec::tree::{Tree, TreeSeed};

/// Reads an object whose property `tag` names the variant.
pub(super) fn read<'de, A: MapAccess<'de>>(
    choice: &mut dyn Choice,
    tag: &'static str,
    mut entries: A,
    cx: &mut Cx,
) -> Result<(), A::Error> {
    cx.enter()?;
    let variants = choice.variants();
    let (mut before, value) = until_tag(tag, &mut entries, cx)?;
    let Some(value) = value else {
        cx.leave();
        return read_untagged(choice, tag, before, cx);
    };
    let index = select(choice, tag, Some(&value), cx)?;
    before.push((tag.to_owned(), value));
    if let Target::Model(fields) = choice.select(index).target() {
        read_model(fields, &before, entries, cx)?;
        cx.leave();
        return Ok(());
    }
    cx.leave();
    // A model that doesn't declare the tag needs none: the union writes it.
    if !declares(variants, index, tag) {
        before.pop();
    }
    let Tree::Map(rest) = Tree::map(entries, cx)? else {
        return Ok(());
    };
    before.extend(rest);
    let tree = Tree::Map(before);
    cx.on_tree(|cx| read_variant(choice, index, &tree, cx))
}

/// Reads what came without a tag: what it is may be no object (see [`Tree::of_entries`]).
fn read_untagged<E: Error>(
    choice: &mut dyn Choice,
    tag: &'static str,
    entries: Entries,
    cx: &mut Cx,
) -> Result<(), E> {
    let tree = Tree::of_entries(entries)?;
    cx.on_tree(|cx| match tree {
        Tree::Map(_) => {
            let index = select(choice, tag, None, cx)?;
            read_variant(choice, index, &tree, cx)
        }
        _ => decide::decide(choice, &tree, cx),
    })
}

/// Reads an object that was kept.
pub(super) fn read_kept<E: Error>(
    choice: &mut dyn Choice,
    tag: &'static str,
    (tree, entries): (&Tree, &[(String, Tree)]),
    cx: &mut Cx,
) -> Result<(), E> {
    let at = entries.iter().position(|(key, _)| key == tag);
    let value = at.and_then(|at| entries.get(at)).map(|(_, value)| value);
    let index = select(choice, tag, value, cx)?;
    if declares(choice.variants(), index, tag) {
        return read_variant(choice, index, tree, cx);
    }
    if let Target::Model(fields) = choice.select(index).target() {
        return kept::read_model(fields, entries, at, cx);
    }
    let others = entries.iter().enumerate();
    let others = others.filter(|(other, _)| Some(*other) != at);
    let tree = Tree::Map(others.map(|(_, entry)| entry.clone()).collect());
    cx.on_tree(|cx| read_variant(choice, index, &tree, cx))
}

/// The variant that a tag's value means, or that takes what no other does.
fn select<E: Error>(
    choice: &dyn Choice,
    tag: &'static str,
    value: Option<&Tree>,
    cx: &mut Cx,
) -> Result<usize, E> {
    let variants = choice.variants();
    let known = value.and_then(named).and_then(|name| variants.tagged(name));
    match (known.or(variants.unknown), value) {
        (Some(index), _) => Ok(index),
        (None, None) => Err(E::missing_field(tag)),
        (None, Some(value)) => {
            cx.note(Step::Field(tag));
            Err(unknown(choice, value))
        }
    }
}

/// What came before the tag.
type Entries = Vec<(String, Tree)>;

/// Reads up to the tag; gives the entries before it, and its value if it is there.
fn until_tag<'de, A: MapAccess<'de>>(
    tag: &'static str,
    entries: &mut A,
    cx: &mut Cx,
) -> Result<(Entries, Option<Tree>), A::Error> {
    let mut before = Vec::new();
    let mut key = String::new();
    while entries.next_key_seed(KeyText(&mut key))?.is_some() {
        let value = entries.next_value_seed(TreeSeed(&mut *cx))?;
        if key == tag {
            return Ok((before, Some(value)));
        }
        before.push((std::mem::take(&mut key), value));
    }
    Ok((before, None))
}

/// Whether a variant has a place for the tag: any but a model that doesn't declare it.
fn declares(variants: &'static Variants, index: usize, tag: &str) -> bool {
    let variant = variants.variants.get(index);
    let model = variant.and_then(|variant| variant.shape.model);
    model.is_none_or(|schema| schema.find(tag, 0).is_some())
}

fn read_model<'de, A: MapAccess<'de>>(
    fields: &mut dyn Fields,
    before: &[(String, Tree)],
    entries: A,
    cx: &mut Cx,
) -> Result<(), A::Error> {
    let mut progress = Progress::start(fields);
    let Some(((tag, value), before)) = before.split_last() else {
        return Ok(());
    };
    // A model that doesn't declare the tag needs none: the union writes it.
    let declared = fields.schema().find(tag, 0).is_some();
    let tag = declared.then_some((tag, value));
    let before = before.iter().map(|(key, value)| (key, value));
    cx.on_tree(|cx| {
        before.chain(tag).try_for_each(|(key, value)| {
            read_entry(fields, key, &mut progress, cx, |target, cx| {
                kept::read(target, value, cx)
            })
        })
    })?;
    read_fields(fields, entries, progress, cx)
}

fn named(value: &Tree) -> Option<&str> {
    match value {
        Tree::Str(name) => Some(name),
        _ => None,
    }
}

#[cold]
fn unknown<E: Error>(choice: &dyn Choice, value: &Tree) -> E {
    let known: Vec<_> = choice
        .variants()
        .variants
        .iter()
        .flat_map(|variant| variant.values)
        .copied()
        .collect();
    let found = named(value).map_or_else(|| value.noun().to_owned(), |name| format!("`{name}`"));
    E::custom(format_args!(
        "unknown variant {found}, expected one of `{}`",
        known.join("`, `")
    ))
}
