//! What items use, and the imports that bring it in.

use std::collections::BTreeSet;

use crate::plan::names::{Ident, fixed};
use crate::plan::{Argument, Gate, Import, Item, Type};

/// `use path::{names};`, unless there are no names.
pub(in crate::plan) fn import(
    public: bool,
    path: &[&'static str],
    names: impl IntoIterator<Item = Ident>,
) -> Option<Import> {
    let names: BTreeSet<Ident> = names.into_iter().collect();
    let path = path.iter().map(|part| fixed(part)).collect();
    (!names.is_empty()).then(|| Import {
        public,
        path,
        names: names.into_iter().collect(),
        gate: Gate::default(),
    })
}

/// What items take from the runtime.
pub(in crate::plan) fn runtime(items: &[&Item]) -> Option<Import> {
    let mut names: BTreeSet<&'static str> = BTreeSet::new();
    for item in items {
        names.extend(macro_of(item));
        names.extend(derives(item).contains(&"Wipe").then_some("Wipe"));
        if matches!(item, Item::Union(union) if union.unknown.is_some()) {
            names.insert("Value");
        }
        types(item)
            .into_iter()
            .for_each(|ty| runtime_names(ty, &mut names));
    }
    import(false, &["typewright"], names.into_iter().map(fixed))
}

/// What a file below a module takes from the runtime and from the module.
pub(in crate::plan) fn below(items: &[Item]) -> Vec<Import> {
    let items: Vec<&Item> = items.iter().collect();
    let own: BTreeSet<&Ident> = items.iter().filter_map(|item| name(item)).collect();
    let others = used(&items).into_iter().filter(|name| !own.contains(name));
    runtime(&items)
        .into_iter()
        .chain(import(false, &["super"], others))
        .collect()
}

/// The items of the client that items name.
pub(in crate::plan) fn used(items: &[&Item]) -> BTreeSet<Ident> {
    let mut names = names_of(items.iter().flat_map(|item| types(item)));
    names.extend(items.iter().flat_map(|item| headers(item)).cloned());
    names
}

/// The items of the client that types name.
pub(in crate::plan) fn names_of<'t>(types: impl Iterator<Item = &'t Type>) -> BTreeSet<Ident> {
    let mut names = BTreeSet::new();
    types.for_each(|ty| named(ty, &mut names));
    names
}

/// What the headers of answers are read into.
fn headers(item: &Item) -> Vec<&Ident> {
    let Item::Api(api) = item else {
        return Vec::new();
    };
    let operations = api.operations.iter();
    let answers = operations.flat_map(|one| one.successes.iter().chain(&one.errors));
    answers
        .filter_map(|answer| answer.headers.as_ref())
        .collect()
}

/// The schemes that operations need.
pub(in crate::plan) fn schemes(items: &[&Item]) -> BTreeSet<Ident> {
    let apis = items.iter().filter_map(|item| match item {
        Item::Api(api) => Some(api),
        _ => None,
    });
    apis.flat_map(|api| &api.operations)
        .flat_map(|operation| operation.security.iter().flatten())
        .cloned()
        .collect()
}

/// The name that an item defines.
pub(in crate::plan) fn name(item: &Item) -> Option<&Ident> {
    Some(match item {
        Item::Api(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::StringEnum(item) => &item.ident,
        Item::ValueEnum(item) => &item.ident,
        Item::Entity(item) => &item.ident,
        Item::Union(item) => &item.ident,
        Item::Scheme(item) => &item.ident,
        Item::Client(item) => &item.ident,
    })
}

fn macro_of(item: &Item) -> Option<&'static str> {
    Some(match item {
        Item::Api(_) | Item::Client(_) => "api",
        Item::Struct(_) => "Model",
        Item::StringEnum(_) => "StringEnum",
        Item::ValueEnum(_) => "ValueEnum",
        Item::Entity(_) => "Entity",
        Item::Union(_) => "Union",
        Item::Scheme(_) => "SecurityScheme",
    })
}

