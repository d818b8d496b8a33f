//! Structs of objects.

use super::build::Planner;
use super::names::{self, Kind};
use super::types::Typed;
use super::views::{self, Seen};
use super::{Argument, Docs, Field, Ident, Item, Struct, Type};
use crate::model::{Additional, Object, Requirement, Shape, ShapeId, ShapeKind, Use, Value};

impl Planner<'_> {
    /// A shape as an item.
    pub(super) fn plan_item(&self, id: ShapeId) -> Option<Item> {
        let ident = self.ident(id)?.clone();
        let shape = &self.api.shapes[id];
        let item = match &shape.kind {
            ShapeKind::Object(object) => Some(self.plan_struct(id, ident, shape, object)),
            ShapeKind::Enum(enumeration) => Some(self.plan_string_enum(id, ident, enumeration)),
            ShapeKind::Constant(Value::String(value)) => Some(self.plan_entity(id, ident, value)),
            ShapeKind::Union(union) => Some(self.plan_union(id, ident, union)),
            _ => None,
        };
        match self.wiped.contains(&id) {
            true => item.map(wiped),
            false => item,
        }
    }

    fn plan_struct(&self, id: ShapeId, ident: Ident, shape: &Shape, object: &Object) -> Item {
        let seen = views::properties(object, &shape.reach);
        let wire: Vec<&str> = seen.iter().map(|seen| seen.name).collect();
        let request = self.is_asked(id);
        let flattened = self.flattened(object);
        let names: Vec<&str> = wire
            .iter()
            .copied()
            .chain(flattened.as_ref().map(|_| "additional_properties"))
            .collect();
        let idents = names::assign(Kind::Field, &names);
        let mut fields: Vec<Field> = seen
            .iter()
            .zip(&idents)
            .map(|(seen, ident)| self.plan_field(id, seen, ident.clone(), request))
            .collect();
        if let (Some(ty), Some(ident)) = (flattened, idents.last()) {
            fields.push(Field {
                docs: Docs::sentence("The properties that have no field of their own.", 4),
                deprecated: false,
                arguments: vec![Argument::Flag("flatten")],
                ident: ident.clone(),
                ty,
            });
        }
        let defaults = request && !fields.is_empty() && fields.iter().all(has_default);
        let mut derives = vec!["Clone", "Debug"];
        derives.extend(defaults.then_some("Default"));
        derives.extend(["PartialEq", "Model"]);
        Item::Struct(Struct {
            docs: self.shape_docs(id),
            derives,
            arguments: struct_arguments(shape, request, &seen, &idents),
            non_exhaustive: !request,
            ident,
            fields,
        })
    }

    /// Whether a request may hold a shape, or nothing is known of who does.
    fn is_asked(&self, id: ShapeId) -> bool {
        let reach = &self.api.shapes[id].reach;
        reach.requests || !reach.responses
    }

    /// The map of what has no field.
    fn flattened(&self, object: &Object) -> Option<Type> {
        let typed = |used| {
            let typed = self.typed(used);
            if used.nullable && typed.ty != Type::Value {
                Type::Option(Box::new(typed.ty))
            } else {
                typed.ty
            }
        };
        let values = match (&object.additional, object.patterns.as_slice()) {
            (Additional::Typed(used), []) => typed(used),
            (Additional::Denied | Additional::Ignored, []) => return None,
            (Additional::Denied, [only]) => typed(&only.used),
            _ => Type::Value,
        };
        Some(Type::Map(Box::new(values)))
    }

    fn plan_field(&self, owner: ShapeId, seen: &Seen<'_>, ident: Ident, request: bool) -> Field {
        let used = &seen.property.used;
        let typed = self.boxed_typed(owner, used);
        let constant = request && seen.required && !used.nullable && self.is_constant(used.shape);
        let mut arguments = Vec::new();
        if ident.name() != seen.name {
            arguments.push(Argument::Text("name", seen.name.to_owned()));
        }
        arguments.extend(constant.then_some(Argument::Flag("constant")));
        let nullable = used.nullable && typed.ty != Type::Value;
        arguments.extend((seen.required && nullable).then_some(Argument::Flag("nullable")));
        arguments.extend(typed.rules);
        let ty = match (seen.required, nullable) {
            (true, false) => typed.ty,
            (true, true) | (false, false) => Type::Option(Box::new(typed.ty)),
            (false, true) => Type::Nullable(Box::new(typed.ty)),
        };
        Field {
            docs: self.field_docs(seen, &ident),
            deprecated: used.deprecated,
            arguments,
            ident,
            ty,
        }
    }

    /// The type of what an owner holds, in a box where it must be.
    pub(super) fn boxed_typed(&self, owner: ShapeId, used: &Use) -> Typed {
        let mut typed = self.typed(used);
        let edge = (self.twins.first(owner), self.twins.first(used.shape));
        if self.boxed.contains(&edge) && matches!(typed.ty, Type::Named(_)) {
            typed.ty = Type::Boxed(Box::new(typed.ty));
        }
        if let Some(ty) = self.file(owner, used) {
            return Typed {
                ty,
                rules: Vec::new(),
            };
        }
        typed
    }

    pub(super) fn is_constant(&self, id: ShapeId) -> bool {
        matches!(
            self.api.shapes[id].kind,
            ShapeKind::Constant(Value::String(_))
        )
    }
}

