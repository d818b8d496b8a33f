//! Types as a person owns them: models of their own, and values of one's own form, with what is asked of such a type.

use std::fmt;

use typewright::Model;
use typewright::codec::{Shape, Target, TextError, TextSlot, View, Wire};

/// An amount, as this crate would have it.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Money {
    /// How much.
    #[model(pattern = r"^\d+\.\d\d$")]
    pub amount: String,
}

/// Where something goes.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(request)]
pub struct Place {
    /// Where.
    pub street: Option<String>,
}

/// A date and a time as text, of which nothing but the year is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Time {
    text: String,
}

impl Time {
    /// The year.
    pub fn year(&self) -> u16 {
        let year = self.text.split('-').next().unwrap_or_default();
        year.parse().unwrap_or_default()
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Wire for Time {
    const SHAPE: Shape = Shape::FORMAT;

    fn empty() -> Self {
        Self::default()
    }

    fn view(&self) -> View<'_> {
        View::Display(self)
    }

    fn target(&mut self) -> Target<'_> {
        Target::Text(self)
    }
}

impl TextSlot for Time {
    fn read_text(&mut self, text: &str) -> Result<(), TextError> {
        let begins = text
            .get(..4)
            .is_some_and(|year| year.parse::<u16>().is_ok());
        if !begins || !text.contains('T') {
            return Err(TextError::expected("a date and a time"));
        }
        self.text = text.to_owned();
        Ok(())
    }
}

/// Seconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seconds(pub u64);

impl Wire for Seconds {
    const SHAPE: Shape = Shape::INTEGER;

    fn empty() -> Self {
        Self(0)
    }

    fn view(&self) -> View<'_> {
        View::U64(self.0)
    }

    fn target(&mut self) -> Target<'_> {
        Target::Integer(&mut self.0)
    }
}
