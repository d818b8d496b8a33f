//! The examples of a description, found wherever OpenAPI lets one stand, and held against their schemas.

use std::collections::BTreeSet;

use serde_json::Value;

use super::operation::{MediaType, is_json};
use super::{Description, Document, Place, Problem};
use crate::judge::{Direction, Judge};

/// An example of a media type.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// Its name under `examples`; empty for the one under `example`.
    pub(crate) name: String,
    pub(crate) pointer: String,
    pub(crate) value: Value,
}

/// The examples of a media type in their order: `examples`, else `example`, else the schema's own `example`.
pub(crate) fn media_examples(document: &Document, media: &MediaType) -> Vec<Example> {
    let place = Place {
        pointer: media.pointer.clone(),
        value: &media.value,
    };
    let own = own_examples(document, &place);
    if !own.is_empty() {
        return own;
    }
    let schema = place.get("schema").map(|schema| document.follow(schema));
    schema
        .map(|schema| own_examples(document, &schema))
        .unwrap_or_default()
}

/// What stands under `examples` and `example` of a media type, a parameter or a schema.
fn own_examples(document: &Document, place: &Place<'_>) -> Vec<Example> {
    let mut found = Vec::new();
    if let Some(examples) = place.get("examples") {
        for (name, example) in examples.entries() {
            if let Some(value) = document.follow(example).get("value") {
                found.push(take(name, &value));
            }
        }
        // A schema's `examples` of 3.1 is a list of values.
        found.extend(examples.items().iter().map(|value| take("", value)));
    }
    found.extend(place.get("example").map(|value| take("", &value)));
    found
}

fn take(name: &str, place: &Place<'_>) -> Example {
    Example {
        name: name.to_owned(),
        pointer: place.pointer.clone(),
        value: place.value.clone(),
    }
}

pub(super) fn check(description: &Description, now: i64) -> Vec<Problem> {
    let mut check = Check {
        document: description.document(),
        now,
        seen: BTreeSet::new(),
        problems: Vec::new(),
    };
    for operation in description.operations() {
        for parameter in &operation.parameters {
            check.parameter(&parameter.pointer);
        }
        for media in operation.body.iter().flat_map(|body| &body.content) {
            check.media(media, Direction::Request);
        }
        for media in operation
            .responses
            .iter()
            .flat_map(|response| &response.content)
        {
            check.media(media, Direction::Response);
        }
    }
    check.component_schemas();
    check.problems
}

struct Check<'a> {
    document: &'a Document,
    now: i64,
    /// Pointers of examples already judged: a component is reached from many operations.
    seen: BTreeSet<String>,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn media(&mut self, media: &MediaType, direction: Direction) {
        if !is_json(&media.name) {
            return;
        }
        let Some(schema) = media.schema() else { return };
        for example in media_examples(self.document, media) {
            self.example(schema, &example, direction);
        }
    }

    fn parameter(&mut self, pointer: &str) {
        let Some(value) = self.document.root().value.pointer(pointer) else {
            return;
        };
        let place = Place {
            pointer: pointer.to_owned(),
            value,
        };
        let Some(schema) = place.get("schema") else {
            return;
        };
        for example in own_examples(self.document, &place) {
            self.example(schema.value, &example, Direction::Request);
        }
        self.schema(&self.document.follow(schema));
    }

    fn component_schemas(&mut self) {
        let root = self.document.root();
        let schemas = root
            .get("components")
            .and_then(|components| components.get("schemas"));
        for (_, schema) in schemas.map(|schemas| schemas.entries()).unwrap_or_default() {
            self.schema(&schema);
            for (_, property) in schema
                .get("properties")
                .map(|it| it.entries())
                .unwrap_or_default()
            {
                self.schema(&property);
            }
        }
    }

    /// The examples that a schema has for itself.
    fn schema(&mut self, schema: &Place<'_>) {
        for example in own_examples(self.document, schema) {
            self.example(schema.value, &example, Direction::Response);
        }
    }

    fn example(&mut self, schema: &Value, example: &Example, direction: Direction) {
        if !self.seen.insert(example.pointer.clone()) {
            return;
        }
        let judge = Judge {
            document: self.document,
            direction,
            now: self.now,
        };
        for fault in judge.check(schema, &example.value) {
            let pointer = format!("{}{}", example.pointer, fault.pointer);
            self.problems.push(Problem {
                pointer,
                message: fault.message,
            });
        }
    }
}
