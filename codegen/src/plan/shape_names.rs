//! The name of each shape that becomes an item.
//!
//! A component keeps its own name; what is defined in its place is named after it. Inline names give way to components,
//! those of one module to the shared ones, and equal ones are numbered in the order of their places.

use std::collections::{BTreeMap, BTreeSet};

use super::modules::{Home, Homes};
use super::names::{self, Ident, Kind};
use super::twins::Twins;
use super::usage::{operation_at, tells_success};
use super::{literal, value_enums};
use crate::config::Names;
use crate::http::{MediaKind, Sequence, Status};
use crate::model::shape::OperationPlace;
use crate::model::{Api, EnumBase, Place, ShapeId, ShapeKind, Value};

mod bodies;
mod builders;
mod contents;
mod seam;
mod short;
mod telling;

use bodies::Usages;
use builders::{beside_builders, is_taken};
use seam::Lengths;

/// Deeper than this, a place is not followed for a name.
const DEPTH: usize = 64;

/// Whether a kind becomes an item rather than a type of the language.
pub(super) fn is_item(kind: &ShapeKind) -> bool {
    match kind {
        ShapeKind::Object(_) | ShapeKind::Union(_) => true,
        ShapeKind::Enum(enumeration) => {
            enumeration.base == EnumBase::String || value_enums::is_sayable(enumeration)
        }
        ShapeKind::Constant(value) => literal::is_held(value),
        _ => false,
    }
}

/// Names every shape that is written.
pub(super) fn name_shapes(
    api: &Api,
    given: &Names,
    (homes, usages): (&Homes, &Usages),
    written: &[ShapeId],
    twins: &Twins,
) -> BTreeMap<ShapeId, Ident> {
    let mut idents = name_components(api, given, written);
    bodies::rename(api, given, (homes, usages), &mut idents);
    name_views(api, written, &mut idents);
    let namer = Namer {
        api,
        homes,
        twins,
        components: idents.clone(),
        short: short::find(api, homes, twins, &idents),
    };
    let mut inline: Vec<ShapeId> = written
        .iter()
        .copied()
        .filter(|id| !idents.contains_key(id))
        .collect();
    inline.sort_by_key(|id| (homes.of(*id), api.shapes[*id].origin.pointer.clone(), *id));
    let mut taken: BTreeMap<Home, BTreeSet<Ident>> = BTreeMap::new();
    taken
        .entry(Home::Shared)
        .or_default()
        .extend(idents.values().cloned());
    let lengths = Lengths::of(
        idents.values(),
        inline.iter().map(|id| namer.segments(*id, 0)),
    );
    for id in inline {
        let home = homes.of(id);
        let is_free_nowhere = |ident: &Ident| {
            [Home::Shared, home].iter().any(|home| {
                let taken = taken.get(home);
                taken.is_some_and(|taken| is_taken(taken, ident))
            })
        };
        let ident = first_free(namer.candidates(id, &lengths), is_free_nowhere);
        taken.entry(home).or_default().insert(ident.clone());
        idents.insert(id, ident);
    }
    idents
}

fn name_components(api: &Api, given: &Names, written: &[ShapeId]) -> BTreeMap<ShapeId, Ident> {
    let called = |name| {
        let own = given.schemas.get(name);
        own.map_or(name, |own| own.value.as_str())
    };
    let components = written
        .iter()
        .filter_map(|id| match &api.shapes[*id].place {
            Place::Component(name) => Some((*id, called(name))),
            _ => None,
        });
    let (ids, names): (Vec<ShapeId>, Vec<&str>) = components.unzip();
    let idents = ids.into_iter().zip(names::assign(Kind::Type, &names));
    beside_builders(api, idents.collect())
}

/// Views of components are called after them, and give way to components.
fn name_views(api: &Api, written: &[ShapeId], idents: &mut BTreeMap<ShapeId, Ident>) {
    let views = written.iter().filter_map(|id| match api.shapes[*id].place {
        Place::RequestView(base) => Some((idents.get(&base)?.clone(), *id)),
        _ => None,
    });
    let mut views: Vec<(Ident, ShapeId)> = views.collect();
    views.sort();
    let mut taken: BTreeSet<Ident> = idents.values().cloned().collect();
    for (base, view) in views {
        let candidates = ["Request", "Input"].map(|word| format!("{}{word}", base.name()));
        let ident = first_free(candidates.into(), |ident| is_taken(&taken, ident));
        taken.insert(ident.clone());
        idents.insert(view, ident);
    }
}

