//! Cargo's messages: one line of JSON each, told apart by the crate that it is about.

use serde_json::Value;

/// What Cargo says about a crate.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// The name of the crate.
    pub(super) package: String,
    /// What is said.
    pub(super) said: Said,
}

/// One thing that is said.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// The crate is done, without an error.
    Done,
    /// An error: its first line and place.
    Error(String),
    /// A warning: its first line and place.
    Warning(String),
}

impl Message {
    /// Reads a line; `None` where it is about nothing that counts.
    pub(super) fn read(line: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(line).ok()?;
        let manifest = value.get("manifest_path")?.as_str()?;
        let folder = std::path::Path::new(manifest).parent()?;
        let package = folder.file_name()?.to_string_lossy().into_owned();
        let said = match value.get("reason")?.as_str()? {
            "compiler-artifact" => Said::Done,
            "compiler-message" => said(value.get("message")?)?,
            _ => return None,
        };
        Some(Self { package, said })
    }
}

fn said(message: &Value) -> Option<Said> {
    let text = message.get("message")?.as_str()?;
    // Sums such as `3 warnings emitted` have neither a code nor a place.
    let spans = message.get("spans")?.as_array()?;
    let level = message.get("level")?.as_str()?;
    if spans.is_empty() && text.ends_with("emitted") || text.starts_with("aborting due to") {
        return None;
    }
    let place = spans
        .iter()
        .find(|span| span.get("is_primary").and_then(Value::as_bool) == Some(true));
    let place = place.and_then(placed).unwrap_or_default();
    let text = format!("{text}{place}");
    match level {
        "warning" => Some(Said::Warning(text)),
        level if level.starts_with("error") => Some(Said::Error(text)),
        _ => None,
    }
}

/// ` (src/generated/pets.rs:12)`, by the outermost place where macros expand in each other.
fn placed(span: &Value) -> Option<String> {
    let mut span = span;
    while let Some(outer) = span
        .get("expansion")
        .and_then(|expansion| expansion.get("span"))
    {
        span = outer;
    }
    let file = span.get("file_name")?.as_str()?;
    let file = file.split_once("/src/").map_or(file, |(_, inside)| inside);
    let line = span.get("line_start")?.as_u64()?;
    Some(format!(" ({file}:{line})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_known_by_its_crate_and_a_sum_is_none() {
        let artifact =
            r#"{"reason":"compiler-artifact","manifest_path":"/s/crates/c-a/Cargo.toml"}"#;
        let done = Message {
            package: "c-a".to_string(),
            said: Said::Done,
        };
        assert_eq!(Message::read(artifact), Some(done));
        let sum = r#"{"reason":"compiler-message","manifest_path":"/s/crates/c-a/Cargo.toml",
            "message":{"message":"2 warnings emitted","level":"warning","spans":[]}}"#;
        assert_eq!(Message::read(sum), None);
    }

    #[test]
    fn an_error_in_an_expansion_stands_where_the_macro_is_called() {
        let line = r#"{"reason":"compiler-message","manifest_path":"/s/crates/c-a/Cargo.toml","message":{
            "message":"no such type","level":"error","spans":[{"is_primary":true,"file_name":"m.rs","line_start":1,
            "expansion":{"span":{"file_name":"crates/c-a/src/generated/mod.rs","line_start":7}}}]}}"#;
        let message = Message::read(line).unwrap();
        assert_eq!(
            message.said,
            Said::Error("no such type (generated/mod.rs:7)".to_string())
        );
    }
}
