//! Queries, cookies and URL-encoded forms: pairs of names and values, as the styles `form`, `spaceDelimited`,
//! `pipeDelimited` and `deepObject` write them.
//!
//! Delimiters are looked for before anything is decoded: what a sender encoded is no delimiter. A `+` is a space, as forms
//! have it (WHATWG URL, §5.1).

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::parameter::{Found, json};
use crate::codec::{Fields, Flags, MapSlot, Target};
use crate::headers::value_of;
use crate::operation::{Encoding, Location, Parameter, Style};

/// A name as it means and a value as it is written.
type Pair<'a> = (String, &'a str);

/// Whether a name stands there without a value.
pub(super) fn is_bare(query: &str, name: &str) -> bool {
    let pairs = pairs(query).unwrap_or_default();
    let mut own = pairs.iter().filter(|(other, _)| other == name).peekable();
    own.peek().is_some() && own.all(|(_, value)| value.is_empty())
}

/// The value of a parameter; `others` are all that are declared.
pub(super) fn find(
    parameter: &Parameter,
    others: &[Parameter],
    query: &str,
    target: Target<'_>,
) -> Found {
    let pairs = pairs(query)?;
    let is_other = |name: &str| {
        let same_place = |other: &&Parameter| other.location == parameter.location;
        others
            .iter()
            .filter(same_place)
            .any(|other| other.name == name && other.name != parameter.name)
    };
    let rest: Vec<Pair<'_>> = pairs
        .into_iter()
        .filter(|(name, _)| !is_other(name))
        .collect();
    styled(parameter, &rest, target)
}

/// The properties of a form.
pub(super) fn form(
    body: &str,
    encodings: &[Encoding],
    target: Target<'_>,
) -> Result<Value, String> {
    let pairs = pairs(body)?;
    match opened(target) {
        Target::Model(fields) => model(&pairs, encodings, fields).map(Value::Object),
        Target::Map(map) => entries(&pairs, map).map(Value::Object),
        _ => Err("is a form, which is read into an object alone".to_owned()),
    }
}

fn pairs(text: &str) -> Result<Vec<Pair<'_>>, String> {
    let parts = text.split('&').filter(|part| !part.is_empty());
    let pair = |part| {
        let (name, value) = str::split_once(part, '=').unwrap_or((part, ""));
        Ok((decoded(name)?.into_owned(), value))
    };
    parts.map(pair).collect()
}

fn decoded(text: &str) -> Result<Cow<'_, str>, String> {
    let spaced: Cow<'_, str> = match text.contains('+') {
        true => text.replace('+', " ").into(),
        false => text.into(),
    };
    let plain = percent_decode_str(&spaced).decode_utf8();
    let plain = plain.map_err(|_| "is no UTF-8 text once it is decoded".to_owned())?;
    Ok(plain.into_owned().into())
}

