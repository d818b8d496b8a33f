//! Queries, cookies and URL-encoded forms: pairs of names and values, as the styles `form`, `spaceDelimited`,
//! `pipeDelimited` and `deepObject` write them.
//!
//! Takes the text and the place of a value; gives a tree. Delimiters are looked for before anything is decoded: what a
//! sender encoded is no delimiter. A `+` is a space, as forms have it (WHATWG URL, §5.1).

use std::borrow::Cow;

use indexmap::IndexMap;
use percent_encoding::percent_decode_str;

use super::form::{Form, is_compound, object, opened};
use crate::codec::{Choice, Target, Tree, best};
use crate::operation::{Encoding, Style};
use crate::spelled::{item_of, value_of};

/// Names as they mean, and values as they are written.
#[derive(Debug)]
pub(super) struct Pairs<'a>(Vec<(Cow<'a, str>, &'a str)>);

/// How a value is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Styled<'n> {
    pub(super) name: &'n str,
    pub(super) style: Style,
    pub(super) explode: bool,
}

/// How deep brackets lead.
const DEPTH: usize = 32;

impl<'a> Pairs<'a> {
    /// The pairs between `&`s. A name that is no text is none that anybody asks for.
    pub(super) fn of(text: &'a str) -> Self {
        let parts = text.split('&').filter(|part| !part.is_empty());
        let pair = |part| {
            let (name, value) = str::split_once(part, '=').unwrap_or((part, ""));
            (decoded(name).unwrap_or_default(), value)
        };
        Self(parts.map(pair).collect())
    }

    /// The same without some names.
    pub(super) fn without(&self, is_other: &dyn Fn(&str) -> bool) -> Self {
        let own = self.0.iter().filter(|(name, _)| !is_other(name));
        Self(own.cloned().collect())
    }

    /// Whether a name stands there without a value.
    pub(super) fn is_bare(&self, name: &str) -> bool {
        let mut own = self.values(name).peekable();
        own.peek().is_some() && own.all(str::is_empty)
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let own = self.0.iter().filter(move |(other, _)| other == name);
        own.map(|(_, value)| *value)
    }

    /// The value in a style.
    pub(super) fn styled(&self, how: Styled<'_>, target: Target<'_>) -> Option<Tree> {
        let mut own = self.values(how.name);
        match (how.style, opened(target)) {
            (Style::Json, _) => own.next().map(|value| with(value, json)),
            (_, Target::Choice(choice)) if choice.variants().tag.is_none() => {
                let mut found = false;
                let tree = best(choice, &mut |target| {
                    let value = self.as_variant(how, target);
                    found |= value.is_some();
                    value.unwrap_or_else(|| Tree::wrong("is missing"))
                });
                found.then_some(tree)
            }
            (Style::Form, Target::Choice(choice)) if how.explode && self.has_tag(choice) => {
                Some(object(self, &[], Target::Choice(choice)))
            }
            (Style::DeepObject, target) => self.deep_object(how.name, target),
            (_, Target::List(list)) if how.explode => {
                let items: Vec<Tree> = own
                    .map(|value| with(value, |text| item_of(text, list.push())))
                    .collect();
                (!items.is_empty()).then_some(Tree::List(items))
            }
            (_, target @ (Target::Model(_) | Target::Map(_))) if how.explode => {
                match object(self, &[], target) {
                    Tree::Map(found) => (!found.is_empty()).then_some(Tree::Map(found)),
                    _ => None,
                }
            }
            (style, target) => Some(delimited(style, own.next()?, target)),
        }
    }

    /// Whether the pairs themselves are an object of a union.
    fn has_tag(&self, choice: &dyn Choice) -> bool {
        let tag = choice.variants().tag;
        tag.is_some_and(|tag| self.values(tag).next().is_some())
    }

    /// A variant of a union: several values of one name are a list, or nothing.
    fn as_variant(&self, how: Styled<'_>, target: Target<'_>) -> Option<Tree> {
        let target = opened(target);
        let is_several = self.values(how.name).nth(1).is_some();
        match is_several && !is_compound(&target) && !matches!(target, Target::Choice(_)) {
            true => Some(Tree::wrong("is there several times")),
            false => self.styled(how, target),
        }
    }

    /// `name[property]=value`; deeper ones by further brackets, items of arrays by repetition.
    fn deep_object(&self, name: &str, target: Target<'_>) -> Option<Tree> {
        let mut steps: Vec<Steps<'_>> = Vec::new();
        for (whole, value) in &self.0 {
            let path = whole
                .strip_prefix(name)
                .and_then(|rest| rest.strip_prefix('['));
            if let Some(path) = path.and_then(|path| path.strip_suffix(']')) {
                let path: Vec<&str> = path.split("][").take(DEPTH + 1).collect();
                steps.push((path, value));
            }
        }
        if steps.iter().any(|(path, _)| path.len() > DEPTH) {
            return Some(Tree::wrong("is nested too deep"));
        }
        (!steps.is_empty()).then(|| nested(&steps, target))
    }
}

