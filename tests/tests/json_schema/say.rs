//! A schema of draft 4, said in OpenAPI's words.
//!
//! Takes a schema; gives components as JSON text: of 3.0 where 3.0 can say it, of 3.1 where it can't. What no version
//! says (a reference to another document) is left as it is, and the generator answers it.

use typewright_codegen::tree::{Entry, Map, Node};

/// The version whose words say a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    V3_0,
    V3_1,
}

impl Version {
    pub const ALL: [Self; 2] = [Self::V3_0, Self::V3_1];

    /// As descriptions write it.
    pub fn number(self) -> &'static str {
        match self {
            Self::V3_0 => "3.0.3",
            Self::V3_1 => "3.1.0",
        }
    }

    /// The module of its types in the scratch crate.
    pub fn module(self) -> &'static str {
        match self {
            Self::V3_0 => "v3_0",
            Self::V3_1 => "v3_1",
        }
    }
}

/// A schema in OpenAPI's words.
pub struct Said {
    pub version: Version,
    /// Names under `components/schemas`, and the schemas as JSON.
    pub components: Vec<(String, String)>,
}

/// Says `schema` as the component `id`, in the oldest version that can.
pub fn say(schema: &Node, id: &str) -> Said {
    let said = |version| Speaker::new(version, id, schema).root(schema);
    Version::ALL
        .into_iter()
        .find_map(said)
        .expect("3.1 says every schema")
}

/// Writes one schema in one version. A method gives `None` for what that version has no words for.
struct Speaker<'a> {
    version: Version,
    id: &'a str,
    /// Whether a reference needs a schema's `id`; without one it means nothing.
    ids_matter: bool,
}

type Members = Vec<(String, String)>;

impl<'a> Speaker<'a> {
    fn new(version: Version, id: &'a str, schema: &Node) -> Self {
        let ids_matter = refers_by_id(schema);
        Self {
            version,
            id,
            ids_matter,
        }
    }

    fn is_old(&self) -> bool {
        self.version == Version::V3_0
    }

    /// The schema, and in 3.0 each of its definitions as a component of its own.
    fn root(&self, schema: &Node) -> Option<Said> {
        let mut rest = schema.clone();
        let mut components = Vec::new();
        if let Some(map) = rest.as_map_mut().filter(|_| self.is_old()) {
            let definitions = map.remove("definitions");
            let definitions = definitions.as_ref().and_then(|entry| entry.value.as_map());
            for Entry { key, value, .. } in definitions.into_iter().flatten() {
                components.push((self.component(key)?, self.schema(value)?));
            }
        }
        components.insert(0, (self.id.to_owned(), self.schema(&rest)?));
        Some(Said {
            version: self.version,
            components,
        })
    }

    /// The component of a definition (OpenAPI 3.0.4, Components Object: which names are legal).
    fn component(&self, definition: &str) -> Option<String> {
        let legal = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
        let is_legal = !definition.is_empty() && definition.chars().all(legal);
        is_legal.then(|| format!("{}_{definition}", self.id))
    }

    /// A schema, or a boolean where draft 4 has one.
    fn schema(&self, node: &Node) -> Option<String> {
        let Some(map) = node.as_map() else {
            return Some(node.to_json());
        };
        let refers = map.get("$ref").and_then(Node::as_str).is_some();
        let mut members = Vec::new();
        for entry in map {
            // Draft 4 and 3.0 ignore what stands beside a reference; 3.1 does not.
            if self.is_old() || !refers || matches!(&*entry.key, "$ref" | "definitions") {
                members.extend(self.keyword(map, entry)?);
            }
        }
        Some(object(&members))
    }

    fn keyword(&self, schema: &Map, Entry { key, value, .. }: &Entry) -> Option<Members> {
        let old = self.is_old();
        let one = |key: &str, json: String| Some(vec![(key.to_owned(), json)]);
        let is_true = |key: &str| schema.get(key).and_then(Node::as_bool) == Some(true);
        match &**key {
            "$ref" => one(key, quoted(&self.reference(value.as_str()?)?)),
            "properties" => one(key, self.named(value)?),
            "patternProperties" if !old => one(key, self.named(value)?),
            "definitions" if !old => one("$defs", self.named(value)?),
            "patternProperties" | "definitions" => None,
            "additionalProperties" | "not" => one(key, self.schema(value)?),
            "allOf" | "anyOf" | "oneOf" => one(key, self.list(value)?),
            "items" | "additionalItems" => self.items(schema, key, value),
            "dependencies" if !old => self.dependencies(value),
            "dependencies" => None,
            "type" => self.types(value),
            "enum" if old && value.as_list()?.iter().any(Node::is_null) => None,
            "exclusiveMinimum" | "exclusiveMaximum" if !old => {
                let bound = schema.get(&key.replace("exclusiveM", "m"))?;
                let said = is_true(key).then(|| (key.to_string(), bound.to_json()));
                Some(said.into_iter().collect())
            }
            "minimum" if !old && is_true("exclusiveMinimum") => Some(Vec::new()),
            "maximum" if !old && is_true("exclusiveMaximum") => Some(Vec::new()),
            "id" if !self.ids_matter => Some(Vec::new()),
            "id" if old => None,
            "id" => match value.as_str()?.strip_prefix('#') {
                Some(anchor) => one("$anchor", quoted(anchor)),
                None => one("$id", value.to_json()),
            },
            // No keywords of draft 4, or none that bind a value.
            "$schema" | "$comment" | "const" => Some(Vec::new()),
            _ => one(key, value.to_json()),
        }
    }

