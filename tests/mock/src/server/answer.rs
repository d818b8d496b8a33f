//! Replies made of a description: examples of success in their order, and errors in the shape of the API's own.

use std::time::Duration;

use bytes::Bytes;
use serde_json::{Value, json};

use super::state::Planned;
use crate::description::{Description, Example, Operation, is_json, media_examples};

/// The operation's next successful example; the last one repeats.
pub(super) fn of_success(
    description: &Description,
    operation: &Operation,
    served: usize,
) -> Planned {
    let successes = operation
        .responses
        .iter()
        .filter_map(|response| Some((response.success()?, response)));
    let mut replies: Vec<Planned> = Vec::new();
    let mut empty = None;
    for (status, response) in successes {
        if response.content.is_empty() {
            empty.get_or_insert(status);
        }
        for media in &response.content {
            let examples = media_examples(description.document(), media);
            replies.extend(
                examples
                    .iter()
                    .map(|example| of_example(status, &media.name, example)),
            );
        }
    }
    let last = replies.len().saturating_sub(1);
    if let Some(reply) = replies.into_iter().nth(served.min(last)) {
        return reply;
    }
    match empty {
        Some(status) => Planned {
            status,
            ..Planned::default()
        },
        None => {
            let message = format!(
                "the description has no successful example for `{}`",
                operation.id
            );
            of_error(description, Some(operation), 501, &message)
        }
    }
}

/// All examples of a status, each with its media type.
pub(super) fn examples_of(
    description: &Description,
    operation: &str,
    status: u16,
) -> Vec<(String, Example)> {
    let operation = description.operation(operation);
    let content = operation
        .and_then(|it| it.response(status))
        .map(|it| it.content.as_slice())
        .unwrap_or_default();
    let with_type = |media| {
        let examples: Vec<Example> = media_examples(description.document(), media);
        examples
            .into_iter()
            .map(|example| (media.name.clone(), example))
    };
    content.iter().flat_map(with_type).collect()
}

/// A status by its first example.
pub(super) fn of_status(
    description: &Description,
    operation: Option<&Operation>,
    status: u16,
) -> Planned {
    let first =
        operation.and_then(|it| examples_of(description, &it.id, status).into_iter().next());
    match first {
        Some((media_type, example)) => of_example(status, &media_type, &example),
        None if (200..400).contains(&status) => Planned {
            status,
            ..Planned::default()
        },
        None => of_error(description, operation, status, "no example"),
    }
}

/// A reply that is an example as it stands; a string under a media type other than JSON is the text itself.
pub(super) fn of_example(status: u16, media_type: &str, example: &Example) -> Planned {
    let body = match &example.value {
        Value::String(text) if !is_json(media_type) => text.clone(),
        value => value.to_string(),
    };
    planned(status, media_type, body)
}

/// An error with a message of the mock's, in the shape of the description's examples for errors.
pub(super) fn of_error(
    description: &Description,
    operation: Option<&Operation>,
    status: u16,
    message: &str,
) -> Planned {
    let shape = operation
        .and_then(|operation| error_example(description, operation, status))
        .or_else(|| {
            let mut operations = description.operations().iter();
            operations.find_map(|operation| error_example(description, operation, status))
        });
    let body = shape.map_or_else(
        || json!({ "code": status, "message": message }),
        |shape| fill(shape, status, message),
    );
    planned(status, "application/json", body.to_string())
}

fn planned(status: u16, media_type: &str, body: String) -> Planned {
    let headers = vec![("content-type".to_owned(), media_type.to_owned())];
    Planned {
        status,
        headers,
        body: Bytes::from(body),
        delay: Duration::ZERO,
    }
}

/// An example of this status, else of any other error of the operation.
fn error_example(description: &Description, operation: &Operation, status: u16) -> Option<Value> {
    let others = operation
        .responses
        .iter()
        .filter(|response| response.success().is_none());
    let candidates = operation
        .response(status)
        .filter(|response| response.success().is_none())
        .into_iter()
        .chain(others);
    candidates
        .flat_map(|response| &response.content)
        .filter(|media| is_json(&media.name))
        .flat_map(|media| media_examples(description.document(), media))
        .map(|example| example.value)
        .find(Value::is_object)
}

/// Puts status and message where the example has its own.
fn fill(mut shape: Value, status: u16, message: &str) -> Value {
    let Some(object) = shape.as_object_mut() else {
        return shape;
    };
    for key in ["code", "status", "status_code"] {
        if let Some(slot) = object.get_mut(key).filter(|slot| slot.is_number()) {
            *slot = status.into();
        }
    }
    let message_key = ["message", "detail", "error", "title"]
        .into_iter()
        .find(|key| object.contains_key(*key));
    object.insert(message_key.unwrap_or("message").to_owned(), message.into());
    shape
}