fn derives(item: &Item) -> &[&'static str] {
    match item {
        Item::Struct(item) => &item.derives,
        Item::StringEnum(item) => &item.derives,
        Item::ValueEnum(item) => &item.derives,
        Item::Entity(item) => &item.derives,
        Item::Union(item) => &item.derives,
        Item::Api(_) | Item::Scheme(_) | Item::Client(_) => &[],
    }
}

/// The types that an item uses.
fn types(item: &Item) -> Vec<&Type> {
    match item {
        Item::Struct(item) => item.fields.iter().map(|field| &field.ty).collect(),
        Item::Union(item) => item
            .variants
            .iter()
            .filter_map(|variant| variant.ty.as_ref())
            .collect(),
        Item::Api(item) => {
            let parameters = item
                .operations
                .iter()
                .flat_map(|operation| &operation.parameters)
                .map(|parameter| &parameter.ty);
            let answers = item
                .operations
                .iter()
                .flat_map(|operation| operation.successes.iter().chain(&operation.errors));
            let choices = item
                .operations
                .iter()
                .flat_map(|operation| &operation.parameters)
                .flat_map(|parameter| &parameter.arguments)
                .filter_map(|argument| match argument {
                    Argument::Choice(choices) => Some(choices),
                    _ => None,
                })
                .flatten()
                .filter_map(|choice| choice.ty.as_ref());
            parameters
                .chain(choices)
                .chain(
                    answers
                        .filter_map(|answer| answer.body.as_ref())
                        .flat_map(|body| {
                            let sequence = body.sequence.iter().map(|sequence| &sequence.ty);
                            let others = body.renderings.iter().map(|other| &other.ty);
                            std::iter::once(&body.ty).chain(sequence).chain(others)
                        }),
                )
                .collect()
        }
        Item::Scheme(item) => item.holds.iter().collect(),
        Item::ValueEnum(item) => item.unknown.iter().map(|(_, ty)| ty).collect(),
        _ => Vec::new(),
    }
}

fn inner(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Option(inner)
        | Type::Nullable(inner)
        | Type::Vec(inner)
        | Type::Map(inner)
        | Type::Secret(inner)
        | Type::EventStream(inner)
        | Type::JsonLines(inner)
        | Type::Boxed(inner) => Some(inner),
        _ => None,
    }
}

fn named(ty: &Type, names: &mut BTreeSet<Ident>) {
    match (ty, inner(ty)) {
        (Type::Named(name), _) => {
            names.insert(name.clone());
        }
        (Type::Tuple(types), _) => types.iter().for_each(|ty| named(ty, names)),
        (_, Some(inner)) => named(inner, names),
        _ => {}
    }
}

fn runtime_names(ty: &Type, names: &mut BTreeSet<&'static str>) {
    let own = match ty {
        Type::Url => Some("Url"),
        Type::Uuid => Some("Uuid"),
        Type::DateTime(dates) | Type::Date(dates) => Some(dates.as_str()),
        Type::UnixMillis => Some("UnixMillis"),
        Type::Base64 => Some("Base64"),
        Type::Bytes => Some("Bytes"),
        Type::Body => Some("Body"),
        Type::Representation => Some("Representation"),
        Type::Upload => Some("Upload"),
        Type::Value => Some("Value"),
        Type::Nullable(_) => Some("Nullable"),
        Type::Map(_) => Some("Map"),
        Type::Secret(_) => Some("Secret"),
        Type::EventStream(_) => Some("EventStream"),
        Type::JsonLines(_) => Some("JsonLines"),
        _ => None,
    };
    names.extend(own);
    if let Type::Tuple(types) = ty {
        types.iter().for_each(|ty| runtime_names(ty, names));
    }
    if let Some(inner) = inner(ty) {
        runtime_names(inner, names);
    }
}