    /// `items` and `additionalItems`: a list of schemas is 3.1's `prefixItems`, and what follows it is `items`.
    fn items(&self, schema: &Map, key: &str, value: &Node) -> Option<Members> {
        let is_tuple = schema.get("items").and_then(Node::as_list).is_some();
        let (key, json) = match (key, is_tuple) {
            ("items", false) => ("items", self.schema(value)?),
            (_, false) => return Some(Vec::new()),
            _ if self.is_old() => return None,
            ("items", true) => ("prefixItems", self.list(value)?),
            (_, true) => ("items", self.schema(value)?),
        };
        Some(vec![(key.to_owned(), json)])
    }

    /// `dependencies` is two keywords since draft 2019-09.
    fn dependencies(&self, value: &Node) -> Option<Members> {
        let (mut required, mut schemas) = (Vec::new(), Vec::new());
        for Entry { key, value, .. } in value.as_map()? {
            match value.as_list() {
                Some(_) => required.push((key.to_string(), value.to_json())),
                None => schemas.push((key.to_string(), self.schema(value)?)),
            }
        }
        let words = [
            ("dependentRequired", required),
            ("dependentSchemas", schemas),
        ];
        let words = words.iter().filter(|(_, members)| !members.is_empty());
        Some(
            words
                .map(|(word, members)| ((*word).to_owned(), object(members)))
                .collect(),
        )
    }

    /// `type`: one name in 3.0, beside which `nullable` may stand.
    fn types(&self, value: &Node) -> Option<Members> {
        let json = vec![("type".to_owned(), value.to_json())];
        if !self.is_old() {
            return Some(json);
        }
        let Some(names) = value.as_list() else {
            return (value.as_str()? != "null").then_some(json);
        };
        let (null, others): (Vec<_>, Vec<_>) =
            names.iter().partition(|name| name.as_str() == Some("null"));
        match (null.as_slice(), others.as_slice()) {
            ([], [one]) => Some(vec![("type".to_owned(), one.to_json())]),
            ([_], [one]) => Some(vec![
                ("type".to_owned(), one.to_json()),
                ("nullable".to_owned(), "true".to_owned()),
            ]),
            _ => None,
        }
    }

    fn named(&self, schemas: &Node) -> Option<String> {
        let mut members = Vec::new();
        for Entry { key, value, .. } in schemas.as_map()? {
            members.push((key.to_string(), self.schema(value)?));
        }
        Some(object(&members))
    }

    fn list(&self, schemas: &Node) -> Option<String> {
        let items = schemas.as_list()?.iter().map(|item| self.schema(item));
        let items: Option<Vec<_>> = items.collect();
        Some(format!("[{}]", items?.join(",")))
    }

    /// A pointer from where the schema now stands; of other references, what 3.1 reads.
    fn reference(&self, text: &str) -> Option<String> {
        let base = format!("#/components/schemas/{}", self.id);
        let Some(pointer) = text.strip_prefix('#') else {
            return (!self.is_old()).then(|| text.to_owned());
        };
        if !pointer.is_empty() && !pointer.starts_with('/') {
            return (!self.is_old()).then(|| text.to_owned());
        }
        if !self.is_old() {
            let pointer = pointer.replace("/definitions/", "/$defs/");
            return Some(base + &pointer.replace("/items/", "/prefixItems/"));
        }
        match pointer.strip_prefix("/definitions/") {
            Some(rest) => {
                let (name, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                let component = self.component(name)?;
                Some(format!("#/components/schemas/{component}{rest}"))
            }
            None => Some(base + pointer),
        }
    }
}

/// Whether a reference leads elsewhere than along the schema itself, so that it needs an `id` to be found.
fn refers_by_id(node: &Node) -> bool {
    if let Some(map) = node.as_map() {
        let reference = map.get("$ref").and_then(Node::as_str);
        let by_id = reference.is_some_and(|text| text != "#" && !text.starts_with("#/"));
        return by_id || map.iter().any(|entry| refers_by_id(&entry.value));
    }
    node.as_list()
        .is_some_and(|items| items.iter().any(refers_by_id))
}

/// An object as JSON.
pub fn object(members: &[(String, String)]) -> String {
    let members = members
        .iter()
        .map(|(key, json)| format!("{}:{json}", quoted(key)));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// A text as JSON.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
