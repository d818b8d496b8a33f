//! Bodies of several operations that may be one type: what they have in common.
//!
//! All that tells of failures goes together, whichever operation fails; answers and what is sent go together where the
//! operations are about the same thing, or where an answer says no more than that. Knows no Rust names but those of
//! operations, which say what these are about.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::shape::OperationPlace;
use crate::model::{Additional, Api, OperationId, Place, ShapeId, ShapeKind};
use crate::plan::modules::TagModule;
use crate::plan::nouns;
use crate::plan::usage::{operation_at, tells_success};

/// An answer of so many plain members is called by these.
const FEW: usize = 2;

/// What bodies have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::plan) struct Subject {
    /// How they travel.
    pub(in crate::plan) side: Side,
    /// What they are called by, in snake case.
    pub(in crate::plan) about: String,
    /// The module that the operations are of; `None` where any may be.
    module: Option<usize>,
    /// Whether they are items of bodies.
    pub(in crate::plan) item: bool,
}

/// How a body travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::plan) enum Side {
    /// It tells that a call failed.
    Failure,
    /// It is what a call is made for.
    Answer,
    /// It is sent.
    Request,
}

/// What the operations are about, each with its module.
pub(super) struct Operations {
    nouns: BTreeMap<OperationId, (usize, String)>,
}

impl Operations {
    pub(super) fn of(modules: &[TagModule]) -> Self {
        let all = modules.iter().enumerate().flat_map(|(at, module)| {
            let operations = module.operations.iter();
            operations.map(move |(id, ident)| (*id, (at, noun(ident.name(), &module.name))))
        });
        let nouns = all.collect();
        Self { nouns }
    }

    /// What the body that a shape is, or is an item of, has in common with others.
    pub(super) fn subject(&self, api: &Api, id: ShapeId) -> Option<Subject> {
        let (body, item) = match &api.shapes[id].place {
            Place::Item(owner) if matches!(api.shapes[*owner].kind, ShapeKind::Array(_)) => {
                (*owner, true)
            }
            _ => (id, false),
        };
        let (side, operation) = side(api, body)?;
        let (module, noun) = self.nouns.get(&operation)?;
        let (module, about) = match (side, plain_members(api, id)) {
            (Side::Failure, _) => (None, String::new()),
            (Side::Answer, Some(members)) => (None, members),
            _ => (Some(*module), noun.clone()),
        };
        Some(Subject {
            side,
            about,
            module,
            item,
        })
    }
}

/// Whether shapes are bodies of several operations.
pub(super) fn of_several(api: &Api, group: &[ShapeId]) -> bool {
    let operation = |id: &ShapeId| match &api.shapes[*id].place {
        Place::Item(owner) => side(api, *owner),
        _ => side(api, *id),
    };
    let operations = group.iter().filter_map(operation).map(|(_, id)| id);
    operations.collect::<BTreeSet<OperationId>>().len() > 1
}

/// How a body travels, and of which operation it is. What comes item by item is called by its items.
fn side(api: &Api, id: ShapeId) -> Option<(Side, OperationId)> {
    match &api.shapes[id].place {
        Place::RequestBody(OperationPlace::Operation(id), _) => Some((Side::Request, *id)),
        Place::ResponseBody(place @ OperationPlace::Operation(id), status, media) => {
            match tells_success(operation_at(api, *place), *status) {
                false => Some((Side::Failure, *id)),
                true => media.sequence().is_none().then_some((Side::Answer, *id)),
            }
        }
        _ => None,
    }
}

/// The members of an answer that has few, all of them plain: `{success}`.
fn plain_members(api: &Api, id: ShapeId) -> Option<String> {
    let ShapeKind::Object(object) = &api.shapes[id].kind else {
        return None;
    };
    let is_plain = |id: ShapeId| {
        let kind = &api.shapes[id].kind;
        matches!(kind, ShapeKind::Boolean | ShapeKind::Integer(_))
            || matches!(kind, ShapeKind::Number(_) | ShapeKind::String(_))
    };
    let members = || object.properties.values();
    let is_few = (1..=FEW).contains(&object.properties.len());
    let is_all = !matches!(object.additional, Additional::Typed(_)) && object.patterns.is_empty();
    let are_plain = members().all(|member| is_plain(member.used.shape));
    let names: Vec<&str> = object.properties.keys().map(String::as_str).collect();
    (is_few && is_all && are_plain).then(|| names.join("_"))
}

/// What an operation is about: its name without what is done, or the name of its module.
fn noun(name: &str, module: &str) -> String {
    let words: Vec<String> = name.split('_').map(str::to_owned).collect();
    let is_article = |word: &&String| ["a", "an", "the"].contains(&word.as_str());
    let noun = words
        .iter()
        .skip(nouns::before(&words))
        .skip_while(is_article);
    let noun: Vec<&str> = noun
        .take_while(|word| *word != "by")
        .map(String::as_str)
        .collect();
    match noun.is_empty() {
        true => module.to_owned(),
        false => noun.join("_"),
    }
}