fn first_free(candidates: Vec<String>, taken: impl Fn(&Ident) -> bool) -> Ident {
    let idents: Vec<Ident> = candidates
        .iter()
        .map(|name| names::type_ident(name))
        .collect();
    if let Some(free) = idents.iter().find(|ident| !taken(ident)) {
        return free.clone();
    }
    let base = idents
        .into_iter()
        .next_back()
        .unwrap_or_else(|| names::ident(Kind::Type, ""));
    let mut count = 2;
    loop {
        let numbered = names::numbered(Kind::Type, &base, count);
        if !taken(&numbered) {
            return numbered;
        }
        count += 1;
    }
}

struct Namer<'a> {
    api: &'a Api,
    homes: &'a Homes,
    twins: &'a Twins,
    components: BTreeMap<ShapeId, Ident>,
    /// What twins have in common in their names.
    short: BTreeMap<ShapeId, String>,
}

impl Namer<'_> {
    /// Names for a shape in camel case, the best first.
    fn candidates(&self, id: ShapeId, lengths: &Lengths) -> Vec<String> {
        let segments = self.segments(id, 0);
        let whole = segments.concat();
        let plain = match &self.api.shapes[id].place {
            Place::Item(parent) => Some(format!("{}Item", self.name(*parent, 0))),
            Place::Value(parent) => Some(format!("{}Value", self.name(*parent, 0))),
            Place::Variant(parent, at) => Some(format!("{}{}", self.name(*parent, 0), at + 1)),
            _ => None,
        };
        let short = self.short.get(&id).cloned();
        let placed = short.as_ref().map(|_| self.placed(id, 0).concat());
        let brief = lengths.brief(&segments);
        let told = self.told(id, &whole);
        [short, brief, placed, Some(whole), plain, told]
            .into_iter()
            .flatten()
            .collect()
    }

    /// What tells a shape from a component or another shape that is called as it is: the reason of its status, or the kind
    /// of type that it is.
    fn told(&self, id: ShapeId, whole: &str) -> Option<String> {
        let shape = &self.api.shapes[id];
        let word = match (&shape.place, &shape.kind) {
            (Place::Variant(..), _) => return None,
            (Place::ResponseBody(operation, status, _), _) => {
                let reason = names::camel(status.reason()?);
                return Some(format!("{}{reason}", self.operation(*operation)));
            }
            (_, ShapeKind::Enum(_) | ShapeKind::Constant(_)) => "Value",
            (_, ShapeKind::Union(_)) => "Choice",
            _ => "Data",
        };
        Some(format!("{whole}{word}"))
    }

    /// The name of any shape, item or not.
    fn name(&self, id: ShapeId, depth: usize) -> String {
        self.segments(id, depth)
            .iter()
            .fold(String::new(), |name, segment| seam::join(&name, segment))
    }

    /// The parts of a name: the component or the operation that a shape stands in, then each step to it.
    fn segments(&self, id: ShapeId, depth: usize) -> Vec<String> {
        if let Some(ident) = self.components.get(&id) {
            return vec![ident.name().to_owned()];
        }
        let id = self.twins.first(id);
        if let Some(short) = self.short.get(&id) {
            return vec![short.clone()];
        }
        if depth > DEPTH {
            return vec!["Nested".to_owned()];
        }
        self.placed(id, depth)
    }

    /// The parts of a name by the place of a shape that has no other.
    fn placed(&self, id: ShapeId, depth: usize) -> Vec<String> {
        let below = |parent: ShapeId, step: String| {
            let mut segments = self.segments(parent, depth + 1);
            segments.push(step);
            segments
        };
        let one = |parent: ShapeId, word: &str| {
            let mut segments = self.segments(parent, depth + 1);
            if let Some(last) = segments.last_mut() {
                *last = one_of(std::mem::take(last), word);
            }
            segments
        };
        let at = |operation: OperationPlace, step: String| vec![self.operation(operation), step];
        match &self.api.shapes[id].place {
            Place::Component(name) | Place::Shared { name, .. } => vec![names::camel(name)],
            Place::Property(owner, name) => below(*owner, names::camel(name)),
            Place::Item(owner) if self.is_sequence(*owner) => self.segments(*owner, depth + 1),
            Place::Item(owner) => one(*owner, "Item"),
            Place::Value(owner) => one(*owner, "Value"),
            Place::Variant(owner, at) => below(*owner, self.variant(*owner, id, *at)),
            Place::Parameter(operation, name) | Place::ResponseHeader(operation, _, name) => {
                at(*operation, names::camel(name))
            }
            Place::RequestBody(operation, media) => {
                let form = match media.kind() {
                    _ if self.is_main_body(id, *operation) => "",
                    MediaKind::Form => "Form",
                    MediaKind::Multipart => "Multipart",
                    _ => "Other",
                };
                vec![format!("{}{form}Request", self.operation(*operation))]
            }
            Place::ResponseBody(operation, status, media) => {
                let what = match media.sequence().filter(|_| status.is_success()) {
                    Some(Sequence::Events) => "Event".to_owned(),
                    Some(Sequence::Lines) => "Item".to_owned(),
                    None if tells_success(operation_at(self.api, *operation), *status) => {
                        succeeded(*status)
                    }
                    None => short::of_statuses(&short::statuses(self.api, self.twins, id)),
                };
                let media = match self.is_main_answer(id, *operation, *status) {
                    true => String::new(),
                    false => contents::subtype(media),
                };
                vec![format!("{}{media}{what}", self.operation(*operation))]
            }
            Place::RequestView(base) => below(*base, "Request".to_owned()),
        }
    }

    /// Whether a shape is the whole of an answer that comes item by item, of which nothing but the items is named.
    fn is_sequence(&self, id: ShapeId) -> bool {
        let place = &self.api.shapes[id].place;
        matches!(place, Place::ResponseBody(_, status, media)
            if status.is_success() && media.sequence().is_some())
    }

    fn operation(&self, place: OperationPlace) -> String {
        let named = match place {
            OperationPlace::Operation(id) => self.homes.told(id),
            OperationPlace::Incoming(id) => self.homes.incoming(id),
        };
        named
            .map(|ident| names::camel(ident.name()))
            .unwrap_or_default()
    }

    /// What tells a variant from its brothers: that it is the base of them, its title, a constant that it holds, a property that it alone has, its kind,
    /// or its place.
    fn variant(&self, owner: ShapeId, id: ShapeId, at: usize) -> String {
        let shape = &self.api.shapes[id];
        let title = shape
            .title
            .as_deref()
            .filter(|title| is_name(title))
            .map(names::camel)
            .filter(|title| !title.is_empty());
        let single = |is_alike: fn(&ShapeKind) -> bool| match &self.api.shapes[owner].kind {
            ShapeKind::Union(union) => {
                let kinds = union.variants.iter();
                let kinds = kinds.map(|variant| &self.api.shapes[variant.used.shape].kind);
                kinds.filter(|kind| is_alike(kind)).count() == 1
            }
            _ => false,
        };
        let kind = || match &shape.kind {
            ShapeKind::Object(object) => self
                .constant(object)
                .or_else(|| self.extended(owner, id))
                .or_else(|| self.only_property(owner, id, object)),
            ShapeKind::Constant(Value::String(value)) => Some(names::camel(value)),
            ShapeKind::Enum(_) => Some("Value".to_owned()),
            ShapeKind::Array(_) if single(|kind| matches!(kind, ShapeKind::Array(_))) => {
                Some("List".to_owned())
            }
            ShapeKind::Map(_) if single(|kind| matches!(kind, ShapeKind::Map(_))) => {
                Some("Map".to_owned())
            }
            _ => None,
        };
        let base = title.is_none() && self.is_base(owner, id);
        let base = base.then(|| "Base".to_owned());
        let told = title.or(base).or_else(kind);
        told.unwrap_or_else(|| (at + 1).to_string())
    }
}

