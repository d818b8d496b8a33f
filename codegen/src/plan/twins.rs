//! Inline shapes that are defined alike in several places, and are written once.
//!
//! Twins are equal in all that is written of them, stand in places that are called alike, and travel the same way; what
//! they hold are twins as well. Components are never twins: their names tell them apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::reach::children;
use crate::model::{Api, Place, ShapeId};

use super::modules::TagModule;
use super::shape_names::is_item;

mod answers;
mod sign;

use answers::Operations;
pub(super) use answers::{Side, Subject};
use sign::Signer;

/// The first twin of each shape that has one; the first itself is not in the map.
#[derive(Debug, Default)]
pub(super) struct Twins {
    first: BTreeMap<ShapeId, ShapeId>,
    /// Each first with all of its group.
    groups: BTreeMap<ShapeId, Vec<ShapeId>>,
    /// What bodies that are twins have in common, by their first.
    subjects: BTreeMap<ShapeId, Subject>,
}

impl Twins {
    /// The shape that is written for this one.
    pub(super) fn first(&self, id: ShapeId) -> ShapeId {
        self.first.get(&id).copied().unwrap_or(id)
    }

    /// The first of each group.
    pub(super) fn firsts(&self) -> impl Iterator<Item = ShapeId> {
        self.groups.keys().copied()
    }

    /// All that a shape is written for, itself among them; `None` where it has no twin.
    pub(super) fn group(&self, first: ShapeId) -> Option<&[ShapeId]> {
        self.groups.get(&first).map(Vec::as_slice)
    }

    /// The bodies of several operations that are written once, and what they have in common.
    pub(super) fn subjects(&self) -> impl Iterator<Item = (ShapeId, &Subject)> {
        let subjects = self.subjects.iter();
        subjects.map(|(first, subject)| (*first, subject))
    }
}

/// Why shapes may be twins.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// They are called alike.
    Step(String),
    /// They are bodies of one operation.
    Body(String),
    /// They are variants of one union.
    Variant(ShapeId),
    /// They are bodies that have this in common.
    Subject(Subject),
}

/// Finds twins among the shapes that are written.
pub(super) fn find(api: &Api, modules: &[TagModule], written: &[ShapeId]) -> Twins {
    let mut signer = Signer::new(api);
    let operations = Operations::of(modules);
    let mut alike: BTreeMap<(Reason, (bool, bool), usize), Vec<ShapeId>> = BTreeMap::new();
    let inline = written.iter().filter(|id| is_item(&api.shapes[**id].kind));
    for id in inline {
        let Some(number) = signer.number(*id) else {
            continue;
        };
        for reason in reasons(api, &operations, *id) {
            let key = (reason, way(api, *id), number);
            alike.entry(key).or_default().push(*id);
        }
    }
    let mut joined = Joined::default();
    for group in alike.values() {
        if let [first, others @ ..] = group.as_slice() {
            let pairs = others.iter().map(|other| (*first, *other));
            pairs.for_each(|(first, other)| joined.join_all(api, first, other));
        }
    }
    let mut twins = joined.twins(api);
    for ((reason, _, _), group) in alike {
        if let (Reason::Subject(subject), [first, ..]) = (reason, group.as_slice())
            && answers::of_several(api, &group)
        {
            twins.subjects.insert(twins.first(*first), subject);
        }
    }
    twins
}

/// Who reaches a shape: twins travel the same way.
fn way(api: &Api, id: ShapeId) -> (bool, bool) {
    let reach = &api.shapes[id].reach;
    (reach.requests, reach.responses)
}

/// What a shape has in common with its twins; nothing for a shape that has a name of its own.
fn reasons(api: &Api, operations: &Operations, id: ShapeId) -> Vec<Reason> {
    let own = match &api.shapes[id].place {
        // One body in several media types.
        Place::RequestBody(operation, _) => Some(Reason::Body(format!("{operation:?}"))),
        Place::Variant(owner, _) => Some(Reason::Variant(*owner)),
        _ => None,
    };
    let step = step_name(api, id).map(|step| Reason::Step(step.to_owned()));
    let subject = operations.subject(api, id).map(Reason::Subject);
    [own, step, subject].into_iter().flatten().collect()
}

/// The property or parameter that a shape is the value of, directly or as an item.
pub(super) fn step_name(api: &Api, id: ShapeId) -> Option<&str> {
    match &api.shapes[id].place {
        Place::Property(_, name)
        | Place::Parameter(_, name)
        | Place::ResponseHeader(_, _, name) => Some(name),
        Place::Item(owner) | Place::Value(owner) if !is_item(&api.shapes[*owner].kind) => {
            match &api.shapes[*owner].place {
                Place::Property(_, name) | Place::Parameter(_, name) => Some(name),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Sets of twins while they are found.
#[derive(Default)]
struct Joined {
    /// The next one on the way to that which stands for all of a set.
    next: BTreeMap<ShapeId, ShapeId>,
    seen: BTreeSet<(ShapeId, ShapeId)>,
}

impl Joined {
    fn root(&self, mut id: ShapeId) -> ShapeId {
        while let Some(next) = self.next.get(&id) {
            id = *next;
        }
        id
    }

    /// Joins two shapes that are equal, and what they hold: nothing below the second one is written.
    fn join_all(&mut self, api: &Api, left: ShapeId, right: ShapeId) {
        let mut waiting = vec![(left, right)];
        while let Some((left, right)) = waiting.pop() {
            if left == right || !self.seen.insert((left, right)) {
                continue;
            }
            let (one, other) = (&api.shapes[left].kind, &api.shapes[right].kind);
            if is_item(one) && way(api, left) == way(api, right) {
                self.join(api, left, right);
            }
            let pairs = children(one).into_iter().zip(children(other));
            waiting.extend(pairs.map(|((one, _), (other, _))| (one.shape, other.shape)));
        }
    }

    /// The place that comes first stands for both.
    fn join(&mut self, api: &Api, left: ShapeId, right: ShapeId) {
        let (left, right) = (self.root(left), self.root(right));
        let pointer = |id: ShapeId| &api.shapes[id].origin.pointer;
        if left == right {
            return;
        }
        let (first, other) = match pointer(left) <= pointer(right) {
            true => (left, right),
            false => (right, left),
        };
        self.next.insert(other, first);
    }

    fn twins(&self, api: &Api) -> Twins {
        let mut twins = Twins::default();
        for id in self.next.keys().copied() {
            let first = self.root(id);
            twins.first.insert(id, first);
            twins
                .groups
                .entry(first)
                .or_insert_with(|| vec![first])
                .push(id);
        }
        for group in twins.groups.values_mut() {
            group.sort_by(|left, right| {
                let pointer = |id: &ShapeId| &api.shapes[*id].origin.pointer;
                pointer(left).cmp(pointer(right))
            });
        }
        twins
    }
}
