//! Each call of the descriptions, and the exact bytes that it sends or the words with which it is refused.

use std::path::Path;

use serde_json::Value;
use typewright_mock::Recorder;
use typewright_wire::call;
use typewright_wire::given::Given;

/// What every request has and no case repeats; their values are checked here.
const OF_EVERY_REQUEST: [&str; 4] = ["host", "user-agent", "accept", "content-length"];

/// One call.
struct Case {
    description: String,
    operation: String,
    call: Value,
}

impl Case {
    fn text(&self, key: &str) -> Option<&str> {
        self.call.get(key).and_then(Value::as_str)
    }

    /// Makes the call and compares; gives what is wrong, for a person.
    async fn check(&self) -> Result<(), String> {
        let recorder = Recorder::start([]).expect("a port");
        let base = recorder.url() + self.text("base").unwrap_or_default();
        let given = Given::new(base, self.call.clone());
        let outcome = call(&self.description, &self.operation, &given).await;
        let requests = recorder.requests();
        match (
            self.text("sends"),
            self.text("refuses"),
            requests.as_slice(),
        ) {
            (Some(expected), None, [request]) => {
                let seen = shown(request)?;
                outcome.map_err(|error| format!("{error} after {seen}"))?;
                same(expected.trim_end_matches('\n'), &seen)
            }
            (None, Some(expected), []) => match outcome {
                Err(error) if error.contains(expected) => Ok(()),
                other => Err(format!("{other:?} does not say: {expected}")),
            },
            (_, _, sent) => Err(format!("{} requests: {outcome:?}", sent.len())),
        }
    }
}

fn same(expected: &str, seen: &str) -> Result<(), String> {
    match expected == seen {
        true => Ok(()),
        false => Err(format!("expected\n{expected}\nbut sends\n{seen}")),
    }
}

/// The request as cases write it: method and target, the headers that it need not have, and the body, in which a
/// carriage return is `␍`.
fn shown(request: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(request);
    let (head, body) = text.split_once("\r\n\r\n").ok_or("no end of the head")?;
    let (first, headers) = head.split_once("\r\n").ok_or("no headers")?;
    let first = first.strip_suffix(" HTTP/1.1").ok_or("another protocol")?;
    let mut lines = vec![first.to_owned()];
    let mut lengths = Vec::new();
    for header in headers.split("\r\n") {
        let (name, value) = header.split_once(": ").ok_or("no header")?;
        let name = name.to_ascii_lowercase();
        if name == "content-length" {
            lengths.push(value.to_owned());
        }
        if !OF_EVERY_REQUEST.contains(&name.as_str()) {
            lines.push(format!("{name}: {value}"));
        }
    }
    // RFC 9110 §8.6: a method that is made for a body says that there is none; of others, nothing is said.
    let made_for_body = ["POST ", "PUT ", "PATCH "]
        .iter()
        .any(|method| first.starts_with(method));
    let length = body.len().to_string();
    let expected = (made_for_body || !body.is_empty()).then_some(length);
    if lengths != Vec::from_iter(expected) {
        return Err(format!(
            "content-length is {lengths:?}, and the body has {}",
            body.len()
        ));
    }
    if !body.is_empty() {
        lines.push(String::new());
        lines.push(body.replace('\r', "␍"));
    }
    let text = lines.join("\n");
    // The boundary is made of what it divides; the line that names it is all that cases don't write.
    let boundary = text.split_once("; boundary=").map(|(_, rest)| rest);
    let boundary = boundary
        .and_then(|rest| rest.lines().next())
        .map(str::to_owned);
    let text = boundary.map_or(text.clone(), |boundary| text.replace(&boundary, "BOUNDARY"));
    Ok(text.trim_end_matches('\n').to_owned())
}

/// All calls of all descriptions.
fn cases() -> Vec<Case> {
    let folder = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("this folder");
    let mut paths: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "yaml")
    });
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let text = std::fs::read_to_string(&path).expect("a description");
        let description: Value = serde_yaml::from_str(&text).expect("YAML");
        let items = description["paths"].as_object().expect("paths").values();
        let operations = items.flat_map(|item| {
            let item = item.as_object().expect("an object");
            let more = item.get("additionalOperations").and_then(Value::as_object);
            item.values()
                .chain(more.into_iter().flat_map(|more| more.values()))
        });
        for operation in operations.filter(|operation| operation.get("responses").is_some()) {
            let id = operation["operationId"].as_str().expect("an id");
            let calls = operation.get("x-calls").and_then(Value::as_array);
            for call in calls.unwrap_or_else(|| panic!("`{id}` in {name}.yaml has no calls")) {
                cases.push(Case {
                    description: name.to_string(),
                    operation: id.to_owned(),
                    call: call.clone(),
                });
            }
        }
    }
    cases
}

#[tokio::test]
async fn each_call_sends_exactly_what_its_description_says() {
    let cases = cases();
    assert!(cases.len() > 100, "there are {} calls", cases.len());
    let mut failures = Vec::new();
    for case in &cases {
        if let Err(failure) = case.check().await {
            let Case {
                description,
                operation,
                ..
            } = case;
            failures.push(format!("{description}.yaml, {operation}: {failure}\n"));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} calls are wrong:\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}
