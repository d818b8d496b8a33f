//! Fills a slot from a kept tree without copying it, so that unions within it decide on the very nodes.
//!
//! Reads as the visitors of `decode` do from a source; scalars are left to them.

use serde::de::{DeserializeSeed, Error};

use super::{decide, tagged};
use crate::codec::choice::Choice;
use crate::codec::decode::{Cx, Progress, Seed, Step, hidden, read_entry};
use crate::codec::slot::{Fields, ListSlot, MapSlot, Target};
use crate::codec::tree::{Tree, TreeReader};

/// Reads `tree` into `target`.
pub(in crate::codec) fn read<'a, E: Error>(
    target: Target<'a>,
    tree: &Tree,
    cx: &'a mut Cx,
) -> Result<(), E> {
    match (target, tree) {
        (Target::Model(fields), Tree::Map(entries)) => read_model(fields, entries, None, cx),
        (Target::List(slot), Tree::List(items)) => read_list(slot, items, cx),
        (Target::Map(slot), Tree::Map(entries)) => read_map(slot, entries, cx),
        (Target::Choice(choice), tree) => read_choice(choice, tree, cx),
        (Target::File(slot), Tree::File(file)) => {
            *slot = file.clone();
            Ok(())
        }
        (Target::Option(slot), Tree::Null) => {
            slot.none();
            Ok(())
        }
        (Target::Option(slot), tree) => read(slot.some(), tree, cx),
        (Target::Secret(slot), tree) => cx
            .in_secret(|cx| read::<E>(slot.target(), tree, cx))
            .map_err(|_| hidden()),
        (target, tree) => Seed { target, cx }.deserialize(TreeReader::new(tree)),
    }
}

/// Reads a model; the entry at `skipped` is not its.
pub(super) fn read_model<E: Error>(
    fields: &mut dyn Fields,
    entries: &[(String, Tree)],
    skipped: Option<usize>,
    cx: &mut Cx,
) -> Result<(), E> {
    cx.enter()?;
    let mut progress = Progress::start(fields);
    for (at, (key, value)) in entries.iter().enumerate() {
        if Some(at) == skipped {
            continue;
        }
        read_entry(fields, key, &mut progress, cx, |target, cx| {
            read(target, value, cx)
        })?;
    }
    progress.finish(fields.schema())?;
    cx.leave();
    Ok(())
}

fn read_list<E: Error>(slot: &mut dyn ListSlot, items: &[Tree], cx: &mut Cx) -> Result<(), E> {
    cx.enter()?;
    slot.start(items.len());
    for (index, item) in items.iter().enumerate() {
        read(slot.push(), item, cx).inspect_err(|_| cx.note(Step::Index(index)))?;
    }
    cx.leave();
    Ok(())
}

fn read_map<E: Error>(
    slot: &mut dyn MapSlot,
    entries: &[(String, Tree)],
    cx: &mut Cx,
) -> Result<(), E> {
    cx.enter()?;
    slot.start();
    for (key, value) in entries {
        cx.note_loose();
        read(slot.insert(key), value, cx).inspect_err(|_| cx.note(Step::Key(key.clone())))?;
    }
    cx.leave();
    Ok(())
}

fn read_choice<E: Error>(choice: &mut dyn Choice, tree: &Tree, cx: &mut Cx) -> Result<(), E> {
    match (choice.variants().tag, tree) {
        (Some(tag), Tree::Map(entries)) => tagged::read_kept(choice, tag, (tree, entries), cx),
        _ => decide::decide(choice, tree, cx),
    }
}
