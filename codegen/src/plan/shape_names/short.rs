//! The names of what is written once for several places: what these have in common.
//!
//! Takes groups of twins; gives names in camel case that nothing else has. Where several groups would have a name, each is
//! called by more of what it is; what has no name here is called after the first of its places, as anything else is.

use std::collections::{BTreeMap, BTreeSet};

use super::{answer, one_of, seam};
use crate::http::Status;
use crate::model::{Api, Place, ShapeId, ShapeKind};
use crate::plan::modules::{Home, Homes};
use crate::plan::names::{self, Ident};
use crate::plan::twins::{self, Side, Subject, Twins};

/// What has more members is not called by them.
const FEW: usize = 3;

/// The name of each group of twins that has one.
pub(super) fn find(
    api: &Api,
    homes: &Homes,
    twins: &Twins,
    components: &BTreeMap<ShapeId, Ident>,
) -> BTreeMap<ShapeId, String> {
    let steps = twins.firsts();
    let steps = steps.filter_map(|id| Some((id, step(api, id)?)));
    let bodies = twins.subjects();
    let bodies = bodies.map(|(id, subject)| (id, body(api, twins, id, subject)));
    let bodies: Vec<(ShapeId, String)> = bodies.collect();
    let mut short = Short {
        taken: components
            .values()
            .map(|ident| ident.name().to_owned())
            .collect(),
        names: BTreeMap::new(),
    };
    short.add(steps.chain(bodies.clone()).collect());
    // What one module has to itself may be called after that, and leaves the name to what several share.
    let own = |id: ShapeId| match homes.of(id) {
        Home::Module(at) => homes.modules.get(at),
        Home::Shared | Home::Unused => None,
    };
    let of_modules = bodies.iter().filter_map(|(id, name)| {
        let module = names::camel(&own(*id)?.name);
        Some((*id, format!("{module}{name}")))
    });
    short.add(of_modules.collect());
    let shared = bodies.iter().filter(|(id, _)| own(*id).is_none());
    short.add(shared.cloned().collect());
    let failures = twins
        .subjects()
        .filter(|(_, subject)| subject.side == Side::Failure && !subject.item);
    let by_members = failures.filter_map(|(id, _)| Some((id, by_members(api, id)?)));
    short.add(by_members.collect());
    short.names
}

/// Names that are found.
struct Short {
    taken: BTreeSet<String>,
    names: BTreeMap<ShapeId, String>,
}

impl Short {
    /// Of what has no name yet, gives those that would be given once and that nothing has.
    fn add(&mut self, names: Vec<(ShapeId, String)>) {
        let mut names = names;
        names.retain(|(id, _)| !self.names.contains_key(id));
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, name) in &names {
            *count.entry(name).or_default() += 1;
        }
        let is_single = |name: &str| count.get(name) == Some(&1) && !self.taken.contains(name);
        let single = names.iter().filter(|(_, name)| is_single(name)).cloned();
        let single: Vec<(ShapeId, String)> = single.collect();
        self.taken
            .extend(single.iter().map(|(_, name)| name.clone()));
        self.names.extend(single);
    }
}

/// The last step of the places of twins.
fn step(api: &Api, id: ShapeId) -> Option<String> {
    let many = names::camel(twins::step_name(api, id)?);
    let item = matches!(api.shapes[id].place, Place::Item(_) | Place::Value(_));
    Some(if item { one_of(many, "Item") } else { many })
}

/// What bodies are about; failures are called by the status that all of them come with.
fn body(api: &Api, twins: &Twins, id: ShapeId, subject: &Subject) -> String {
    let about = names::camel(&subject.about);
    let name = match subject.side {
        Side::Request => format!("{about}Request"),
        Side::Answer => format!("{about}Response"),
        Side::Failure => failure(api, twins, id),
    };
    if subject.item {
        format!("{name}Item")
    } else {
        name
    }
}

fn failure(api: &Api, twins: &Twins, id: ShapeId) -> String {
    let statuses = statuses(api, twins, id);
    match statuses.first() {
        Some(only @ (Status::Exact(_) | Status::Range(_))) if statuses.len() == 1 => answer(*only),
        _ => "ErrorResponse".to_owned(),
    }
}

/// What tells that something failed, by the members that it has where these are few: `MessageErrorResponse`.
fn by_members(api: &Api, id: ShapeId) -> Option<String> {
    let ShapeKind::Object(object) = &api.shapes[id].kind else {
        return None;
    };
    let members: Vec<&str> = object.properties.keys().map(String::as_str).collect();
    let members = (1..=FEW)
        .contains(&members.len())
        .then(|| names::camel(&members.join("_")))?;
    Some(seam::join(&members, "ErrorResponse"))
}

/// What an operation answers with these statuses, where it has no other name.
pub(super) fn of_statuses(statuses: &BTreeSet<Status>) -> String {
    let classes: BTreeSet<u16> = statuses.iter().map(|status| class(*status)).collect();
    match (statuses.first(), classes.first()) {
        (Some(only), _) if statuses.len() == 1 => answer(*only),
        (_, Some(4)) if classes.len() == 1 => "ClientError".to_owned(),
        (_, Some(5)) if classes.len() == 1 => "ServerError".to_owned(),
        _ => answer(Status::Default),
    }
}

fn class(status: Status) -> u16 {
    match status {
        Status::Exact(code) => code / 100,
        Status::Range(first) => first.into(),
        Status::Default => 0,
    }
}

/// The statuses that a body or its items come with, and all their twins.
pub(super) fn statuses(api: &Api, twins: &Twins, id: ShapeId) -> BTreeSet<Status> {
    let all = twins.group(id).unwrap_or(std::slice::from_ref(&id));
    all.iter().filter_map(|id| status(api, *id)).collect()
}

fn status(api: &Api, id: ShapeId) -> Option<Status> {
    match &api.shapes[id].place {
        Place::ResponseBody(_, status, _) => Some(*status),
        Place::Item(owner) => status(api, *owner),
        _ => None,
    }
}
