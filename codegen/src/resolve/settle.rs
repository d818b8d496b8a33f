//! Passes over the shapes once all of them are known: `null` spreads to its uses, and unions get their final form.
//!
//! Takes and gives a model; looks at no document.

mod circles;
mod merge;

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::model::{
    Api, Assertion, Discriminator, Shape, ShapeId, ShapeKind, Union, Use, Value, Variant, reach,
};

/// Unions inside of unions are opened to this depth.
const DEPTH: usize = 16;

/// Gives unions their final form.
pub(super) fn settle(api: &mut Api, diagnostics: &mut Diagnostics) {
    let unions: Vec<ShapeId> = api
        .shapes
        .ids()
        .filter(|id| matches!(api.shapes[*id].kind, ShapeKind::Union(_)))
        .collect();
    circles::open(api, &unions, diagnostics);
    for id in &unions {
        flatten(api, *id);
    }
    for id in &unions {
        settle_tags(api, *id, diagnostics);
    }
    for id in &unions {
        merge::merge_scalars(api, *id, diagnostics);
    }
    redirect_single_variants(api);
}

/// The union that a shape is.
fn union_at(api: &Api, id: ShapeId) -> Option<&Union> {
    match &api.shapes[id].kind {
        ShapeKind::Union(union) => Some(union),
        _ => None,
    }
}

/// `null` that a definition allows is its uses': also where a variant of a union brings it.
pub(super) fn spread_null(api: &mut Api, mut nullable: Vec<ShapeId>) {
    let mut marked = vec![false; api.shapes.len()];
    loop {
        for id in nullable.drain(..) {
            if let Some(mark) = marked.get_mut(id.index()) {
                *mark = true;
            }
        }
        let is_marked = |id: ShapeId| marked.get(id.index()).copied().unwrap_or_default();
        let brings = |variant: &Variant| variant.used.nullable || is_marked(variant.used.shape);
        nullable.extend(
            api.shapes
                .iter()
                .filter_map(|(id, shape)| match &shape.kind {
                    ShapeKind::Union(union)
                        if !is_marked(id) && union.variants.iter().any(brings) =>
                    {
                        Some(id)
                    }
                    _ => None,
                }),
        );
        if nullable.is_empty() {
            break;
        }
    }
    let refusing: Vec<bool> = api.shapes.values().map(refuses_null).collect();
    for used in uses_mut(api) {
        used.nullable |= marked.get(used.shape.index()).copied().unwrap_or_default();
        let refused = refusing.get(used.shape.index()).copied();
        used.nullable &= !refused.unwrap_or_default();
    }
    for id in api.shapes.ids() {
        if let ShapeKind::Union(union) = &mut api.shapes[id].kind {
            union
                .variants
                .iter_mut()
                .for_each(|variant| variant.used.nullable = false);
        }
    }
}

/// Whether `not` or a condition takes away the null that a type would have. A choice between rules doesn't: one that
/// names types means the values beside null.
fn refuses_null(shape: &Shape) -> bool {
    let mut rules = shape.constraints.assertions.iter();
    let strict = |rule: &Assertion| matches!(rule, Assertion::Not(_) | Assertion::When { .. });
    rules.any(|rule| strict(rule) && !rule.lets_null())
}

/// Every use in the model.
fn uses_mut(api: &mut Api) -> Vec<&mut Use> {
    let mut uses: Vec<&mut Use> = Vec::new();
    for shape in api.shapes.values_mut() {
        uses.extend(reach::children_mut(&mut shape.kind));
    }
    for operation in api.operations.values_mut().chain(api.incoming.values_mut()) {
        uses.extend(
            operation
                .parameters
                .iter_mut()
                .map(|parameter| &mut parameter.used),
        );
        if let Some(body) = &mut operation.body {
            for content in &mut body.contents {
                uses.extend(content.used.as_mut());
                let headers = content
                    .encoding
                    .values_mut()
                    .flat_map(|part| &mut part.headers);
                uses.extend(headers.map(|header| &mut header.used));
            }
        }
        for response in &mut operation.responses {
            uses.extend(
                response
                    .contents
                    .iter_mut()
                    .filter_map(|content| content.used.as_mut()),
            );
            uses.extend(response.headers.iter_mut().map(|header| &mut header.used));
        }
    }
    uses
}

