//! Unions with a tag: entries before the tag are kept, those after it stream.

use serde::de::{Error, MapAccess};

use super::read_variant;
use crate::codec::choice::{Choice, Variants};
use crate::codec::decode::{Cx, KeyText, Progress, Step, read_entry, read_fields};
use crate::codec::slot::{Fields, Target};
use crate::codec::tree::{Tree, TreeReader, TreeSeed};

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
        return match variants.unknown {
            Some(index) => read_variant(choice, index, &Tree::Map(before), cx),
            None => Err(A::Error::missing_field(tag)),
        };
    };
    let Some(index) = named(&value)
        .and_then(|name| variants.tagged(name))
        .or(variants.unknown)
    else {
        cx.note(Step::Field(tag));
        return Err(unknown(choice, &value));
    };
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
    read_variant(choice, index, &Tree::Map(before), cx)
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
    for (key, value) in before {
        read_entry(fields, key, TreeReader::new(value), &mut progress, cx)?;
    }
    // A model that doesn't declare the tag needs none: the union writes it.
    if fields.schema().find(tag, 0).is_some() {
        read_entry(fields, tag, TreeReader::new(value), &mut progress, cx)?;
    }
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
