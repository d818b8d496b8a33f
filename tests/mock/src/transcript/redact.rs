//! Hides what a description says is secret: by schema in bodies, by parameter and security scheme elsewhere.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::HIDDEN;
use crate::description::{Description, Document, Operation, SchemeKind, is_sensitive, scheme_kind};

/// Schemas nest and refer to themselves; below this, a value is hidden whole.
const DEEPEST: usize = 64;

pub(super) struct Redact<'a> {
    document: &'a Document,
    operation: Option<&'a Operation>,
    headers: BTreeSet<String>,
    query: BTreeSet<String>,
}

impl<'a> Redact<'a> {
    /// Credentials are hidden wherever they turn up, not only in operations that ask for them.
    pub(super) fn new(description: &'a Description, operation: Option<&'a Operation>) -> Self {
        let document = description.document();
        let usual = [
            "authorization",
            "proxy-authorization",
            "cookie",
            "set-cookie",
        ];
        let mut redact = Self {
            document,
            operation,
            headers: usual.map(str::to_owned).into(),
            query: BTreeSet::new(),
        };
        let schemes = document
            .root()
            .get("components")
            .and_then(|components| components.get("securitySchemes"));
        for (name, _) in schemes.map(|schemes| schemes.entries()).unwrap_or_default() {
            match scheme_kind(document, name) {
                SchemeKind::Header(header) => drop(redact.headers.insert(header)),
                SchemeKind::Query(query) => drop(redact.query.insert(query)),
                SchemeKind::Cookie(_) | SchemeKind::Authorization(_) | SchemeKind::Unseen => {}
            }
        }
        redact
    }

    pub(super) fn header(&self, name: &str, value: &str) -> String {
        let name = name.to_lowercase();
        if self.headers.contains(&name) || self.is_sensitive_parameter("header", &name) {
            return HIDDEN.to_owned();
        }
        value.to_owned()
    }

    pub(super) fn target(&self, target: &str) -> String {
        let (path, query) = target
            .split_once('?')
            .map_or((target, None), |(path, query)| (path, Some(query)));
        let mut shown = self.path(path);
        if let Some(query) = query {
            let pairs: Vec<String> = query.split('&').map(|pair| self.pair(pair)).collect();
            shown.push('?');
            shown.push_str(&pairs.join("&"));
        }
        shown
    }

    fn path(&self, path: &str) -> String {
        let Some(operation) = self.operation else {
            return path.to_owned();
        };
        let templates = operation.template.split('/').map(|template| {
            let name = template
                .split_once('{')
                .and_then(|(_, rest)| rest.split_once('}'))
                .map(|(name, _)| name);
            name.is_some_and(|name| self.is_sensitive_parameter("path", name))
        });
        let segments = path
            .split('/')
            .zip(templates)
            .map(|(segment, hide)| if hide { HIDDEN } else { segment });
        segments.collect::<Vec<_>>().join("/")
    }

    fn pair(&self, pair: &str) -> String {
        let Some((name, _)) = pair.split_once('=') else {
            return pair.to_owned();
        };
        let bare = name.split('[').next().unwrap_or_default();
        if self.query.contains(bare) || self.is_sensitive_parameter("query", bare) {
            return format!("{name}={HIDDEN}");
        }
        pair.to_owned()
    }

    fn is_sensitive_parameter(&self, location: &str, name: &str) -> bool {
        let mut parameters = self
            .operation
            .into_iter()
            .flat_map(|operation| &operation.parameters);
        parameters
            .any(|it| it.sensitive && it.location == location && it.name.eq_ignore_ascii_case(name))
    }

    /// The value without its secrets.
    pub(super) fn value(&self, schema: &Value, value: &Value) -> Value {
        self.within(&[schema], value, DEEPEST)
    }

    /// What any of the schemas that apply to a value marks as secret is hidden.
    fn within(&self, schemas: &[&Value], value: &Value, depth: usize) -> Value {
        let schemas = self.flatten(schemas);
        if depth == 0 || schemas.iter().any(|schema| is_sensitive(schema)) {
            return Value::String(HIDDEN.to_owned());
        }
        match value {
            Value::Object(object) => object
                .iter()
                .map(|(key, value)| {
                    (
                        key.clone(),
                        self.within(&properties(&schemas, key), value, depth - 1),
                    )
                })
                .collect::<Map<_, _>>()
                .into(),
            Value::Array(items) => {
                let below: Vec<&Value> = schemas
                    .iter()
                    .filter_map(|schema| schema.get("items"))
                    .collect();
                items
                    .iter()
                    .map(|item| self.within(&below, item, depth - 1))
                    .collect()
            }
            scalar => scalar.clone(),
        }
    }

    /// The schemas themselves and all that they refer to or are composed of.
    fn flatten<'s>(&'s self, schemas: &[&'s Value]) -> Vec<&'s Value> {
        let mut found: Vec<&Value> = Vec::new();
        let mut open = schemas.to_vec();
        while let Some(schema) = open.pop() {
            if found.iter().any(|known| std::ptr::eq(*known, schema)) {
                continue;
            }
            found.push(schema);
            open.push(self.document.follow_value(schema));
            let parts = ["allOf", "oneOf", "anyOf"]
                .into_iter()
                .filter_map(|key| schema.get(key)?.as_array());
            open.extend(parts.flatten());
        }
        found
    }
}

fn properties<'s>(schemas: &[&'s Value], key: &str) -> Vec<&'s Value> {
    let named = schemas
        .iter()
        .filter_map(|schema| schema.get("properties")?.get(key));
    let rest = schemas
        .iter()
        .filter_map(|schema| schema.get("additionalProperties"));
    named.chain(rest).collect()
}
