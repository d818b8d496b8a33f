//! Media types that are sequences of items (OpenAPI 3.2.0, Sequential Media Types).
//!
//! Takes a media type; gives how its items follow each other. It does not know what an item is.

use super::MediaType;

/// How the items of a sequence follow each other. Ordered as they are preferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sequence {
    /// Server-sent events.
    Events,
    /// JSON values, a line or a record each.
    Lines,
}

impl MediaType {
    /// How its items follow each other, where it is a sequence. Of lines of JSON no name is registered, and many are in use.
    pub fn sequence(&self) -> Option<Sequence> {
        let essence = self.essence();
        let (_, name) = essence.split_once('/')?;
        match name.strip_prefix("x-").unwrap_or(name) {
            "event-stream" => Some(Sequence::Events),
            "jsonl" | "ndjson" | "jsonlines" | "json-lines" | "json-stream" | "stream+json"
            | "json-seq" | "geo+json-seq" => Some(Sequence::Lines),
            _ => None,
        }
    }
}
