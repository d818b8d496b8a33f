//! The documentation of shapes and fields: what the description says, or what there is to say by their places.

use super::build::Planner;
use super::enums::quoted;
use super::views::Seen;
use super::{Docs, Ident};
use crate::model::shape::OperationPlace;
use crate::model::{Place, ShapeId, ShapeKind, Value};

impl Planner<'_> {
    pub(super) fn field_docs(&self, seen: &Seen<'_>, ident: &Ident) -> Docs {
        let property = seen.property;
        let shape = &self.api.shapes[property.used.shape];
        let own = property.used.description.as_deref();
        let prose = own
            .or(shape.description.as_deref())
            .map_or_else(Docs::none, |text| Docs::prose(text, 4));
        // What a component says at length is read where it is defined.
        let component = own.is_none() && matches!(shape.place, Place::Component(_));
        let prose = if component {
            prose.first_paragraph()
        } else {
            prose
        };
        let prose = prose.or(|| self.plain_field_docs(seen, ident));
        let default = property
            .default
            .as_ref()
            .or(shape.default.as_ref())
            .filter(|default| !default.is_null());
        let default = default.map(|default| {
            Docs::prose(
                &format!("Without it, {} holds.", quoted(&default.to_string())),
                4,
            )
        });
        let deprecated = property
            .used
            .deprecated
            .then(|| Docs::sentence("Deprecated.", 4));
        [default, deprecated]
            .into_iter()
            .flatten()
            .fold(prose, Docs::and)
    }

    /// What there is to say of a field that the description says nothing of.
    fn plain_field_docs(&self, seen: &Seen<'_>, ident: &Ident) -> Docs {
        let text = match &self.api.shapes[seen.property.used.shape].kind {
            ShapeKind::Constant(Value::String(value)) => format!("Always {}.", quoted(value)),
            ShapeKind::Constant(value) => format!("Always {}.", quoted(&value.to_string())),
            _ => format!(
                "The {}.",
                ident.name().trim_end_matches('_').replace('_', " ")
            ),
        };
        Docs::prose(&text, 4)
    }

    /// The documentation of a shape.
    pub(super) fn shape_docs(&self, id: ShapeId) -> Docs {
        let shape = &self.api.shapes[id];
        let prose = shape
            .description
            .as_deref()
            .map_or_else(Docs::none, |text| Docs::prose(text, 0));
        let prose = prose.or(|| self.place_docs(id));
        match shape.deprecated {
            true => prose.and(Docs::sentence("Deprecated.", 0)),
            false => prose,
        }
    }

    /// What there is to say of a shape by its place.
    fn place_docs(&self, id: ShapeId) -> Docs {
        let shape = &self.api.shapes[id];
        let title = shape
            .title
            .as_deref()
            .filter(|title| !title.trim().is_empty());
        if let Some(title) = title {
            return Docs::prose(title, 0);
        }
        let of = |owner: ShapeId| self.link(id, owner);
        let text = match &shape.place {
            Place::Component(name) => format!("The schema {}.", quoted(name)),
            Place::Property(owner, name) => format!("The {} of {}.", quoted(name), of(*owner)),
            Place::Item(owner) => format!("An item of {}.", of(*owner)),
            Place::Value(owner) => format!("A value of {}.", of(*owner)),
            Place::Variant(owner, _) => format!("A variant of {}.", of(*owner)),
            Place::Parameter(operation, name) => format!(
                "The parameter {} of {}.",
                quoted(name),
                self.operation_text(*operation)
            ),
            Place::RequestBody(operation, _) => {
                format!("What {} takes.", self.operation_text(*operation))
            }
            Place::ResponseBody(operation, status, _) if status.is_success() => {
                format!("What {} answers.", self.operation_text(*operation))
            }
            Place::ResponseBody(operation, ..) => format!(
                "What {} answers when it fails.",
                self.operation_text(*operation)
            ),
            Place::ResponseHeader(operation, _, name) => {
                format!(
                    "The header {} of the answer of {}.",
                    quoted(name),
                    self.operation_text(*operation)
                )
            }
            Place::Shared { name, .. } => format!("The component {}.", quoted(name)),
        };
        Docs::sentence(&text, 0)
    }

    /// A shape by name: as a link where it stands in the same module.
    fn link(&self, from: ShapeId, to: ShapeId) -> String {
        match (self.ident(to), &self.api.shapes[to].place) {
            (Some(ident), _) if self.homes.of(from) == self.homes.of(to) => {
                format!("[`{}`]", ident.name())
            }
            (Some(ident), _) => format!("`{}`", ident.name()),
            (None, Place::Property(owner, name)) => {
                format!("{} of {}", quoted(name), self.link(from, *owner))
            }
            (None, Place::Component(name)) => quoted(name),
            (None, Place::Item(owner) | Place::Value(owner)) => self.link(from, *owner),
            (None, Place::RequestBody(operation, _)) => {
                format!("what {} takes", self.operation_text(*operation))
            }
            (None, Place::ResponseBody(operation, ..)) => {
                format!("what {} answers", self.operation_text(*operation))
            }
            (None, _) => "its place".to_owned(),
        }
    }

    fn operation_text(&self, place: OperationPlace) -> String {
        match place {
            OperationPlace::Operation(id) => self
                .homes
                .operation(id)
                .map_or_else(|| "an operation".to_owned(), |ident| quoted(ident.name())),
            OperationPlace::Incoming(_) => "a call from the server".to_owned(),
        }
    }
}
