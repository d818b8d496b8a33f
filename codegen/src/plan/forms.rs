//! Forms: how their properties are written, and which of them are files.

use indexmap::IndexMap;

use super::attributes::rules;
use super::build::Planner;
use super::parameters::styled;
use super::types::{Typed, nested};
use super::{Argument, Type};
use crate::http::{MediaKind, Style};
use crate::model::{
    Content, Header, ParameterEncoding, PartEncoding, ShapeId, ShapeKind, StringFormat, Use,
};

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

    /// What raw bytes within a form of parts are: a file, or a list of them.
    pub(super) fn file(&self, owner: ShapeId, used: &Use) -> Option<Typed> {
        match self.forms.contains(&owner) {
            true => self.file_within(used, LISTS),
            false => None,
        }
    }

    fn file_within(&self, used: &Use, lists: usize) -> Option<Typed> {
        let shape = &self.api.shapes[used.shape];
        let (ty, items) = match &shape.kind {
            ShapeKind::String(StringFormat::Binary) => (self.streamed(Type::Upload), Vec::new()),
            ShapeKind::Array(items) => {
                let item = self.file_within(items, lists.checked_sub(1)?)?;
                (Type::Vec(Box::new(item.ty)), nested("items", item.rules))
            }
            _ => return None,
        };
        let mut rules = rules(shape, &ty);
        rules.extend(items);
        Some(Typed { ty, rules })
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
