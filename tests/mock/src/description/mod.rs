//! A description as the mock reads it: the document as plain JSON, its operations, its examples.
//!
//! Takes YAML or JSON text. Knows neither HTTP servers nor the project's own generator.

mod document;
mod examples;
mod operation;
mod read;

use std::path::Path;
use std::sync::Arc;

pub(crate) use document::{Document, Place};
pub(crate) use examples::{Example, media_examples};
pub(crate) use operation::{
    MediaType, Operation, Parameter, RequestBody, SchemeKind, essence, is_json, is_sensitive,
    scheme_kind,
};

/// An OpenAPI description, 3.0 or 3.1, that a [`Mock`](crate::Mock) serves. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Description {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    document: Document,
    operations: Vec<Operation>,
}

impl Description {
    /// Reads YAML or JSON text.
    ///
    /// # Errors
    /// Where the text is neither, or no OpenAPI 3 document.
    pub fn parse(text: &str) -> Result<Self, DescriptionError> {
        let document = Document::new(read::parse_text(text)?)?;
        let operations = operation::read_operations(&document);
        Ok(Self {
            inner: Arc::new(Inner {
                document,
                operations,
            }),
        })
    }

    /// Reads a file of YAML or JSON.
    ///
    /// # Errors
    /// Where the file can't be read, and as [`parse`](Self::parse).
    pub fn read(path: impl AsRef<Path>) -> Result<Self, DescriptionError> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path).map_err(|source| DescriptionError::File {
            path: path.display().to_string(),
            source,
        })?;
        Self::parse(&text)
    }

    /// The ids of all operations, in the order of the document. One without an `operationId` has its method and path.
    pub fn operation_ids(&self) -> impl Iterator<Item = &str> {
        self.inner
            .operations
            .iter()
            .map(|operation| operation.id.as_str())
    }

    /// Holds every example of requests, responses, parameters and component schemas against its schema. `now` is
    /// the time in milliseconds since 1970 that `x-after-now` counts from. The answer is empty where all are valid.
    pub fn check_examples(&self, now: i64) -> Vec<Problem> {
        examples::check(self, now)
    }

    pub(crate) fn document(&self) -> &Document {
        &self.inner.document
    }

    pub(crate) fn operations(&self) -> &[Operation] {
        &self.inner.operations
    }

    pub(crate) fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations()
            .iter()
            .find(|operation| operation.id == id)
    }
}

/// An example that its schema refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where the wrong value stands in the document, as a JSON pointer.
    pub pointer: String,
    /// What is wrong with it.
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}: {}", self.pointer, self.message)
    }
}

/// A description that can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DescriptionError {
    /// The file can't be read.
    #[error("{path} can't be read")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The text is no YAML.
    #[error("the description is no YAML")]
    Yaml(#[from] serde_yaml::Error),
    /// The text is no JSON.
    #[error("the description is no JSON")]
    Json(#[from] serde_json::Error),
    /// The document is something else.
    #[error("the document says no `openapi: 3.…`")]
    NotOpenApi,
}
