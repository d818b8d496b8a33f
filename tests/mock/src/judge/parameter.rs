//! Parameters read back from the wire by their style (RFC 6570 and OpenAPI's own), then held against their schemas.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::{Fault, Judge};
use crate::description::{Document, Operation, Parameter, SchemeKind};
use crate::exchange::Received;

/// A name and a value of a query, the value still encoded.
pub(crate) struct Pair {
    pub(crate) name: String,
    raw: String,
}

impl Pair {
    /// The value, decoded.
    pub(crate) fn value(&self) -> String {
        decode(&self.raw)
    }
}

/// Where values of parameters come from.
pub(super) struct Sources<'a> {
    request: &'a Received,
    segments: &'a [(String, String)],
    query: Vec<Pair>,
    cookies: Vec<(String, String)>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(request: &'a Received, segments: &'a [(String, String)]) -> Self {
        Self {
            request,
            segments,
            query: query_pairs(request.query()),
            cookies: cookies(request),
        }
    }

    fn in_query<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Pair> {
        self.query.iter().filter(move |pair| pair.name == name)
    }
}

/// The pairs of a raw query or form, names decoded.
pub(crate) fn query_pairs(query: &str) -> Vec<Pair> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (name, raw) = part.split_once('=').unwrap_or((part, ""));
            Pair {
                name: decode(name),
                raw: raw.to_owned(),
            }
        })
        .collect()
}

/// The request's cookies.
pub(crate) fn cookies(request: &Received) -> Vec<(String, String)> {
    let header = request.header("cookie").unwrap_or_default();
    let pairs = header
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .map(|(name, value)| (name.to_owned(), decode(value)))
        .collect()
}

fn decode(raw: &str) -> String {
    percent_decode_str(raw).decode_utf8_lossy().into_owned()
}

pub(super) fn check_parameter(
    judge: &Judge<'_>,
    parameter: &Parameter,
    sources: &Sources<'_>,
    faults: &mut Vec<Fault>,
) {
    let at = format!("{} `{}`", parameter.location, parameter.name);
    let Some(value) = read_value(judge.document, parameter, sources) else {
        if parameter.required {
            faults.push(Fault {
                pointer: at,
                message: "is required".into(),
                of_shape: true,
            });
        }
        return;
    };
    for fault in judge.check(&parameter.schema, &value) {
        faults.push(Fault {
            pointer: format!("{at}{}", fault.pointer),
            ..fault
        });
    }
}

/// A query parameter that nobody declared is a mistake of the caller.
pub(super) fn check_query_names(
    judge: &Judge<'_>,
    operation: &Operation,
    sources: &Sources<'_>,
    faults: &mut Vec<Fault>,
) {
    for pair in &sources.query {
        let declared = operation
            .parameters
            .iter()
            .any(|it| it.location == "query" && claims(judge.document, it, &pair.name));
        let is_key =
            |kind: &SchemeKind| matches!(kind, SchemeKind::Query(name) if *name == pair.name);
        if !declared
            && !operation
                .security
                .iter()
                .flatten()
                .any(|scheme| is_key(&scheme.kind))
        {
            let pointer = format!("query `{}`", pair.name);
            faults.push(Fault {
                pointer,
                message: "is not declared".into(),
                of_shape: true,
            });
        }
    }
}

/// Whether a query name belongs to a parameter.
fn claims(document: &Document, parameter: &Parameter, name: &str) -> bool {
    let schema = document.follow_value(&parameter.schema);
    if parameter.style == "deepObject" {
        return name
            .strip_prefix(&parameter.name)
            .is_some_and(|rest| rest.starts_with('['));
    }
    if parameter.explode && !parameter.json && types(document, schema).contains(&"object") {
        let properties = schema.get("properties").and_then(Value::as_object);
        return properties.is_none_or(|properties| properties.contains_key(name))
            || schema.get("additionalProperties").is_some();
    }
    parameter.name == name
}

/// The parameter's value as its schema would have it; `None` where it was not sent.
fn read_value(document: &Document, parameter: &Parameter, sources: &Sources<'_>) -> Option<Value> {
    let schema = document.follow_value(&parameter.schema);
    let read = Read {
        document,
        parameter,
        schema,
    };
    if parameter.location == "query" {
        return read.query(sources);
    }
    let name = parameter.name.as_str();
    let raw = match parameter.location.as_str() {
        "path" => sources
            .segments
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, raw)| raw.clone()),
        "header" => sources
            .request
            .header(&name.to_lowercase())
            .map(str::to_owned),
        _ => sources
            .cookies
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, raw)| raw.clone()),
    }?;
    Some(read.text(&raw))
}

struct Read<'a> {
    document: &'a Document,
    parameter: &'a Parameter,
    schema: &'a Value,
}

