//! What is deprecated is used by the expansions without a warning.

#![deny(warnings)]
use typewright::{Entity, Model, StringEnum};
/// Old.
#[deprecated]
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Old {
    /// x
    pub a: i64,
    /// y
    #[deprecated]
    pub b: String,
    /// z
    pub c: Option<i64>,
}
/// Old.
#[deprecated]
#[derive(Clone, Copy, Debug, PartialEq, Eq, StringEnum)]
pub enum E {
    /// a
    #[value("a")]
    #[deprecated]
    A,
    /// b
    #[value("b")]
    B,
}
/// Old.
#[deprecated]
#[derive(Clone, Debug, PartialEq, StringEnum)]
pub enum O {
    /// a
    #[value("a")]
    #[deprecated]
    A,
    /// b
    #[unknown]
    B(String),
}
/// Old.
#[deprecated]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Entity)]
#[entity("x")]
pub struct N;
fn main() {}
