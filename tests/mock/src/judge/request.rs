//! A request held against its operation: parameters, query names, media type, body.

use serde_json::Value;

use super::parameter::{Sources, check_parameter, check_query_names, form_object};
use super::{Direction, Fault, Judge};
use crate::description::{Operation, RequestBody, essence};
use crate::exchange::Received;

/// Why a request is refused, and by which status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) message: String,
}

/// Judges all but credentials. `segments` are the raw values of the path's parameters.
pub(crate) fn judge_request(
    judge: &Judge<'_>,
    operation: &Operation,
    request: &Received,
    segments: &[(String, String)],
) -> Result<(), Refusal> {
    debug_assert_eq!(judge.direction, Direction::Request);
    let sources = Sources::new(request, segments);
    let mut faults = Vec::new();
    for parameter in &operation.parameters {
        check_parameter(judge, parameter, &sources, &mut faults);
    }
    check_query_names(judge, operation, &sources, &mut faults);
    refuse(operation, "invalid parameters", &faults)?;
    check_body(judge, operation, request)
}

/// 422 where the document has it and every fault is a wrong value in the right shape, else 400.
fn refuse(operation: &Operation, what: &str, faults: &[Fault]) -> Result<(), Refusal> {
    if faults.is_empty() {
        return Ok(());
    }
    let of_values = faults.iter().all(|fault| !fault.of_shape);
    let status = if of_values && operation.declares(422) {
        422
    } else {
        400
    };
    let list: Vec<String> = faults
        .iter()
        .map(|fault| format!("{}: {}", fault.pointer, fault.message))
        .collect();
    Err(Refusal {
        status,
        message: format!("{what}: {}", list.join("; ")),
    })
}

fn check_body(judge: &Judge<'_>, operation: &Operation, request: &Received) -> Result<(), Refusal> {
    let bad = |message: &str| {
        Err(Refusal {
            status: 400,
            message: message.to_owned(),
        })
    };
    let Some(body) = &operation.body else {
        return if request.body.is_empty() {
            Ok(())
        } else {
            bad("this operation takes no body")
        };
    };
    match (request.header("content-type"), request.body.is_empty()) {
        (None, true) if body.required => bad("missing body"),
        (None, true) => Ok(()),
        (None, false) => bad("missing header `content-type`"),
        (Some(media_type), _) => check_content(judge, operation, body, media_type, request),
    }
}

fn check_content(
    judge: &Judge<'_>,
    operation: &Operation,
    body: &RequestBody,
    media_type: &str,
    request: &Received,
) -> Result<(), Refusal> {
    let essence = essence(media_type);
    let Some(media) = body
        .content
        .iter()
        .find(|media| covers(&media.name, &essence))
    else {
        let names: Vec<&str> = body
            .content
            .iter()
            .map(|media| media.name.as_str())
            .collect();
        let message = format!("media type `{essence}` is none of {}", names.join(", "));
        return Err(Refusal {
            status: 415,
            message,
        });
    };
    let Some(schema) = media.schema() else {
        return Ok(());
    };
    let value = if crate::description::is_json(&essence) {
        parse_json(&request.body)?
    } else if essence == "application/x-www-form-urlencoded" {
        form_object(
            judge.document,
            schema,
            &String::from_utf8_lossy(&request.body),
        )
    } else {
        return Ok(());
    };
    let mut faults = judge.check(schema, &value);
    for fault in faults.iter_mut().filter(|fault| fault.pointer.is_empty()) {
        fault.pointer = "/".into();
    }
    refuse(operation, "invalid request body", &faults)
}

fn parse_json(body: &[u8]) -> Result<Value, Refusal> {
    serde_json::from_slice(body).map_err(|error| Refusal {
        status: 400,
        message: format!("the body is no JSON: {error}"),
    })
}

/// Whether a media type as declared, perhaps a range such as `text/*`, covers one that was sent.
fn covers(declared: &str, sent: &str) -> bool {
    let declared = declared
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    if declared == "*/*" || declared == sent {
        return true;
    }
    declared
        .strip_suffix('*')
        .is_some_and(|kind| kind.ends_with('/') && sent.starts_with(kind))
}