impl Read<'_> {
    fn query(&self, sources: &Sources<'_>) -> Option<Value> {
        let name = self.parameter.name.as_str();
        let mut kinds = types(self.document, self.schema);
        if self.parameter.json {
            // The media type alone says how the value is written; styles don't apply.
            kinds.clear();
        }
        if kinds.contains(&"object")
            && (self.parameter.explode || self.parameter.style == "deepObject")
        {
            return self.spread_object(sources);
        }
        let mut pairs = sources.in_query(name).peekable();
        pairs.peek()?;
        if kinds.contains(&"array") && self.parameter.explode {
            return Some(pairs.map(|pair| self.item(&pair.raw)).collect());
        }
        pairs.next().map(|pair| self.text(&pair.raw))
    }

    /// `?a=1&b=2` for an exploded object, `?p[a]=1&p[b]=2` for `deepObject`.
    fn spread_object(&self, sources: &Sources<'_>) -> Option<Value> {
        let mut object = Map::new();
        for pair in sources
            .query
            .iter()
            .filter(|pair| claims(self.document, self.parameter, &pair.name))
        {
            let inner = pair
                .name
                .strip_prefix(&self.parameter.name)
                .and_then(|rest| rest.strip_prefix('['));
            let key = match inner.and_then(|rest| rest.strip_suffix(']')) {
                Some(key) if self.parameter.style == "deepObject" => key,
                _ => pair.name.as_str(),
            };
            object.insert(key.to_owned(), self.property(key, &pair.raw));
        }
        (!object.is_empty()).then_some(Value::Object(object))
    }

    /// The value of one text: JSON, an array or object in its delimiters, or a scalar.
    fn text(&self, raw: &str) -> Value {
        if self.parameter.json {
            return serde_json::from_str(&decode(raw))
                .unwrap_or_else(|_| Value::String(decode(raw)));
        }
        let raw = self.without_prefix(raw);
        let kinds = types(self.document, self.schema);
        if kinds.contains(&"array") {
            return self
                .split(&raw)
                .iter()
                .map(|item| self.item(item))
                .collect();
        }
        if kinds.contains(&"object") {
            return self.object(&raw);
        }
        scalar(&kinds, &decode(&raw))
    }

    /// `label` begins with a dot, `matrix` with `;name=`.
    fn without_prefix(&self, raw: &str) -> String {
        match self.parameter.style.as_str() {
            "label" => raw.strip_prefix('.').unwrap_or(raw).to_owned(),
            "matrix" => {
                let prefix = format!(";{}=", self.parameter.name);
                raw.strip_prefix(&prefix)
                    .or_else(|| raw.strip_prefix(';'))
                    .unwrap_or(raw)
                    .replace(&prefix, ";")
            }
            _ => raw.to_owned(),
        }
    }

    fn split(&self, raw: &str) -> Vec<String> {
        let delimiter = match (self.parameter.style.as_str(), self.parameter.explode) {
            ("label", true) => ".",
            ("matrix", true) => ";",
            ("spaceDelimited", _) => "%20",
            ("pipeDelimited", _) => "|",
            _ => ",",
        };
        let raw = if delimiter == "|" {
            raw.replace("%7C", "|").replace("%7c", "|")
        } else {
            raw.to_owned()
        };
        raw.split(delimiter)
            .map(|part| part.trim().to_owned())
            .collect()
    }

    /// `a=1,b=2` where exploded, `a,1,b,2` where not.
    fn object(&self, raw: &str) -> Value {
        let parts = self.split(raw);
        let mut object = Map::new();
        if self.parameter.explode {
            for (key, value) in parts.iter().filter_map(|part| part.split_once('=')) {
                object.insert(decode(key), self.property(key, value));
            }
        } else {
            let mut parts = parts.iter();
            while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                object.insert(decode(key), self.property(key, value));
            }
        }
        Value::Object(object)
    }

    fn item(&self, raw: &str) -> Value {
        let items = self.schema.get("items").unwrap_or(&Value::Null);
        scalar(&types(self.document, items), &decode(raw))
    }

    fn property(&self, key: &str, raw: &str) -> Value {
        let properties = self.schema.get("properties");
        let property = properties
            .and_then(|it| it.get(key))
            .or_else(|| self.schema.get("additionalProperties"));
        scalar(
            &types(self.document, property.unwrap_or(&Value::Null)),
            &decode(raw),
        )
    }
}

/// The fields of an urlencoded form as an object; a field that comes several times is an array.
pub(super) fn form_object(document: &Document, schema: &Value, form: &str) -> Value {
    let schema = document.follow_value(schema);
    let mut object = Map::new();
    for pair in query_pairs(&form.replace('+', "%20")) {
        let property = schema
            .get("properties")
            .and_then(|it| it.get(&pair.name))
            .unwrap_or(&Value::Null);
        let property = document.follow_value(property);
        if types(document, property).contains(&"array") {
            let kinds = types(document, property.get("items").unwrap_or(&Value::Null));
            let list = object
                .entry(pair.name.clone())
                .or_insert_with(|| Value::Array(Vec::new()));
            if let Some(list) = list.as_array_mut() {
                list.push(scalar(&kinds, &pair.value()));
            }
        } else {
            object.insert(
                pair.name.clone(),
                scalar(&types(document, property), &pair.value()),
            );
        }
    }
    Value::Object(object)
}

/// The JSON types that a schema, or the schemas that it is composed of, names.
fn types<'a>(document: &'a Document, schema: &'a Value) -> Vec<&'a str> {
    types_within(document, schema, 8)
}

fn types_within<'a>(document: &'a Document, schema: &'a Value, depth: usize) -> Vec<&'a str> {
    let schema = document.follow_value(schema);
    match schema.get("type") {
        Some(Value::String(one)) => return vec![one.as_str()],
        Some(Value::Array(several)) => return several.iter().filter_map(Value::as_str).collect(),
        _ if depth == 0 => return Vec::new(),
        _ => {}
    }
    let lists = ["allOf", "oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| schema.get(key)?.as_array());
    lists
        .flatten()
        .flat_map(|part| types_within(document, part, depth - 1))
        .collect()
}

/// A text as the first of these types that it can be.
fn scalar(kinds: &[&str], text: &str) -> Value {
    let number = || {
        serde_json::from_str::<Value>(text)
            .ok()
            .filter(Value::is_number)
    };
    let found = kinds.iter().find_map(|kind| match (*kind, text) {
        ("integer" | "number", _) => number(),
        ("boolean", "true") => Some(Value::Bool(true)),
        ("boolean", "false") => Some(Value::Bool(false)),
        _ => None,
    });
    found.unwrap_or_else(|| Value::String(text.to_owned()))
}
