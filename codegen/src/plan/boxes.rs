//! Where a box is needed: as few as make every type finite, and for variants that dwarf their brothers.

use std::collections::{BTreeMap, BTreeSet};

use super::secrets::is_secret;
use super::shape_names::is_item;
use super::twins::Twins;
use super::views;
use crate::model::{
    Additional, Api, IntegerFormat, NumberFormat, ShapeId, ShapeKind, StringFormat, Use,
};

/// An owner and what it holds by value.
type Edge = (ShapeId, ShapeId);

/// Clippy calls variants large that differ by 200 bytes; sizes here are estimates.
const LARGE: usize = 160;

/// The edges that are boxes.
///
/// Ways begin at unions, so that what a variant holds gets the box and not the variant, then where a reader begins.
pub(super) fn find(api: &Api, twins: &Twins, written: &[ShapeId]) -> BTreeSet<Edge> {
    let graph = held(api, twins);
    let is_union = |id: &&ShapeId| matches!(api.shapes[**id].kind, ShapeKind::Union(_));
    let (unions, others): (Vec<ShapeId>, Vec<ShapeId>) = written.iter().partition(is_union);
    let mut boxed = back_edges(&graph, &[unions, others].concat());
    box_large_variants(api, twins, &mut boxed);
    boxed
}

/// What each item holds without a list, a map or a box between.
fn held(api: &Api, twins: &Twins) -> BTreeMap<ShapeId, Vec<ShapeId>> {
    let items = api
        .shapes
        .iter()
        .filter(|(id, shape)| is_item(&shape.kind) && twins.first(*id) == *id);
    items
        .map(|(id, shape)| {
            let uses: Vec<&Use> = match &shape.kind {
                ShapeKind::Object(object) => views::properties(object, &shape.reach)
                    .into_iter()
                    .map(|seen| &seen.property.used)
                    .collect(),
                ShapeKind::Union(union) => {
                    union.variants.iter().map(|variant| &variant.used).collect()
                }
                _ => Vec::new(),
            };
            // A secret is a box by itself.
            let open = uses.into_iter().filter(|used| !is_hidden(api, used));
            let inner = open.map(|used| twins.first(used.shape));
            (
                id,
                inner
                    .filter(|inner| is_item(&api.shapes[*inner].kind))
                    .collect(),
            )
        })
        .collect()
}

fn is_hidden(api: &Api, used: &Use) -> bool {
    is_secret(&api.shapes[used.shape], &used.extensions)
}

/// The edges that lead back into the way on which they were met. None of them can be spared: the way from its target to its
/// owner has no box, and it would close a circle.
fn back_edges(graph: &BTreeMap<ShapeId, Vec<ShapeId>>, starts: &[ShapeId]) -> BTreeSet<Edge> {
    let mut found = BTreeSet::new();
    let mut done = BTreeSet::new();
    for start in starts.iter().chain(graph.keys()) {
        if done.contains(start) {
            continue;
        }
        let mut way: Vec<(ShapeId, usize)> = vec![(*start, 0)];
        let mut on_way = BTreeSet::from([*start]);
        while let Some((node, next)) = way.last_mut() {
            let node = *node;
            let target = graph
                .get(&node)
                .and_then(|targets| targets.get(*next))
                .copied();
            *next += 1;
            match target {
                Some(target) if on_way.contains(&target) => {
                    found.insert((node, target));
                }
                Some(target) if !done.contains(&target) => {
                    on_way.insert(target);
                    way.push((target, 0));
                }
                Some(_) => {}
                None => {
                    way.pop();
                    on_way.remove(&node);
                    done.insert(node);
                }
            }
        }
    }
    found
}

fn box_large_variants(api: &Api, twins: &Twins, boxed: &mut BTreeSet<Edge>) {
    let mut sizes = Sizes {
        api,
        twins,
        known: BTreeMap::new(),
    };
    let unions = api
        .shapes
        .iter()
        .filter_map(|(id, shape)| match &shape.kind {
            ShapeKind::Union(union) => Some((id, union)),
            _ => None,
        });
    for (id, union) in unions {
        let measured: Vec<(ShapeId, usize)> = union
            .variants
            .iter()
            .map(|variant| (variant.used.shape, sizes.of(variant.used.shape, boxed, 0)))
            .collect();
        let least = measured.iter().map(|(_, size)| *size).min().unwrap_or(0);
        let large = measured
            .iter()
            .filter(|(shape, size)| *size > least + LARGE && is_item(&api.shapes[*shape].kind));
        boxed.extend(large.map(|(shape, _)| (id, twins.first(*shape))));
    }
}

/// Estimates of sizes in bytes.
struct Sizes<'a> {
    api: &'a Api,
    twins: &'a Twins,
    known: BTreeMap<ShapeId, usize>,
}

impl Sizes<'_> {
    fn of(&mut self, id: ShapeId, boxed: &BTreeSet<Edge>, depth: usize) -> usize {
        let id = self.twins.first(id);
        if let Some(size) = self.known.get(&id) {
            return *size;
        }
        if depth > 64 {
            return 8;
        }
        let (api, twins) = (self.api, self.twins);
        let shape = &api.shapes[id];
        let mut held = |used: &Use| {
            let inner = twins.first(used.shape);
            if is_hidden(api, used) || boxed.contains(&(id, inner)) {
                8
            } else {
                self.of(inner, boxed, depth + 1)
            }
        };
        let size = match &shape.kind {
            ShapeKind::Object(object) => {
                let fields = views::properties(object, &shape.reach);
                let named: usize = fields
                    .iter()
                    .map(|seen| held(&seen.property.used).next_multiple_of(8))
                    .sum();
                named
                    + if matches!(object.additional, Additional::Typed(_))
                        || !object.patterns.is_empty()
                    {
                        72
                    } else {
                        0
                    }
            }
            ShapeKind::Union(union) => {
                let largest = union
                    .variants
                    .iter()
                    .map(|variant| held(&variant.used))
                    .max()
                    .unwrap_or(0);
                largest + 8
            }
            kind => plain_size(kind),
        };
        self.known.insert(id, size);
        size
    }
}

fn plain_size(kind: &ShapeKind) -> usize {
    match kind {
        ShapeKind::Boolean => 2,
        ShapeKind::Constant(_) => 0,
        ShapeKind::Integer(IntegerFormat::Int32) | ShapeKind::Number(NumberFormat::Float) => 8,
        ShapeKind::Integer(_) | ShapeKind::Number(_) => 16,
        ShapeKind::String(StringFormat::Uri) => 88,
        ShapeKind::Any
        | ShapeKind::Own(_)
        | ShapeKind::Map(_)
        | ShapeKind::Never
        | ShapeKind::Null => 72,
        _ => 24,
    }
}
