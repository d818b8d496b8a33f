//! Which shapes lead back to themselves, and by way of which others.
//!
//! Takes shapes and what each leads to; gives a number to each circle, in time that grows as the ways do. Knows nothing of
//! what the ways mean.

use std::collections::BTreeMap;

use super::ShapeId;

/// The circles of a graph: shapes of which each leads to all others.
#[derive(Debug, Default)]
pub struct Circles {
    numbers: BTreeMap<ShapeId, usize>,
}

impl Circles {
    /// Finds them, by Tarjan's walk: a shape closes a circle where nothing that it leads to leads above it.
    pub fn of(
        shapes: impl IntoIterator<Item = ShapeId>,
        leads_to: impl Fn(ShapeId) -> Vec<ShapeId>,
    ) -> Self {
        let mut walk = Walk::default();
        for shape in shapes {
            walk.from(shape, &leads_to);
        }
        walk.circles
    }

    /// The number of the circle that a shape is in; `None` where it doesn't lead back to itself.
    pub fn number(&self, shape: ShapeId) -> Option<usize> {
        self.numbers.get(&shape).copied()
    }
}

/// A shape on the way, and what is still to be seen of it.
struct Step {
    shape: ShapeId,
    next: Vec<ShapeId>,
    met: usize,
    /// The earliest shape on the way that is reached from here.
    low: usize,
    leads_to_itself: bool,
}

#[derive(Default)]
struct Walk {
    /// When each shape was met; `None` once its circle is closed.
    met: BTreeMap<ShapeId, Option<usize>>,
    /// Shapes whose circle isn't closed yet.
    open: Vec<ShapeId>,
    closed: usize,
    circles: Circles,
}

impl Walk {
    fn from(&mut self, start: ShapeId, leads_to: &impl Fn(ShapeId) -> Vec<ShapeId>) {
        let mut way: Vec<Step> = Vec::new();
        way.extend(self.meet(start, leads_to));
        while let Some(step) = way.last_mut() {
            let Some(next) = step.next.pop() else {
                let (low, shape) = (step.low, step.shape);
                let ends = (low == step.met).then_some(step.leads_to_itself);
                way.pop();
                if let Some(above) = way.last_mut() {
                    above.low = above.low.min(low);
                }
                if let Some(leads_to_itself) = ends {
                    self.close(shape, leads_to_itself);
                }
                continue;
            };
            step.leads_to_itself |= next == step.shape;
            match self.met.get(&next) {
                Some(Some(met)) => step.low = step.low.min(*met),
                Some(None) => {}
                None => way.extend(self.meet(next, leads_to)),
            }
        }
    }

    fn meet(
        &mut self,
        shape: ShapeId,
        leads_to: &impl Fn(ShapeId) -> Vec<ShapeId>,
    ) -> Option<Step> {
        if self.met.contains_key(&shape) {
            return None;
        }
        let met = self.met.len();
        self.met.insert(shape, Some(met));
        self.open.push(shape);
        Some(Step {
            shape,
            next: leads_to(shape),
            met,
            low: met,
            leads_to_itself: false,
        })
    }

    fn close(&mut self, first: ShapeId, leads_to_itself: bool) {
        let is_circle = leads_to_itself || self.open.last() != Some(&first);
        while let Some(shape) = self.open.pop() {
            self.met.insert(shape, None);
            if is_circle {
                self.circles.numbers.insert(shape, self.closed);
            }
            if shape == first {
                break;
            }
        }
        self.closed += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Arena, Origin, Place, Shape, ShapeKind};
    use crate::pointer::Pointer;
    use crate::source::Span;

    #[test]
    fn what_leads_back_is_in_a_circle_and_what_leads_there_is_not() {
        let mut arena = Arena::default();
        let origin = Origin {
            pointer: Pointer::root(),
            span: Span::default(),
        };
        let mut shape = |at: usize| {
            let place = Place::Component(at.to_string());
            arena.push(Shape::new(place, ShapeKind::Any, origin.clone()))
        };
        let ids: Vec<ShapeId> = (0..6).map(&mut shape).collect();
        let edges: &[&[usize]] = &[&[1], &[2, 3], &[1], &[3, 4], &[5], &[]];
        let at = |id: ShapeId| ids.iter().position(|other| *other == id).unwrap();
        let circles = Circles::of(ids.clone(), |id| {
            edges[at(id)].iter().map(|to| ids[*to]).collect()
        });
        let numbers: Vec<_> = ids.iter().map(|id| circles.number(*id)).collect();
        assert_eq!(numbers[1], numbers[2]);
        assert!(numbers[1].is_some() && numbers[3].is_some());
        assert_ne!(numbers[1], numbers[3]);
        assert_eq!([numbers[0], numbers[4], numbers[5]], [None; 3]);
    }
}
