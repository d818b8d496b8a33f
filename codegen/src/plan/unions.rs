//! Enums of types.

use std::collections::BTreeSet;

use super::build::Planner;
use super::enums::{quoted, unknown_variant};
use super::names::{self, Kind};
use super::types::Typed;
use super::{Argument, Docs, Ident, Item, Type, UnionVariant};
use crate::model::apart::are_apart;
use crate::model::{Additional, Object, Place, ShapeId, ShapeKind, Union, Use, Variant};

impl Planner<'_> {
    /// One of several types: told apart by a tag where there is one for each.
    pub(super) fn plan_union(&self, id: ShapeId, ident: Ident, union: &Union) -> Item {
        let union = &self.without_twins(union);
        let tag = union.discriminator.as_ref();
        let typed = union.variants.iter();
        let typed = typed.map(|variant| self.variant_type(id, variant));
        let (types, rules): (Vec<Type>, Vec<_>) =
            typed.map(|typed| (typed.ty, typed.rules)).unzip();
        let uses: Vec<&Use> = union.variants.iter().map(|variant| &variant.used).collect();
        let exclusive = tag.is_none() && !union.several && !are_apart(self.api, &uses);
        let idents = self.variant_names(id, union, &types);
        let has_default = union.variants.iter().any(|variant| variant.default);
        let open = tag.is_some() && !has_default && self.is_answered(id);
        let unknown = open.then(|| unknown_variant(&idents));
        let variants = union.variants.iter().zip(types).zip(rules).zip(idents).map(
            |(((variant, ty), rules), ident)| UnionVariant {
                docs: self.variant_docs(id, tag.map(|tag| tag.property.as_str()), variant, &ty),
                tags: if tag.is_some() {
                    variant.tags.clone()
                } else {
                    Vec::new()
                },
                default: variant.default,
                ident,
                ty: (!self.is_bare(variant)).then_some(ty),
                rules: match self.is_closed(variant) {
                    true => vec![Argument::Flag("closed")],
                    false => rules,
                },
            },
        );
        Item::Union(super::Union {
            docs: self.shape_docs(id),
            derives: vec!["Clone", "Debug", "PartialEq", "Union"],
            tag: tag.map(|discriminator| discriminator.property.clone()),
            exclusive,
            variants: variants.collect(),
            ident,
            unknown,
        })
    }

    /// A union in which no variant says what another one does: without a tag nothing tells them apart.
    fn without_twins(&self, union: &Union) -> Union {
        let mut union = union.clone();
        let mut seen = BTreeSet::new();
        let is_told = union.discriminator.is_some();
        union.variants.retain(|Variant { used, .. }| {
            let is_new = seen.insert((self.twins.first(used.shape), used.nullable));
            is_told || is_new
        });
        union
    }

    /// Whether a variant holds nothing beside its tag.
    fn is_bare(&self, variant: &Variant) -> bool {
        self.bare.contains(&self.twins.first(variant.used.shape))
    }

    /// Whether its tag may have no other member beside it.
    fn is_closed(&self, variant: &Variant) -> bool {
        let kind = &self.api.shapes[variant.used.shape].kind;
        let closed = |object: &Object| object.additional == Additional::Denied;
        self.is_bare(variant) && matches!(kind, ShapeKind::Object(object) if closed(object))
    }

    fn variant_type(&self, owner: ShapeId, variant: &Variant) -> Typed {
        let mut typed = self.boxed_typed(owner, &variant.used);
        if variant.used.nullable && typed.ty != Type::Value {
            typed.ty = Type::Option(Box::new(typed.ty));
        }
        typed
    }

    /// Variants by what they hold; by their tags where they hold the same or something that has no name of its own.
    fn variant_names(&self, id: ShapeId, union: &Union, types: &[Type]) -> Vec<Ident> {
        let names = union.variants.iter().zip(types).map(|(variant, ty)| {
            let single = types.iter().filter(|other| *other == ty).count() == 1;
            let place = &self.api.shapes[variant.used.shape].place;
            let component = matches!(place, Place::Component(_) | Place::RequestView(_));
            let name = match place {
                Place::RequestView(base) => self.ident(*base).map(|ident| ident.name().to_owned()),
                _ => None,
            };
            let name = name.unwrap_or_else(|| type_name(ty));
            match variant.tags.first() {
                // What the union was made of, and is itself.
                Some(tag) if self.ident(id).is_some_and(|own| own.name() == tag) => {
                    "Base".to_owned()
                }
                Some(tag) if !(single && component) || is_better(tag, &name) => tag.clone(),
                _ => self.without_owner(id, place, name),
            }
        });
        let names = of_items(names.collect(), types);
        names::assign(
            Kind::Variant,
            &names.iter().map(String::as_str).collect::<Vec<_>>(),
        )
    }

    /// A variant's name without that of its union: `DateOfBirth1` within `DateOfBirth` says no more than its number.
    fn without_owner(&self, union: ShapeId, place: &Place, name: String) -> String {
        // A view for requests may share the variants of its base, which are named after that.
        let home = match place {
            Place::Variant(owner, _) => self.ident(*owner),
            _ => None,
        };
        let mut owners = [self.ident(union), home].into_iter().flatten();
        let short = owners.find_map(|owner| {
            let rest = name.strip_prefix(owner.name())?;
            rest.starts_with(char::is_uppercase)
                .then(|| rest.to_owned())
        });
        short.unwrap_or(name)
    }

    /// What the description says of a variant itself, or else what selects it, or what it holds.
    fn variant_docs(
        &self,
        owner: ShapeId,
        tag: Option<&str>,
        variant: &Variant,
        ty: &Type,
    ) -> Docs {
        let whole = self.api.shapes[owner].description.as_deref();
        let shape = &self.api.shapes[variant.used.shape];
        let own = variant.used.description.as_deref();
        let prose = own
            .filter(|text| Some(*text) != whole)
            .or(shape.description.as_deref())
            .map_or_else(Docs::none, |text| match self.is_bare(variant) {
                // There is no type whose documentation could say the rest.
                true => Docs::prose(text, 4),
                false => Docs::prose(text, 4).first_paragraph(),
            });
        prose.or(|| {
            let text = match tag.filter(|_| !variant.tags.is_empty()) {
                Some(tag) => {
                    let tags: Vec<String> = variant.tags.iter().map(|tag| quoted(tag)).collect();
                    let others = match variant.default {
                        true => ", a value that no other variant has, or missing",
                        false => "",
                    };
                    format!("Where {} is {}{others}.", quoted(tag), tags.join(" or "))
                }
                None => described(ty),
            };
            Docs::sentence(&text, 4)
        })
    }
}

