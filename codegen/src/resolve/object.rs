//! Objects and maps.

use super::compose::{AdditionalRule, Merged};
use super::keywords::AdditionalEntry;
use super::{Located, Resolver};
use crate::diagnostic::catalog as codes;
use crate::document::extensions as keys;
use crate::model::fits::pattern_is_found;
use crate::model::{
    Additional, Assertion, Map, Object, PatternProperty, Place, Property, ShapeId, ShapeKind, Use,
};
use crate::pointer::Pointer;

impl<'d> Resolver<'d, '_> {
    pub(super) fn build_object(&mut self, id: ShapeId, merged: &mut Merged<'d>) -> ShapeKind {
        let mut object = Object {
            properties: indexmap::IndexMap::new(),
            additional: Additional::Ignored,
            patterns: self.build_patterns(id, merged),
        };
        for (name, all) in &merged.properties {
            let property = self.build_property(id, name, all, merged.required.contains(name));
            object.properties.insert(name.clone(), property);
        }
        object.additional = self.build_additional(id, merged);
        self.close_only_pattern(merged, &mut object);
        self.add_undeclared(id, merged, &mut object);
        self.assert_patterns(merged, &object);
        if !object.patterns.is_empty() && !object.has_typed_patterns() && self.hides(merged) {
            let patterns = object.patterns.iter_mut();
            patterns.for_each(|pattern| pattern.used.extensions.sensitive = true);
        }
        let declared = |name: &str| object.properties.contains_key(name);
        let rules = &merged.constraints.assertions;
        let beyond = rules.iter().any(|rule| rule.looks_beyond(&declared));
        if beyond && object.additional == Additional::Ignored && !object.properties.is_empty() {
            object.additional = Additional::Typed(self.anything(id, merged));
        }
        let brings = rules.iter().any(|rule| rule.brings(&declared));
        let closed = object.additional == Additional::Denied;
        if brings && closed && matches!(merged.additional, AdditionalRule::Silent) {
            // What a branch declares may be there, and nothing else.
            object.additional = Additional::Typed(self.anything(id, merged));
            let rest = Assertion::Unevaluated(vec![Assertion::Never]);
            merged.constraints.assertions.push(rest);
        }
        as_map(object, || self.anything(id, merged))
    }

    fn build_property(
        &mut self,
        id: ShapeId,
        name: &str,
        all: &[Located<'d>],
        required: bool,
    ) -> Property {
        let (used, notes) = self.use_of_all(all, Place::Property(id, name.to_owned()));
        Property {
            origin: used.origin.clone(),
            used,
            required,
            read_only: notes.read_only,
            write_only: notes.write_only,
            default: notes.default,
        }
    }

    fn build_patterns(&mut self, id: ShapeId, merged: &Merged<'d>) -> Vec<PatternProperty> {
        let mut patterns = Vec::new();
        for part in &merged.parts {
            let list = part.pointer.child(keys::PATTERN_PROPERTIES);
            for pattern in &part.keywords.carried.patterns {
                let pointer = list.child(pattern);
                let Some(entry) = self.document.schema(&pointer) else {
                    continue;
                };
                let used = self.use_of(&Located::new(entry, pointer), Place::Value(id));
                patterns.push(PatternProperty {
                    pattern: pattern.clone(),
                    used,
                });
            }
        }
        patterns
    }

    /// One pattern and nothing else is what descriptions write for a map of such names.
    fn close_only_pattern(&mut self, merged: &Merged<'d>, object: &mut Object) {
        let silent = object.additional == Additional::Ignored && merged.required.is_empty();
        if let ([only], true, true) = (
            object.patterns.as_slice(),
            silent,
            object.properties.is_empty(),
        ) {
            self.note_only_pattern(only.used.origin.pointer.clone());
            object.additional = Additional::Denied;
        }
    }

    /// Values by pattern that no type says are checked by rules.
    fn assert_patterns(&mut self, merged: &mut Merged<'d>, object: &Object) {
        if object.patterns.is_empty() || object.has_typed_patterns() {
            return;
        }
        let parts: Vec<_> = merged
            .parts
            .iter()
            .filter(|part| !part.keywords.carried.patterns.is_empty())
            .map(|part| (part.keywords.clone(), part.pointer.clone()))
            .collect();
        for (keywords, pointer) in parts {
            let key = keys::PATTERN_PROPERTIES;
            match self.carried_assertions(&keywords, &pointer, key) {
                Some(rules) => merged.constraints.assertions.extend(rules),
                None => {
                    self.warn_at_key(&codes::UNSAID, &pointer.child(key), &[&"patternProperties"]);
                }
            }
        }
        let others = match &merged.additional {
            AdditionalRule::Denied => vec![Assertion::Never],
            AdditionalRule::Schemas(all) => {
                let all = all.clone();
                match self.alternatives_of(&all) {
                    Some(groups) => groups.into_iter().flatten().collect(),
                    None => return,
                }
            }
            _ => return,
        };
        merged
            .constraints
            .assertions
            .push(Assertion::Others(others));
    }

    fn build_additional(&mut self, id: ShapeId, merged: &Merged<'d>) -> Additional {
        match &merged.additional {
            AdditionalRule::Silent
                if merged.parts.iter().any(|part| part.keywords.carried.closed) =>
            {
                Additional::Denied
            }
            AdditionalRule::Silent => Additional::Ignored,
            AdditionalRule::Denied => Additional::Denied,
            AdditionalRule::Allowed(pointer) => {
                let used = self.any_use(Place::Value(id), pointer);
                Additional::Typed(self.hide(used, merged))
            }
            AdditionalRule::Schemas(all) => {
                Additional::Typed(self.use_of_all(all, Place::Value(id)).0)
            }
        }
    }

    /// Tells of parts that are closed to what others declare: each is held to the properties of all.
    pub(super) fn report_closed_parts(&mut self, merged: &Merged<'d>) {
        for part in &merged.parts {
            if !matches!(part.keywords.additional, Some(AdditionalEntry::Denied)) {
                continue;
            }
            let own = |name: &String| {
                let mut properties = part.keywords.properties.iter();
                let mut patterns = part.keywords.carried.patterns.iter();
                properties.any(|(own, _)| own == name)
                    || patterns.any(|pattern| pattern_is_found(pattern, name))
            };
            let foreign = merged.properties.keys().find(|name| !own(name));
            if let Some(name) = foreign {
                let place = part.pointer.child("additionalProperties");
                self.warn_at_key(&codes::CLOSED_PART, &place, &[name]);
            }
        }
    }

    /// Required properties that nobody declares are there with any value.
    fn add_undeclared(&mut self, id: ShapeId, merged: &Merged<'d>, object: &mut Object) {
        for name in merged
            .required
            .iter()
            .filter(|name| !merged.properties.contains_key(*name))
        {
            let governing = self.governing(merged, name);
            if !governing.is_empty() {
                let property = self.build_property(id, name, &governing, true);
                object.properties.insert(name.clone(), property);
                continue;
            }
            let part = merged
                .parts
                .iter()
                .find(|part| part.keywords.required.contains(&name.as_str()));
            let pointer = part
                .map(|part| part.pointer.child("required"))
                .unwrap_or_default();
            let mut items = part.into_iter().flat_map(|part| &part.keywords.required);
            let place = match items.position(|item| *item == name) {
                Some(at) => pointer.item(at),
                None => pointer.clone(),
            };
            self.warn(&codes::UNDECLARED_REQUIRED, &place, &[name]);
            let used = match &object.additional {
                Additional::Typed(used) => used.clone(),
                _ => self.any_use(Place::Property(id, name.clone()), &pointer),
            };
            let property = Property {
                origin: used.origin.clone(),
                used,
                required: true,
                read_only: false,
                write_only: false,
                default: None,
            };
            object.properties.insert(name.clone(), property);
        }
    }

    /// The schemas of the patterns that a name matches.
    fn governing(&self, merged: &Merged<'d>, name: &str) -> Vec<Located<'d>> {
        let mut found = Vec::new();
        for part in &merged.parts {
            let list = part.pointer.child(keys::PATTERN_PROPERTIES);
            let patterns = part.keywords.carried.patterns.iter();
            for pattern in patterns.filter(|pattern| pattern_is_found(pattern, name)) {
                let place = list.child(pattern);
                let entry = self.document.schema(&place);
                found.extend(entry.map(|entry| Located::new(entry, place)));
            }
        }
        found
    }

    /// Any values beside what is declared.
    pub(super) fn anything(&mut self, id: ShapeId, merged: &Merged<'d>) -> Use {
        let pointer = self.shapes[id].origin.pointer.clone();
        let used = self.any_use(Place::Value(id), &pointer);
        self.hide(used, merged)
    }

    /// A use of any value.
    pub(super) fn any_use(&mut self, place: Place, pointer: &Pointer) -> Use {
        let shape = self.any(place, pointer);
        self.make_use(shape, &super::Notes::default(), pointer)
    }
}

/// An object without declared properties is a map, unless nothing is allowed in it.
fn as_map(object: Object, anything: impl FnOnce() -> Use) -> ShapeKind {
    if !object.properties.is_empty() {
        return ShapeKind::Object(object);
    }
    let typed = object.has_typed_patterns();
    let map = |values, pattern| ShapeKind::Map(Map { values, pattern });
    match (object.additional, object.patterns.as_slice()) {
        (Additional::Ignored, _) => map(anything(), None),
        (Additional::Typed(used), []) => map(used, None),
        (Additional::Typed(_), _) => map(anything(), None),
        (Additional::Denied, [only]) if typed => map(only.used.clone(), Some(only.pattern.clone())),
        (Additional::Denied, [_, ..]) => map(anything(), None),
        (additional, _) => ShapeKind::Object(Object {
            additional,
            ..object
        }),
    }
}
