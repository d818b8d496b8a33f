//! Structs of objects.

use super::assertions::{self, About};
use super::build::Planner;
use super::names::{self, Kind};
use super::renames::Renames;
use super::secrets::is_secret;
use super::shape_names::is_item;
use super::types::{Typed, names_rule, nested, plain};
use super::views::{self, Seen};
use super::{Argument, Docs, Field, Ident, Item, Struct, Type};
use crate::model::{
    Additional, Assertion, EnumBase, Object, Requirement, Shape, ShapeId, ShapeKind, Use,
};

impl Planner<'_> {
    /// A shape as an item.
    pub(super) fn plan_item(&self, id: ShapeId) -> Option<Item> {
        let ident = self.ident(id)?.clone();
        let shape = &self.api.shapes[id];
        let item = match &shape.kind {
            ShapeKind::Object(object) => Some(self.plan_struct(id, ident, shape, object)),
            ShapeKind::Enum(enumeration) if enumeration.base == EnumBase::String => {
                Some(self.plan_string_enum(id, ident, enumeration))
            }
            ShapeKind::Enum(enumeration) => Some(self.plan_value_enum(id, ident, enumeration)),
            ShapeKind::Constant(value) => Some(self.plan_entity(id, ident, value)),
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
        let request = self.is_asked(id);
        let flattened = self.flattened(id, object);
        let names: Vec<&str> = seen
            .iter()
            .map(|seen| self.called(seen))
            .chain(flattened.as_ref().map(|_| "additional_properties"))
            .collect();
        let idents = names::assign(Kind::Field, &names);
        let wire = seen.iter().map(|seen| seen.name);
        let renames = Renames::exact(&idents.iter().zip(wire).collect::<Vec<_>>());
        let mut fields: Vec<Field> = seen
            .iter()
            .zip(&idents)
            .map(|(seen, ident)| self.plan_field(id, seen, ident.clone(), &renames))
            .collect();
        if let (Some(rest), Some(ident)) = (flattened, idents.last()) {
            let mut arguments = vec![Argument::Flag("flatten")];
            arguments.extend(rest.rules);
            fields.push(Field {
                docs: Docs::sentence("The properties that have no field of their own.", 4),
                deprecated: false,
                arguments,
                ident: ident.clone(),
                ty: rest.ty,
            });
        }
        let defaults = request && !fields.is_empty() && fields.iter().all(has_default);
        let mut derives = vec!["Clone", "Debug"];
        derives.extend(defaults.then_some("Default"));
        derives.extend(["PartialEq", "Model"]);
        let mut arguments = Vec::new();
        arguments.extend(request.then_some(Argument::Flag("request")));
        arguments.extend(renames.of_all());
        arguments.extend(struct_rules(shape, object, &seen, &idents));
        Item::Struct(Struct {
            docs: self.shape_docs(id),
            derives,
            arguments,
            non_exhaustive: !request,
            ident,
            fields,
        })
    }

    /// What a person calls a property, or else its name on the wire.
    fn called<'s>(&'s self, seen: &Seen<'s>) -> &'s str {
        let given = self.properties.get(&seen.property.origin.pointer);
        given.map_or(seen.name, String::as_str)
    }

    /// Whether a request may hold a shape, or nothing is known of who does.
    fn is_asked(&self, id: ShapeId) -> bool {
        let reach = &self.api.shapes[id].reach;
        reach.requests || !reach.responses
    }

    /// The map of what has no field, and its rules.
    fn flattened(&self, id: ShapeId, object: &Object) -> Option<Typed> {
        let shape = &self.api.shapes[id];
        let held = |used: &Use| {
            let file = self.file(id, used);
            file.unwrap_or_else(|| self.typed_nullable(used))
        };
        let (values, pattern) = match (&object.additional, object.patterns.as_slice()) {
            (Additional::Typed(used), []) => (held(used), None),
            (Additional::Denied | Additional::Ignored, []) => return None,
            (Additional::Denied, [only]) => (held(&only.used), Some(only.pattern.as_str())),
            _ => (plain(self.rest_of(object)), None),
        };
        let mut rules = nested("values", values.rules);
        rules.extend(names_rule(pattern));
        let of_rest = shape
            .constraints
            .assertions
            .iter()
            .filter(|assertion| is_of_rest(assertion));
        rules.extend(of_rest.flat_map(|assertion| {
            assertions::rules_of(std::slice::from_ref(assertion), About::Objects)
        }));
        Some(Typed {
            ty: Type::Map(Box::new(values.ty)),
            rules: assertions::distinct(rules),
        })
    }

    /// What no type says of other properties, hidden where one of them must be.
    fn rest_of(&self, object: &Object) -> Type {
        let secret = |used: &Use| is_secret(&self.api.shapes[used.shape], &used.extensions);
        let additional = match &object.additional {
            Additional::Typed(used) => Some(used),
            Additional::Denied | Additional::Ignored => None,
        };
        let mut rest = object.patterns.iter().map(|pattern| &pattern.used);
        match rest.any(secret) || additional.is_some_and(secret) {
            true => Type::Secret(Box::new(Type::Value)),
            false => Type::Value,
        }
    }

    fn plan_field(
        &self,
        owner: ShapeId,
        seen: &Seen<'_>,
        ident: Ident,
        renames: &Renames,
    ) -> Field {
        let used = &seen.property.used;
        let request = self.is_asked(owner);
        let typed = self.boxed_typed(owner, used);
        let constant = request && seen.required && !used.nullable && self.is_constant(used.shape);
        let mut arguments = Vec::from_iter(renames.of(&ident, seen.name));
        // Null alone needs no value beside null to be told from, but for being left out.
        let unit = typed.ty == Type::Unit;
        let constant = constant || (request && seen.required && unit);
        let nullable = match unit {
            true => !seen.required,
            false => used.nullable && typed.ty != Type::Value,
        };
        arguments.extend(constant.then_some(Argument::Flag("constant")));
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
        self.file(owner, used).unwrap_or(typed)
    }

    pub(super) fn is_constant(&self, id: ShapeId) -> bool {
        let kind = &self.api.shapes[id].kind;
        matches!(kind, ShapeKind::Constant(_)) && is_item(kind)
    }
}