/// Opens inline unions within a union, and leaves out variants that stand twice.
fn flatten(api: &mut Api, id: ShapeId) {
    let ShapeKind::Union(union) = &api.shapes[id].kind else {
        return;
    };
    let mut flat = Flat {
        outer: union.discriminator.as_ref(),
        several: union.several,
        opened: BTreeSet::new(),
        variants: IndexMap::new(),
    };
    for variant in &union.variants {
        flat.open(api, variant, 0);
    }
    let (several, variants) = (flat.several, flat.variants);
    if let ShapeKind::Union(union) = &mut api.shapes[id].kind {
        union.variants = variants.into_values().collect();
        union.several = several;
    }
}

/// The variants of a union without unions within, each once.
struct Flat<'a> {
    outer: Option<&'a Discriminator>,
    /// Variants that may fit beside each other within may do so without.
    several: bool,
    /// The unions within whose variants are among them: there may be many ways to each.
    opened: BTreeSet<ShapeId>,
    variants: IndexMap<ShapeId, Variant>,
}

impl Flat<'_> {
    fn open(&mut self, api: &Api, variant: &Variant, depth: usize) {
        let shape = variant.used.shape;
        let inner = match &api.shapes[shape].kind {
            ShapeKind::Union(inner) if depth < DEPTH && opens(self.outer, inner, variant) => inner,
            _ => return self.add(variant),
        };
        if !self.opened.insert(shape) {
            return;
        }
        self.several |= inner.several;
        for variant in &inner.variants {
            self.open(api, variant, depth + 1);
        }
    }

    fn add(&mut self, variant: &Variant) {
        match self.variants.get_mut(&variant.used.shape) {
            Some(known) => {
                known.tags.extend(variant.tags.iter().cloned());
                known.default |= variant.default;
            }
            None => drop(self.variants.insert(variant.used.shape, variant.clone())),
        }
    }
}

/// A union within another is opened where both are told apart in the same way and it has no name to keep.
fn opens(outer: Option<&Discriminator>, inner: &Union, variant: &Variant) -> bool {
    match (outer, &inner.discriminator) {
        _ if variant.default => false,
        (Some(outer), Some(inner)) => outer.property == inner.property && variant.tags.is_empty(),
        (Some(_), None) => variant.tags.is_empty(),
        (None, None) => variant.name.is_none(),
        (None, Some(_)) => false,
    }
}

/// Gives each variant of a union with a discriminator its tags: what is mapped to it, else the allowed values of its own
/// property, else its name. A discriminator that can't work is dropped.
fn settle_tags(api: &mut Api, id: ShapeId, diagnostics: &mut Diagnostics) {
    let ShapeKind::Union(union) = &api.shapes[id].kind else {
        return;
    };
    let Some(discriminator) = union.discriminator.clone() else {
        return;
    };
    let mut variants = union.variants.clone();
    let mut works = true;
    let own = own_tags(api, union, &discriminator.property);
    for (variant, own) in variants.iter_mut().zip(own) {
        let shape = &api.shapes[variant.used.shape];
        if !may_have_tags(&shape.kind) {
            report(diagnostics, &codes::UNTAGGABLE, variant, &discriminator);
            works = false;
            continue;
        }
        if variant.tags.is_empty() {
            variant.tags = own;
        }
        if variant.tags.is_empty() {
            variant.tags.extend(variant.name.clone());
        }
    }
    keep_first_tags(&mut variants);
    for variant in variants.iter().filter(|variant| is_untold(api, variant)) {
        report_untagged(api, variant, &discriminator, diagnostics);
        works = false;
    }
    if let ShapeKind::Union(union) = &mut api.shapes[id].kind {
        union.variants = variants;
        if !works {
            union.discriminator = None;
            union.variants.iter_mut().for_each(|variant| {
                variant.tags.clear();
                variant.default = false;
            });
        }
    }
}

/// Whether a value may be an object, and so have a discriminator.
fn may_have_tags(kind: &ShapeKind) -> bool {
    matches!(
        kind,
        ShapeKind::Object(_) | ShapeKind::Map(_) | ShapeKind::Union(_) | ShapeKind::Any
    )
}

/// Whether no tag is left that selects the variant.
fn is_untold(api: &Api, variant: &Variant) -> bool {
    variant.tags.is_empty()
        && !variant.default
        && may_have_tags(&api.shapes[variant.used.shape].kind)
}

/// A tag selects one variant: the first that has it.
fn keep_first_tags(variants: &mut [Variant]) {
    let mut seen: IndexMap<String, ()> = IndexMap::new();
    for variant in variants {
        variant
            .tags
            .retain(|tag| seen.insert(tag.clone(), ()).is_none());
    }
}

