//! The documentation of shapes and fields: what the description says, and where it is silent what there is to say.
//!
//! Of a field that is its name on the wire, of a type the places that hold it; defaults and examples come after either.
//! Nothing is made up from the words of a name.

use super::build::Planner;
use super::enums::quoted;
use super::usage::{Usage, of_place};
use super::views::Seen;
use super::{Docs, Ident};
use crate::model::shape::OperationPlace;
use crate::model::{Arrival, Place, Shape, ShapeId, ShapeKind, Value};

/// So many places are named, one by one.
const NAMED: usize = 3;

/// An example of more letters is left out.
const SHORT: usize = 60;

impl Planner<'_> {
    pub(super) fn field_docs(&self, seen: &Seen<'_>, ident: &Ident) -> Docs {
        let used = &seen.property.used;
        let shape = &self.api.shapes[used.shape];
        let own = used.description.as_deref();
        let prose = own
            .or(shape.description.as_deref())
            .map_or_else(Docs::none, |text| Docs::prose(text, 4));
        // What a component says at length is read where it is defined.
        let component =
            own.is_none() && matches!(shape.place, Place::Component(_) | Place::RequestView(_));
        let prose = if component {
            prose.first_paragraph()
        } else {
            prose
        };
        let of_type = self.ident(used.shape).map_or("", Ident::name);
        let title = title(shape, ident.name()).and_then(|_| title(shape, of_type));
        let prose = prose.or(|| title.map_or_else(Docs::none, plain(4)));
        let secret = used.extensions.sensitive || shape.extensions.sensitive;
        let default = seen.property.default.as_ref().or(shape.default.as_ref());
        let example = example(shape).filter(|example| !secret && Some(*example) != default);
        let constant = constant(shape, used.nullable);
        let default = default
            .filter(|default| !default.is_null() && !secret && constant.is_none())
            .filter(|default| !prose.tells_default(default))
            .map(|default| format!("Defaults to {}.", shown(default)));
        let example = example
            .map(shown)
            .filter(|example| !prose.lines().iter().any(|line| line.contains(example)))
            .map(|example| format!("Example: {example}."));
        let facts: Vec<String> = [constant, default, example].into_iter().flatten().collect();
        prose
            .also(&facts.join(" "), 4)
            .or(|| Docs::sentence(&format!("{}.", quoted(seen.name)), 4))
    }

    /// The documentation of a shape.
    pub(super) fn shape_docs(&self, id: ShapeId) -> Docs {
        let shape = &self.api.shapes[id];
        let prose = shape
            .description
            .as_deref()
            .map_or_else(Docs::none, |text| Docs::prose(text, 0));
        let name = self.ident(id).map_or("", Ident::name);
        let prose = prose
            .or(|| title(shape, name).map_or_else(Docs::none, plain(0)))
            .or(|| Docs::sentence(&self.place_docs(id), 0));
        let prose = match shape.place {
            Place::RequestView(base) if self.ident(base).is_some() => {
                prose.also(&format!("Responses hold {}.", self.link(id, base)), 0)
            }
            _ => prose,
        };
        match shape.deprecated {
            true => prose.and(Docs::sentence("Deprecated.", 0)),
            false => prose,
        }
    }

    /// What there is to say of a shape by the places that hold it, and its twins.
    fn place_docs(&self, id: ShapeId) -> String {
        let places = self.twins.group(id).unwrap_or(std::slice::from_ref(&id));
        let own = places.iter().map(|id| &self.api.shapes[*id].place);
        let own: Vec<Usage> = own.filter_map(|place| of_place(self.api, place)).collect();
        let usages = match own.as_slice() {
            [] => self.usages.get(&id).map_or(&[][..], Vec::as_slice),
            own => own,
        };
        // That it holds itself says nothing of who else does.
        let usages: Vec<Usage> = usages
            .iter()
            .filter(|usage| !matches!(usage, Usage::Property(owner, _) if *owner == id))
            .cloned()
            .collect();
        match (usages.as_slice(), &self.api.shapes[id].place) {
            ([only], _) => self.usage_text(id, only),
            ([], Place::ResponseHeader(operation, _, name)) => format!(
                "The header {} of what {} answers.",
                quoted(name),
                self.operation_text(*operation)
            ),
            ([], _) => "A schema that no operation uses.".to_owned(),
            (usages, _) => self.usages_text(id, usages),
        }
    }

    fn usage_text(&self, id: ShapeId, usage: &Usage) -> String {
        match usage {
            Usage::Body(operation) => format!("The body of {}.", self.operation_text(*operation)),
            Usage::Answer(operation) => {
                format!("What {} answers.", self.operation_text(*operation))
            }
            Usage::Streamed(operation) => {
                format!(
                    "An item of what {} answers.",
                    self.operation_text(*operation)
                )
            }
            Usage::Failure(operation) => format!(
                "What {} answers when it fails.",
                self.operation_text(*operation)
            ),
            Usage::Parameter(operation, name) => format!(
                "The parameter {} of {}.",
                quoted(name),
                self.operation_text(*operation)
            ),
            Usage::Property(owner, name) => {
                format!("The {} of {}.", quoted(name), self.link(id, *owner))
            }
            Usage::Item(owner) => format!("An item of {}.", self.link(id, *owner)),
            Usage::Value(owner) => format!("A value of {}.", self.link(id, *owner)),
            Usage::Variant(owner) => format!("A variant of {}.", self.link(id, *owner)),
        }
    }

    /// Bodies and answers by their operations; else failures as such; else the types that hold it.
    fn usages_text(&self, id: ShapeId, usages: &[Usage]) -> String {
        let operations = |wanted: fn(&Usage) -> Option<OperationPlace>| -> Vec<String> {
            let found = usages.iter().filter_map(wanted);
            distinct(found.map(|operation| self.operation_text(operation)))
        };
        let bodies = operations(|usage| match usage {
            Usage::Body(operation) => Some(*operation),
            _ => None,
        });
        let answers = operations(|usage| match usage {
            Usage::Answer(operation) => Some(*operation),
            _ => None,
        });
        let items = operations(|usage| match usage {
            Usage::Streamed(operation) => Some(*operation),
            _ => None,
        });
        let fails = operations(|usage| match usage {
            Usage::Failure(operation) => Some(*operation),
            _ => None,
        });
        let (several, many) = (bodies.len() > 1, answers.len() > 1);
        let (takes, gives) = (enumerated(&bodies), enumerated(&answers));
        let answer = if many { "answer" } else { "answers" };
        match (bodies.is_empty(), answers.is_empty()) {
            (false, true) => format!("The body of {takes}."),
            (true, false) => format!("What {gives} {answer}."),
            (false, false) if bodies == answers => {
                let take = if several {
                    "take and answer"
                } else {
                    "takes and answers"
                };
                format!("What {takes} {take}.")
            }
            (false, false) => {
                let take = if several { "take" } else { "takes" };
                format!("What {takes} {take}, and {gives} {answer}.")
            }
            (true, true) if items.len() > 1 => {
                format!("An item of what {} answer.", enumerated(&items))
            }
            (true, true) => match fails.as_slice() {
                [] => self.holders_text(id, usages),
                [only] => format!("What {only} answers when it fails."),
                _ => "What operations answer when they fail.".to_owned(),
            },
        }
    }

    fn holders_text(&self, id: ShapeId, usages: &[Usage]) -> String {
        let held = |wanted: fn(&Usage) -> Option<ShapeId>| {
            let owners: Option<Vec<ShapeId>> = usages.iter().map(wanted).collect();
            let owners = owners?.into_iter().map(|owner| self.link(id, owner));
            Some(enumerated(&distinct(owners)))
        };
        let variant = held(|usage| match usage {
            Usage::Variant(owner) => Some(*owner),
            _ => None,
        });
        let item = held(|usage| match usage {
            Usage::Item(owner) => Some(*owner),
            _ => None,
        });
        if let Some(unions) = variant {
            return format!("A variant of {unions}.");
        }
        if let Some(lists) = item {
            return format!("An item of {lists}.");
        }
        let held = usages.iter().map(|usage| self.held(usage));
        let held: Option<Vec<Held<'_>>> = held.collect();
        if let Some((first, held)) = held.as_deref().and_then(|held| Some((held.first()?, held)))
            && held
                .iter()
                .all(|other| (other.what, other.name) == (first.what, first.name))
        {
            let owners = held.iter().map(|held| self.link(id, held.owner));
            let (what, name) = (first.what, quoted(first.name));
            return format!("{what} {name} of {}.", enumerated(&distinct(owners)));
        }
        let holders = usages.iter().map(|usage| match usage {
            Usage::Property(owner, _)
            | Usage::Item(owner)
            | Usage::Value(owner)
            | Usage::Variant(owner) => self.link(id, *owner),
            Usage::Parameter(operation, _)
            | Usage::Body(operation)
            | Usage::Answer(operation)
            | Usage::Streamed(operation)
            | Usage::Failure(operation) => self.operation_text(*operation),
        });
        format!("Held by {}.", enumerated(&distinct(holders)))
    }

    /// What is held by a property, or by a list or map that has no name but its property's.
    fn held<'u>(&'u self, usage: &'u Usage) -> Option<Held<'u>> {
        let (what, nameless) = match usage {
            Usage::Property(owner, name) => {
                let (what, owner) = ("The", *owner);
                return Some(Held { what, name, owner });
            }
            Usage::Item(owner) => ("An item of the", owner),
            Usage::Value(owner) => ("A value of the", owner),
            _ => return None,
        };
        match &self.api.shapes[*nameless].place {
            Place::Property(owner, name) if self.ident(*nameless).is_none() => {
                let owner = *owner;
                Some(Held { what, name, owner })
            }
            _ => None,
        }
    }

    /// A shape by name: as a link where it stands in the same module.
    fn link(&self, from: ShapeId, to: ShapeId) -> String {
        match (self.ident(to), &self.api.shapes[to].place) {
            (Some(ident), _) if self.homes.of(from) == self.homes.of(to) => {
                format!("[`{}`]", ident.name())
            }
            (Some(ident), _) => format!("`{}`", ident.name()),
            (None, Place::Property(owner, name)) => {
                format!("the {} of {}", quoted(name), self.link(from, *owner))
            }
            (None, Place::Component(name)) => quoted(name),
            (None, Place::RequestView(base)) => self.link(from, *base),
            (None, Place::Item(owner) | Place::Value(owner)) => self.link(from, *owner),
            (None, Place::RequestBody(operation, _)) => {
                format!("the body of {}", self.operation_text(*operation))
            }
            (None, Place::ResponseBody(operation, ..)) => {
                format!("what {} answers", self.operation_text(*operation))
            }
            (None, Place::Parameter(operation, name)) => {
                format!(
                    "the parameter {} of {}",
                    quoted(name),
                    self.operation_text(*operation)
                )
            }
            (None, Place::Variant(owner, _)) => self.link(from, *owner),
            (None, Place::ResponseHeader(_, _, name) | Place::Shared { name, .. }) => quoted(name),
        }
    }

    /// An operation by what it is on the wire: names of methods repeat from tag to tag.
    pub(super) fn operation_text(&self, place: OperationPlace) -> String {
        match place {
            OperationPlace::Operation(id) => {
                let operation = &self.api.operations[id];
                let path = super::operations::template(&operation.path);
                quoted(&format!("{} {path}", operation.method.name()))
            }
            OperationPlace::Incoming(id) => {
                let operation = &self.api.incoming[id];
                let kind = match operation.arrival {
                    Some(Arrival::Callback { .. }) => "callback",
                    _ => "webhook",
                };
                format!("the {kind} {}", quoted(&operation.path))
            }
        }
    }
}