/// The same item, which secrets may hold.
fn wiped(mut item: Item) -> Item {
    match &mut item {
        Item::Struct(item) => item.derives.push("Wipe"),
        Item::StringEnum(item) => item.derives.push("Wipe"),
        Item::ValueEnum(item) => item.derives.push("Wipe"),
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

/// What must hold of the object as a whole.
fn struct_rules(
    shape: &Shape,
    object: &Object,
    seen: &[Seen<'_>],
    idents: &[Ident],
) -> Vec<Argument> {
    let mut arguments = Vec::new();
    let closed = object.additional == Additional::Denied && object.patterns.is_empty();
    arguments.extend(closed.then_some(Argument::Flag("closed")));
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
    for requirement in &constraints.require {
        match required_groups(requirement, seen, idents) {
            Grouped::Fields(argument)
                if !arguments.iter().any(|other| same_key(other, &argument)) =>
            {
                arguments.push(argument);
            }
            Grouped::Fields(_) | Grouped::Names => {
                arguments.push(assertions::requirement(requirement))
            }
            Grouped::Always => {}
        }
    }
    let own = constraints
        .assertions
        .iter()
        .filter(|assertion| !is_of_rest(assertion));
    let own: Vec<Assertion> = own.cloned().collect();
    arguments.extend(assertions::rules_of(&own, About::Objects));
    assertions::distinct(arguments)
}

/// Whether a rule is about properties that have no field: it stands on the field that holds them.
fn is_of_rest(assertion: &Assertion) -> bool {
    matches!(assertion, Assertion::Matching(..) | Assertion::Others(_))
}

fn same_key(one: &Argument, other: &Argument) -> bool {
    match (one, other) {
        (Argument::Groups(one, _), Argument::Groups(other, _)) => one == other,
        _ => false,
    }
}

/// How a requirement is said.
enum Grouped {
    /// By fields.
    Fields(Argument),
    /// By names on the wire.
    Names,
    /// Not at all: it always holds.
    Always,
}

/// Groups of properties as groups of fields; what is required anyway is left out.
fn required_groups(requirement: &Requirement, seen: &[Seen<'_>], idents: &[Ident]) -> Grouped {
    let (key, groups, one) = match requirement {
        Requirement::Any(groups) => ("require_any", groups, false),
        Requirement::One(groups) => ("require_one", groups, true),
    };
    let field = |name: &String| seen.iter().zip(idents).find(|(seen, _)| seen.name == name);
    let group = |names: &Vec<String>| -> Option<Vec<Ident>> {
        let fields: Option<Vec<_>> = names.iter().map(field).collect();
        let asked = fields?.into_iter().filter(|(seen, _)| !seen.required);
        Some(asked.map(|(_, ident)| ident.clone()).collect())
    };
    let Some(groups) = groups.iter().map(group).collect::<Option<Vec<_>>>() else {
        return Grouped::Names;
    };
    let empty = groups.iter().filter(|group| group.is_empty()).count();
    match (empty, groups.len(), one) {
        (0, 2.., _) => Grouped::Fields(Argument::Groups(key, groups)),
        (1.., _, false) | (1, 1, true) => Grouped::Always,
        _ => Grouped::Names,
    }
}
