//! A type of a person's own in a union with a tag: it must have a place for the tag.

use typewright::codec::{Shape, Target, View, Wire};
use typewright::{Model, Union};

/// An amount, as a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Money(String);

impl Wire for Money {
    const SHAPE: Shape = Shape::FORMAT;

    fn empty() -> Self {
        Self(String::new())
    }

    fn view(&self) -> View<'_> {
        View::Str(&self.0)
    }

    fn target(&mut self) -> Target<'_> {
        self.0.target()
    }
}

#[derive(Clone, Debug, PartialEq, Model)]
pub struct Voucher {
    code: String,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind")]
pub enum Payment {
    #[variant("money")]
    Money(Money),
    #[variant("voucher")]
    Voucher(Voucher),
}

fn main() {}
