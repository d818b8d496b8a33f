//! What comes in: the modules of webhooks and callbacks, and the names of what they hold.
//!
//! Each becomes types in its module, which stand beside the models that it takes from elsewhere: no two may be called
//! alike.

use std::collections::BTreeSet;

use super::Ident;
use super::modules::{Homes, TagModule};
use super::names::{self, Kind};
use crate::config::Names;
use crate::model::{Api, Arrival, Operation, OperationId, OperationPlace, Reach};

/// The webhooks, or the callbacks.
pub(super) struct ComesIn {
    pub(super) kind: Incoming,
    /// What comes in with its names, in the description's order.
    pub(super) operations: Vec<(OperationId, Ident)>,
}

/// Why calls come in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Incoming {
    Webhooks,
    Callbacks,
}

impl Incoming {
    const ALL: [Self; 2] = [Self::Webhooks, Self::Callbacks];

    fn of(operation: &Operation) -> Self {
        match operation.arrival {
            Some(Arrival::Callback { .. }) => Self::Callbacks,
            _ => Self::Webhooks,
        }
    }

    /// Several of them, as they are called in prose and in names.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Webhooks => "webhooks",
            Self::Callbacks => "callbacks",
        }
    }

    /// One of them, as it is called in prose and in names.
    pub(super) fn one(self) -> &'static str {
        match self {
            Self::Webhooks => "webhook",
            Self::Callbacks => "callback",
        }
    }

    fn is_reached(self, reach: &Reach) -> bool {
        match self {
            Self::Webhooks => reach.webhooks,
            Self::Callbacks => reach.callbacks,
        }
    }
}

/// The modules of what comes in; `others` are those of tags, whose names they leave alone.
pub(super) fn group(api: &Api, given: &Names, others: &[TagModule]) -> Vec<TagModule> {
    let mut modules = Vec::new();
    for kind in Incoming::ALL {
        let all = api.incoming.iter();
        let own = all.filter(|(_, operation)| Incoming::of(operation) == kind);
        let own: Vec<OperationId> = own.map(|(id, _)| id).collect();
        if own.is_empty() {
            continue;
        }
        let name = kind.word();
        let is_taken = |ident: &Ident| others.iter().any(|other| other.ident == *ident);
        let plain = names::ident(Kind::Module, name);
        let name = match is_taken(&plain) {
            true => format!("incoming {name}"),
            false => name.to_owned(),
        };
        let operations = name_operations(api, given, kind, own, others);
        modules.push(TagModule {
            ident: names::ident(Kind::Module, &name),
            name,
            tags: Vec::new(),
            operations: Vec::new(),
            told: Vec::new(),
            comes_in: Some(ComesIn { kind, operations }),
        });
    }
    modules
}

/// The modules of what comes in that reach a shape.
pub(super) fn reached(modules: &[TagModule], reach: &Reach) -> Vec<Option<usize>> {
    let indexed = modules.iter().enumerate();
    let reached = indexed.filter(|(_, module)| {
        let group = module.comes_in.as_ref();
        group.is_some_and(|group| group.kind.is_reached(reach))
    });
    reached.map(|(at, _)| Some(at)).collect()
}

/// By the name of the webhook or callback; where several have it, with the operation that registers it, and the method.
fn name_operations(
    api: &Api,
    given: &Names,
    kind: Incoming,
    ids: Vec<OperationId>,
    others: &[TagModule],
) -> Vec<(OperationId, Ident)> {
    let mut named: Vec<Option<String>> = ids
        .iter()
        .map(|id| {
            let written = api.incoming[*id].id.as_ref();
            let written = written.and_then(|id| given.operations.get(id));
            written.map(|name| name.value.clone())
        })
        .collect();
    for candidate in 0..3 {
        let proposed: Vec<String> = ids
            .iter()
            .map(|id| proposed(api, kind, *id, others, candidate))
            .collect();
        let spelled: Vec<Ident> = proposed
            .iter()
            .map(|name| names::ident(Kind::Method, name))
            .collect();
        for (at, name) in proposed.iter().enumerate() {
            let same = spelled
                .iter()
                .filter(|other| spelled.get(at) == Some(other));
            let is_single = same.count() == 1 && name.chars().any(char::is_alphanumeric);
            if let Some(slot) = named.get_mut(at).filter(|slot| slot.is_none() && is_single) {
                *slot = Some(name.clone());
            }
        }
    }
    let whole = |id: &OperationId| proposed(api, kind, *id, others, 2);
    let names: Vec<String> = ids
        .iter()
        .zip(named)
        .map(|(id, name)| name.unwrap_or_else(|| whole(id)))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    ids.into_iter()
        .zip(names::assign(Kind::Method, &names))
        .collect()
}

/// Names from the shortest to the longest.
fn proposed(
    api: &Api,
    kind: Incoming,
    id: OperationId,
    others: &[TagModule],
    candidate: usize,
) -> String {
    let operation = &api.incoming[id];
    let owner = match &operation.arrival {
        Some(Arrival::Callback {
            of: OperationPlace::Operation(of),
            ..
        }) => {
            let operations = others.iter().flat_map(|module| &module.told);
            let mut owners = operations.filter(|(other, _)| other == of);
            owners.next().map(|(_, ident)| format!("{} ", ident.name()))
        }
        _ => None,
    };
    let owner = owner.unwrap_or_default();
    let name = match operation.path.chars().any(char::is_alphanumeric) {
        true => operation.path.as_str(),
        false => operation.id.as_deref().unwrap_or(kind.one()),
    };
    match candidate {
        0 => name.to_owned(),
        1 => format!("{owner}{name}"),
        _ => format!("{owner}{name} {}", operation.method.as_str()),
    }
}

/// Calls what comes in so that the types of its name stand beside all others.
pub(super) fn give_way(homes: &mut Homes, taken: &BTreeSet<Ident>) {
    let groups = homes
        .modules
        .iter_mut()
        .filter_map(|module| module.comes_in.as_mut());
    for group in groups {
        let kind = group.kind;
        let mut own: BTreeSet<String> = BTreeSet::new();
        for (_, ident) in &mut group.operations {
            let clashes = |ident: &Ident, own: &BTreeSet<String>| {
                types(ident).iter().any(|name| {
                    own.contains(name)
                        || names::type_ident(name).as_str() != name
                        || taken.iter().any(|ident| ident.name() == name)
                })
            };
            let base = ident.name().trim_end_matches('_').to_owned();
            let mut count = 1;
            while clashes(ident, &own) {
                let number = if count == 1 {
                    String::new()
                } else {
                    format!(" {count}")
                };
                let longer = format!("{base} {}{number}", kind.one());
                *ident = names::ident(Kind::Method, &longer);
                count += 1;
            }
            own.extend(types(ident));
        }
    }
}

/// The types that the runtime's macro makes of a name.
fn types(ident: &Ident) -> [String; 3] {
    let words = ident.name().split('_').filter(|word| !word.is_empty());
    let name: String = words.map(capitalized).collect();
    [format!("{name}Body"), format!("{name}Answer"), name]
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