/// The value in a style.
fn styled(parameter: &Parameter, pairs: &[Pair<'_>], target: Target<'_>) -> Found {
    let mut own = pairs.iter().filter(|(name, _)| name == parameter.name);
    let target = opened(target);
    match (parameter.style, target) {
        (Style::Json, _) => {
            let first = own.next();
            first.map(|(_, value)| json(&decoded(value)?)).transpose()
        }
        (Style::DeepObject, target) => deep_object(parameter.name, pairs, target),
        (_, Target::List(list)) if parameter.explode => {
            let item = |(_, value): &Pair<'_>| Ok(value_of(&decoded(value)?, list.push()));
            let items: Vec<Value> = own.map(item).collect::<Result<_, String>>()?;
            Ok((!items.is_empty()).then_some(Value::Array(items)))
        }
        (_, Target::Model(fields)) if parameter.explode => {
            let found = model(pairs, &[], fields)?;
            Ok((!found.is_empty()).then_some(Value::Object(found)))
        }
        (_, Target::Map(map)) if parameter.explode => {
            let found = entries(pairs, map)?;
            Ok((!found.is_empty()).then_some(Value::Object(found)))
        }
        (style, target) => match own.next() {
            Some((_, value)) => delimited(style, value, target).map(Some),
            None => Ok(None),
        },
    }
}

/// Items in one value: `1,2`, or the names and values of an object likewise.
fn delimited(style: Style, value: &str, target: Target<'_>) -> Result<Value, String> {
    let split = |value: &str| -> Result<Vec<String>, String> {
        let spaced = value.replace("%20", "+").replace(' ', "+");
        let piped = value.replace("%7C", "|").replace("%7c", "|");
        let parts: Vec<&str> = match style {
            Style::SpaceDelimited => spaced.split('+').collect(),
            Style::PipeDelimited => piped.split('|').collect(),
            _ => value.split(',').collect(),
        };
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.map(|part| Ok(decoded(part)?.into_owned())).collect()
    };
    match target {
        Target::List(list) => {
            let items = split(value)?;
            Ok(items
                .iter()
                .map(|item| value_of(item, list.push()))
                .collect())
        }
        Target::Map(map) => alternating(&split(value)?, &mut |name, value| {
            value_of(value, map.insert(name))
        }),
        Target::Model(fields) => {
            let schema = fields.schema();
            alternating(&split(value)?, &mut |name, value| {
                let at = schema.fields.iter().position(|field| field.name == name);
                at.map_or_else(
                    || Value::from(value),
                    |at| value_of(value, fields.target(at)),
                )
            })
        }
        target => Ok(value_of(&decoded(value)?, target)),
    }
}

/// `a,1,b,2`
fn alternating(
    parts: &[String],
    read: &mut dyn FnMut(&str, &str) -> Value,
) -> Result<Value, String> {
    let mut found = Map::new();
    for pair in parts.chunks(2) {
        let [name, value] = pair else {
            return Err("has a name without a value".to_owned());
        };
        found.insert(name.clone(), read(name, value));
    }
    Ok(Value::Object(found))
}

/// The fields of a model by their names, each as its encoding has it, or in the style `form`; what no field has goes where
/// such properties are kept.
fn model(
    pairs: &[Pair<'_>],
    encodings: &[Encoding],
    fields: &mut dyn Fields,
) -> Result<Map<String, Value>, String> {
    let schema = fields.schema();
    let mut found = Map::new();
    for (at, field) in schema.fields.iter().enumerate() {
        if field.flags.has(Flags::FLATTEN) {
            continue;
        }
        let encoding = encodings
            .iter()
            .find(|encoding| encoding.name == field.name);
        let parameter = property(field.name, encoding);
        if let Some(value) = property_of(&parameter, pairs, fields.target(at))? {
            found.insert(field.name.to_owned(), value);
        }
    }
    let rest = schema
        .fields
        .iter()
        .position(|field| field.flags.has(Flags::FLATTEN));
    if let Some(Target::Map(map)) = rest.map(|at| fields.target(at)) {
        let is_own = |name: &str| schema.fields.iter().any(|field| field.name == name);
        let others: Vec<Pair<'_>> = pairs
            .iter()
            .filter(|(name, _)| !is_own(name))
            .cloned()
            .collect();
        found.extend(entries(&others, map)?);
    }
    Ok(found)
}

/// A property within an object is a value, or several of one name; an object in it is JSON, unless a style says more.
fn property_of(parameter: &Parameter, pairs: &[Pair<'_>], target: Target<'_>) -> Found {
    match (parameter.style, opened(target)) {
        (Style::Form, target @ (Target::Model(_) | Target::Map(_))) => {
            let own = pairs.iter().find(|(name, _)| name == parameter.name);
            let value = own.map(|(_, value)| Ok(value_of(&decoded(value)?, target)));
            value.transpose()
        }
        (_, target) => styled(parameter, pairs, target),
    }
}

fn property(name: &'static str, encoding: Option<&Encoding>) -> Parameter {
    let style = encoding.and_then(|encoding| encoding.style);
    let content = encoding.is_some_and(|encoding| encoding.content.is_some());
    Parameter {
        name,
        location: Location::Query,
        style: match (style, content) {
            (Some(style), _) => style,
            (None, true) => Style::Json,
            (None, false) => Style::Form,
        },
        explode: style.is_none() || encoding.is_some_and(|encoding| encoding.explode),
        allow_reserved: false,
        allow_empty: false,
        rules: &[],
    }
}

fn entries(pairs: &[Pair<'_>], map: &mut dyn MapSlot) -> Result<Map<String, Value>, String> {
    let mut found = Map::new();
    for (name, value) in pairs {
        let value = value_of(&decoded(value)?, map.insert(name));
        found.insert(name.clone(), value);
    }
    Ok(found)
}

/// What is within secrets and what may be left out.
fn opened(mut target: Target<'_>) -> Target<'_> {
    loop {
        target = match target {
            Target::Option(option) => option.some(),
            Target::Secret(slot) => slot.target(),
            target => return target,
        };
    }
}

/// `name[property]=value`; deeper ones by further brackets, items of arrays by repetition.
fn deep_object(name: &str, pairs: &[Pair<'_>], target: Target<'_>) -> Found {
    let mut steps: Vec<Steps<'_>> = Vec::new();
    for (whole, value) in pairs {
        let path = whole
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix('['));
        let path = path.and_then(|path| path.strip_suffix(']'));
        if let Some(path) = path {
            steps.push((path.split("][").collect(), decoded(value)?.into_owned()));
        }
    }
    Ok((!steps.is_empty()).then(|| nested(&steps, target)))
}

/// The names on the way to a value, and the value.
type Steps<'a> = (Vec<&'a str>, String);

fn nested(steps: &[Steps<'_>], target: Target<'_>) -> Value {
    match opened(target) {
        Target::Model(fields) => {
            let schema = fields.schema();
            object(steps, &mut |name, below| {
                let at = schema.fields.iter().position(|field| field.name == name);
                at.map_or_else(|| plain(below), |at| nested(below, fields.target(at)))
            })
        }
        Target::Map(map) => object(steps, &mut |name, below| nested(below, map.insert(name))),
        Target::List(list) => steps
            .iter()
            .map(|(_, value)| value_of(value, list.push()))
            .collect(),
        target => steps
            .last()
            .map_or(Value::Null, |(_, value)| value_of(value, target)),
    }
}

/// What no type is known of.
fn plain(steps: &[Steps<'_>]) -> Value {
    let last = steps.last();
    last.map_or(Value::Null, |(_, value)| Value::from(value.as_str()))
}

/// Groups by the first name, in the order in which names come.
fn object(steps: &[Steps<'_>], read: &mut dyn FnMut(&str, &[Steps<'_>]) -> Value) -> Value {
    let mut groups: Vec<(&str, Vec<Steps<'_>>)> = Vec::new();
    for (path, value) in steps {
        let Some((first, rest)) = path.split_first() else {
            continue;
        };
        let below = (rest.to_vec(), value.clone());
        match groups.iter_mut().find(|(name, _)| name == first) {
            Some((_, group)) => group.push(below),
            None => groups.push((first, vec![below])),
        }
    }
    let members = groups
        .iter()
        .map(|(name, below)| ((*name).to_owned(), read(name, below)));
    Value::Object(members.collect())
}
