//! OpenAPI's schemas, 3.0's among them, said in JSON Schema 2020-12, for one direction of travel.

use serde_json::{Map, Value, json};

use super::Direction;
use crate::description::Document;

/// Keywords whose value is one schema.
const ONE: [&str; 11] = [
    "items",
    "additionalProperties",
    "not",
    "propertyNames",
    "contains",
    "if",
    "then",
    "else",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
];
/// Keywords whose value is a list of schemas.
const LISTS: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
/// Keywords whose value is a map of schemas.
const MAPS: [&str; 4] = [
    "properties",
    "patternProperties",
    "$defs",
    "dependentSchemas",
];
/// Keywords that say nothing about validity, or that 2020-12 knows by another meaning.
const SILENT: [&str; 9] = [
    "example",
    "examples",
    "default",
    "discriminator",
    "xml",
    "externalDocs",
    "deprecated",
    "nullable",
    "description",
];

/// A schema together with the document's components, so that its references lead somewhere.
pub(super) fn whole_schema(document: &Document, schema: &Value, direction: Direction) -> Value {
    let convert = Convert {
        document,
        direction,
    };
    let components = document
        .root()
        .get("components")
        .and_then(|components| components.get("schemas"));
    let schemas: Map<String, Value> = components
        .map(|schemas| schemas.entries())
        .unwrap_or_default()
        .into_iter()
        .map(|(name, place)| (name.to_owned(), convert.schema(place.value)))
        .collect();
    json!({ "components": { "schemas": schemas }, "allOf": [convert.schema(schema)] })
}

struct Convert<'a> {
    document: &'a Document,
    direction: Direction,
}

impl Convert<'_> {
    fn schema(&self, schema: &Value) -> Value {
        let Some(object) = schema.as_object() else {
            return schema.clone();
        };
        if let (Some(reference), true) = (object.get("$ref"), self.document.before_31()) {
            return json!({ "$ref": reference });
        }
        let mut converted: Map<String, Value> = object
            .iter()
            .filter(|(key, _)| !SILENT.contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), self.keyword(key, value)))
            .collect();
        self.drop_required_of_other_direction(object, &mut converted);
        if self.document.before_31() {
            exclusive_bound(&mut converted, "minimum", "exclusiveMinimum");
            exclusive_bound(&mut converted, "maximum", "exclusiveMaximum");
        }
        bound_format(&mut converted);
        if object.get("nullable") == Some(&Value::Bool(true)) {
            return json!({ "anyOf": [{ "type": "null" }, converted] });
        }
        Value::Object(converted)
    }

    fn keyword(&self, key: &str, value: &Value) -> Value {
        if ONE.contains(&key) {
            return self.schema(value);
        }
        match value {
            Value::Array(items) if LISTS.contains(&key) => {
                items.iter().map(|item| self.schema(item)).collect()
            }
            Value::Object(entries) if MAPS.contains(&key) => entries
                .iter()
                .map(|(name, schema)| (name.clone(), self.schema(schema)))
                .collect::<Map<_, _>>()
                .into(),
            other => other.clone(),
        }
    }

    /// "If the property is marked as readOnly … and is in the required list, the required will take effect on the
    /// response only", and the other way round for `writeOnly`.
    fn drop_required_of_other_direction(
        &self,
        object: &Map<String, Value>,
        converted: &mut Map<String, Value>,
    ) {
        let mark = match self.direction {
            Direction::Request => "readOnly",
            Direction::Response => "writeOnly",
        };
        let Some(Value::Array(required)) = converted.get_mut("required") else {
            return;
        };
        let properties = object.get("properties");
        required.retain(|name| {
            let property = name.as_str().and_then(|name| properties?.get(name));
            let property = property.map(|property| self.document.follow_value(property));
            property.and_then(|property| property.get(mark)) != Some(&Value::Bool(true))
        });
    }
}

/// 3.0's `exclusiveMinimum: true` beside `minimum: 5` is 2020-12's `exclusiveMinimum: 5`.
fn exclusive_bound(schema: &mut Map<String, Value>, bound: &str, exclusive: &str) {
    // A number here is 3.1's spelling in a 3.0 document: its meaning is plain, so it stands.
    let Some(Value::Bool(flag)) = schema.get(exclusive).cloned() else {
        return;
    };
    schema.remove(exclusive);
    if flag && let Some(limit) = schema.remove(bound) {
        schema.insert(exclusive.to_owned(), limit);
    }
}

/// What `int32` and `int64` promise, where the schema has no bounds of its own.
fn bound_format(schema: &mut Map<String, Value>) {
    let (low, high) = match schema.get("format").and_then(Value::as_str) {
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        Some("int64" | "unix-millis") => (i64::MIN, i64::MAX),
        _ => return,
    };
    schema.entry("minimum").or_insert_with(|| low.into());
    schema.entry("maximum").or_insert_with(|| high.into());
}
