//! Small descriptions and what they mean. One file for each noun; the corpus is walked whole in `corpus`.

mod corpus;
mod examples;
mod operations;
mod references;
mod shapes;
mod unions;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    Api, Object, Operation, Place, Property, Shape, ShapeId, ShapeKind, Union, Use,
};
use crate::source::{Source, Sources};

/// What a description means, and what was said on the way.
struct Resolved {
    api: Api,
    sources: Sources,
    said: Vec<Diagnostic>,
}

/// Resolves a whole description.
fn resolve_text(name: &str, text: &str) -> (Option<Api>, Sources, Vec<Diagnostic>) {
    let sources = Sources::new(Source::new(name, text));
    let mut diagnostics = Diagnostics::new();
    let tree = crate::tree::parse::parse(&sources, sources.root(), &mut diagnostics);
    let tree = tree.and_then(|tree| crate::normalize::normalize(tree, &mut diagnostics));
    let document = tree.and_then(|tree| crate::document::read(tree, &mut diagnostics));
    let api = document.and_then(|document| super::resolve(&document, &mut diagnostics));
    (api, sources, diagnostics.into_sorted())
}

/// Resolves a description of component schemas, given as the lines below `schemas:`, and one operation that answers each.
fn schemas(lines: &str) -> Resolved {
    let indented: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    document(&format!("paths: {{}}\ncomponents:\n  schemas:\n{indented}"))
}

/// Resolves a description without its first lines.
fn document(rest: &str) -> Resolved {
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{rest}");
    let (api, sources, said) = resolve_text("t.yaml", &text);
    let shown: Vec<&str> = said
        .iter()
        .map(|diagnostic| diagnostic.message.as_str())
        .collect();
    let api = api.unwrap_or_else(|| panic!("no model: {shown:?}"));
    Resolved { api, sources, said }
}

impl Resolved {
    fn id(&self, name: &str) -> ShapeId {
        let named = |shape: &Shape| shape.place == Place::Component(name.to_owned());
        let found = self.api.shapes.iter().find(|(_, shape)| named(shape));
        found.unwrap_or_else(|| panic!("no shape `{name}`")).0
    }

    fn shape(&self, name: &str) -> &Shape {
        &self.api.shapes[self.id(name)]
    }

    fn object(&self, name: &str) -> &Object {
        match &self.shape(name).kind {
            ShapeKind::Object(object) => object,
            other => panic!("`{name}` is {other:?}"),
        }
    }

    fn union(&self, name: &str) -> &Union {
        match &self.shape(name).kind {
            ShapeKind::Union(union) => union,
            other => panic!("`{name}` is {other:?}"),
        }
    }

    fn property(&self, name: &str, property: &str) -> &Property {
        &self.object(name).properties[property]
    }

    /// The shape that a property holds.
    fn value(&self, name: &str, property: &str) -> &Shape {
        self.of(&self.property(name, property).used)
    }

    fn of(&self, used: &Use) -> &Shape {
        &self.api.shapes[used.shape]
    }

    fn operation(&self, id: &str) -> &Operation {
        let mut operations = self.api.operations.values();
        operations
            .find(|operation| operation.id.as_deref() == Some(id))
            .unwrap()
    }

    /// The codes that were said, in the order of their places.
    fn codes(&self) -> Vec<&'static str> {
        self.said
            .iter()
            .map(|diagnostic| diagnostic.code.0)
            .collect()
    }

    /// The text that a code's labels underline.
    fn underlined(&self, code: &str) -> Vec<&str> {
        let found = self
            .said
            .iter()
            .find(|diagnostic| diagnostic.code.0 == code);
        let labels = found
            .unwrap_or_else(|| panic!("{code} was not said: {:?}", self.codes()))
            .labels
            .iter();
        labels.map(|label| self.sources.text(label.span)).collect()
    }
}