impl Form for Pairs<'_> {
    fn names(&self) -> Vec<&str> {
        self.0.iter().map(|(name, _)| name.as_ref()).collect()
    }

    /// A property is a value, or several of one name; an object in it is JSON, unless a style says more.
    fn property(
        &self,
        name: &str,
        encoding: Option<&Encoding>,
        target: Target<'_>,
    ) -> Option<Tree> {
        let said = encoding.and_then(|encoding| encoding.style);
        let is_json = encoding.is_some_and(|encoding| encoding.content.is_some());
        let explode = said.is_none() || encoding.is_some_and(|encoding| encoding.explode);
        let style = match (said, is_json) {
            (Some(style), _) => style,
            (None, true) => Style::Json,
            (None, false) => Style::Form,
        };
        let how = Styled {
            name,
            style,
            explode,
        };
        match (said, opened(target)) {
            (None, target @ (Target::Model(_) | Target::Map(_))) => {
                let value = self.values(name).next()?;
                Some(with(value, |text| value_of(text, target)))
            }
            (_, target) => self.styled(how, target),
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        let value = decoded(self.values(name).next()?)?;
        Some(value.into_owned())
    }
}

/// A parameter with `content`.
pub(super) fn json(text: &str) -> Tree {
    let written = crate::json::Written::read(text);
    written.map_or_else(|_| Tree::wrong("is no JSON"), |written| Tree::of(&written))
}

/// Reads a value once it is decoded.
fn with(value: &str, read: impl FnOnce(&str) -> Tree) -> Tree {
    match decoded(value) {
        Some(text) => read(&text),
        None => Tree::wrong("is no UTF-8 text once it is decoded"),
    }
}

fn decoded(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains(['+', '%']) {
        return Some(text.into());
    }
    let spaced = text.replace('+', " ");
    let plain = percent_decode_str(&spaced).decode_utf8().ok()?;
    Some(plain.into_owned().into())
}

/// Items in one value: `1,2`, or the names and values of an object likewise.
fn delimited(style: Style, value: &str, target: Target<'_>) -> Tree {
    if !is_compound(&target) {
        return with(value, |text| value_of(text, target));
    }
    let Some(parts) = split(style, value) else {
        return Tree::wrong("is no UTF-8 text once it is decoded");
    };
    let parts = parts.iter().map(String::as_str);
    match target {
        Target::List(list) => Tree::List(parts.map(|item| item_of(item, list.push())).collect()),
        Target::Map(map) => alternating(parts, &mut |name, value| item_of(value, map.insert(name))),
        Target::Model(fields) => {
            let schema = fields.schema();
            alternating(parts, &mut |name, value| match schema.find(name, 0) {
                Some(at) => item_of(value, fields.target(at)),
                None => Tree::Str(value.to_owned()),
            })
        }
        target => with(value, |text| value_of(text, target)),
    }
}

fn split(style: Style, value: &str) -> Option<Vec<String>> {
    let spaced = value.replace("%20", "+").replace(' ', "+");
    let piped = value.replace("%7C", "|").replace("%7c", "|");
    let parts: Vec<&str> = match style {
        Style::SpaceDelimited => spaced.split('+').collect(),
        Style::PipeDelimited => piped.split('|').collect(),
        _ => value.split(',').collect(),
    };
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts
        .map(|part| Some(decoded(part)?.into_owned()))
        .collect()
}

/// `a,1,b,2`
fn alternating<'p>(
    mut parts: impl Iterator<Item = &'p str>,
    read: &mut dyn FnMut(&str, &str) -> Tree,
) -> Tree {
    let mut found = Vec::new();
    while let Some(name) = parts.next() {
        let Some(value) = parts.next() else {
            return Tree::wrong("has a name without a value");
        };
        found.push((name.to_owned(), read(name, value)));
    }
    Tree::Map(found)
}

/// The names on the way to a value, and the value as it is written.
type Steps<'a> = (Vec<&'a str>, &'a str);

fn nested(steps: &[Steps<'_>], target: Target<'_>) -> Tree {
    match opened(target) {
        Target::Model(fields) => {
            let schema = fields.schema();
            members(steps, &mut |name, below| match schema.find(name, 0) {
                Some(at) => nested(below, fields.target(at)),
                None => last(below, |text| Tree::Str(text.to_owned())),
            })
        }
        Target::Map(map) => members(steps, &mut |name, below| nested(below, map.insert(name))),
        Target::List(list) => {
            let item = |(_, value): &Steps<'_>| with(value, |text| item_of(text, list.push()));
            Tree::List(steps.iter().map(item).collect())
        }
        Target::Choice(choice) if steps.iter().any(|(path, _)| !path.is_empty()) => {
            best(choice, &mut |target| nested(steps, target))
        }
        target => last(steps, |text| value_of(text, target)),
    }
}

fn last(steps: &[Steps<'_>], read: impl FnOnce(&str) -> Tree) -> Tree {
    steps
        .last()
        .map_or(Tree::Null, |(_, value)| with(value, read))
}

/// Groups by the first name, in the order in which names come.
fn members(steps: &[Steps<'_>], read: &mut dyn FnMut(&str, &[Steps<'_>]) -> Tree) -> Tree {
    let mut groups: IndexMap<&str, Vec<Steps<'_>>> = IndexMap::new();
    for (path, value) in steps {
        if let Some((first, rest)) = path.split_first() {
            groups
                .entry(first)
                .or_default()
                .push((rest.to_vec(), value));
        }
    }
    let members = groups.iter();
    Tree::Map(
        members
            .map(|(name, below)| ((*name).to_owned(), read(name, below)))
            .collect(),
    )
}
