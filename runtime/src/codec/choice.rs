//! What a union shows to the drivers: its variants as data, and the one that holds.
//!
//! How a variant is chosen stands in [`super::union`].

use std::cell::RefCell;

use super::schema::{Flags, Kinds, Schema, Shape};
use super::slot::{Fields, Slot, View, Wire};
use crate::validate::Rule;

/// A value of one of several types.
pub trait Choice {
    /// The variants.
    fn variants(&self) -> &'static Variants;

    /// The index of the variant that holds.
    fn active(&self) -> usize;

    /// The value of the variant that holds.
    fn payload(&self) -> &dyn Slot;

    /// Makes it the variant at `index`, empty, and gives its value to be filled.
    fn select(&mut self, index: usize) -> &mut dyn Slot;

    /// Another value of the union, to try its variants on. None where they need not exclude each other.
    fn fresh(&self) -> Option<Box<dyn Choice>> {
        None
    }
}

/// The variants of a union.
#[derive(Debug)]
pub struct Variants {
    /// The Rust type's name, for messages.
    pub name: &'static str,
    /// The property that names the variant, when there is one.
    pub tag: Option<&'static str>,
    /// The variants in declared order.
    pub variants: &'static [Variant],
    /// The variant that takes what no other does.
    pub unknown: Option<usize>,
    /// Whether a value may fit one variant alone (`oneOf`), where that is to be tried.
    pub exclusive: bool,
}

/// A variant of a union.
#[derive(Debug)]
pub struct Variant {
    /// The variant's name in Rust, for messages.
    pub name: &'static str,
    /// The values of the tag that mean it; the first is written.
    pub values: &'static [&'static str],
    /// Which JSON values it takes.
    pub shape: Shape,
    /// The rules of the value that it holds.
    pub rules: &'static [Rule],
}

impl Variants {
    /// The index of the variant that `value` of the tag means.
    #[must_use]
    pub fn tagged(&self, value: &str) -> Option<usize> {
        self.variants
            .iter()
            .position(|variant| variant.values.contains(&value))
    }

    /// Holds the variants of a union with a tag to being objects, which have a place for it.
    ///
    /// # Panics
    /// While a program is compiled, with these words: where a variant is none.
    #[track_caller]
    pub const fn expect_objects(variants: &'static [Variant], otherwise: &'static str) {
        let mut rest = variants;
        while let [variant, tail @ ..] = rest {
            let selected = !variant.values.is_empty();
            assert!(
                !selected || variant.shape.kinds.meets(Kinds::OBJECT),
                "{}",
                otherwise
            );
            rest = tail;
        }
    }

    /// The kinds of all the variants.
    #[must_use]
    pub const fn shape(variants: &'static [Variant]) -> Shape {
        let mut kinds = Kinds::NONE;
        let mut rest = variants;
        while let [variant, tail @ ..] = rest {
            kinds = kinds.or(variant.shape.kinds);
            rest = tail;
        }
        Shape::of(kinds)
    }
}

impl dyn Choice + '_ {
    /// The view of a union: its value's own, unless the tag must be written before it, or the union has rules of its own or for the tag.
    #[must_use]
    pub fn view_of(&self) -> View<'_> {
        let view = self.payload().view();
        match view.opened() {
            View::Model(fields) if self.must_write_tag(fields) => View::Tagged(self),
            View::Absent => view,
            View::Null if self.variants().tag.is_none() => view,
            _ if self.has_rules() || self.may_hold_another_tag(view) => View::Ruled(self),
            _ => view,
        }
    }

    /// The tag's property and the value that means the variant that holds.
    #[must_use]
    pub fn tag(&self) -> Option<(&'static str, &'static str)> {
        let variants = self.variants();
        let value = variants.variants.get(self.active())?.values.first()?;
        Some((variants.tag?, value))
    }

    /// The fields of the value that holds, when it is a model.
    #[must_use]
    pub fn fields(&self) -> Option<&dyn Fields> {
        match self.payload().view().opened() {
            View::Model(fields) => Some(fields),
            _ => None,
        }
    }

    fn has_rules(&self) -> bool {
        let variants = self.variants();
        let held = variants.variants.get(self.active());
        variants.exclusive || held.is_some_and(|variant| !variant.rules.is_empty())
    }

    /// Whether the value that holds has the tag as a member of its own, which may then be that of another variant.
    fn may_hold_another_tag(&self, view: View<'_>) -> bool {
        let Some((tag, _)) = self.tag() else {
            // What is no object was taken for want of a variant.
            return self.variants().tag.is_some();
        };
        let View::Model(fields) = view.opened() else {
            return true;
        };
        let schema = fields.schema();
        let field = schema.find(tag, 0).and_then(|at| schema.fields.get(at));
        field.is_some_and(|field| !field.flags.has(Flags::CONSTANT))
    }

    fn must_write_tag(&self, fields: &dyn Fields) -> bool {
        self.tag()
            .is_some_and(|(name, _)| fields.schema().find(name, 0).is_none())
    }
}

/// The view of a union; for expansions, which have it sized.
#[must_use]
pub fn view_of(choice: &dyn Choice) -> View<'_> {
    choice.view_of()
}

/// What a variant holds that is nothing but its tag: an object without fields, and where it is `CLOSED` without others.
#[derive(Debug)]
pub struct Nothing<const CLOSED: bool>;

impl<const CLOSED: bool> Nothing<CLOSED> {
    const SCHEMA: Schema = Schema {
        closed: CLOSED,
        ..Schema::NONE
    };

    /// One to be read into. It has no size, so that a new one takes no memory.
    #[must_use]
    pub fn slot() -> &'static mut Self {
        Box::leak(Box::new(Self))
    }
}

impl<const CLOSED: bool> Wire for Nothing<CLOSED> {
    const SHAPE: Shape = Shape::model(&Self::SCHEMA);

    fn empty() -> Self {
        Self
    }
}

thread_local! {
    /// The unions of which an empty value is being made, by the address of their variants.
    static OPEN: RefCell<Vec<*const Variants>> = const { RefCell::new(Vec::new()) };
}

/// An empty value of a union whose variants may need one of the union itself: each time that it is needed within its own
/// making, the next variant is tried, so that one without recursion comes up.
pub fn empty_variant<T>(variants: &'static Variants, make: impl FnOnce(usize) -> T) -> T {
    let address: *const Variants = variants;
    let open = OPEN.with_borrow_mut(|open| {
        let before = open.iter().filter(|other| **other == address).count();
        open.push(address);
        before
    });
    let _closing = Closing;
    make(open % variants.variants.len().max(1))
}

struct Closing;

impl Drop for Closing {
    fn drop(&mut self) {
        OPEN.with_borrow_mut(Vec::pop);
    }
}
