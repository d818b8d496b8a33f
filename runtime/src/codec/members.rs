//! The properties of an object, whichever way it is shown: a map, a model, a model with a tag before it.
//!
//! Gives them as they are written: what is left out is not there, what is written as null is null.

use super::schema::Flags;
use super::slot::{Fields, MapView, View};

/// An object.
#[derive(Clone, Copy)]
pub(crate) struct Members<'a> {
    /// A property that a union writes before the others.
    tag: Option<(&'static str, &'static str)>,
    own: Own<'a>,
}

#[derive(Clone, Copy)]
enum Own<'a> {
    Map(&'a dyn MapView),
    Model(&'a dyn Fields),
}

impl<'a> Members<'a> {
    /// The properties of `view`, when it is an object.
    pub(crate) fn of(view: View<'a>) -> Option<Self> {
        let (tag, own) = match view.opened() {
            View::Map(entries) => (None, Own::Map(entries)),
            View::Model(fields) => (None, Own::Model(fields)),
            View::Tagged(choice) => match choice.fields() {
                Some(fields) => (choice.tag(), Own::Model(fields)),
                None => return Self::of(choice.payload().view()),
            },
            _ => return None,
        };
        Some(Self { tag, own })
    }

    /// The value of the property `name`.
    pub(crate) fn get(&self, name: &str) -> Option<View<'a>> {
        if let Some((_, value)) = self.tag.filter(|(tag, _)| *tag == name) {
            return Some(View::Str(value));
        }
        match self.own {
            Own::Map(entries) => find(entries, name),
            Own::Model(fields) => {
                let schema = fields.schema();
                match schema.find(name, 0) {
                    Some(index) => written(fields, index),
                    None => match fields.view(schema.flatten?) {
                        View::Map(entries) => find(entries, name),
                        _ => None,
                    },
                }
            }
        }
    }

    /// How many properties there are.
    pub(crate) fn len(&self) -> usize {
        let mut len = 0;
        self.each(&mut |_, _| len += 1);
        len
    }

    /// Shows each property, in the order in which it is written.
    pub(crate) fn each(&self, show: &mut dyn FnMut(&'a str, View<'a>)) {
        if let Some((name, value)) = self.tag {
            show(name, View::Str(value));
        }
        let fields = match self.own {
            Own::Map(entries) => return show_all(entries, show),
            Own::Model(fields) => fields,
        };
        for (index, field) in fields.schema().fields.iter().enumerate() {
            match fields.view(index) {
                View::Map(entries) if field.flags.has(Flags::FLATTEN) => show_all(entries, show),
                _ => {
                    if let Some(view) = written(fields, index) {
                        show(field.name, view);
                    }
                }
            }
        }
    }
}

/// A field as it is written; none when it is left out.
fn written(fields: &dyn Fields, index: usize) -> Option<View<'_>> {
    let field = fields.schema().fields.get(index)?;
    match fields.view(index) {
        View::Absent if field.flags.has(Flags::NULLABLE) => Some(View::Null),
        View::Absent => None,
        view => Some(view),
    }
}

fn find<'a>(entries: &'a dyn MapView, name: &str) -> Option<View<'a>> {
    let mut all = entries.entries();
    all.find(|(key, _)| *key == name)
        .map(|(_, view)| view.or_null())
}

fn show_all<'a>(entries: &'a dyn MapView, show: &mut dyn FnMut(&'a str, View<'a>)) {
    for (name, view) in entries.entries() {
        show(name, view.or_null());
    }
}
