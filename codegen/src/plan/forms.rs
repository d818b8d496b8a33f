//! Forms: how their properties are written, and which of them are files.

use std::collections::BTreeSet;
use std::fmt::Display;

use indexmap::IndexMap;

use super::attributes::rules;
use super::build::Planner;
use super::parameters::styled;
use super::twins::step_name;
use super::types::{Typed, nested};
use super::{Argument, Type};
use crate::diagnostic::catalog;
use crate::http::{MediaKind, MediaType, Style};
use crate::model::{
    Constraints, Content, Header, ParameterEncoding, PartEncoding, ShapeId, ShapeKind,
    StringFormat, Union, Use,
};

/// What a form of parts says of them: the names of those that are written in a media type of values, which is no file's.
pub(super) type Form = BTreeSet<String>;

/// What a content says so.
pub(super) fn form_of(content: &Content) -> Form {
    let is_file = |part: &PartEncoding| {
        let types = part.content_type.iter();
        let mut types = types.flat_map(|media| media.as_str().split(','));
        types.all(|media| MediaType::new(media.trim()).kind() == MediaKind::Bytes)
    };
    let values = content.encoding.iter().filter(|(_, part)| !is_file(part));
    values.map(|(name, _)| name.clone()).collect()
}

/// How many lists may stand in each other around a file: a list may be one of itself.
const LISTS: usize = 4;

/// A part of a form for which the description asks for headers.
pub(super) struct HeadedPart<'c> {
    pub(super) name: &'c str,
    pub(super) headers: &'c [Header],
    /// Whether it is a file, which can take headers along.
    pub(super) is_file: bool,
}

impl Planner<'_> {
    /// The parts with headers of a form of parts: other forms have none (OpenAPI 3.1.1, Encoding Object, `headers`).
    pub(super) fn headed_parts<'c>(&self, content: &'c Content) -> Vec<HeadedPart<'c>> {
        let shape = content.used.as_ref().map(|used| used.shape);
        let shape = shape.filter(|_| content.media_type.kind() == MediaKind::Multipart);
        let headed = content
            .encoding
            .iter()
            .filter(|(_, part)| !part.headers.is_empty());
        let is_file = |name: &str| {
            let owner = shape?;
            let ShapeKind::Object(object) = &self.api.shapes[owner].kind else {
                return None;
            };
            self.file(owner, &object.properties.get(name)?.used)
        };
        let parts = headed
            .filter(|_| shape.is_some())
            .map(|(name, part)| HeadedPart {
                name,
                headers: &part.headers,
                is_file: is_file(name).is_some(),
            });
        parts.collect()
    }

    /// Tells of objects that are to be written as nothing that a client can write them as.
    pub(super) fn note_parts_as_json(&self, content: &Content) {
        let Some(used) = &content.used else { return };
        let ShapeKind::Object(form) = &self.api.shapes[used.shape].kind else {
            return;
        };
        for (name, part) in &content.encoding {
            let (Some(media), Some(property)) = (&part.content_type, form.properties.get(name))
            else {
                continue;
            };
            let mut types = media
                .as_str()
                .split(',')
                .map(|one| MediaType::new(one.trim()));
            let may_be_json = |one: MediaType| {
                one.kind() == MediaKind::Json || one.covers(&MediaType::new("application/json"))
            };
            if self.is_nested(property.used.shape, LISTS) && !types.any(may_be_json) {
                let arguments: [&dyn Display; 2] = [name, media];
                self.note(&catalog::PART_AS_JSON, &arguments, &property.origin);
            }
        }
    }

    /// Whether a part holds an object, or each of several parts does.
    fn is_nested(&self, id: ShapeId, lists: usize) -> bool {
        match (&self.api.shapes[id].kind, lists.checked_sub(1)) {
            (ShapeKind::Object(_) | ShapeKind::Map(_), _) => true,
            (ShapeKind::Array(items), Some(lists)) => self.is_nested(items.shape, lists),
            _ => false,
        }
    }

    /// What raw bytes within a form of parts are: a file, or a list of them.
    pub(super) fn file(&self, owner: ShapeId, used: &Use) -> Option<Typed> {
        self.file_within(self.forms.get(&owner)?, used, LISTS)
    }

    fn file_within(&self, form: &Form, used: &Use, lists: usize) -> Option<Typed> {
        let shape = &self.api.shapes[used.shape];
        let (ty, items) = match &shape.kind {
            ShapeKind::String(StringFormat::Binary) => (self.streamed(Type::Upload), Vec::new()),
            ShapeKind::Any if self.is_untyped_part(form, used.shape) => {
                (self.streamed(Type::Upload), Vec::new())
            }
            ShapeKind::Array(items) => {
                let item = self.file_within(form, items, lists.checked_sub(1)?)?;
                (Type::Vec(Box::new(item.ty)), nested("items", item.rules))
            }
            ShapeKind::Union(union) => (self.one_or_many(form, union, lists)?, Vec::new()),
            _ => return None,
        };
        let mut rules = rules(shape, &ty);
        rules.extend(items);
        Some(Typed { ty, rules })
    }
}