/// Lists and maps by what they hold, where several of them stand side by side.
fn of_items(names: Vec<String>, types: &[Type]) -> Vec<String> {
    let again = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    let named = names.iter().zip(types).map(|(name, ty)| match ty {
        Type::Vec(inner) if name == "List" && again(name) => format!("{}List", type_name(inner)),
        Type::Map(inner) if name == "Map" && again(name) => format!("{}Map", type_name(inner)),
        _ => name.clone(),
    });
    named.collect()
}

/// What a type is called as a variant.
fn type_name(ty: &Type) -> String {
    match ty {
        Type::Named(ident) => ident.name().to_owned(),
        Type::Boxed(inner) | Type::Secret(inner) | Type::Option(inner) | Type::Nullable(inner) => {
            type_name(inner)
        }
        Type::Own(path) => path.last().map_or("Own", Ident::name).to_owned(),
        Type::Bool => "Boolean".to_owned(),
        Type::F32 | Type::F64 => "Number".to_owned(),
        Type::String => "Text".to_owned(),
        Type::Url => "Link".to_owned(),
        Type::Uuid => "Id".to_owned(),
        Type::DateTime(_) => "Time".to_owned(),
        Type::Date(_) => "Date".to_owned(),
        Type::UnixMillis => "Millis".to_owned(),
        Type::Base64 | Type::Bytes | Type::Body | Type::Representation | Type::Upload => {
            "Data".to_owned()
        }
        Type::Value => "Any".to_owned(),
        Type::Vec(inner) => match inner.as_ref() {
            Type::Named(_) => format!("{}List", type_name(inner)),
            _ => "List".to_owned(),
        },
        Type::Tuple(_) => "Tuple".to_owned(),
        Type::Map(_) => "Map".to_owned(),
        _ => "Integer".to_owned(),
    }
}

