//! The document as plain JSON, and places in it: a value together with the JSON pointer that leads to it.

use serde_json::Value;

use super::DescriptionError;

/// References are followed this many times in a row; a longer chain runs in a circle.
const LONGEST_CHAIN: usize = 32;

/// A whole document.
#[derive(Debug)]
pub(crate) struct Document {
    root: Value,
    before_31: bool,
}

impl Document {
    pub(super) fn new(root: Value) -> Result<Self, DescriptionError> {
        let version = root
            .get("openapi")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if !version.starts_with("3.") {
            return Err(DescriptionError::NotOpenApi);
        }
        let before_31 = version.starts_with("3.0");
        Ok(Self { root, before_31 })
    }

    /// The document itself, as a place.
    pub(crate) fn root(&self) -> Place<'_> {
        Place {
            pointer: String::new(),
            value: &self.root,
        }
    }

    /// Whether the document is OpenAPI 3.0, where schemas say `nullable` and boolean exclusive bounds.
    pub(crate) fn before_31(&self) -> bool {
        self.before_31
    }

    /// The target of a `$ref` within the document, through chains; the place itself where it is none or leads nowhere.
    pub(crate) fn follow<'a>(&'a self, place: Place<'a>) -> Place<'a> {
        let mut here = place;
        for _ in 0..LONGEST_CHAIN {
            let Some(target) = self.target(&here) else {
                return here;
            };
            here = target;
        }
        here
    }

    /// As [`follow`](Self::follow), for who needs no pointer.
    pub(crate) fn follow_value<'a>(&'a self, value: &'a Value) -> &'a Value {
        self.follow(Place {
            pointer: String::new(),
            value,
        })
        .value
    }

    fn target(&self, place: &Place<'_>) -> Option<Place<'_>> {
        let reference = place.value.get("$ref")?.as_str()?.strip_prefix('#')?;
        let pointer = percent_encoding::percent_decode_str(reference)
            .decode_utf8_lossy()
            .into_owned();
        let value = self.root.pointer(&pointer)?;
        Some(Place { pointer, value })
    }
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) pointer: String,
    pub(crate) value: &'a Value,
}

impl<'a> Place<'a> {
    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<Place<'a>> {
        let value = self.value.get(key)?;
        Some(Place {
            pointer: format!("{}/{}", self.pointer, escape(key)),
            value,
        })
    }

    /// The string of a key.
    pub(crate) fn text(&self, key: &str) -> Option<&'a str> {
        self.value.get(key)?.as_str()
    }

    /// All keys and their values; none where this is no object.
    pub(crate) fn entries(&self) -> Vec<(&'a str, Place<'a>)> {
        let Some(object) = self.value.as_object() else {
            return Vec::new();
        };
        let pointer = &self.pointer;
        object
            .iter()
            .map(|(key, value)| {
                (
                    key.as_str(),
                    Place {
                        pointer: format!("{pointer}/{}", escape(key)),
                        value,
                    },
                )
            })
            .collect()
    }

    /// All items; none where this is no array.
    pub(crate) fn items(&self) -> Vec<Place<'a>> {
        let items = self.value.as_array().map(Vec::as_slice).unwrap_or_default();
        let pointer = &self.pointer;
        items
            .iter()
            .enumerate()
            .map(|(index, value)| Place {
                pointer: format!("{pointer}/{index}"),
                value,
            })
            .collect()
    }
}

/// RFC 6901 §3.
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