impl Planner<'_> {
    /// A file, or a list of them: parts of one name, in either case.
    fn one_or_many(&self, form: &Form, union: &Union, lists: usize) -> Option<Type> {
        let lists = lists.checked_sub(1)?;
        let files = union.variants.iter().map(|variant| {
            let file = self.file_within(form, &variant.used, lists)?;
            Some(file.ty)
        });
        let files: Vec<Type> = files.collect::<Option<_>>()?;
        let many = Type::Vec(Box::new(Type::Upload));
        files
            .iter()
            .find(|ty| **ty == many)
            .or(files.first())
            .cloned()
    }

    /// Whether nothing is said of a part but its name: it is a file (OpenAPI 3.1.1, Encoding Object, the default of
    /// `contentType` where `type` is absent).
    fn is_untyped_part(&self, form: &Form, id: ShapeId) -> bool {
        let shape = &self.api.shapes[id];
        let says_nothing = *shape.constraints == Constraints::default();
        let name = step_name(self.api, id);
        says_nothing && !shape.reach.responses && name.is_some_and(|name| !form.contains(name))
    }
}

/// How those properties of a form are written that aren't written as usual.
pub(super) fn encodings(kind: MediaKind, parts: &IndexMap<String, PartEncoding>) -> Vec<Argument> {
    let encodings = parts.iter().filter_map(|(name, part)| {
        let styled = if kind == MediaKind::Form {
            style(part)
        } else {
            Vec::new()
        };
        let media = part
            .content_type
            .as_ref()
            .map(|media| media.as_str().to_owned());
        let media = media.map(|media| Argument::Text("content", media));
        let said: Vec<Argument> = media.into_iter().chain(styled).collect();
        let name = Argument::Literal(name.clone());
        let all = std::iter::once(name).chain(said.iter().cloned()).collect();
        (!said.is_empty()).then_some(Argument::Nested("encoding", all))
    });
    encodings.collect()
}

/// How a property is written where the description says so. One that it says nothing of is written by its media type,
/// which is JSON for an object: so a style that is said is written out, be it the common one (OpenAPI 3.1.1, Encoding
/// Object).
fn style(part: &PartEncoding) -> Vec<Argument> {
    let style = part.style.unwrap_or(Style::Form);
    let explode = part.explode.unwrap_or(style.default_explode());
    let encoding = ParameterEncoding::Style {
        style,
        explode,
        allow_reserved: part.allow_reserved,
    };
    let mut said = styled(&encoding, Style::Form);
    if said.is_empty() && (part.style.is_some() || part.explode.is_some()) {
        said.push(Argument::Word("style", style.as_str()));
    }
    said
}