/// The values that each variant's own discriminator property allows; none where they tell nothing: where they are those of
/// another variant too, or the variant's name is among them.
fn own_tags(api: &Api, union: &Union, property: &str) -> Vec<Vec<String>> {
    let variants = union.variants.iter();
    let all: Vec<Vec<String>> = variants
        .map(|variant| allowed(api, variant, property))
        .collect();
    let told = union.variants.iter().enumerate().map(|(at, variant)| {
        let own = all.get(at).cloned().unwrap_or_default();
        let is_named = variant.name.as_ref().is_some_and(|name| own.contains(name));
        let others = all.iter().enumerate().filter(|(other, _)| *other != at);
        let again = own.len() > 1 && others.into_iter().any(|(_, other)| *other == own);
        match (own.len() > 1 && is_named) || again {
            true => Vec::new(),
            false => own,
        }
    });
    told.collect()
}

fn allowed(api: &Api, variant: &Variant, property: &str) -> Vec<String> {
    let ShapeKind::Object(object) = &api.shapes[variant.used.shape].kind else {
        return Vec::new();
    };
    let Some(property) = object.properties.get(property) else {
        return Vec::new();
    };
    match &api.shapes[property.used.shape].kind {
        ShapeKind::Constant(Value::String(tag)) => vec![tag.clone()],
        ShapeKind::Enum(enumeration) => {
            let values = enumeration.values.iter();
            let texts = values.filter_map(|value| value.value.as_str());
            texts.map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

/// Why nothing selects a variant, where its property stands if it has one.
fn report_untagged(
    api: &Api,
    variant: &Variant,
    discriminator: &Discriminator,
    diagnostics: &mut Diagnostics,
) {
    let name = &discriminator.property;
    let shape = &api.shapes[variant.used.shape];
    let property = match &shape.kind {
        ShapeKind::Object(object) => object.properties.get(name),
        _ => None,
    };
    let taken = variant.name.is_some() || !allowed(api, variant, name).is_empty();
    let (why, help) = match (taken, property) {
        (true, _) => (
            "variants before it have all that could".to_owned(),
            "map a value of its own to it".to_owned(),
        ),
        (false, Some(_)) => (
            format!("it has no name, and its `{name}` no single `enum` or `const`"),
            format!(
                "give its `{name}` one allowed value, or move the variant to `components/schemas`"
            ),
        ),
        (false, None) => (
            format!("it has neither a name nor a `{name}`"),
            format!(
                "declare `{name}` with one allowed value, or move the variant to `components/schemas`"
            ),
        ),
    };
    let place = property
        .filter(|_| !taken)
        .map_or(variant.used.origin.span, |property| property.origin.span);
    let diagnostic = Diagnostic::new(&codes::UNTAGGED_VARIANT, &[name, &why, &help]).at(place);
    let label = "the discriminator is here";
    diagnostics.push(diagnostic.label(discriminator.origin.span, label));
}

fn report(
    diagnostics: &mut Diagnostics,
    code: &'static crate::diagnostic::Entry,
    variant: &Variant,
    discriminator: &Discriminator,
) {
    let diagnostic = Diagnostic::new(code, &[&discriminator.property])
        .at(variant.used.origin.span)
        .label(discriminator.origin.span, "the discriminator is here");
    diagnostics.push(diagnostic);
}

/// A union of one is that one: its uses lead there, and are as secret as it. With a discriminator, others may come that
/// nobody knows yet.
fn redirect_single_variants(api: &mut Api) {
    let mut target: Vec<(ShapeId, bool)> = api.shapes.ids().map(|id| (id, false)).collect();
    for (id, shape) in api.shapes.iter() {
        let ShapeKind::Union(union) = &shape.kind else {
            continue;
        };
        if union.discriminator.is_some() {
            continue;
        }
        if let ([only], Some(slot)) = (union.variants.as_slice(), target.get_mut(id.index())) {
            let sensitive = shape.extensions.sensitive || only.used.extensions.sensitive;
            *slot = (only.used.shape, sensitive);
        }
    }
    let end = |id: ShapeId| {
        (0..DEPTH).fold((id, false), |(id, hidden), _| {
            let (next, sensitive) = target.get(id.index()).copied().unwrap_or((id, false));
            (next, hidden || sensitive)
        })
    };
    for used in uses_mut(api) {
        let (shape, sensitive) = end(used.shape);
        used.shape = shape;
        used.extensions.sensitive |= sensitive;
    }
    for id in api.shapes.ids() {
        let empty =
            matches!(&api.shapes[id].kind, ShapeKind::Union(union) if union.variants.is_empty());
        if empty {
            api.shapes[id].kind = ShapeKind::Any;
        }
    }
}