impl Namer<'_> {
    /// Whether a variant is what the others are all of: it has the name of their union.
    fn is_base(&self, owner: ShapeId, id: ShapeId) -> bool {
        let owner = &self.api.shapes[owner];
        match (&owner.kind, &owner.place) {
            (ShapeKind::Union(union), Place::Component(name)) => {
                let mut variants = union.variants.iter();
                variants.any(|it| it.used.shape == id && it.name.as_ref() == Some(name))
            }
            _ => false,
        }
    }
}

/// Whether a title is a name rather than a sentence or an expression of types.
fn is_name(title: &str) -> bool {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '_' | '-' | '.');
    title.chars().all(plain) && title.len() <= 40
}

/// One of several: the singular, or with a word after it.
fn one_of(many: String, word: &str) -> String {
    names::singular(&many).unwrap_or_else(|| format!("{many}{word}"))
}

/// How the body of a success is called.
fn succeeded(status: Status) -> String {
    match status {
        Status::Default => answer(Status::Range(2)),
        status => answer(status),
    }
}

/// How a body is called by the status that it comes with.
fn answer(status: Status) -> String {
    match (status, status.reason()) {
        (Status::Exact(200..=202) | Status::Range(2), _) => "Response".to_owned(),
        (Status::Default, _) => "Error".to_owned(),
        (_, Some(reason)) => names::camel(reason),
        (Status::Range(4), _) => "ClientError".to_owned(),
        (Status::Range(5), _) => "ServerError".to_owned(),
        (other, _) => format!("Status{other}"),
    }
}
