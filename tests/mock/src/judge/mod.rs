//! Values and requests held against a description: what is wrong, where, and which status says so.
//!
//! Messages never repeat a value, since it may be a secret.

mod after_now;
mod convert;
mod parameter;
mod request;
mod security;

use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use crate::description::Document;

pub(crate) use request::{Refusal, judge_request};
pub(crate) use security::{Credential, credentials};

/// Which way a value travels: `readOnly` and `writeOnly` ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Request,
    Response,
}

/// Holds values against schemas of a document.
#[derive(Clone, Copy)]
pub(crate) struct Judge<'a> {
    pub(crate) document: &'a Document,
    pub(crate) direction: Direction,
    /// Milliseconds since 1970.
    pub(crate) now: i64,
}

/// What is wrong with a value.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// Where in the value, as a JSON pointer.
    pub(crate) pointer: String,
    pub(crate) message: String,
    /// Whether the shape is wrong, rather than a value of the right shape.
    pub(crate) of_shape: bool,
}

impl Judge<'_> {
    /// All that is wrong with a value; a schema that can't be used is a fault as well.
    pub(crate) fn check(&self, schema: &Value, value: &Value) -> Vec<Fault> {
        let whole = convert::whole_schema(self.document, schema, self.direction);
        let now = self.now;
        let validator = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .should_validate_formats(true)
            .with_keyword(after_now::KEYWORD, move |_, rule, _| {
                after_now::compile(rule, now)
            })
            .build(&whole);
        match validator {
            Ok(validator) => validator
                .iter_errors(value)
                .map(|error| fault(&error))
                .collect(),
            Err(error) => vec![Fault {
                pointer: String::new(),
                message: format!("the schema can't be used: {error}"),
                of_shape: true,
            }],
        }
    }
}

fn fault(error: &jsonschema::ValidationError<'_>) -> Fault {
    let of_shape = matches!(
        error.kind(),
        Kind::Required { .. }
            | Kind::Type { .. }
            | Kind::AdditionalProperties { .. }
            | Kind::UnevaluatedProperties { .. }
            | Kind::FalseSchema
            | Kind::AnyOf { .. }
            | Kind::OneOfNotValid { .. }
            | Kind::OneOfMultipleValid { .. }
    );
    Fault {
        pointer: error.instance_path().to_string(),
        message: error.masked().to_string(),
        of_shape,
    }
}
