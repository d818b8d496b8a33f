//! Which credentials a request carries, and whether they are those that an operation asks for.

use super::parameter::{cookies, query_pairs};
use super::request::Refusal;
use crate::description::{Operation, SchemeKind};
use crate::exchange::Received;

/// A credential that a request carries for a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Credential {
    pub(crate) scheme: String,
    pub(crate) value: String,
}

/// The credentials of the first requirement that the request meets, or what it lacks.
pub(crate) fn credentials(
    operation: &Operation,
    request: &Received,
) -> Result<Vec<Credential>, Refusal> {
    let mut lacking = Vec::new();
    for requirement in &operation.security {
        let mut carried = Vec::new();
        let mut missing = Vec::new();
        for scheme in requirement {
            match carried_value(&scheme.kind, request) {
                Some(value) => carried.push(Credential {
                    scheme: scheme.name.clone(),
                    value,
                }),
                None => missing.push(words(&scheme.kind)),
            }
        }
        if missing.is_empty() {
            return Ok(carried);
        }
        lacking.push(missing.join(" and "));
    }
    if lacking.is_empty() {
        return Ok(Vec::new());
    }
    let status = if operation.declares(401) || !operation.declares(403) {
        401
    } else {
        403
    };
    Err(Refusal {
        status,
        message: format!("missing {}", lacking.join(", or ")),
    })
}

fn carried_value(kind: &SchemeKind, request: &Received) -> Option<String> {
    let found = match kind {
        SchemeKind::Header(name) => request.header(name).map(str::to_owned),
        SchemeKind::Query(name) => query_pairs(request.query())
            .into_iter()
            .find(|pair| &pair.name == name)
            .map(|pair| pair.value()),
        SchemeKind::Cookie(name) => cookies(request)
            .into_iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value),
        SchemeKind::Authorization(word) => request
            .header("authorization")
            .and_then(|value| value.split_once(' '))
            .filter(|(prefix, _)| prefix.eq_ignore_ascii_case(word))
            .map(|(_, value)| value.to_owned()),
        SchemeKind::Unseen => return Some(String::new()),
    };
    found.filter(|value| !value.is_empty())
}

fn words(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Header(name) => format!("header `{name}`"),
        SchemeKind::Query(name) => format!("query parameter `{name}`"),
        SchemeKind::Cookie(name) => format!("cookie `{name}`"),
        SchemeKind::Authorization(word) => {
            format!("header `authorization` with a `{word}` credential")
        }
        SchemeKind::Unseen => "credential".into(),
    }
}