/// The same item, which secrets may hold.
fn wiped(mut item: Item) -> Item {
    match &mut item {
        Item::Struct(item) => item.derives.push("Wipe"),
        Item::StringEnum(item) => item.derives.push("Wipe"),
        Item::Entity(item) => item.derives.push("Wipe"),
        Item::Union(item) => item.derives.push("Wipe"),
        Item::Api(_) | Item::Scheme(_) | Item::Client(_) => {}
    }
    item
}

fn has_default(field: &Field) -> bool {
    let given = field
        .arguments
        .iter()
        .any(|argument| matches!(argument, Argument::Flag("constant" | "flatten")));
    let nullable = field.arguments.contains(&Argument::Flag("nullable"));
    given || (matches!(field.ty, Type::Option(_) | Type::Nullable(_)) && !nullable)
}

fn struct_arguments(
    shape: &Shape,
    request: bool,
    seen: &[Seen<'_>],
    idents: &[Ident],
) -> Vec<Argument> {
    let mut arguments = Vec::new();
    arguments.extend(request.then_some(Argument::Flag("request")));
    let constraints = &shape.constraints;
    let limits = [
        ("min_properties", constraints.min_properties),
        ("max_properties", constraints.max_properties),
    ];
    let required = seen.iter().filter(|seen| seen.required).count() as u64;
    for (key, limit) in limits {
        let kept = |limit: &u64| key.starts_with("max") || *limit > required;
        arguments.extend(
            limit
                .filter(kept)
                .map(|limit| Argument::Number(key, limit.to_string())),
        );
    }
    let requirements = constraints
        .require
        .iter()
        .filter_map(|requirement| required_groups(requirement, seen, idents));
    for argument in requirements {
        let same = |other: &Argument| {
            std::mem::discriminant(other) == std::mem::discriminant(&argument)
                && key(other) == key(&argument)
        };
        if !arguments.iter().any(same) {
            arguments.push(argument);
        }
    }
    arguments
}

fn key(argument: &Argument) -> &'static str {
    match argument {
        Argument::Groups(key, _) => key,
        _ => "",
    }
}

/// Groups of properties as groups of fields; what is required anyway is left out.
fn required_groups(
    requirement: &Requirement,
    seen: &[Seen<'_>],
    idents: &[Ident],
) -> Option<Argument> {
    let (key, groups) = match requirement {
        Requirement::Any(groups) => ("require_any", groups),
        Requirement::One(groups) => ("require_one", groups),
    };
    let field = |name: &String| seen.iter().zip(idents).find(|(seen, _)| seen.name == name);
    let group = |names: &Vec<String>| -> Option<Vec<Ident>> {
        let fields: Option<Vec<_>> = names.iter().map(field).collect();
        Some(
            fields?
                .into_iter()
                .filter(|(seen, _)| !seen.required)
                .map(|(_, ident)| ident.clone())
                .collect(),
        )
    };
    let groups: Option<Vec<Vec<Ident>>> = groups.iter().map(group).collect();
    let groups = groups?;
    let says_something = groups.len() > 1 && groups.iter().all(|group| !group.is_empty());
    says_something.then_some(Argument::Groups(key, groups))
}
