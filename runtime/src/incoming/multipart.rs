//! A form of parts (RFC 7578) as an object: files as they are, JSON parts as what they hold, all others as texts.
//!
//! Takes the parts and the place of a value; gives a tree. Several parts of one name are the items of a list.

use bytes::Bytes;

use super::form::{Form, is_compound, opened};
use super::parts::Part;
use crate::codec::{Target, Tree, best};
use crate::decode::is_json;
use crate::operation::Encoding;
use crate::spelled::item_of;
use crate::types::Upload;

/// The parts of a body.
#[derive(Debug)]
pub(super) struct Parts<'a>(pub(super) Vec<Part<'a>>);

impl<'a> Parts<'a> {
    fn under(&self, name: &str) -> impl Iterator<Item = &Part<'a>> {
        self.0.iter().filter(move |part| part.name == name)
    }

    fn value(&self, name: &str, said: Option<&str>, target: Target<'_>) -> Option<Tree> {
        let mut own = self.under(name);
        let first = own.next()?;
        let is_single = own.next().is_none();
        Some(match opened(target) {
            Target::List(_) if is_single && is_whole_list(first, said) => json(first),
            Target::List(list) => {
                let items = self.under(name).map(|part| one(part, said, list.push()));
                Tree::List(items.collect())
            }
            Target::Choice(choice) if choice.variants().tag.is_none() && !is_single => {
                best(choice, &mut |target| match opened(target) {
                    target if is_compound(&target) || matches!(target, Target::Choice(_)) => {
                        let value = self.value(name, said, target);
                        value.unwrap_or(Tree::Null)
                    }
                    _ => Tree::wrong("is there several times"),
                })
            }
            target => one(first, said, target),
        })
    }
}

impl Form for Parts<'_> {
    fn names(&self) -> Vec<&str> {
        self.0.iter().map(|part| part.name.as_str()).collect()
    }

    fn property(
        &self,
        name: &str,
        encoding: Option<&Encoding>,
        target: Target<'_>,
    ) -> Option<Tree> {
        let said = encoding.and_then(|encoding| encoding.content);
        self.value(name, said, target)
    }

    fn text(&self, name: &str) -> Option<String> {
        let part = self.under(name).next()?;
        text(part).map(str::to_owned).ok()
    }
}

/// A list that is a single part of JSON, which some senders make of it.
fn is_whole_list(part: &Part<'_>, said: Option<&str>) -> bool {
    let first = part.content.trim_ascii_start().first();
    says_json(part, said) && first == Some(&b'[')
}

/// What a part is: its own type goes before the described one.
fn says_json(part: &Part<'_>, said: Option<&str>) -> bool {
    part.media.as_deref().or(said).is_some_and(is_json)
}

/// One part for one value.
fn one(part: &Part<'_>, said: Option<&str>, target: Target<'_>) -> Tree {
    match opened(target) {
        Target::File(_) => Tree::File(upload(part)),
        Target::Choice(choice) if choice.variants().tag.is_none() => match says_json(part, said) {
            true => json(part),
            false => best(choice, &mut |target| one(part, said, target)),
        },
        // Objects are JSON where nothing else is said (OpenAPI 3.1.1, Encoding Object).
        target if is_compound(&target) || matches!(target, Target::Choice(_)) => json(part),
        target => match text(part) {
            Err(wrong) => Tree::wrong(wrong),
            Ok(_) if says_json(part, said) => json(part),
            Ok(text) => item_of(text, target),
        },
    }
}

fn upload(part: &Part<'_>) -> Upload {
    let mut file = Upload::new(Bytes::copy_from_slice(&part.content));
    if let Some(name) = &part.file {
        file = file.named(name);
    }
    if let Some(media) = &part.media {
        file = file.of_type(media);
    }
    for (name, value) in &part.headers {
        file = file.with_header(name.clone(), value.clone());
    }
    file
}

fn json(part: &Part<'_>) -> Tree {
    text(part).map_or_else(Tree::wrong, super::query::json)
}

fn text<'p>(part: &'p Part<'_>) -> Result<&'p str, &'static str> {
    let charset = part.media.as_deref().and_then(charset);
    let is_known = charset.is_none_or(|name| {
        name.eq_ignore_ascii_case("utf-8") || name.eq_ignore_ascii_case("us-ascii")
    });
    if !is_known {
        return Err("is in another charset than UTF-8");
    }
    std::str::from_utf8(&part.content).map_err(|_| "is no UTF-8 text")
}

fn charset(media: &str) -> Option<&str> {
    let mut parameters = media.split(';').skip(1);
    let charset = parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then_some(value)
    });
    charset.map(|name| name.trim().trim_matches('"'))
}