/// A sentence on what a variant holds.
fn described(ty: &Type) -> String {
    match ty {
        Type::Named(ident) => format!("See [`{}`].", ident.name()),
        Type::Boxed(inner) | Type::Secret(inner) | Type::Option(inner) | Type::Nullable(inner) => {
            described(inner)
        }
        Type::Own(path) => format!("See [`{}`].", joined(path)),
        Type::Bool => "True or false.".to_owned(),
        Type::F32 | Type::F64 => "A number.".to_owned(),
        Type::String => "A string.".to_owned(),
        Type::Url => "A URL.".to_owned(),
        Type::Uuid => "A UUID.".to_owned(),
        Type::DateTime(_) => "A date and time.".to_owned(),
        Type::Date(_) => "A date.".to_owned(),
        Type::UnixMillis => "Milliseconds since the Unix epoch.".to_owned(),
        Type::Base64 | Type::Bytes | Type::Body | Type::Representation | Type::Upload => {
            "Bytes.".to_owned()
        }
        Type::Value => "Any JSON value.".to_owned(),
        Type::Vec(inner) => format!("A list of {}.", several(inner)),
        Type::Tuple(types) => format!("A list of exactly {} items.", types.len()),
        Type::Map(inner) => format!("A map of {}.", several(inner)),
        _ => "A whole number.".to_owned(),
    }
}

/// Several values of a type.
fn several(ty: &Type) -> String {
    match ty {
        Type::Named(ident) => format!("[`{}`]", ident.name()),
        Type::Boxed(inner) | Type::Secret(inner) | Type::Option(inner) | Type::Nullable(inner) => {
            several(inner)
        }
        Type::Own(path) => format!("[`{}`]", joined(path)),
        Type::Bool => "booleans".to_owned(),
        Type::F32 | Type::F64 => "numbers".to_owned(),
        Type::String => "strings".to_owned(),
        Type::Url => "URLs".to_owned(),
        Type::Uuid => "UUIDs".to_owned(),
        Type::DateTime(_) => "times".to_owned(),
        Type::Date(_) => "dates".to_owned(),
        Type::Vec(_) | Type::Tuple(_) => "lists".to_owned(),
        Type::Map(_) => "maps".to_owned(),
        Type::Value => "any JSON values".to_owned(),
        Type::UnixMillis => "times".to_owned(),
        Type::Base64 | Type::Bytes | Type::Body | Type::Representation | Type::Upload => {
            "bytes".to_owned()
        }
        _ => "whole numbers".to_owned(),
    }
}

/// A path as it is written.
fn joined(path: &[Ident]) -> String {
    let parts: Vec<&str> = path.iter().map(Ident::as_str).collect();
    parts.join("::")
}

/// Whether a tag names its variant better than the type that it holds: `ContentBlock::Text` says what
/// `ContentBlock::ResponseTextBlock` does. A tag of one letter, or with the words of a whole system, says less.
fn is_better(tag: &str, type_name: &str) -> bool {
    let letters = tag.chars().filter(|letter| letter.is_alphabetic()).count();
    letters > 1
        && tag.starts_with(char::is_alphabetic)
        && tag.chars().count() < type_name.chars().count()
}
