//! Values as headers, queries and forms spell them: texts, which say of what kind a value is no better than by its place.
//!
//! Takes a text and the place that it goes to; gives a tree for the codec to read. Lists and objects stand between commas
//! (the style `simple`: OpenAPI 3.1.1, Style Values), or are JSON. It knows no names.

use crate::codec::{Fields, ListSlot, Target, Tree, best};
use crate::json::Written;

/// What a text says, for a place of this kind.
pub(crate) fn value_of(text: &str, target: Target<'_>) -> Tree {
    match target {
        Target::Option(option) => value_of(text, option.some()),
        Target::Secret(slot) => value_of(text, slot.target()),
        Target::List(list) => json_of(text, b"[").unwrap_or_else(|| items(text, list)),
        Target::Tuple(tuple) => json_of(text, b"[").unwrap_or_else(|| {
            let items = text.split(',').map(str::trim).enumerate();
            let item = |(at, item)| match tuple.item(at) {
                Some(target) => item_of(item, target),
                None => Tree::Str(item.to_owned()),
            };
            Tree::List(items.map(item).collect())
        }),
        Target::Map(map) => json_of(text, b"{").unwrap_or_else(|| {
            let value =
                |(name, value): (&str, &str)| (name.to_owned(), item_of(value, map.insert(name)));
            Tree::Map(pairs(text).into_iter().map(value).collect())
        }),
        Target::Model(fields) => json_of(text, b"{").unwrap_or_else(|| object(text, fields)),
        Target::Choice(choice) if choice.variants().tag.is_none() => json_of(text, b"[{")
            .unwrap_or_else(|| best(choice, &mut |target| value_of(text, target))),
        target => item_of(text, target),
    }
}

/// The same for what stands in a list or an object, which holds others as JSON alone.
pub(crate) fn item_of(text: &str, target: Target<'_>) -> Tree {
    match target {
        Target::Option(option) => item_of(text, option.some()),
        Target::Secret(slot) => item_of(text, slot.target()),
        Target::Str(_) | Target::Text(_) | Target::File(_) => Tree::Str(text.to_owned()),
        Target::Integer(_) | Target::F32(_) | Target::F64(_) => {
            let is_number =
                text.starts_with('-') || text.starts_with(|first: char| first.is_ascii_digit());
            let number = is_number.then(|| Tree::number(text)).flatten();
            number.unwrap_or_else(|| Tree::Str(text.to_owned()))
        }
        Target::List(_) | Target::Tuple(_) => json_or_text(text, b"["),
        Target::Map(_) | Target::Model(_) => json_or_text(text, b"{"),
        Target::Choice(choice) if choice.variants().tag.is_none() => json_of(text, b"[{")
            .unwrap_or_else(|| best(choice, &mut |target| item_of(text, target))),
        // Where anything goes, a literal of JSON is one, and all else a text.
        _ => json_of(text, b"").unwrap_or_else(|| Tree::Str(text.to_owned())),
    }
}

fn json_or_text(text: &str, begins: &[u8]) -> Tree {
    json_of(text, begins).unwrap_or_else(|| Tree::Str(text.to_owned()))
}

/// JSON, where it begins with one of these, or where none are said.
fn json_of(text: &str, begins: &[u8]) -> Option<Tree> {
    let first = text.trim_start().as_bytes().first()?;
    let is_json = begins.is_empty() || begins.contains(first);
    let written = is_json.then(|| Written::read(text).ok()).flatten()?;
    Some(Tree::of(&written))
}

fn items(text: &str, list: &mut dyn ListSlot) -> Tree {
    let items = text.split(',').filter(|_| !text.is_empty());
    Tree::List(
        items
            .map(|item| item_of(item.trim(), list.push()))
            .collect(),
    )
}

fn object(text: &str, fields: &mut dyn Fields) -> Tree {
    let schema = fields.schema();
    let value = |(name, value): (&str, &str)| {
        let tree = match schema.find(name, 0) {
            Some(at) => item_of(value, fields.target(at)),
            None => Tree::Str(value.to_owned()),
        };
        (name.to_owned(), tree)
    };
    Tree::Map(pairs(text).into_iter().map(value).collect())
}

/// `a,1,b,2`, or `a=1,b=2` where it is exploded.
fn pairs(text: &str) -> Vec<(&str, &str)> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    if parts.iter().all(|part| part.contains('=')) {
        return parts
            .iter()
            .filter_map(|part| part.split_once('='))
            .collect();
    }
    let mut parts = parts.into_iter();
    std::iter::from_fn(|| Some((parts.next()?, parts.next()?))).collect()
}
