//! The rules of unions: those of the variant that holds, and that no other one fits where they exclude each other.

use std::borrow::Cow;

use super::logic::kinds_of;
use super::lost;
use super::phrase::quoted;
use super::rule::{Keyword, Rule};
use super::walk::Walk;
use crate::codec::{Choice, Kinds, Literal, Members, Variant, View};
use crate::json::{self, Written};

/// Checks the value of a union, by its variant's rules and by `rules` of its place.
pub(super) fn check(walk: &mut Walk<'_>, choice: &dyn Choice, rules: &[Rule]) {
    let view = choice.payload().view();
    if !walk.own {
        return walk.value(view, rules);
    }
    let variants = choice.variants();
    let held = variants.variants.get(choice.active());
    let before = walk.count();
    if let (None, Some(tag)) = (held.filter(|it| !it.values.is_empty()), variants.tag) {
        check_object(walk, view, tag);
    }
    walk.value(view, held.map_or(&[], |variant| variant.rules));
    walk.apart(|walk| walk.value(view, rules));
    if let (Some(tag), Some(held)) = (variants.tag, held) {
        let is_open = variants.unknown == Some(choice.active());
        check_tag(walk, view, tag, if is_open { &[] } else { held.values });
    }
    if variants.exclusive && walk.is_exclusive() && walk.count() == before {
        check_alone(walk, choice, held);
    }
}

/// What no variant takes is kept, whatever it is; by its description it is an object with a tag.
fn check_object(walk: &mut Walk<'_>, view: View<'_>, tag: &str) {
    if walk.written.is_some() && kinds_of(view) != Kinds::OBJECT {
        walk.broke(Keyword::Type, || format!("be an object with `{tag}`"));
    }
}

/// A tag that the value has as a member of its own must mean the variant that holds: readers go by it.
fn check_tag(
    walk: &mut Walk<'_>,
    view: View<'_>,
    tag: &'static str,
    values: &'static [&'static str],
) {
    let Some(members) = Members::of(view).filter(|_| !values.is_empty()) else {
        return;
    };
    let Some(found) = members.get(tag) else {
        return walk.broke(Keyword::Required, || format!("have {}", quoted(&[tag])));
    };
    if !values.iter().any(|value| Literal::Text(value).is(found)) {
        let keyword = if values.len() == 1 {
            Keyword::Const
        } else {
            Keyword::Enum
        };
        walk.within(tag, tag, |walk| {
            walk.broke(keyword, || format!("be `{}`", values.join("` or `")));
        });
    }
}

/// Tries the other variants on what the value is written as.
fn check_alone(walk: &mut Walk<'_>, choice: &dyn Choice, held: Option<&Variant>) {
    let (Some(mut other), Some(held)) = (choice.fresh(), held) else {
        return;
    };
    let view = choice.payload().view();
    let (kinds, variants) = (kinds_of(view), choice.variants());
    let text = match walk.written {
        Some(written) => Cow::Borrowed(written.json()),
        None => Cow::Owned(json::view_to_string(view)),
    };
    for (index, variant) in variants.variants.iter().enumerate() {
        let is_asked = index != choice.active() && variants.unknown != Some(index);
        if is_asked
            && variant.shape.kinds.meets(kinds)
            && !(walk.may_have_lost() && lost::tells_apart(view, variant))
            && fits(walk, other.as_mut(), index, variant, &text)
        {
            return walk.broke(Keyword::OneOf, || {
                let (name, one, other) = (variants.name, held.name, variant.name);
                format!("fit one variant of {name} alone, not both {one} and {other}")
            });
        }
    }
}

fn fits(
    walk: &Walk<'_>,
    other: &mut dyn Choice,
    index: usize,
    variant: &Variant,
    text: &str,
) -> bool {
    let slot = other.select(index);
    if json::read(text.as_bytes(), slot).is_err() {
        return false;
    }
    Written::read(text).is_ok_and(|written| walk.fits(&written, slot.view(), variant.rules))
}
