//! What `tracing` sees of a call.
//!
//! Takes methods, path templates, statuses and times; gives events under the target `typewright`. It is given neither
//! URLs nor headers nor bodies, so none can come out.

use std::time::Duration;

use http::StatusCode;

use crate::client::Call;
use crate::transport::TransportError;

/// An attempt ended: with a status, or without an answer.
pub(crate) fn attempted(
    call: &Call,
    attempt: u32,
    elapsed: Duration,
    outcome: Result<StatusCode, &TransportError>,
) {
    let elapsed_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
    let (method, path) = (call.method().as_str(), call.label());
    match outcome {
        Ok(status) => {
            let status = status.as_u16();
            tracing::debug!(target: "typewright", method, path, attempt, elapsed_ms, status, "answered");
        }
        Err(error) => {
            let kind = error.kind();
            tracing::debug!(target: "typewright", method, path, attempt, elapsed_ms, ?kind, "no answer");
        }
    }
}

/// The call waits before it is sent again.
pub(crate) fn waits(call: &Call, attempt: u32, wait: Duration) {
    let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
    let (method, path) = (call.method().as_str(), call.label());
    tracing::info!(target: "typewright", method, path, attempt, wait_ms, "will be sent again");
}

/// The call is sent again with fresh credentials.
pub(crate) fn replayed(call: &Call, status: StatusCode) {
    let (method, path, status) = (call.method().as_str(), call.label(), status.as_u16());
    tracing::info!(target: "typewright", method, path, status, "credentials were renewed; sent again");
}