/// What a property of a type holds: "An item of the", `tags`, `Pet`.
struct Held<'u> {
    what: &'static str,
    name: &'u str,
    owner: ShapeId,
}

/// What a schema is called, where that says more than the name in Rust or the schema's own does.
fn title<'a>(shape: &'a Shape, name: &str) -> Option<&'a str> {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let title = shape.title.as_deref()?.trim();
    let said = letters(title);
    let echoes = |name: &str| {
        let name = letters(name);
        name.starts_with(&said) || name.ends_with(&said)
    };
    let own = match &shape.place {
        Place::Component(name) => name,
        _ => "",
    };
    (!said.is_empty() && !echoes(name) && !echoes(own)).then_some(title)
}

fn plain(indent: usize) -> impl Fn(&str) -> Docs {
    move |text| Docs::prose(text, indent)
}

fn constant(shape: &Shape, nullable: bool) -> Option<String> {
    let null = if nullable { ", or null" } else { "" };
    match &shape.kind {
        ShapeKind::Constant(value) => Some(format!("Always {}{null}.", shown(value))),
        _ => None,
    }
}

/// A short example that says more than the type: none of an enum, a flag or an object.
fn example(shape: &Shape) -> Option<&Value> {
    let telling = matches!(
        shape.kind,
        ShapeKind::String(_)
            | ShapeKind::Integer(_)
            | ShapeKind::Number(_)
            | ShapeKind::Array(_)
            | ShapeKind::Tuple(_)
    );
    let simple = |value: &Value| match value {
        Value::String(text) => !text.trim().is_empty() && !text.contains('\n'),
        Value::Number(_) => true,
        _ => false,
    };
    let value = shape.examples.first().map(|example| &example.value)?;
    let fits = match value {
        Value::Array(items) => !items.is_empty() && items.iter().all(simple),
        value => simple(value),
    };
    (telling && fits && value.to_string().chars().count() <= SHORT).then_some(value)
}

/// A value as code: a text without its quotes.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        value => quoted(&value.to_string()),
    }
}

fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for text in texts {
        if !distinct.contains(&text) {
            distinct.push(text);
        }
    }
    distinct
}

/// `a`, `a and b`, `a, b and c`, `a, b and 4 others`.
fn enumerated(texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] if texts.len() <= NAMED => format!("{} and {last}", first.join(", ")),
        [first, second, rest @ ..] => format!("{first}, {second} and {} others", rest.len()),
    }
}
