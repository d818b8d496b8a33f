//! Whether a builder was given a required field: the markers that `Model`'s builders carry in their types.

/// The field was given.
#[derive(Clone, Copy, Debug)]
pub struct Given;

/// The field was not given yet.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

/// Fields that can still be given.
#[diagnostic::on_unimplemented(
    message = "a required field is set twice",
    label = "this was set before: leave one out"
)]
pub trait NotGiven {}

#[diagnostic::do_not_recommend]
impl NotGiven for Missing {}
